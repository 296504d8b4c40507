//! What falls due from today on, whoever is to act and whether or not somebody is late then: the ends of consultations and the days on
//! which an edition takes effect are among it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::day::number;
use crate::desk::answers::{Due, DueDay};
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::queries::telling::told;
use crate::desk::standards;
use crate::desk::waiting::{COLUMNS, Kept};
use crate::error::ViewError;

/// The most days that are looked ahead.
pub const DUE_DAYS_MAX: u32 = 366;

impl Desk {
    /// What falls due today or within so many days (366 at most), the earliest first; each is counted on its day, even where it is
    /// not among the rows.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn due(&self, today: Date, within: u32, limit: u32) -> Result<Due, ViewError> {
        let within = within.min(DUE_DAYS_MAX);
        self.with_house(|tx, house| {
            let last = today.saturating_add(i64::from(within).days());
            let sql = format!(
                "SELECT {COLUMNS} FROM wait w WHERE w.due BETWEEN ?1 AND ?2 ORDER BY w.due, w.stream, w.which"
            );
            let most = rows(limit);
            let mut select = tx.prepare_cached(&sql)?;
            let mut found = select.query([number(today), number(last)])?;
            let mut rows = Vec::new();
            let mut falls = BTreeMap::<Date, u32>::new();
            while let Some(row) = found.next()? {
                let kept = Kept::of(row)?;
                if !self.tells_of(&standards::read(tx, &kept.standard)?) {
                    continue;
                }
                let Some(until) = kept.until else { continue };
                *falls.entry(until).or_default() += 1;
                if rows.len() < most {
                    rows.push(told(tx, house, kept, today)?);
                }
            }
            let days = (0..=within).map(|ahead| {
                let day = today.saturating_add(i64::from(ahead).days());
                DueDay {
                    day,
                    worked: house.calendar.is_working(day),
                    provisional: !house.calendar.knows(day.year()),
                    count: falls.get(&day).copied().unwrap_or_default(),
                }
            });
            let count = falls.values().sum();
            Ok(Due { more: rows.len() < count as usize, rows, count, days: days.collect() })
        })
    }
}
