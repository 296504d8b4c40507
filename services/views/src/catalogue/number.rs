//! The numbers by which standards are looked for, in the order in which they answer: `ISO 9001` finds its editions, the newest
//! first, then its parts and amendments, then `ISO 90010`, each without looking at anything else.
//!
//! A number is kept under one key for every word from which it may be asked: `GB/T 24421.2-2023` as `gb+t+0524421+012 7976`,
//! `t+0524421+012 7976` and `0524421+012 7976`. A run of digits has its length before it, so that 9 comes before 10; the year
//! of an edition is told from 9999 downwards. What ends a number is less than what goes on with it (`' '`, `'!'`, `'+'` before
//! any letter or digit), so the order of the keys is the order of the answer. After `!` stand those that were asked for
//! without a word in their middle: `ISO 27001` for `ISO/IEC 27001`.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};

use crate::bigrams;

// `whole`: whether the key is the number from its first word on.
pub(crate) const TABLES: &str = "
    CREATE TABLE number(
        key TEXT, standard INTEGER, whole INTEGER NOT NULL, PRIMARY KEY (key, standard)) STRICT, WITHOUT ROWID;";

/// Words before its digits from which a number may be asked.
const STARTS_MAX: usize = 6;

/// Digits of a number that is found by the first of them.
const DIGITS_MAX: usize = 10;

/// Greater than whatever may stand in a key.
const LAST: char = '\u{10FFFF}';

/// From `before` on a standard goes by the number `after`.
pub(crate) fn write(
    tx: &Transaction<'_>,
    standard: i64,
    (before, after): (Option<&str>, Option<&str>),
) -> rusqlite::Result<()> {
    if before == after {
        return Ok(());
    }
    for (key, _) in before.map(keys).unwrap_or_default() {
        tx.prepare_cached("DELETE FROM number WHERE key = ?1 AND standard = ?2")?
            .execute(params![key, standard])?;
    }
    for (key, whole) in after.map(keys).unwrap_or_default() {
        tx.prepare_cached("INSERT OR REPLACE INTO number VALUES (?1, ?2, ?3)")?
            .execute(params![key, standard, whole])?;
    }
    Ok(())
}

/// The keys of a number, and whether each is the whole of it.
fn keys(number: &str) -> BTreeMap<String, bool> {
    let Words { words, year } = Words::of(number);
    let year = year.map_or(0, |year| 9999 - year);
    let digits = words.iter().position(|word| is_digits(word)).unwrap_or(0);
    let mut keys = BTreeMap::new();
    for start in 0..=digits.min(STARTS_MAX) {
        keys.insert(format!("{} {year:04}", key(&words[start..])), start == 0);
    }
    for start in 0..digits.saturating_sub(1).min(STARTS_MAX) {
        let told = key(std::iter::once(&words[start]).chain(&words[digits..]));
        if !keys.contains_key(&format!("{told} {year:04}")) {
            keys.insert(format!("{told}!{year:04}"), false);
        }
    }
    keys
}

/// Where the numbers that somebody asks for stand, one range of keys after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// From the first key on, and before the second.
    pub(crate) ranges: Vec<(String, String)>,
    /// Whether only whole numbers are meant: no digits were asked for, so every number of a series fits by each of its words.
    pub(crate) whole: bool,
}

/// What a text asks for, if it is a number or the beginning of one; of no key twice, and of no standard under two keys.
pub(crate) fn asked(text: &str) -> Option<Asked> {
    let Words { words, year } = Words::of(text);
    let mut ranges = Vec::new();
    let beginning_with = |key: String| (key.clone(), format!("{key}{LAST}"));
    let whole = !words.iter().any(|word| is_digits(word));
    let mut words = words;
    if let Some(year) = year {
        for end in [' ', '!'] {
            ranges.push(beginning_with(format!("{}{end}{:04}", key(&words), 9999 - year)));
        }
        words.push(year.to_string());
    }
    let (last, before) = words.split_last()?;
    if is_digits(last) {
        let whole = key(&words);
        ranges.push((format!("{whole} "), format!("{whole},")));
        let before = before.iter().map(|word| coded(word) + "+").collect::<String>();
        for length in last.len() + 1..=DIGITS_MAX {
            ranges.push(beginning_with(format!("{before}{length:02}{last}")));
        }
    } else {
        ranges.push(beginning_with(key(&words)));
    }
    Some(Asked { ranges, whole })
}

/// The words of a number, without the year of its edition.
struct Words {
    words: Vec<String>,
    year: Option<u16>,
}

impl Words {
    /// The last word is a year if it can be one and is not all that there is of digits: that of `ISO 2000` is none.
    fn of(text: &str) -> Words {
        let mut words = bigrams::plain(text);
        let year = words.last().filter(|word| word.len() == 4 && is_digits(word));
        let year =
            year.and_then(|word| word.parse().ok()).filter(|year| (1900..2200).contains(year));
        let year = year.filter(|_| words.iter().filter(|word| is_digits(word)).count() > 1);
        if year.is_some() {
            words.pop();
        }
        Words { words, year }
    }
}

fn key<'w>(words: impl IntoIterator<Item = &'w String>) -> String {
    words.into_iter().map(|word| coded(word)).collect::<Vec<_>>().join("+")
}

fn coded(word: &str) -> String {
    match is_digits(word) {
        true => format!("{:02}{word}", word.len().min(99)),
        false => word.to_owned(),
    }
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_a_key_for_every_word_from_which_it_is_asked() {
        let told = |number| keys(number).into_iter().collect::<Vec<_>>();
        let key = |key: &str, whole| (key.to_owned(), whole);
        assert_eq!(
            told("GB/T 24421.2—2023"),
            [
                key("0524421+012 7976", false),
                key("gb+0524421+012!7976", false),
                key("gb+t+0524421+012 7976", true),
                key("t+0524421+012 7976", false),
            ]
        );
        assert_eq!(told("ISO/DIS 9001")[3], key("iso+dis+049001 0000", true));
        assert_eq!(told("ISO 2000"), [key("042000 0000", false), key("iso+042000 0000", true)]);
        assert_eq!(told("day-care"), [key("day+care 0000", true)]);
        assert_eq!(
            told("T/T 1"),
            [key("011 0000", false), key("t+011 0000", false), key("t+t+011 0000", true)]
        );
    }

    /// Whatever is asked, a number answers with one of its keys at most, or a page would show it twice.
    #[test]
    fn no_number_answers_twice() {
        let numbers = [
            "ISO/IEC/IEEE 8802-1:2019",
            "GB/T 24421.2-2023",
            "T/T 1",
            "I/IE 12-1999",
            "DB3301/T 0322.3-2020",
            "9 9 9",
            "demo-04-2",
        ];
        let asked_for = [
            "iso",
            "i",
            "ISO 8802",
            "iec 8802",
            "IEEE 8802-1",
            "8802",
            "8",
            "t",
            "T 1",
            "t/t 1",
            "gb 24421",
            "gb/t 24421.2-2023",
            "I 12",
            "ie 12",
            "9",
            "9 9",
            "9 9 9",
            "12-1999",
            "demo",
            "demo 04",
            "db33",
            "2019",
            "1",
        ];
        for text in asked_for {
            let asked = asked(text).unwrap();
            for number in numbers {
                let answers = keys(number).into_iter().filter(|(key, whole)| {
                    (!asked.whole || *whole)
                        && asked.ranges.iter().any(|(from, to)| from <= key && key < to)
                });
                assert!(answers.count() < 2, "{text} {number}");
            }
            assert!(asked.ranges.is_sorted(), "{asked:?}");
        }
        assert_eq!(asked("—/—"), None);
    }
}
