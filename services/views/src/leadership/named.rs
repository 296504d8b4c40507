//! What a standard was called from which day on: a row only when its titles or its label change.

use jiff::civil::Date;
use plumbline_lifecycle::State;
use rusqlite::{Transaction, params};

use crate::day::number;

pub(crate) const TABLES: &str = "
    CREATE TABLE named(
        standard INTEGER, from_day INTEGER, label TEXT, title_zh TEXT, title_en TEXT,
        PRIMARY KEY (standard, from_day)) STRICT, WITHOUT ROWID;
    CREATE INDEX named_day ON named(from_day);";

/// What it was called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Named {
    label: Option<String>,
    title_zh: Option<String>,
    title_en: Option<String>,
}

impl Named {
    pub(crate) fn of(state: &State) -> Named {
        let State::Standard(standard) = state else { return Named::default() };
        let titles = standard.titles();
        let title = |language| titles.get(language).map(Into::into);
        Named { label: standard.label(), title_zh: title("zh"), title_en: title("en") }
    }
}

/// The standard is called so from `day` on. Of several events of one day the last one holds.
pub(crate) fn write(
    tx: &Transaction<'_>,
    standard: i64,
    day: Date,
    named: &Named,
) -> rusqlite::Result<()> {
    let Named { label, title_zh, title_en } = named;
    tx.prepare_cached("INSERT OR REPLACE INTO named VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![standard, number(day), label, title_zh, title_en])
        .map(drop)
}

/// All of it will be told anew.
pub(crate) fn forget(tx: &Transaction<'_>, standard: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM named WHERE standard = ?1")?.execute([standard]).map(drop)
}
