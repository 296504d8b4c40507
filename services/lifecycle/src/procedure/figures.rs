//! Every figure of a procedure's text has bounds, and this is where they stand.
//!
//! A text that is adopted is looked through before it is read: each whole number by the name of its key, wherever that key
//! stands. So a refusal can name the key, what it holds and what it may hold, and a key that is added to the format without
//! bounds is refused until it has some. Texts that were adopted earlier are not asked: they read for ever.

/// The bounds of a figure, by its key. Lengths of time stop at a hundred years, so that no sum of dates leaves the calendar;
/// working days at ten years, because each is looked at.
const BOUNDS: [(&str, i64, i64); 20] = [
    ("version", 1, 1_000_000),
    ("days", 1, 36_500),
    ("months", 1, 1_200),
    ("working_days", 1, 2_500),
    ("days_before", 1, 366),
    ("times", 0, 100),
    ("bodies", 0, 200),
    ("least", 1, 999),
    ("most", 1, 999),
    ("fields_each", 0, 999),
    ("senior_least", 0, 999),
    ("unit_most", 0, 999),
    ("load_most", 0, 999),
    ("alternates", 0, 999),
    ("rounds", 1, 1_000),
    ("at_least", 0, 1_000),
    ("more_than", 0, 1_000),
    ("at_most", 0, 1_000),
    ("less_than", 0, 1_000),
    ("part", 0, 1_000),
];

/// The least and the most that a figure of this key may be; nothing for a key that has no figure.
pub(super) fn bounds(key: &str) -> Option<(i64, i64)> {
    BOUNDS.iter().find(|(bounded, _, _)| *bounded == key).map(|(_, least, most)| (*least, *most))
}
