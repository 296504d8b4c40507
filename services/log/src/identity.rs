//! Which log this is, and whether it was closed: two small tables beside the events.
//!
//! The *id* is made by chance with the log and does not change, so that what was worked out from one log is not taken for
//! another's. A log of an older program gets one when it is next opened to be written. One that was put back although it lacked the
//! last events gets another, because what it records from then on is not what was recorded before; what it was called is kept beside it.
//!
//! A *replica* says so by a table of its own: what comes next in it is decided by the log that it follows.
//!
//! *Usage* says in `log.db` itself that the log is in use. While it is, the last events stand in `log.db-wal`; a copy of
//! `log.db` alone says so by this row, and is refused instead of being silently short.

use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::error::OpenError;
use crate::event_table;
use crate::seal::Mark;

/// Which log: 16 characters of a–z and 2–7, by chance.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LogId(Arc<str>);

impl LogId {
    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no log's id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no log's id (16 characters of a-z and 2-7)")]
pub struct NoLogId(pub String);

impl FromStr for LogId {
    type Err = NoLogId;

    fn from_str(text: &str) -> Result<LogId, NoLogId> {
        let fits = |c: u8| c.is_ascii_lowercase() || matches!(c, b'2'..=b'7');
        match text.len() == 16 && text.bytes().all(fits) {
            true => Ok(LogId(text.into())),
            false => Err(NoLogId(text.chars().take(40).collect())),
        }
    }
}

impl fmt::Display for LogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a log was called before it was put back without its last events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The id.
    pub id: LogId,
    /// How many events it held when it got another one; all that follow were recorded under that.
    pub events: u64,
}

/// Only of a log that has been called something else.
const EARLIER: &str = "
CREATE TABLE IF NOT EXISTS earlier (
  number INTEGER PRIMARY KEY,
  id     TEXT    NOT NULL, -- as in identity
  events INTEGER NOT NULL  -- how many there were when it got another id
) STRICT;
";

/// What keeps the earlier ids.
pub(crate) const EARLIER_TRIGGERS: [(&str, &str); 2] = [
    (
        "earlier_is_written_once",
        "BEFORE UPDATE ON earlier BEGIN SELECT RAISE(ABORT, 'a log keeps its id'); END",
    ),
    (
        "earlier_is_kept",
        "BEFORE DELETE ON earlier BEGIN SELECT RAISE(ABORT, 'a log keeps its id'); END",
    ),
];

pub(crate) const TABLES: &str = "
CREATE TABLE identity (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id   TEXT NOT NULL -- 16 characters of a-z and 2-7
) STRICT;
CREATE TABLE usage (
  only    INTEGER PRIMARY KEY CHECK (only = 1),
  in_use  INTEGER NOT NULL -- 1 from the first opening to be written until an orderly end
) STRICT;
INSERT INTO usage VALUES (1, 0);
";

/// Gives a log its id, unless it has one.
pub(crate) fn give(db: &Connection) -> Result<(), OpenError> {
    if read(db)?.is_none() {
        db.execute("INSERT INTO identity VALUES (1, ?1)", [made()?])?;
    }
    Ok(())
}

const REPLICA: &str = "
CREATE TABLE replica (
  only INTEGER PRIMARY KEY CHECK (only = 1) -- no row: that there is such a table says it
) STRICT;
";

/// Makes an empty log the replica of another one.
pub(crate) fn follow(db: &Connection, id: &LogId) -> rusqlite::Result<()> {
    db.execute_batch(&format!("BEGIN IMMEDIATE; {REPLICA} COMMIT;"))?;
    db.execute("INSERT INTO identity VALUES (1, ?1)", [id.as_str()]).map(drop)
}

/// Whether it follows another log.
pub(crate) fn is_replica(db: &Connection) -> rusqlite::Result<bool> {
    let count = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'replica'";
    db.query_row(count, [], |row| Ok(row.get::<_, i64>(0)? == 1))
}

/// Gives a log that nobody else has another id, and keeps the one it had. The trigger that forbids it goes, and is put again by whoever
/// sees to all of them.
pub(crate) fn renew(db: &Connection) -> Result<LogId, OpenError> {
    let id = made()?;
    let events = event_table::last_seq(db)?;
    db.execute_batch(&format!(
        "BEGIN IMMEDIATE; {EARLIER} DROP TRIGGER IF EXISTS identity_is_written_once;"
    ))?;
    db.execute("INSERT INTO earlier (id, events) SELECT id, ?1 FROM identity", [events])?;
    db.execute("UPDATE identity SET id = ?1", [&id])?;
    db.execute_batch("COMMIT")?;
    Ok(LogId(id.into()))
}

/// What a log was called before, the oldest first.
pub(crate) fn earlier(db: &Connection) -> rusqlite::Result<Vec<Earlier>> {
    if !has_earlier(db)? {
        return Ok(Vec::new());
    }
    let mut all = db.prepare("SELECT id, events FROM earlier ORDER BY number")?;
    let row = |row: &rusqlite::Row<'_>| {
        Ok(Earlier { id: LogId(row.get::<_, String>("id")?.into()), events: row.get("events")? })
    };
    all.query_map([], row)?.collect()
}

pub(crate) fn has_earlier(db: &Connection) -> rusqlite::Result<bool> {
    let exists =
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'earlier')";
    db.query_row(exists, [], |row| row.get(0))
}

/// An id by chance.
fn made() -> Result<String, OpenError> {
    let mut chance = [0; 10];
    let random = |error: getrandom::Error| OpenError::Random(error.to_string());
    getrandom::fill(&mut chance).map_err(random)?;
    Ok(base32(chance))
}

/// The id; `None` of a log that no program of this version has opened to write.
pub(crate) fn read(db: &Connection) -> rusqlite::Result<Option<LogId>> {
    if !has_tables(db)? {
        return Ok(None);
    }
    let id = db.query_row("SELECT id FROM identity", [], |row| row.get::<_, String>(0));
    Ok(id.optional()?.map(|id| LogId(id.into())))
}

fn has_tables(db: &Connection) -> rusqlite::Result<bool> {
    let count =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('identity', 'usage')";
    db.query_row(count, [], |row| Ok(row.get::<_, i64>(0)? == 2))
}

/// Writes whether the log is in use. So that `log.db` alone tells it, what stands in the WAL is folded in as far as readers
/// let it be.
pub(crate) fn set_in_use(db: &Connection, in_use: bool) -> rusqlite::Result<()> {
    db.execute("UPDATE usage SET in_use = ?1 WHERE in_use <> ?1", [in_use])?;
    db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
}

/// Whether something stands in the WAL; to be asked before SQLite opens the log, and perhaps makes one.
pub(crate) fn has_wal(dir: &Path) -> bool {
    std::fs::metadata(dir.join("log.db-wal")).is_ok_and(|file| file.len() > 0)
}

/// Refuses a `log.db` that was copied out of a folder in use, without what stood beside it.
pub(crate) fn refuse_cut(dir: &Path, db: &Connection, had_wal: bool) -> Result<(), OpenError> {
    if had_wal || !has_tables(db)? {
        return Ok(());
    }
    let in_use = db.query_row("SELECT in_use FROM usage", [], |row| row.get(0)).optional()?;
    let head = event_table::last_seq(db)?;
    match in_use {
        Some(true) if Mark::find(dir) != Some(head) => {
            Err(OpenError::Cut { path: dir.join("log.db"), head })
        }
        _ => Ok(()),
    }
}

fn base32(bytes: [u8; 10]) -> String {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let number = bytes.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    (0..16).rev().map(|at| char::from(DIGITS[(number >> (at * 5) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_of_few_characters() {
        assert_eq!(base32([0; 10]), "aaaaaaaaaaaaaaaa");
        assert_eq!(base32([255; 10]), "7777777777777777");
        assert_eq!(base32(*b"plumbline!"), "obwhk3lcnruw4zjb", "as RFC 4648 has it");
        let id: LogId = base32([7; 10]).parse().unwrap();
        assert_eq!(id.to_string().parse(), Ok(id));
        for no in
            ["", "obwhk3lcnruw4zj", "obwhk3lcnruw4zj1", "OBWHK3LCNRUW4ZJB", "obwhk3lcnruw.zjb"]
        {
            assert!(no.parse::<LogId>().is_err(), "{no}");
        }
    }
}
