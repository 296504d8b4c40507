//! What the clock has noted.

use jiff::Unit;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kinds::events;
use crate::which::Which;

events! {
    /// A last day has passed. It stands on the stream of what was waited for, whatever noun that is.
    DeadlinePassed "期限已到" "Last day passed" {
        which: Which,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
    }
    /// 提醒: a last day is near. So many days are left from the day on which this happened to that one; 0 on the day itself.
    DeadlineNear "期限将至" "Last day near" {
        which: Which,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
        days: u32,
    }
}

/// What the clock has noted of a last day: that it has passed, or that it is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Noted {
    /// Of what.
    pub which: Which,
    /// The day.
    pub until: Date,
    /// How many days were left when it was near; `None` for one that has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_left: Option<u32>,
}

impl Noted {
    /// That this day has passed.
    #[must_use]
    pub fn passed(which: Which, until: Date) -> Noted {
        Noted { which, until, days_left: None }
    }

    /// Adds it to what was noted, which is kept in one order, whichever was recorded first.
    pub(crate) fn add_to(self, noted: &mut Vec<Noted>) {
        let at = noted.partition_point(|one| *one <= self);
        noted.insert(at, self);
    }

    /// Whether it says that a last day of this has passed, whichever day that was.
    #[must_use]
    pub fn has_passed(&self, which: Which) -> bool {
        self.which == which && self.days_left.is_none()
    }
}

impl Event {
    /// How many days later than it could have been it was noted that a last day has passed, by the day on which that was
    /// recorded; 0 in time, and for a reminder, which is given on its day or not at all.
    #[must_use]
    pub fn late_days(&self, recorded_on: Date) -> u32 {
        let Event::DeadlinePassed { which, until } = *self else { return 0 };
        let first = if which == Which::Effective { Some(until) } else { until.tomorrow().ok() };
        let days = first.and_then(|first| first.until((Unit::Day, recorded_on)).ok());
        days.and_then(|span| u32::try_from(span.get_days()).ok()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_noted_on_the_day_after_is_in_time_and_later_it_is_late() {
        let until = date(2026, 6, 5);
        let passed = |which| Event::DeadlinePassed { which, until };
        assert_eq!(passed(Which::Filing).late_days(date(2026, 6, 6)), 0);
        assert_eq!(passed(Which::Filing).late_days(date(2026, 6, 9)), 3);
        assert_eq!(passed(Which::Effective).late_days(until), 0);
        assert_eq!(passed(Which::Effective).late_days(date(2026, 6, 6)), 1);
        let near = Event::DeadlineNear { which: Which::Filing, until, days: 7 };
        assert_eq!(near.late_days(date(2026, 6, 9)), 0);
    }
}
