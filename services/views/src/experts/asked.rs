//! The view itself, and how it is asked: now of its tables, of a past day of the log.

use std::sync::Arc;

use jiff::civil::Date;
use plumbline_access::{Reach, Sight};
use plumbline_lifecycle::{Jurisdiction, PersonId};
use plumbline_log::Reader;
use rusqlite::{OptionalExtension, Transaction};

use crate::desk::Kept;
use crate::error::{AskError, ViewError};
use crate::experts::answers::{ExpertQuery, ExpertRecord, Pooled};
use crate::experts::known::Wanted;
use crate::experts::past::OfOne;
use crate::experts::{now, past};
use crate::frame::{Quarantined, quarantined};
use crate::pool::Pool;

/// The pools of experts, to be asked. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Experts {
    pub(crate) pool: Arc<Pool>,
    /// What whoever asks may read.
    pub(crate) sight: Sight,
    kept: Kept,
}

impl Experts {
    pub(crate) fn over(pool: Arc<Pool>) -> Experts {
        Experts { pool, sight: Sight::everything(), kept: Kept::default() }
    }

    /// One page of the people of the pools that whoever asks may see, as they are on `today`.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn list(&self, query: &ExpertQuery, today: Date) -> Result<Pooled, ViewError> {
        self.pool.ask(|tx| {
            let people = self.kept.house(tx)?.people;
            let wanted = Wanted::of(query, self.areas(tx)?, &people);
            now::list(tx, &wanted, self.pool.position_in(tx)?, today)
        })
    }

    /// The same as of a day: by what had happened by then. The log is asked, which costs as much as the pools are old.
    ///
    /// # Errors
    /// [`ViewError`] when the view or the log cannot be read.
    pub fn list_as_of(
        &self,
        log: &Reader,
        query: &ExpertQuery,
        day: Date,
    ) -> Result<Pooled, ViewError> {
        let (wanted, asked, position) = self.pool.ask(|tx| {
            let people = self.kept.house(tx)?.people;
            let wanted = Wanted::of(query, self.areas(tx)?, &people);
            let asked = past::asked(tx, &wanted.areas, day)?;
            Ok((wanted, asked, self.pool.position_in(tx)?))
        })?;
        past::list(log, &wanted, asked, position, day)
    }

    /// What the pool of an area holds of somebody as they are on `today`; `None` where that pool never had them, or whoever asks
    /// may not see it.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn record(
        &self,
        area: &Jurisdiction,
        id: &PersonId,
        today: Date,
    ) -> Result<Option<ExpertRecord>, ViewError> {
        if !self.sees(area) {
            return Ok(None);
        }
        self.pool.ask(|tx| now::record(tx, area, id, self.pool.position_in(tx)?, today))
    }

    /// The same as of a day.
    ///
    /// # Errors
    /// [`ViewError`] when the view or the log cannot be read.
    pub fn record_as_of(
        &self,
        log: &Reader,
        area: &Jurisdiction,
        id: &PersonId,
        day: Date,
    ) -> Result<Option<ExpertRecord>, ViewError> {
        if !self.sees(area) {
            return Ok(None);
        }
        let (asked, position) = self
            .pool
            .ask(|tx| Ok((OfOne::read(tx, area, id, day)?, self.pool.position_in(tx)?)))?;
        past::record(log, area, id, asked, position, day)
    }

    /// Whether whoever asks sees any pool, there or to come.
    #[must_use]
    pub fn are_seen(&self) -> bool {
        *self.sight.reach() != Reach::Public
    }

    /// The streams that were set aside.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, ViewError> {
        self.pool.ask(|tx| Ok(quarantined(tx)?))
    }

    fn sees(&self, area: &Jurisdiction) -> bool {
        self.sight.keeps(area)
    }

    /// The areas that have a pool which whoever asks may see.
    fn areas(&self, tx: &Transaction<'_>) -> Result<Vec<Jurisdiction>, AskError> {
        // A few among thousands of experts: each step goes past a whole pool.
        const NEXT: &str = "SELECT area FROM expert WHERE area > ?1 ORDER BY area LIMIT 1";
        let (mut areas, mut last) = (Vec::new(), String::new());
        let mut next = tx.prepare_cached(NEXT)?;
        while let Some(area) = next.query_row([&last], |row| row.get::<_, String>(0)).optional()? {
            let parsed: Jurisdiction = area.parse().map_err(AskError::damaged)?;
            last = area;
            if self.sees(&parsed) {
                areas.push(parsed);
            }
        }
        Ok(areas)
    }
}
