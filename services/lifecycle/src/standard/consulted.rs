//! The consultations of a standard: how many there were for each purpose, and the one that counts where it stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::consultation::Purpose;
use crate::standard::At;
use crate::words::{PartId, StandardId};

/// The consultations of a standard, by purpose. Whether one still runs, and what came of it, is for its own stream to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultations {
    counts: BTreeMap<Purpose, u32>,
    held: BTreeMap<Purpose, PartId>,
}

impl Consultations {
    /// The one for this purpose that counts where the standard stands.
    #[must_use]
    pub fn held(&self, purpose: Purpose) -> Option<&PartId> {
        self.held.get(&purpose)
    }

    /// Those that count where the standard stands.
    pub fn all(&self) -> impl Iterator<Item = &PartId> {
        self.held.values()
    }

    /// How many were opened for this purpose so far.
    #[must_use]
    pub fn count(&self, purpose: Purpose) -> u32 {
        self.counts.get(&purpose).copied().unwrap_or(0)
    }

    /// All that were opened, in the order of their purposes; `id` is this standard's.
    pub fn ever<'a>(&'a self, id: &'a StandardId) -> impl Iterator<Item = PartId> + 'a {
        let of = move |(purpose, count): (&'a Purpose, &'a u32)| {
            (1..=*count).map(move |no| PartId::of(id, purpose.key(), no))
        };
        self.counts.iter().flat_map(of)
    }

    /// The id of the next one; `id` is this standard's.
    #[must_use]
    pub(crate) fn next(&self, id: &StandardId, purpose: Purpose) -> PartId {
        PartId::of(id, purpose.key(), self.count(purpose) + 1)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    pub(super) fn opened(&mut self, purpose: Purpose, part: &PartId) {
        self.counts.insert(purpose, part.count());
        self.held.insert(purpose, part.clone());
    }

    /// The standard came to another place: only a draft's consultation goes with it, from its opening to its end.
    pub(super) fn moved_to(&mut self, at: &At) {
        let of_draft = matches!(at, At::Consulting { .. } | At::Consulted(_));
        self.held.retain(|purpose, _| *purpose == Purpose::Draft && of_draft);
    }
}
