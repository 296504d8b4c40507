//! Lengths of time: so many days, months or working days, and the last day of each.
//!
//! The first day is not counted; a month ends on the same day of the month or on its last (民法典 第二百零一条、第二百零二条).
//! A length that runs forward may roll: a last day that is a rest day moves to the next working day (第二百零三条), where the
//! procedure says so.

use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;

use crate::calendar::{Calendar, LastDay};
use crate::source::Source;

/// A length of time; exactly one of the units is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// Calendar days, 0 to 36,500.
    #[serde(default)]
    pub days: i32,
    /// Calendar months, 0 to 1,200.
    #[serde(default)]
    pub months: i32,
    /// Working days, 0 to 2,500.
    #[serde(default)]
    pub working_days: i32,
}

/// A length of time with its source; exactly one of the units is set.
// The units stand here once more, because a table that holds a limit is flattened in the file, and only one level deep.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Calendar days, 0 to 36,500.
    #[serde(default)]
    pub days: i32,
    /// Calendar months, 0 to 1,200.
    #[serde(default)]
    pub months: i32,
    /// Working days, 0 to 2,500.
    #[serde(default)]
    pub working_days: i32,
    /// Where the figure comes from.
    pub source: String,
    /// Whether the figure could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

/// A hundred years: no limit is longer, and no sum of dates leaves the calendar by it.
const DAYS_MAX: i32 = 36_500;

/// The same in months.
pub(super) const MONTHS_MAX: i32 = 1_200;

/// Ten years: each working day is looked at.
const WORKING_DAYS_MAX: i32 = 2_500;

/// What a length must be, in words.
pub(super) const SOUND: &str =
    "either days (1 to 36500), months (1 to 1200) or working_days (1 to 2500)";

impl Length {
    /// The last day of this length of time when it begins on `begins`; where it rolls, a rest day gives way to the next
    /// working day. `None` past the end of the calendar (year 9999).
    #[must_use]
    pub fn last_day(&self, begins: Date, calendar: &Calendar, roll: bool) -> Option<LastDay> {
        let span = Span::new().try_days(self.days).ok()?;
        let day = months_later(begins, self.months)?.checked_add(span).ok()?;
        let worked = calendar.working_days_after(day, u32::try_from(self.working_days).ok()?)?;
        if !roll {
            return Some(worked);
        }
        let rolled = calendar.next_working_day(worked.day)?;
        Some(LastDay { provisional: worked.provisional || rolled.provisional, ..rolled })
    }

    /// The day that lies so long before another one: the last on which something is in time that has to be done so long before.
    /// A month back from a day that its month lacks leads to that month's last. `None` before the calendar begins.
    #[must_use]
    pub fn first_day(&self, before: Date, calendar: &Calendar) -> Option<LastDay> {
        let span = Span::new().try_months(self.months).ok()?.try_days(self.days).ok()?;
        let day = before.checked_sub(span).ok()?;
        calendar.working_days_before(day, u32::try_from(self.working_days).ok()?)
    }

    /// Whether its last day depends on which days are worked, where limits roll or not.
    #[must_use]
    pub fn needs_calendar(&self, roll: bool) -> bool {
        roll || self.working_days > 0
    }

    /// Exactly one unit is set, within its bounds.
    pub(super) fn is_sound(&self) -> bool {
        let Length { days, months, working_days } = *self;
        let units = [days, months, working_days].into_iter().filter(|unit| *unit != 0).count();
        units == 1
            && (0..=DAYS_MAX).contains(&days)
            && (0..=MONTHS_MAX).contains(&months)
            && (0..=WORKING_DAYS_MAX).contains(&working_days)
    }
}

impl Limit {
    /// How long.
    #[must_use]
    pub fn length(&self) -> Length {
        let Limit { days, months, working_days, .. } = *self;
        Length { days, months, working_days }
    }

    /// The last day of this limit when it begins on `begins`; see [`Length::last_day`].
    #[must_use]
    pub fn last_day(&self, begins: Date, calendar: &Calendar, roll: bool) -> Option<LastDay> {
        self.length().last_day(begins, calendar, roll)
    }

    /// Whether the figure could not be read in the original.
    #[must_use]
    pub fn is_unverified(&self) -> bool {
        self.cited().unverified
    }

    /// Where the figure comes from.
    #[must_use]
    pub fn cited(&self) -> Source {
        Source::of(self.source.clone(), self.unverified)
    }
}

pub(super) fn months_later(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().try_months(months).ok()?).ok()
}
