//! The log's tables, and how each connection to them is set up.
//!
//! `event` and `command` are written once: triggers refuse UPDATE and DELETE. A REPLACE deletes without asking those
//! (unless `recursive_triggers` is on, which a stranger's connection need not have), so the triggers before INSERT let in
//! nothing but what comes next: the next `seq`, the stream's next version, a new command. Each opening puts back a trigger
//! that is missing or differs. `tree` is one row, the frontier after the last event; `node` keeps the roots of complete
//! subtrees. Both follow from `event` and are compared with it by `verify`.

use std::path::Path;
use std::time::Duration;

use plumbline_pages::CutWal;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::error::OpenError;
use crate::identity::{self, LogId};
use crate::options::Options;

/// `PLUM`: what `file` and SQLite say this database is.
const APPLICATION_ID: i64 = 0x504C_554D;

/// The version of these tables.
///
/// 1 had no `identity` and no `usage`.
const SCHEMA_VERSION: i64 = 2;

/// SQLite before this has a bug in WAL resets that can corrupt a database.
const SQLITE_LEAST: i32 = 3_051_003;

const TABLES: &str = "
CREATE TABLE event (
  seq          INTEGER PRIMARY KEY,
  stream       TEXT    NOT NULL,
  version      INTEGER NOT NULL,
  kind         TEXT    NOT NULL,
  schema       INTEGER NOT NULL,
  recorded_at  INTEGER NOT NULL, -- microseconds since 1970-01-01 UTC
  happened_on  TEXT    NOT NULL, -- 2026-11-24
  actor        TEXT    NOT NULL,
  on_behalf_of TEXT,
  command      BLOB    NOT NULL, -- 16 bytes
  digest       BLOB    NOT NULL, -- 32 bytes: SHA-256 of the command's body
  data         TEXT    NOT NULL, -- JSON, exactly as hashed
  leaf         BLOB    NOT NULL, -- 32 bytes
  UNIQUE (stream, version)
) STRICT;
CREATE TABLE command (
  id        BLOB    PRIMARY KEY, -- 16 bytes
  first_seq INTEGER NOT NULL,
  last_seq  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tree (
  only     INTEGER PRIMARY KEY CHECK (only = 1),
  size     INTEGER NOT NULL,
  frontier BLOB    NOT NULL,
  root     BLOB    NOT NULL
) STRICT;
CREATE TABLE node (
  level INTEGER NOT NULL,
  idx   INTEGER NOT NULL,
  root  BLOB    NOT NULL,
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;
";

/// What each trigger is called, and what it does. Those before INSERT fail, they do not abort: nothing of the row is
/// written yet, and a statement that may abort costs more. An event inserted without `seq` has -1 there, until SQLite gives
/// it the next one.
const TRIGGERS: [(&str, &str); 12] = [
    ("event_is_written_once", "BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"),
    ("event_is_kept", "BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"),
    ("command_is_written_once", "BEFORE UPDATE ON command BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"),
    ("command_is_kept", "BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"),
    ("node_is_written_once", "BEFORE UPDATE ON node BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"),
    ("node_is_kept", "BEFORE DELETE ON node BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"),
    ("identity_is_written_once", "BEFORE UPDATE ON identity BEGIN SELECT RAISE(ABORT, 'a log keeps its id'); END"),
    ("identity_is_kept", "BEFORE DELETE ON identity BEGIN SELECT RAISE(ABORT, 'a log keeps its id'); END"),
    (
        "identity_is_given_once",
        "BEFORE INSERT ON identity WHEN EXISTS (SELECT 1 FROM identity)
         BEGIN SELECT RAISE(FAIL, 'a log keeps its id'); END",
    ),
    (
        "event_comes_next",
        "BEFORE INSERT ON event
           WHEN NEW.seq NOT IN (-1, 1 + (SELECT coalesce(max(seq), 0) FROM event))
             OR NEW.version <> 1 + (SELECT coalesce(max(version), 0) FROM event WHERE stream = NEW.stream)
         BEGIN SELECT RAISE(FAIL, 'not the next seq of the log and the next version of its stream'); END",
    ),
    (
        "command_is_new",
        "BEFORE INSERT ON command WHEN EXISTS (SELECT 1 FROM command WHERE id = NEW.id)
         BEGIN SELECT RAISE(FAIL, 'the command has its answer already'); END",
    ),
    (
        "node_is_new",
        "BEFORE INSERT ON node WHEN EXISTS (SELECT 1 FROM node WHERE level = NEW.level AND idx = NEW.idx)
         BEGIN SELECT RAISE(FAIL, 'the log is append-only'); END",
    ),
];

/// The one connection that writes. Creates the tables in a new file, and gives the log its id.
pub(crate) fn open_for_writing(path: &Path, options: &Options) -> Result<Connection, OpenError> {
    let db = open_to_write(path, options)?;
    identity::give(&db)?;
    Ok(db)
}

/// The one connection that writes what another log has. Creates the tables in a new file, under that log's id.
pub(crate) fn open_to_follow(
    path: &Path,
    options: &Options,
    id: Option<&LogId>,
) -> Result<Connection, OpenError> {
    let db = open_to_write(path, options)?;
    if let Some(id) = id.filter(|_| matches!(identity::read(&db), Ok(None))) {
        identity::follow(&db, id)?;
    }
    Ok(db)
}

fn open_to_write(path: &Path, options: &Options) -> Result<Connection, OpenError> {
    check_library()?;
    // The end of the log is known by its mark, so a write-ahead log that was cut is no riddle.
    let db = plumbline_pages::open(path, OpenFlags::default(), CutWal::Ends)?;
    db.busy_timeout(Duration::from_secs(5))?;
    keep_plans(&db)?;
    fold_at_close(&db, false)?;
    db.pragma_update(None, "page_size", options.page_size)?;
    let mode: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(OpenError::Pragma { name: "journal_mode", found: mode, wanted: "wal" });
    }
    let synchronous = if options.commits_wait_for_disk { ("FULL", "2") } else { ("NORMAL", "1") };
    db.pragma_update(None, "synchronous", synchronous.0)?;
    db.pragma_update(None, "recursive_triggers", true)?;
    db.pragma_update(None, "cache_size", -65_536)?;
    // What a command's savepoint keeps of the pages it changes: without this, a large command writes a file in /tmp.
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "journal_size_limit", 64 << 20)?;
    db.pragma_update(None, "wal_autocheckpoint", 2_000)?;
    expect(&db, "synchronous", synchronous.1)?;
    expect(&db, "recursive_triggers", "1")?;
    db.set_prepared_statement_cache_capacity(32);
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match version {
        0 => {
            db.execute_batch(&format!(
                "BEGIN IMMEDIATE; {TABLES} {} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;",
                identity::TABLES
            ))?;
        }
        1 => {
            db.execute_batch(&format!(
                "BEGIN IMMEDIATE; {} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;",
                identity::TABLES
            ))?;
        }
        SCHEMA_VERSION => {}
        newer => return Err(OpenError::Newer { found: newer, known: SCHEMA_VERSION }),
    }
    put_triggers(&db)?;
    Ok(db)
}

/// Whether SQLite folds the WAL in and removes it when the connection closes. Only an orderly end may have that: a start that
/// failed would leave a file that says it is in use and has no WAL, as one does that was copied alone.
pub(crate) fn fold_at_close(db: &Connection, folds: bool) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !folds).map(drop)
}

/// Each trigger stands as it is written here, whoever made this log or meddled with it.
pub(crate) fn put_triggers(db: &Connection) -> rusqlite::Result<()> {
    let has_earlier = identity::has_earlier(db)?;
    let of_earlier = identity::EARLIER_TRIGGERS.into_iter().filter(|_| has_earlier);
    for (name, body) in TRIGGERS.into_iter().chain(of_earlier) {
        let wanted = format!("CREATE TRIGGER {name} {body}");
        let held: Option<String> = db
            .query_row(
                "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1",
                [name],
                |row| row.get(0),
            )
            .optional()?;
        if held.as_deref() != Some(&wanted) {
            db.execute_batch(&format!(
                "BEGIN IMMEDIATE; DROP TRIGGER IF EXISTS {name}; {wanted}; COMMIT;"
            ))?;
        }
    }
    Ok(())
}

/// A connection that only reads.
pub(crate) fn open_for_reading(path: &Path) -> Result<Connection, OpenError> {
    check_library()?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = plumbline_pages::open(path, flags, CutWal::Ends)?;
    db.busy_timeout(Duration::from_secs(5))?;
    keep_plans(&db)?;
    db.pragma_update(None, "cache_size", -8_192)?;
    db.pragma_update(None, "query_only", true)?;
    expect(&db, "query_only", "1")?;
    expect(&db, "synchronous", "2")?;
    db.set_prepared_statement_cache_capacity(16);
    Ok(db)
}

/// A statement keeps the plan it was prepared with. Without this, SQLite (built with STAT4) looks at the values that are
/// bound and prepares a SELECT anew at each execution: 28 % of the writer's time.
fn keep_plans(db: &Connection) -> Result<(), OpenError> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn check_library() -> Result<(), OpenError> {
    if rusqlite::version_number() < SQLITE_LEAST {
        return Err(OpenError::Library { found: rusqlite::version() });
    }
    Ok(())
}

fn expect(db: &Connection, name: &'static str, wanted: &'static str) -> Result<(), OpenError> {
    let found: i64 = db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?;
    if found.to_string() == wanted {
        Ok(())
    } else {
        Err(OpenError::Pragma { name, found: found.to_string(), wanted })
    }
}
