//! Whether somebody takes part in a matter of a standard, or took part: they read it wherever it lies.

use jiff::civil::Date;
use plumbline_lifecycle::{PersonId, StandardId};
use rusqlite::{Transaction, params};

use crate::desk::house::House;
use crate::desk::queries::desk::Desk;
use crate::desk::queries::of::waits_of;
use crate::error::{AskError, ViewError};

impl Desk {
    /// Whether whoever asks submitted, decided or may decide a matter of this standard, or has a copy of one.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub(crate) fn concerns_asker(
        &self,
        standard: &StandardId,
        today: Date,
    ) -> Result<bool, ViewError> {
        if self.sight.person().is_none() {
            return Ok(false);
        }
        self.with_house(|tx, house| self.is_concerned(tx, house, standard, today))
    }

    pub(super) fn is_concerned(
        &self,
        tx: &Transaction<'_>,
        house: &House,
        standard: &StandardId,
        today: Date,
    ) -> Result<bool, AskError> {
        let Some(person) = self.sight.person() else { return Ok(false) };
        if took_part(tx, standard, person)? {
            return Ok(true);
        }
        let waits = waits_of(tx, house, standard, today)?;
        let mut may = waits.iter().flat_map(|waiting| &waiting.may);
        Ok(may.any(|acting| acting.person.id == person.as_str()))
    }
}

fn took_part(
    tx: &Transaction<'_>,
    standard: &StandardId,
    person: &PersonId,
) -> rusqlite::Result<bool> {
    tx.prepare_cached(
        "SELECT 1 FROM sent WHERE person = ?1 AND standard = ?2
         UNION ALL SELECT 1 FROM done d JOIN sent s USING (stream) WHERE d.person = ?1 AND s.standard = ?2
         UNION ALL SELECT 1 FROM copied c JOIN sent s USING (stream) WHERE c.person = ?1 AND s.standard = ?2 LIMIT 1",
    )?
    .exists(params![person.as_str(), standard.as_str()])
}
