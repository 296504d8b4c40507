//! Whole days later, for whoever counts in calendar days.

use jiff::Span;
use jiff::civil::Date;

/// So many days later; `None` past the end of the calendar.
pub(crate) fn days_later(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}
