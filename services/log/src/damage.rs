//! An event that is not what was recorded: where it is, whose it is as far as that can be told, and what is wrong.

use rusqlite::{Connection, OptionalExtension};

use crate::error::LogError;
use crate::tree::Hash;

/// An event that is handed to nobody, because it is not what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the log is damaged at seq {seq}{}: {why}", .stream.as_deref().map(|stream| format!(" ({stream})")).unwrap_or_default())]
pub struct Damage {
    /// The event.
    pub seq: u64,
    /// Its stream, if the index still tells.
    pub stream: Option<String>,
    /// Its leaf's hash as stored, if that can still be read.
    pub leaf: Option<Hash>,
    /// What is wrong with it.
    pub why: String,
}

pub(crate) const COLUMN: &str = "a column is not what it should be";
pub(crate) const CONTENT: &str = "its content does not fit its hash";
pub(crate) const MISSING: &str = "it is missing";
pub(crate) const NODE: &str = "the kept subtree root that ends there differs";
pub(crate) const TREE: &str = "the stored tree is not the one the events lead to";

/// By stream and version; an entry ends in the `seq`, so it tells of a row that cannot be read.
const STREAM_BY_INDEX: &str =
    "SELECT stream FROM event INDEXED BY sqlite_autoindex_event_1 WHERE seq = ?1";

impl Damage {
    pub(crate) fn at(seq: u64, why: impl Into<String>) -> Damage {
        Damage { seq, stream: None, leaf: None, why: why.into() }
    }
}

/// Adds what the index and the leaf column still tell of the event. Slow (it walks the index), and only for damage.
pub(crate) fn described(db: &Connection, bad: Damage) -> Damage {
    let stream = db.query_row(STREAM_BY_INDEX, [bad.seq], |row| row.get(0)).optional();
    let leaf = db.query_row("SELECT leaf FROM event WHERE seq = ?1", [bad.seq], |row| row.get(0));
    Damage { stream: stream.unwrap_or_default(), leaf: leaf.ok().map(Hash), ..bad }
}

/// Why an event cannot be read, naming the page if its checksum does not fit.
pub(crate) fn unreadable(error: rusqlite::Error) -> String {
    format!("SQLite cannot read it: {}", plumbline_pages::named(error))
}

/// What SQLite said where event `seq` came next: damage of it, where it says that the file is not what it was.
pub(crate) fn or_sqlite(
    db: &Connection,
    error: rusqlite::Error,
    seq: impl FnOnce() -> u64,
) -> LogError {
    if !plumbline_pages::is_damage(&error) {
        return error.into();
    }
    let why = unreadable(error);
    LogError::Damaged(described(db, Damage::at(seq(), why)))
}
