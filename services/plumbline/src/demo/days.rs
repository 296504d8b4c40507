//! The days of the city: all of them are counted from one, the day on which it was made.

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::calendar::{BUILT_IN, Calendar, Event, Notice};

use crate::demo::tables::bad;
use crate::failure::Failure;

/// A day, and the working days before it.
pub(super) struct Days {
    pub(super) today: Date,
    /// The newest first; today itself where it is one.
    worked: Vec<Date>,
    calendar: Calendar,
}

impl Days {
    /// How many working days a table may count back.
    const BACK_MAX: usize = 400;

    /// Counted from this day by the calendars that come with the program.
    pub(super) fn until(today: Date) -> Result<Days, Failure> {
        let mut calendar = Calendar::default();
        for (year, text) in BUILT_IN {
            let notice: Notice = text.parse()?;
            let set = calendar.evolve(&Event::from(notice));
            calendar = set.map_err(|_| bad(&year.to_string()))?;
        }
        let back = std::iter::successors(Some(today), |day| day.yesterday().ok());
        let worked = back.filter(|day| calendar.is_working(*day)).take(Days::BACK_MAX + 1);
        let worked = worked.collect();
        Ok(Days { today, worked, calendar })
    }

    /// So many working days before today; 0 is the newest one that has come.
    pub(super) fn worked(&self, back: i64) -> Option<Date> {
        self.worked.get(usize::try_from(back).ok()?).copied()
    }

    /// This day, or the next one that is worked.
    pub(super) fn rolled(&self, day: Date) -> Date {
        self.calendar.next_working_day(day).map_or(day, |last| last.day)
    }

    /// So many days of the calendar before today.
    pub(super) fn back(&self, days: i64) -> Date {
        day_back(self.today, days)
    }
}

/// So many days before a day; a negative number lies after it.
pub(super) fn day_back(day: Date, days: i64) -> Date {
    day.saturating_sub(days.days())
}
