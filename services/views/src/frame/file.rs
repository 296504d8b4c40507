//! The file of a view: made, opened, closed and removed.

use std::fs;
use std::path::Path;
use std::time::Duration;

use plumbline_pages::CutWal;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::ViewError;
use crate::frame::design::Design;
use crate::frame::mark::{self, FORMAT, Mark};
use crate::frame::{quarantine, states};

/// Statements that are kept prepared.
const STATEMENTS_KEPT: usize = 64;
/// How long a locked file is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// The version that a file of this view has: its own and the frame's.
pub(crate) fn version_of(design: &Design) -> i64 {
    FORMAT * 1_000 + design.version
}

/// Makes an empty view.
pub(crate) fn create(path: &Path, design: &Design) -> Result<Connection, ViewError> {
    let make = || {
        let connection = open(path)?;
        let ours = [mark::TABLE, quarantine::TABLE, states::TABLE];
        for tables in ours.iter().chain(design.tables) {
            connection.execute_batch(tables)?;
        }
        Mark::begin(&connection)?;
        connection.pragma_update(None, "user_version", version_of(design))?;
        Ok(connection)
    };
    make().map_err(ViewError::of(design.name))
}

/// Opens a view that is there in this program's form.
pub(crate) fn connect(path: &Path, design: &Design) -> Result<Connection, ViewError> {
    if !path.exists() {
        return Err(ViewError::Unready(design.name));
    }
    let open = || {
        let connection = open(path)?;
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        Ok((connection, version))
    };
    match open().map_err(ViewError::of(design.name))? {
        (connection, version) if version == version_of(design) => Ok(connection),
        _ => Err(ViewError::Unready(design.name)),
    }
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = plumbline_pages::open(path, OpenFlags::default(), CutWal::IsDamage)?;
    set_up(&connection)?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // Statements keep their plan; else SQLite (built with STAT4) prepares a SELECT anew for each value that is bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.busy_timeout(PATIENCE)?;
    // NORMAL loses the last transactions when the power fails, and nothing else: the position goes back with the rows.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    // A page that changes often is folded into the file once, not each thousand pages. 8,000 pages are 32 MB.
    connection.pragma_update(None, "wal_autocheckpoint", 8_000)?;
    connection.pragma_update(None, "cache_size", -32_000)
}

/// Closes with the write-ahead log folded into the file, so that the file alone is the view.
pub(crate) fn close(connection: Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, cause)| cause)
}

/// Removes a view's file and what SQLite keeps beside it, where they are.
pub(crate) fn remove(path: &Path) -> Result<(), ViewError> {
    plumbline_pages::forget(path);
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Ok(()) => {}
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {}
            Err(cause) => return Err(ViewError::File { path: name.into(), cause }),
        }
    }
    Ok(())
}
