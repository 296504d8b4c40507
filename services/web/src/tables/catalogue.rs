//! The catalogue as a table.

use plumbline_sheets::{Both, Sheet};
use plumbline_views::{Entry, ListQuery, Order, Views};

use crate::ask::Asked;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::{ROWS_MAX, Titled, listed, text};

const COLUMNS: [Titled; 11] = [
    ("标识", "Id", 16),
    ("编号", "Number", 20),
    ("标准名称", "Title", 44),
    ("层级", "Level", 10),
    ("领域", "Field", 14),
    ("辖区", "Jurisdiction", 18),
    ("来源", "Source", 14),
    ("所处阶段", "Stage", 14),
    ("代码", "Code", 8),
    ("自", "Since", 12),
    ("应办结", "Due", 12),
];

pub(super) fn sheet(
    state: &WebState,
    views: &Views,
    asked: Asked,
    language: Language,
) -> Result<Sheet, Problem> {
    let today = (state.today)();
    let Asked { filter, place, text: words, only_there, overdue, by_due, .. } = asked;
    let mut query = ListQuery {
        filter,
        place,
        text: words,
        only_there,
        overdue_on: overdue.then_some(today),
        order: if by_due { Order::Due } else { Order::Number },
        after: None,
        limit: 1_000,
    };
    let names = state.place_names();
    let mut rows = Vec::new();
    let more = loop {
        let listing = views.catalogue.list(&query)?;
        rows.extend(listing.entries.iter().map(|entry| row(entry, &names, language)));
        query.after = listing.next;
        match (&query.after, rows.len() < ROWS_MAX as usize) {
            (Some(_), true) => {}
            (next, _) => break next.is_some(),
        }
    };
    Ok(listed(Both::new("标准目录", "The catalogue"), &COLUMNS, rows, more, today))
}

fn row(entry: &Entry, names: &PlaceNames, language: Language) -> Vec<String> {
    vec![
        entry.id.clone(),
        text(entry.label.as_ref()),
        text(language.title(&entry.title_zh, &entry.title_en)),
        language.level(entry.level).to_owned(),
        language.field(&entry.field),
        names.told(&entry.jurisdiction, language),
        language.origin(entry.origin).to_owned(),
        language.place(entry.place).to_owned(),
        entry.code.clone(),
        entry.since.to_string(),
        text(entry.due),
    ]
}
