//! Days, counted one by one. The house of these tests has no calendar, so that weekends alone are off.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

pub(crate) fn later(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

fn is_worked(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// This day, or the next one that is worked.
pub(crate) fn worked(day: Date) -> Date {
    (0..).map(|days| later(day, days)).find(|day| is_worked(*day)).unwrap()
}

/// So many working days after a day, which is not counted.
pub(crate) fn working_days_after(day: Date, count: usize) -> Date {
    let mut worked = (1..).map(|days| later(day, days)).filter(|day| is_worked(*day));
    worked.nth(count - 1).unwrap()
}

pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until((jiff::Unit::Day, to)).unwrap().get_days())
}
