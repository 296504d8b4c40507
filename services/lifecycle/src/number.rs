//! Standard numbers: `GB/T 24421.2-2023`, `MZ/T 039-2013`, `DB3301/T 0322.3-2020`, `T/CADP 12-2024`, `Q/ABC 5S-2024`.
//!
//! A number is a series, a sequence number with an optional part, and a year. The forms are those of GB/T 1.1 and
//! GB/T 20004 and the rules for local (DB), group (T) and enterprise (Q) standards. This file knows how numbers are
//! written and ordered, not who may give them out.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The series a number is given out in: all before the sequence number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// 国家标准; the mark is `T` (recommended), `Z` (guidance) or absent (mandatory).
    National(Option<char>),
    /// 地方标准: two digits of a province or four of a city (GB/T 2260).
    Local(String),
    /// 行业标准: two letters, as MZ for civil affairs; marks as for national ones.
    Sector(String, Option<char>),
    /// 团体标准: the society's code.
    Group(String),
    /// 企业标准: the enterprise's code.
    Enterprise(String),
}

/// A standard's number. Ordered as a shelf is: by series, then sequence and parts as numbers, then year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number {
    series: Series,
    sequence: u32,
    parts: Vec<u16>,
    year: u16,
    /// Digits as written: `039` is 3 wide, and stays so.
    sequence_width: usize,
    parts_width: Vec<usize>,
    /// The `S` that some enterprises put behind the sequence number.
    marked: bool,
}

/// A text that is no standard number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no standard number (as GB/T 24421.2-2023, MZ/T 039-2013, DB3301/T 0322.3-2020, T/CADP 12-2024, Q/ABC 5-2024)"
)]
pub struct NotANumber(pub String);

impl Number {
    /// The series.
    #[must_use]
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// The sequence number, without its part.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    /// The year: that of publication.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// Whether it is the same number, however many zeros it is written with.
    #[must_use]
    pub fn is_same(&self, other: &Number) -> bool {
        let plain = |number: &Number| {
            (
                number.series.clone(),
                number.sequence,
                number.parts.clone(),
                number.year,
                number.marked,
            )
        };
        plain(self) == plain(other)
    }

    /// The same number with another year.
    #[must_use]
    pub fn of_year(&self, year: u16) -> Number {
        Number { year, ..self.clone() }
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Series::National(None) => write!(f, "GB"),
            Series::National(Some(mark)) => write!(f, "GB/{mark}"),
            Series::Local(area) => write!(f, "DB{area}/T"),
            Series::Sector(code, None) => write!(f, "{code}"),
            Series::Sector(code, Some(mark)) => write!(f, "{code}/{mark}"),
            Series::Group(code) => write!(f, "T/{code}"),
            Series::Enterprise(code) => write!(f, "Q/{code}"),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:0width$}", self.series, self.sequence, width = self.sequence_width)?;
        for (part, width) in self.parts.iter().zip(&self.parts_width) {
            write!(f, ".{part:0width$}")?;
        }
        write!(f, "{}-{:04}", if self.marked { "S" } else { "" }, self.year)
    }
}

/// A text that names no series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no series of numbers (as GB/T, MZ/T, DB3301/T, T/CADP, Q/ABC)")]
pub struct NoSeries(pub String);

impl FromStr for Series {
    type Err = NoSeries;

    fn from_str(text: &str) -> Result<Self, NoSeries> {
        series(text).ok_or_else(|| NoSeries(text.chars().take(60).collect()))
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        parse(text).ok_or_else(|| NotANumber(text.chars().take(60).collect()))
    }
}

impl TryFrom<String> for Number {
    type Error = NotANumber;

    fn try_from(text: String) -> Result<Self, NotANumber> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> String {
        number.to_string()
    }
}

fn parse(text: &str) -> Option<Number> {
    let (head, year) = text.rsplit_once(['-', '—'])?;
    let year = digits(year, 4, 4)?;
    let (prefix, tail) = split_head(head)?;
    let series = series(prefix)?;
    let (tail, marked) = match (&series, tail.strip_suffix('S')) {
        (Series::Enterprise(_), Some(tail)) => (tail, true),
        _ => (tail, false),
    };
    let (sequence_max, parts_max) = match series {
        Series::National(_) => (6, 2),
        Series::Local(_) | Series::Sector(..) => (5, 1),
        Series::Group(_) | Series::Enterprise(_) => (6, 1),
    };
    let mut pieces = tail.split('.');
    let sequence_text = pieces.next()?;
    let sequence = digits(sequence_text, 1, sequence_max)?;
    let pieces: Vec<&str> = pieces.collect();
    if pieces.len() > parts_max {
        return None;
    }
    let parts =
        pieces.iter().map(|p| digits(p, 1, 3)?.try_into().ok()).collect::<Option<Vec<u16>>>()?;
    let parts_width = pieces.iter().map(|piece| piece.len()).collect();
    let year = u16::try_from(year).ok()?;
    Some(Number {
        series,
        sequence,
        parts,
        year,
        sequence_width: sequence_text.len(),
        parts_width,
        marked,
    })
}

/// The series' text and the rest. Everybody writes a space between them, enterprises sometimes leave it out.
fn split_head(head: &str) -> Option<(&str, &str)> {
    if let Some((prefix, tail)) = head.rsplit_once(' ') {
        return Some((prefix, tail));
    }
    let at = head.starts_with("Q/").then(|| head.find(|c: char| c.is_ascii_digit()))??;
    Some(head.split_at(at))
}

/// The tests stand in this order because `DB` is also the code of a sector.
fn series(prefix: &str) -> Option<Series> {
    let upper = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let (code, mark) = match prefix.split_once('/') {
        Some((code, "T")) => (code, Some('T')),
        Some((code, "Z")) => (code, Some('Z')),
        _ => (prefix, None),
    };
    if code == "GB" {
        return Some(Series::National(mark));
    }
    if let (Some(area), Some('T')) = (code.strip_prefix("DB"), mark)
        && matches!(area.len(), 2 | 4)
        && area.bytes().all(|b| b.is_ascii_digit())
    {
        return Some(Series::Local(area.into()));
    }
    if let Some(society) = prefix.strip_prefix("T/") {
        let fits = upper(society, 2, 12) && society.starts_with(|c: char| c.is_ascii_uppercase());
        return fits.then(|| Series::Group(society.into()));
    }
    if let Some(firm) = prefix.strip_prefix("Q/") {
        let (name, site) = firm.split_once(' ').unwrap_or((firm, "A"));
        let site_fits =
            (1..=4).contains(&site.len()) && site.bytes().all(|b| b.is_ascii_uppercase());
        return (upper(name, 2, 12) && site_fits).then(|| Series::Enterprise(firm.into()));
    }
    let sector = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    sector.then(|| Series::Sector(code.into(), mark))
}

fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn real_numbers_come_back_as_written() {
        for text in [
            "GB/T 24421.2-2023",
            "MZ/T 039-2013",
            "DB3301/T 0322.3-2020",
            "DB6101/T 3168-2023",
            "T/CADP 12-2024",
            "GB 1-2020",
            "GB/Z 1.1.2-2020",
            "Q/ABC XY 5S-2024",
        ] {
            assert_eq!(text.parse::<Number>().map(|n| n.to_string()), Ok(text.to_string()));
        }
        assert_eq!("GB/T 1—2020".parse::<Number>(), "GB/T 1-2020".parse());
        assert_eq!("Q/ABC5-2024".parse::<Number>(), "Q/ABC 5-2024".parse());
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "GB/T",
            "GB/X 1-2020",
            "DB3301 1-2020",
            "DB330/T 1-2020",
            "MZ/T 123456-2020",
            "T/c 1-2020",
            "GB/T 1-20",
            "GB/T 1.2.3.4-2020",
            "GB/T １-2020",
            "MZ/T 1.2.3-2020",
            "GB/T  1-2020",
            "Q/ 1-2020",
        ] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }

    fn a_series() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("GB".to_string()),
            Just("GB/T".into()),
            Just("MZ/T".into()),
            "DB[1-9][0-9]([0-9]{2})?/T",
            "T/[A-Z][A-Z0-9]{1,11}",
            "Q/[A-Z0-9]{2,12}( [A-Z]{1,4})?"
        ]
    }

    proptest! {
        #[test]
        fn print_and_parse_agree(series in a_series(), tail in "[0-9]{1,5}(\\.[0-9]{1,3})?", year in 1900u16..2100) {
            let text = format!("{series} {tail}-{year}");
            let number: Number = text.parse().unwrap();
            prop_assert_eq!(number.to_string(), text.clone());
            prop_assert_eq!(number.series().to_string(), series);
            prop_assert_eq!(text.replace('-', "—").parse::<Number>(), Ok(number));
        }

        #[test]
        fn numbers_stand_in_the_order_of_a_shelf(a in 1u32..99_999, b in 1u32..99_999, p in 1u16..999, y in 1990u16..2030, z in 1990u16..2030) {
            let number = |s: u32, p: u16, y: u16| format!("GB/T {s}.{p}-{y}").parse::<Number>().unwrap();
            prop_assert_eq!(number(a, p, y).cmp(&number(b, p, z)), (a, y).cmp(&(b, z)));
        }
    }
}
