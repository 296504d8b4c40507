//! What the tables of the city have in common: lines, words of both languages, and what is wrong with one.

use std::collections::BTreeMap;

use plumbline_lifecycle::Titles;

use crate::failure::Failure;

/// The lines of a table, without its comments.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Titles of what is made up, which say so.
pub(super) fn titles(zh: &str, en: &str) -> Option<Titles> {
    let zh = if zh.starts_with("示例") { zh.to_owned() } else { format!("示例：{zh}") };
    let titles = [("zh".to_owned(), zh), ("en".to_owned(), format!("Made up: {en}"))];
    Titles::try_from(BTreeMap::from(titles)).ok()
}

pub(super) fn bad(what: &str) -> Failure {
    Failure::Demo(what.into())
}
