//! The words under which a standard is found.

use plumbline_lifecycle::StandardId;
use plumbline_lifecycle::standard::Standard;
use rusqlite::{Transaction, params};

use crate::bigrams;

// It keeps no text of its own: the words are worked out from the state, before and after a change.
pub(crate) const TABLES: &str = "
    CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');";

/// What is searched; `None` for a standard that was not born.
pub(crate) fn text(id: &StandardId, standard: &Standard) -> Option<String> {
    standard.code()?;
    let mut text = id.to_string();
    let titles = standard.titles();
    let label = standard.label();
    let parts = label.as_deref().into_iter().chain(standard.drafting_unit());
    for part in parts.chain(titles.iter().map(|(_, title)| title)) {
        text.push('\n');
        text.push_str(part);
    }
    Some(text)
}

pub(crate) fn write(
    tx: &Transaction<'_>,
    standard: i64,
    old: Option<String>,
    new: Option<String>,
) -> rusqlite::Result<()> {
    if old == new {
        return Ok(());
    }
    if let Some(old) = old {
        tx.prepare_cached("INSERT INTO search(search, rowid, words) VALUES ('delete', ?1, ?2)")?
            .execute(params![standard, bigrams::words(&old)])?;
    }
    if let Some(new) = new {
        tx.prepare_cached("INSERT INTO search(rowid, words) VALUES (?1, ?2)")?
            .execute(params![standard, bigrams::words(&new)])?;
    }
    Ok(())
}
