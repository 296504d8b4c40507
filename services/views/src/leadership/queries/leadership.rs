//! The view itself, and how far it goes.

use std::sync::Arc;

use jiff::civil::Date;
use plumbline_access::Sight;
use rusqlite::Transaction;

use crate::day::date_of;
use crate::error::ViewError;
use crate::frame::{Quarantined, quarantined};
use crate::pool::Pool;

/// The most rows that a list holds.
pub(crate) const ROWS_MAX: u32 = 10_000;

/// The leadership view, to be asked. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Leadership {
    pub(crate) pool: Arc<Pool>,
    /// What whoever asks may read.
    pub(crate) sight: Sight,
}

impl Leadership {
    /// The streams that were set aside.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, ViewError> {
        self.pool.ask(|tx| Ok(quarantined(tx)?))
    }

    /// The last day on which anything changed that this view tells of.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn last_day(&self) -> Result<Option<Date>, ViewError> {
        self.pool.ask(|tx| Ok(last_day(tx)?))
    }
}

/// The last day on which anything changed.
pub(crate) fn last_day(tx: &Transaction<'_>) -> rusqlite::Result<Option<Date>> {
    let day: Option<i64> = tx
        .prepare_cached(
            "SELECT MAX(day) FROM (
                 SELECT MAX(entered) AS day FROM span UNION ALL SELECT MAX(from_day) FROM named)",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(day.map(date_of))
}
