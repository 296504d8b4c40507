//! The last days that have passed and that nobody has noted yet.

use jiff::civil::Date;
use plumbline_lifecycle::StreamId;
use rusqlite::params;

use crate::day::{date_of, number};
use crate::desk::answers::PassedDay;
use crate::desk::house::folded;
use crate::desk::queries::desk::Desk;
use crate::desk::waiting::{COLUMNS, Kept};
use crate::error::{AskError, ViewError};

/// Last days that are told at a time, however many are asked for.
const PASSED_MAX: u32 = 10_000;

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
            let most = limit.min(PASSED_MAX);
            let mut found = select.query(params![number(today), most])?;
            let mut passed = Vec::new();
            while let Some(row) = found.next()? {
                let passes_on = date_of(row.get("passes_on")?);
                let Kept { stream, which, until, .. } = Kept::of(row)?;
                let Some(until) = until else { continue };
                let stream: StreamId = stream.parse().map_err(AskError::damaged)?;
                // The end of a draft's consultation is written on its standard too.
                let bound = match &stream {
                    StreamId::Consultation(part) => StreamId::Standard(part.owner().clone()),
                    own => own.clone(),
                };
                let latest = folded(tx, &bound.to_string())?.latest();
                let on = latest.map_or(passes_on, |latest| latest.max(passes_on));
                passed.push(PassedDay { stream, which, until, on });
            }
            Ok(passed)
        })
    }
}
