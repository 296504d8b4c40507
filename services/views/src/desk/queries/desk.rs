//! The view itself.

use std::sync::Arc;

use plumbline_access::{Reach, Sight};
use plumbline_lifecycle::PersonId;
use rusqlite::Transaction;

use crate::desk::answers::{Named, Titled};
use crate::desk::house::{House, Kept};
use crate::error::{AskError, ViewError};
use crate::frame::{Quarantined, quarantined};
use crate::pool::Pool;

/// The most rows that a list holds.
pub(crate) const ROWS_MAX: u32 = 1_000;

/// The desk, to be asked. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Desk {
    pub(crate) pool: Arc<Pool>,
    /// What whoever asks may read.
    pub(crate) sight: Sight,
    kept: Kept,
}

impl Desk {
    pub(crate) fn over(pool: Arc<Pool>) -> Desk {
        Desk { pool, sight: Sight::everything(), kept: Kept::default() }
    }

    /// What somebody is called.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn named(&self, person: &PersonId) -> Result<Named, ViewError> {
        self.with_house(|_, house| {
            Ok(Named { id: person.to_string(), name: house.people.name_of(person).to_owned() })
        })
    }

    /// The streams that were set aside.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, ViewError> {
        self.pool.ask(|tx| Ok(quarantined(tx)?))
    }

    /// What somebody is called, also when they have left; `None` for a person whom nobody here knows.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn person(&self, person: &PersonId) -> Result<Option<Named>, ViewError> {
        self.with_house(|_, house| {
            Ok(house.people.persons.contains_key(person).then(|| house.named(person)))
        })
    }

    /// Whether whoever asks is told what a standard waits for.
    pub(crate) fn tells_of(&self, standard: &Titled) -> bool {
        standard
            .jurisdiction
            .parse()
            .map_or(*self.sight.reach() == Reach::Everything, |area| self.sight.keeps(&area))
    }

    /// The same of what lies on this person's desk: of one's own everything.
    pub(crate) fn tells_of_theirs(&self, person: &PersonId, standard: &Titled) -> bool {
        self.sight.person() == Some(person) || self.tells_of(standard)
    }

    /// Asks with the people and the calendar at hand.
    pub(crate) fn with_house<T>(
        &self,
        question: impl FnOnce(&Transaction<'_>, &House) -> Result<T, AskError>,
    ) -> Result<T, ViewError> {
        self.pool.ask(|tx| {
            let house = self.kept.house(tx)?;
            question(tx, &house)
        })
    }
}

/// So many rows at most, as a number of things to take: one more tells whether there are more.
pub(crate) fn rows(limit: u32) -> usize {
    limit.clamp(1, ROWS_MAX) as usize
}
