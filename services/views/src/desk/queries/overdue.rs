//! Everything with which somebody is late today, or was at the end of a day.

use jiff::civil::Date;

use crate::day::number;
use crate::desk::answers::{Paged, Waiting};
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::queries::telling::{told, told_then};
use crate::desk::waiting::{COLUMNS, Kept};
use crate::desk::{late, standards};
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

    /// What was past its last day at the end of a day, the longest past first, by all that is recorded now; of whom it was waited for and
    /// what it was called as of that day. Who may act is a question about today, and so is what falls due next.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn overdue_as_of(&self, day: Date, limit: u32) -> Result<Paged<Waiting>, ViewError> {
        self.with_house(|tx, house| {
            let sql = format!(
                "SELECT {COLUMNS} FROM wait w WHERE w.binds = 1 AND w.due < ?1 AND w.entered <= ?1
                 UNION ALL
                 SELECT {} FROM was_late w WHERE w.left_on > ?1 AND w.due < ?1 AND w.entered <= ?1
                 ORDER BY due, stream, which",
                late::COLUMNS
            );
            let most = rows(limit);
            let mut select = tx.prepare_cached(&sql)?;
            let mut found = select.query([number(day)])?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                let kept = Kept::of(row)?;
                let standard = standards::read_then(tx, &kept.standard, day)?;
                if !self.tells_of(&standard) {
                    continue;
                }
                if rows.len() == most {
                    return Ok(Paged { rows, more: true });
                }
                rows.push(told_then(tx, house, kept, standard, day)?);
            }
            Ok(Paged { rows, more: false })
        })
    }
}
