//! Days: whole days later, for whoever counts in calendar days; and which days anybody may name.

use jiff::Span;
use jiff::civil::{Date, date};

use crate::words::{BadWord, bad};

/// The first day that anybody may name. Standards are older than computers, and not older than this.
pub(crate) const FIRST: Date = date(1900, 1, 1);

/// The last day that anybody may name.
pub(crate) const LAST: Date = date(2200, 12, 31);

/// So many days later; `None` past the end of the calendar.
pub(crate) fn days_later(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// A day that somebody enters: from 1900 to 2200. What is worked out or drawn from such a day is bounded by it.
///
/// # Errors
/// [`BadWord`] with the name of the field.
pub fn nameable(field: &'static str, day: Date) -> Result<Date, BadWord> {
    if (FIRST..=LAST).contains(&day) {
        return Ok(day);
    }
    Err(bad(field, format!("{day} is no day that anybody means (possible: {FIRST} to {LAST})")))
}
