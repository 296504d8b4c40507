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
#[serde(try_from = "StoredNumber", into = "String")]
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

/// A number as an event holds it. Numbers of the year 0, or with the sequence number 0, were let in once.
#[derive(Deserialize)]
#[serde(transparent)]
struct StoredNumber(String);

/// The years that a number may have: those of publication.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;

/// A text that is no standard number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no standard number (sequence from 1, year 1900 to 2200; as GB/T 24421.2-2023, MZ/T 039-2013, DB3301/T 0322.3-2020, T/CADP 12-2024, Q/ABC 5-2024)"
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

    /// Whether it has the same sequence number and part in the same series, whatever its year.
    #[must_use]
    pub fn is_edition_of(&self, other: &Number) -> bool {
        self.is_same(&other.of_year(self.year))
    }

    /// This number written with as many digits as `other`, which has the same sequence number; the part too, where it is the
    /// same.
    #[must_use]
    pub fn written_as(&self, other: &Number) -> Number {
        let like = if self.parts == other.parts { other } else { self };
        let (sequence_width, parts_width) = (other.sequence_width, like.parts_width.clone());
        Number { sequence_width, parts_width, ..self.clone() }
    }

    /// The number that somebody means who writes it with other spaces, dashes, small letters or wide ones; `None` where no
    /// number is meant.
    #[must_use]
    pub fn meant_by(text: &str) -> Option<Number> {
        let plain = |c: char| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
            '\u{FF01}'..='\u{FF5E}' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c).to_ascii_uppercase()
            }
            c => c.to_ascii_uppercase(),
        };
        let text: String = text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
        let year = text.len().checked_sub(5).and_then(|at| text.get(at..))?;
        if text.len() > 40 || !year.starts_with('-') {
            return None;
        }
        // Without its spaces the series may end before any digit.
        let digits = text.match_indices(|c: char| c.is_ascii_digit());
        digits
            .map(|(at, _)| text.split_at(at))
            .find_map(|(series, tail)| parse(&format!("{series} {tail}")))
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
        let entered = |number: &Number| YEARS.contains(&number.year) && number.sequence > 0;
        parse(text).filter(entered).ok_or_else(|| not_a_number(text))
    }
}

impl TryFrom<StoredNumber> for Number {
    type Error = NotANumber;

    fn try_from(StoredNumber(text): StoredNumber) -> Result<Self, NotANumber> {
        parse(&text).ok_or_else(|| not_a_number(&text))
    }
}

fn not_a_number(text: &str) -> NotANumber {
    NotANumber(text.chars().take(60).collect())
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

    #[test]
    fn the_year_0_and_the_sequence_0_are_read_where_they_are_stored_and_not_entered() {
        for text in
            ["GB/T 1-0000", "GB/T 1-1899", "GB/T 1-2201", "GB/T 1-9999", "DB3301/T 0000-2024"]
        {
            assert!(text.parse::<Number>().is_err(), "{text}");
            let stored: Number = serde_json::from_value(text.into()).unwrap();
            assert_eq!(stored.to_string(), text);
        }
    }

    #[test]
    fn a_number_is_meant_however_it_is_spaced_dashed_and_cased() {
        let number: Number = "DB3301/T 0400.1-2024".parse().unwrap();
        for text in [
            "DB3301/T 0400.1-2024",
            "db3301/t0400.1—2024",
            " DB 3301/T  0400.1–2024",
            "ＤＢ３３０１／Ｔ　０４００．１－２０２４",
            "DB3301/T 400.1-2024",
        ] {
            assert!(Number::meant_by(text).is_some_and(|meant| meant.is_same(&number)), "{text}");
        }
        for text in
            ["", "-2024", "ISO/DIS 10033-1", "ISO 9001:2015", "iso-62085", "ISO 2709-1996", "—2024"]
        {
            assert_eq!(Number::meant_by(text), None, "{text}");
        }
        let q: Number = "Q/A1B 5-2024".parse().unwrap();
        assert!(Number::meant_by("Q/A1B 5-2024").is_some());
        assert!(q.is_edition_of(&"Q/A1B 05-2019".parse().unwrap()));
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
        fn print_and_parse_agree(series in a_series(), tail in "[1-9][0-9]{0,4}(\\.[0-9]{1,3})?", zeros in "0{0,2}", year in 1900u16..2100) {
            let tail = if tail.find('.').unwrap_or(tail.len()) < 4 { format!("{zeros}{tail}") } else { tail };
            let text = format!("{series} {tail}-{year}");
            let number: Number = text.parse().unwrap();
            prop_assert_eq!(number.to_string(), text.clone());
            prop_assert_eq!(number.series().to_string(), series);
            prop_assert_eq!(text.replace('-', "—").parse::<Number>(), Ok(number));
        }

        /// What is written, read, written and read again is the same; and so is what is meant by it.
        #[test]
        fn what_is_meant_by_what_was_meant_is_the_same(text in ".{0,40}", series in a_series(), tail in "[0-9]{1,5}(\\.[0-9]{1,3})?", year in 1900u16..2200) {
            for text in [text, format!("{series}{tail}—{year}").to_lowercase()] {
                if let Some(number) = Number::meant_by(&text) {
                    prop_assert_eq!(Number::meant_by(&number.to_string()), Some(number));
                }
            }
        }

        #[test]
        fn numbers_stand_in_the_order_of_a_shelf(a in 1u32..99_999, b in 1u32..99_999, p in 1u16..999, y in 1990u16..2030, z in 1990u16..2030) {
            let number = |s: u32, p: u16, y: u16| format!("GB/T {s}.{p}-{y}").parse::<Number>().unwrap();
            prop_assert_eq!(number(a, p, y).cmp(&number(b, p, z)), (a, y).cmp(&(b, z)));
        }
    }
}
