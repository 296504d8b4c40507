//! What the latest events of a pool replaced, so that an earlier version of it can be had without its history.

use std::sync::Arc;

use rpds::{ListSync, RedBlackTreeMapSync};

use crate::pool::held::Held;
use crate::words::PersonId;

/// The experts of a pool. A copy shares all of them, and a change of one costs the way to it.
pub(super) type Experts = RedBlackTreeMapSync<PersonId, Arc<Held>>;

/// Who has which number.
pub(super) type Numbers = RedBlackTreeMapSync<u32, PersonId>;

/// What one event replaced: each expert that it changed, as they were before it.
pub(super) type Replaced = Vec<(PersonId, Option<Arc<Held>>)>;

/// What each of the latest events replaced. It says how a pool came to be what it is, and nothing of what it is: two pools that
/// say the same are equal, and a stored one has lost it.
///
/// Events are forgotten by whole generations: the older one when the younger one is full.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes {
    young: ListSync<Arc<Replaced>>,
    old: ListSync<Arc<Replaced>>,
}

impl PartialEq for Changes {
    fn eq(&self, _: &Changes) -> bool {
        true
    }
}

impl Eq for Changes {}

impl Changes {
    /// Remembers one more event; at least the latest `kept_min` are kept, and at most twice as many.
    pub(super) fn push(&mut self, replaced: Replaced, kept_min: usize) {
        if self.young.len() == kept_min {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.push_front_mut(Arc::new(replaced));
    }

    /// Takes the latest `count` events back; `None` where not so many are kept.
    pub(super) fn undone(&self, count: u64, mut experts: Experts) -> Option<Experts> {
        let count = usize::try_from(count).ok()?;
        if count > self.len() {
            return None;
        }
        for replaced in self.young.iter().chain(self.old.iter()).take(count) {
            for (id, before) in replaced.iter().rev() {
                match before {
                    Some(before) => experts.insert_mut(id.clone(), before.clone()),
                    None => {
                        experts.remove_mut(id);
                    }
                }
            }
        }
        Some(experts)
    }

    /// How many events are kept.
    pub(super) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}
