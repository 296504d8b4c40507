//! When a last day is near: on the days before it that its procedure names. Each is one reminder; of those that were missed only
//! the nearest is given, and only while the last day lies ahead.

use jiff::Unit;
use jiff::civil::Date;

use crate::days::days_later;
use crate::deadline::event::Noted;
use crate::procedure::Reminders;
use crate::state::State;
use crate::wait::Wait;

/// The day from which the next reminder of a wait is due, by what was noted of it; `None` where none is to come. A reminder that
/// would be due no later than the wait began is none.
#[must_use]
pub fn next_reminder(state: &State, wait: &Wait, reminders: &Reminders) -> Option<Date> {
    let until = wait.until?;
    let whole = days_between(wait.since, until);
    let noted = state.noted().iter().filter(|noted| noted.which == wait.which);
    let noted: Vec<&Noted> = noted.filter(|noted| noted.until == until).collect();
    // What has passed is not near any more, and with one day the longer ones have had theirs.
    let least = noted.iter().map(|noted| noted.days_left.unwrap_or(0)).min();
    let days = reminders.days_before.iter().copied();
    let days =
        days.filter(|days| i64::from(*days) < whole && least.is_none_or(|least| *days < least));
    days_later(until, -i32::try_from(days.max()?).ok()?)
}

/// How many days are left.
pub(super) fn days_left(on: Date, until: Date) -> Option<u32> {
    u32::try_from(days_between(on, until)).ok()
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until((Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}
