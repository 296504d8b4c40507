//! The file of one year's calendar, as it is copied from the notice of the state council's office.
//!
//! ```toml
//! year = 2026
//! off = ["2026-01-01..2026-01-03", "2026-09-25"]
//! work = ["2026-01-04"]
//! source = "国办发明电〔2025〕7号"
//! ```

use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::words::Sentence;

/// One year's days off and days worked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The year.
    pub year: i16,
    /// Days that are not worked, in any order.
    pub off: Vec<Date>,
    /// Weekend days that are worked, in any order.
    pub work: Vec<Date>,
    /// The notice that says so.
    pub source: Sentence,
}

/// A text that is no calendar of a year, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("calendar: {0}")]
pub struct BadNotice(pub String);

/// The years that come with Plumbline: (year, TOML text).
pub const BUILT_IN: [(i16, &str); 2] = [
    (2025, include_str!("../../calendars/2025.toml")),
    (2026, include_str!("../../calendars/2026.toml")),
];

/// The longest range of days that one line may name: no holiday is longer.
const RANGE_MAX: usize = 31;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    year: i16,
    #[serde(default)]
    off: Vec<String>,
    #[serde(default)]
    work: Vec<String>,
    source: Sentence,
}

impl FromStr for Notice {
    type Err = BadNotice;

    fn from_str(text: &str) -> Result<Self, BadNotice> {
        let Text { year, off, work, source } =
            toml::from_str(text).map_err(|e| BadNotice(e.to_string().trim().into()))?;
        let days = |lines: Vec<String>| -> Result<Vec<Date>, BadNotice> {
            Ok(lines.iter().map(|line| days_of(line)).collect::<Result<Vec<_>, _>>()?.concat())
        };
        Ok(Notice { year, off: days(off)?, work: days(work)?, source })
    }
}

/// The days that a line names: one, or all from the first to the last.
fn days_of(line: &str) -> Result<Vec<Date>, BadNotice> {
    let bad = || {
        BadNotice(format!(
            "`{line}` is neither a day (2026-01-01) nor a range of up to {RANGE_MAX} days (2026-01-01..2026-01-03)"
        ))
    };
    let (first, last) = line.split_once("..").unwrap_or((line, line));
    let (first, last): (Date, Date) =
        (first.parse().map_err(|_| bad())?, last.parse().map_err(|_| bad())?);
    let from_first = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    let days: Vec<Date> = from_first.take_while(|day| *day <= last).take(RANGE_MAX + 1).collect();
    if days.is_empty() || days.len() > RANGE_MAX { Err(bad()) } else { Ok(days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_days_and_ranges_of_days() {
        let text =
            "year = 2027\noff = [\"2027-02-05..2027-02-07\", \"2027-01-01\"]\nsource = \"通知\"";
        let notice: Notice = text.parse().unwrap();
        let off: Vec<String> = notice.off.iter().map(Date::to_string).collect();
        assert_eq!(off, ["2027-02-05", "2027-02-06", "2027-02-07", "2027-01-01"]);
        assert!(notice.work.is_empty());
    }

    #[test]
    fn a_file_that_says_anything_else_is_refused_with_the_line() {
        let with = |off: &str| format!("year = 2027\noff = [\"{off}\"]\nsource = \"通知\"");
        for line in ["2027-02-30", "2027-02-03..2027-02-01", "2027-01-01..2027-12-31", "Monday"] {
            let BadNotice(why) = with(line).parse::<Notice>().unwrap_err();
            assert!(why.contains(&format!("`{line}`")), "{why}");
        }
        for text in
            ["year = 2027", "year = 2027\nsource = \"\"", "year = 2027\nsource = \"a\"\nx = 1"]
        {
            assert!(text.parse::<Notice>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_built_in_years_are_those_that_they_say() {
        for (year, text) in BUILT_IN {
            assert_eq!(text.parse::<Notice>().map(|notice| notice.year), Ok(year));
        }
    }
}
