//! A table, however it is written: its title, what it is about, its columns with their rows, and what is said below it.

use jiff::civil::Date;

/// A text in Chinese, and the same in English.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Both {
    pub zh: String,
    pub en: String,
}

impl Both {
    /// Both of them.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Both {
        Both { zh: zh.into(), en: en.into() }
    }

    /// Chinese first, with English beside it.
    #[must_use]
    pub fn beside(&self) -> String {
        format!("{} {}", self.zh, self.en)
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub title: Both,
    /// How wide it is in a workbook, in characters of Latin; a Chinese one takes two.
    pub width: u16,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: Both,
    /// What it is about, a line each: its name and what it holds.
    pub head: Vec<(Both, String)>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
    /// What is said below it, a line each.
    pub foot: Vec<Both>,
    /// The day that it tells of.
    pub day: Date,
}

/// Whether a spreadsheet would work a cell out instead of showing it. Full-width signs count: some programs read them as the
/// plain ones.
pub(crate) fn is_like_a_formula(cell: &str) -> bool {
    let first = cell.trim_start().chars().next();
    first.is_some_and(|first| "=+-@＝＋－＠".contains(first))
}
