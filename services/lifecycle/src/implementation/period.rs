//! The time that a record is about: a year, a quarter or a month.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::days::{FIRST, LAST};
use crate::words::{BadWord, Parsed, bad, stored_as_entered};

/// A year (`2026`), a quarter (`2026-Q1`) or a month (`2026-05`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Year,
    Quarter(i8),
    Month(i8),
}

impl Period {
    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        let month = match self.part {
            Part::Year => 1,
            Part::Quarter(quarter) => 3 * (quarter - 1) + 1,
            Part::Month(month) => month,
        };
        date(self.year, month, 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        let months = match self.part {
            Part::Year => 12,
            Part::Quarter(_) => 3,
            Part::Month(_) => 1,
        };
        self.first().saturating_add(months.months()).saturating_sub(1.day())
    }

    /// Whether all of its days are days of the other, as a month's are of its year.
    #[must_use]
    pub fn within(self, other: Period) -> bool {
        other.first() <= self.first() && self.last() <= other.last()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Year => write!(f, "{:04}", self.year),
            Part::Quarter(quarter) => write!(f, "{:04}-Q{quarter}", self.year),
            Part::Month(month) => write!(f, "{:04}-{month:02}", self.year),
        }
    }
}

impl FromStr for Period {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let number = |text: &str, digits: usize| -> Option<i16> {
            let sound = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
            sound.then(|| text.parse().ok()).flatten()
        };
        let parse = || {
            let (year, part) = match text.split_once('-') {
                None => (text, Part::Year),
                Some((year, part)) => {
                    let counted = |text: &str, digits, most| {
                        let number = i8::try_from(number(text, digits)?).ok()?;
                        (1..=most).contains(&number).then_some(number)
                    };
                    let part = match part.strip_prefix('Q') {
                        Some(quarter) => Part::Quarter(counted(quarter, 1, 4)?),
                        None => Part::Month(counted(part, 2, 12)?),
                    };
                    (year, part)
                }
            };
            let year = number(year, 4)?;
            (FIRST.year()..=LAST.year()).contains(&year).then_some(Period { year, part })
        };
        parse().ok_or_else(|| {
            bad("period", "a year, a quarter or a month, as 2026, 2026-Q1 or 2026-05")
        })
    }
}

stored_as_entered!(Period);

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2026-Q1", "2026-01-01", "2026-03-31"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2200-12", "2200-12-01", "2200-12-31"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(
                (period.first().to_string(), period.last().to_string()),
                (first.into(), last.into())
            );
        }
        for text in [
            "", "26", "2026-Q0", "2026-Q5", "2026-13", "2026-5", "2026-Q1 ", "1899", "+202",
            "2026-00",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
