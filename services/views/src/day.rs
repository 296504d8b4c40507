//! Days as SQLite keeps them: whole numbers, 0 = 1970-01-01, so that lengths of time are differences.

use jiff::ToSpan;
use jiff::civil::{Date, date};

const EPOCH: Date = date(1970, 1, 1);

/// Later than every day that can occur: the `left` of a stay that has not ended.
pub(crate) const NEVER: i64 = 1_000_000_000;

pub(crate) fn number(day: Date) -> i64 {
    EPOCH.until(day).map_or(NEVER, |span| i64::from(span.get_days()))
}

pub(crate) fn date_of(number: i64) -> Date {
    i32::try_from(number).ok().and_then(|n| EPOCH.checked_add(n.days()).ok()).unwrap_or(Date::MAX)
}

pub(crate) fn date_before_never(number: i64) -> Option<Date> {
    (number < NEVER).then(|| date_of(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_becomes_a_number_and_back() {
        for day in
            [date(1969, 12, 31), EPOCH, date(2024, 2, 29), date(9999, 12, 31), date(1900, 1, 1)]
        {
            assert_eq!(date_of(number(day)), day);
        }
        assert_eq!(number(date(2024, 1, 1)), 19_723);
    }
}
