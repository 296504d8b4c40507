//! The panels that were called for a standard: which one is the newest of each purpose, and how many there were.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::review::Purpose;
use crate::standard::At;
use crate::words::{PartId, StandardId};

/// The reviews of a standard. How far each is, it says itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviews {
    /// The newest review of each purpose that still counts where the standard stands.
    newest: BTreeMap<Purpose, PartId>,
    counts: BTreeMap<Purpose, u32>,
}

impl Reviews {
    /// The newest review of a purpose that still counts.
    #[must_use]
    pub fn of(&self, purpose: Purpose) -> Option<&PartId> {
        self.newest.get(&purpose)
    }

    /// Those that still count.
    pub fn all(&self) -> impl Iterator<Item = &PartId> {
        self.newest.values()
    }

    /// Every review that was ever called for this standard, the oldest of each purpose first.
    pub fn ever<'a>(&'a self, id: &'a StandardId) -> impl Iterator<Item = PartId> + 'a {
        self.counts.iter().flat_map(move |(purpose, count)| {
            (1..=*count).map(move |nth| PartId::of(id, purpose.key(), nth))
        })
    }

    /// Whether none was ever called.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    pub(crate) fn next(&self, id: &StandardId, purpose: Purpose) -> PartId {
        PartId::of(id, purpose.key(), self.counts.get(&purpose).map_or(1, |count| count + 1))
    }

    pub(super) fn called(&mut self, review: &PartId) {
        let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.key() == review.purpose());
        if let Some(purpose) = purpose {
            self.newest.insert(purpose, review.clone());
            self.counts.insert(purpose, review.count());
        }
    }

    /// None counts any more: it was sent back, or suspended.
    pub(super) fn lapse(&mut self) {
        self.newest.clear();
    }

    /// The standard has come to another place: those that are not held there count no more.
    pub(super) fn leave_for(&mut self, at: &At) {
        self.newest.retain(|purpose, _| purpose.is_held_at(at));
    }
}
