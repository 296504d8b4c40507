//! Counting in working days. The day on which a length of time begins is never counted (民法典 第二百零一条).
//!
//! Everything here answers in bounded time: it looks at no more than [`LOOKED_AT_MAX`] days, and gives up at the end of
//! the calendar (year 9999).

use jiff::Unit;
use jiff::civil::Date;

use crate::calendar::state::{Calendar, is_weekend};

/// A last day, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastDay {
    /// The day.
    pub day: Date,
    /// 暂定: it was counted with a year of which only the weekends are known.
    pub provisional: bool,
}

/// A hundred years: longer than any limit of a procedure.
const LOOKED_AT_MAX: usize = 36_525;

impl Calendar {
    /// The day that is `n` working days after `start`, which is not counted; `start` itself for 0. `None` past the end of
    /// the calendar, or where a hundred years hold too few working days.
    #[must_use]
    pub fn working_days_after(&self, start: Date, n: u32) -> Option<LastDay> {
        let mut last = LastDay { day: start, provisional: false };
        let mut left = n;
        for _ in 0..LOOKED_AT_MAX {
            if left == 0 {
                return Some(last);
            }
            last.day = last.day.tomorrow().ok()?;
            last.provisional |= !self.knows(last.day.year());
            left -= u32::from(self.is_working(last.day));
        }
        None
    }

    /// The day that is `n` working days before `end`, which is not counted; `end` itself for 0. `None` before the calendar
    /// begins, or where a hundred years hold too few working days.
    #[must_use]
    pub fn working_days_before(&self, end: Date, n: u32) -> Option<LastDay> {
        let mut last = LastDay { day: end, provisional: false };
        let mut left = n;
        for _ in 0..LOOKED_AT_MAX {
            if left == 0 {
                return Some(last);
            }
            last.day = last.day.yesterday().ok()?;
            last.provisional |= !self.knows(last.day.year());
            left -= u32::from(self.is_working(last.day));
        }
        None
    }

    /// This day if it is worked, else the first one after it that is. `None` past the end of the calendar.
    #[must_use]
    pub fn next_working_day(&self, day: Date) -> Option<LastDay> {
        let mut last = LastDay { day, provisional: !self.knows(day.year()) };
        for _ in 0..LOOKED_AT_MAX {
            if self.is_working(last.day) {
                return Some(last);
            }
            last.day = last.day.tomorrow().ok()?;
            last.provisional |= !self.knows(last.day.year());
        }
        None
    }

    /// How many working days lie after `from` and up to `to`; 0 where `to` is not later.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let days = from.until((Unit::Day, to)).map_or(0, |span| span.get_days());
        if days <= 0 {
            return 0;
        }
        // Whole weeks hold five weekdays each; what is left over is looked at, and so are the days that a year names.
        let left_over = std::iter::successors(Some(to), |day| day.yesterday().ok());
        let left_over = left_over.take(usize::try_from(days % 7).unwrap_or_default());
        let mut count = days / 7 * 5;
        count += left_over.map(|day| i32::from(!is_weekend(day))).sum::<i32>();
        for (_, year) in self.years() {
            let within = |day: &&Date| from < **day && **day <= to;
            let off = year.off.iter().filter(within).filter(|day| !is_weekend(**day));
            let work = year.work.iter().filter(within).filter(|day| is_weekend(**day));
            let work = work.filter(|day| !year.off.contains(*day));
            count += i32::try_from(work.count()).unwrap_or_default();
            count -= i32::try_from(off.count()).unwrap_or_default();
        }
        u32::try_from(count).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::notice::{BUILT_IN, Notice};

    fn known() -> Calendar {
        let notices = BUILT_IN.map(|(_, text)| text.parse::<Notice>().unwrap());
        notices
            .into_iter()
            .fold(Calendar::default(), |calendar, notice| calendar.evolve(&notice.into()).unwrap())
    }

    fn after(start: Date, n: u32) -> (String, bool) {
        let last = known().working_days_after(start, n).unwrap();
        (last.day.to_string(), last.provisional)
    }

    #[test]
    fn working_days_are_counted_over_the_spring_festival_and_the_national_day() {
        assert_eq!(after(date(2026, 2, 12), 5), ("2026-02-26".into(), false));
        assert_eq!(after(date(2025, 9, 26), 20), ("2025-10-30".into(), false));
        assert_eq!(after(date(2026, 9, 17), 10), ("2026-10-08".into(), false));
        assert_eq!(after(date(2026, 1, 30), 20), ("2026-03-05".into(), false));
        assert_eq!(after(date(2026, 2, 14), 0), ("2026-02-14".into(), false));
    }

    #[test]
    fn counted_back_the_same_days_are_left_out() {
        let before = |end: Date, n: u32| known().working_days_before(end, n).unwrap().day;
        assert_eq!(before(date(2026, 2, 26), 5), date(2026, 2, 12));
        assert_eq!(before(date(2026, 10, 8), 1), date(2026, 9, 30));
        assert_eq!(before(date(2026, 10, 8), 0), date(2026, 10, 8));
        assert!(known().working_days_before(date(2027, 1, 4), 2).unwrap().provisional);
    }

    #[test]
    fn each_of_the_two_years_has_248_working_days() {
        let calendar = known();
        for year in [2025, 2026] {
            let (from, to) = (date(year - 1, 12, 31), date(year, 12, 31));
            assert_eq!(calendar.working_days_between(from, to), 248, "{year}");
        }
    }

    #[test]
    fn a_worked_saturday_and_a_free_friday_are_what_the_notice_says() {
        let calendar = known();
        assert!(calendar.is_working(date(2026, 2, 14)), "a Saturday");
        assert!(!calendar.is_working(date(2026, 1, 2)), "a Friday");
        let rolled = calendar.next_working_day(date(2026, 10, 1)).unwrap();
        assert_eq!((rolled.day, rolled.provisional), (date(2026, 10, 8), false));
    }

    #[test]
    fn a_year_that_nobody_knows_has_its_weekends_and_every_day_counted_in_it_is_provisional() {
        assert_eq!(after(date(2026, 12, 30), 1), ("2026-12-31".into(), false));
        assert_eq!(after(date(2026, 12, 30), 2), ("2027-01-01".into(), true));
        let rolled = known().next_working_day(date(2027, 1, 2)).unwrap();
        assert_eq!((rolled.day, rolled.provisional), (date(2027, 1, 4), true));
    }

    #[test]
    fn what_is_counted_one_by_one_and_by_weeks_is_the_same() {
        let calendar = known();
        let start = date(2024, 12, 20);
        let mut day = start;
        let mut counted = 0;
        while day < date(2027, 2, 1) {
            day = day.tomorrow().unwrap();
            counted += u32::from(calendar.is_working(day));
            assert_eq!(calendar.working_days_between(start, day), counted, "{day}");
        }
        assert_eq!(calendar.working_days_between(day, start), 0);
    }

    #[test]
    fn the_end_of_the_calendar_and_a_hundred_free_years_give_no_day_and_no_panic() {
        let calendar = known();
        assert_eq!(calendar.working_days_after(date(9999, 12, 30), 5), None);
        assert_eq!(
            calendar.next_working_day(date(9999, 12, 31)).map(|last| last.day),
            Some(date(9999, 12, 31))
        );
        assert_eq!(calendar.working_days_after(date(2026, 1, 1), u32::MAX), None);
        assert!(after(date(2026, 1, 1), 1_200).1);
        assert!(calendar.working_days_between(Date::MIN, Date::MAX) > 5_000_000);
    }
}
