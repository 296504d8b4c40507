//! The last days that have passed and that nobody has noted yet.

use jiff::civil::Date;
use rusqlite::params;

use crate::day::{date_of, number};
use crate::desk::answers::PassedDay;
use crate::desk::house::folded;
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::waiting::{COLUMNS, Kept};
use crate::error::{AskError, ViewError};

impl Desk {
    /// What the clock is to note today, the earliest first, at most so many.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn for_the_clock(&self, today: Date, limit: u32) -> Result<Vec<PassedDay>, ViewError> {
        self.pool.ask(|tx| {
            let sql = format!(
                "SELECT {COLUMNS}, w.passes_on FROM wait w WHERE w.for_clock = 1 AND w.passes_on <= ?1
                 ORDER BY w.passes_on, w.stream, w.which LIMIT ?2"
            );
            let mut select = tx.prepare_cached(&sql)?;
            let most = i64::try_from(rows(limit)).unwrap_or(i64::MAX);
            let mut found = select.query(params![number(today), most])?;
            let mut passed = Vec::new();
            while let Some(row) = found.next()? {
                let passes_on = date_of(row.get("passes_on")?);
                let Kept { stream, which, until, .. } = Kept::of(row)?;
                let Some(until) = until else { continue };
                let latest = folded(tx, &stream)?.latest();
                let on = latest.map_or(passes_on, |latest| latest.max(passes_on));
                let stream = stream.parse().map_err(AskError::damaged)?;
                passed.push(PassedDay { stream, which, until, on });
            }
            Ok(passed)
        })
    }
}
