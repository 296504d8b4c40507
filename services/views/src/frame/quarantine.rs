//! States that were set aside, each with the event that could not be applied.

use rusqlite::{Connection, Transaction, params};

/// A stream that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Quarantined {
    /// The stream.
    pub stream: String,
    /// The event that could not be applied.
    pub seq: u64,
    /// Why.
    pub why: String,
}

pub(crate) const TABLE: &str = "
    CREATE TABLE quarantine(stream TEXT PRIMARY KEY, seq INTEGER NOT NULL, why TEXT NOT NULL) STRICT, WITHOUT ROWID;";

const ROWS_MAX: u32 = 1_000;

pub(crate) fn any(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare("SELECT 1 FROM quarantine LIMIT 1")?.exists([])
}

pub(crate) fn holds(tx: &Transaction<'_>, stream: &str) -> rusqlite::Result<bool> {
    tx.prepare_cached("SELECT 1 FROM quarantine WHERE stream = ?1")?.exists([stream])
}

pub(crate) fn set_aside(
    tx: &Transaction<'_>,
    stream: &str,
    seq: u64,
    why: &str,
) -> rusqlite::Result<()> {
    tx.prepare_cached("INSERT INTO quarantine(stream, seq, why) VALUES (?1, ?2, ?3)")?
        .execute(params![stream, seq, why])
        .map(drop)
}

/// How many streams are set aside, and the one with the earliest event.
pub(crate) fn counted(connection: &Connection) -> rusqlite::Result<(u64, Option<Quarantined>)> {
    let mut count = connection.prepare_cached("SELECT count(*) FROM quarantine")?;
    let count = count.query_row([], |row| row.get(0))?;
    Ok((count, quarantined(connection)?.into_iter().next()))
}

/// The streams set aside, the earliest event first.
pub(crate) fn quarantined(tx: &Connection) -> rusqlite::Result<Vec<Quarantined>> {
    tx.prepare_cached("SELECT stream, seq, why FROM quarantine ORDER BY seq LIMIT ?1")?
        .query_map([ROWS_MAX], |row| {
            Ok(Quarantined {
                stream: row.get("stream")?,
                seq: row.get("seq")?,
                why: row.get("why")?,
            })
        })?
        .collect()
}
