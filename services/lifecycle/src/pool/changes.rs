//! What the latest events of a pool replaced, so that an earlier version of it can be had without its history.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::pool::expert::Expert;
use crate::words::PersonId;

/// The experts of a pool, shared with the versions of it that are kept.
pub(super) type Experts = BTreeMap<PersonId, Arc<Expert>>;

/// What one event replaced: each expert that it changed, as they were before it.
type Replaced = Vec<(PersonId, Option<Arc<Expert>>)>;

/// What each of the latest events replaced, the oldest first. It says how a pool came to be what it is, and nothing of what it
/// is: two pools that say the same are equal, and a stored one has lost it.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes(VecDeque<Arc<Replaced>>);

impl PartialEq for Changes {
    fn eq(&self, _: &Changes) -> bool {
        true
    }
}

impl Eq for Changes {}

impl Changes {
    pub(super) fn push(&mut self, replaced: Replaced, kept_max: usize) {
        self.0.push_back(Arc::new(replaced));
        if self.0.len() > kept_max {
            self.0.pop_front();
        }
    }

    /// Takes the latest `count` events back; `None` where not so many are kept.
    pub(super) fn undone(&self, count: u64, mut experts: Experts) -> Option<Experts> {
        let first = self.0.len().checked_sub(usize::try_from(count).ok()?)?;
        for replaced in self.0.range(first..).rev() {
            for (id, before) in replaced.iter().rev() {
                match before {
                    Some(before) => experts.insert(id.clone(), before.clone()),
                    None => experts.remove(id),
                };
            }
        }
        Some(experts)
    }

    pub(super) fn weight(&self) -> usize {
        // Most of what was replaced is shared with the version before it.
        self.0.iter().map(|replaced| 64 + replaced.len() * 200).sum()
    }
}
