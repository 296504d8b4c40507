//! Everything with which somebody is late today.

use jiff::civil::Date;
use rusqlite::params;

use crate::day::number;
use crate::desk::answers::{Paged, Waiting};
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::queries::telling::told;
use crate::desk::waiting::{COLUMNS, Kept};
use crate::error::ViewError;

impl Desk {
    /// What is past its last day, the longest past first.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn overdue(&self, today: Date, limit: u32) -> Result<Paged<Waiting>, ViewError> {
        self.with_house(|tx, house| {
            let sql = format!(
                "SELECT {COLUMNS} FROM wait w WHERE w.binds = 1 AND w.due < ?1 ORDER BY w.due, w.stream, w.which LIMIT ?2"
            );
            let most = rows(limit);
            let asked = i64::try_from(most + 1).unwrap_or(i64::MAX);
            let mut select = tx.prepare_cached(&sql)?;
            let mut found = select.query(params![number(today), asked])?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                if rows.len() == most {
                    return Ok(Paged { rows, more: true });
                }
                rows.push(told(tx, house, Kept::of(row)?, today)?);
            }
            Ok(Paged { rows, more: false })
        })
    }
}
