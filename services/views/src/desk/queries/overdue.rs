//! Everything with which somebody is late today.

use jiff::civil::Date;

use crate::day::number;
use crate::desk::answers::{Paged, Waiting};
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::queries::telling::told;
use crate::desk::standards;
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
                "SELECT {COLUMNS} FROM wait w WHERE w.binds = 1 AND w.due < ?1 ORDER BY w.due, w.stream, w.which"
            );
            let most = rows(limit);
            let mut select = tx.prepare_cached(&sql)?;
            let mut found = select.query([number(today)])?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                let kept = Kept::of(row)?;
                if !self.tells_of(&standards::read(tx, &kept.standard)?) {
                    continue;
                }
                if rows.len() == most {
                    return Ok(Paged { rows, more: true });
                }
                rows.push(told(tx, house, kept, today)?);
            }
            Ok(Paged { rows, more: false })
        })
    }
}
