//! Databases with checked pages: opening one, and whether it is one.

use std::ffi::CStr;
use std::fs;
use std::io::{ErrorKind, Read};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::LazyLock;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::checked::Checked;
use crate::frame::{NotRegistered, register};
use crate::reserve::reserve;
use crate::sum;

/// What it means that a write-ahead log goes on after the last frame that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CutWal {
    /// It ends there, as SQLite takes it: a power cut may leave what was never acknowledged. For files whose end is known by
    /// something else.
    Ends,
    /// It is damage. What was cut off may already be in the database file, and a mixture of old and new pages is no state
    /// that ever was. For files that can be made again.
    IsDamage,
}

type Registered = LazyLock<Result<&'static CStr, NotRegistered>>;

static ENDS: Registered = LazyLock::new(|| {
    register(c"plumbline", Checked { cut_is_damage: false }, false).map(|()| c"plumbline")
});
static IS_DAMAGE: Registered = LazyLock::new(|| {
    let name = c"plumbline-whole";
    register(name, Checked { cut_is_damage: true }, false).map(|()| name)
});

/// Opens a database over the file system that is SQLite's default when this is first called. What is read is checked. A file
/// that is new gets sums in its pages; one that has none stays so until [`add_sums`], and then only pages in its
/// write-ahead log are checked.
///
/// A file that is only to be read, in a folder that this user may not write, is read as one that nobody writes: without that, SQLite
/// wants to make files beside it. It is so only where no write-ahead log stands there, as one does while somebody writes.
///
/// # Errors
/// As SQLite gives them. Damage that shows already is [damage](crate::is_damage).
pub fn open(path: &Path, flags: OpenFlags, cut: CutWal) -> rusqlite::Result<Connection> {
    let layer = match cut {
        CutWal::Ends => &ENDS,
        CutWal::IsDamage => &IS_DAMAGE,
    };
    let name = layer.as_ref().map_err(|error| error.to_sqlite())?;
    let db = Connection::open_with_flags_and_vfs(path, flags, *name)?;
    reserve(&db, sum::RESERVED)?;
    if flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) && wants_to_write(&db) && is_at_rest(path) {
        let flags = flags | OpenFlags::SQLITE_OPEN_URI;
        return Connection::open_with_flags_and_vfs(at_rest(path), flags, *name);
    }
    Ok(db)
}

/// Whether reading fails for want of a file beside the database that cannot be made.
fn wants_to_write(db: &Connection) -> bool {
    let read = db.query_row("PRAGMA schema_version", [], |_| Ok(()));
    let code = read.err().and_then(|error| error.sqlite_error_code());
    matches!(code, Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

/// Whether nothing of the database stands in a write-ahead log.
fn is_at_rest(path: &Path) -> bool {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    fs::metadata(wal).map_or_else(|error| error.kind() == ErrorKind::NotFound, |wal| wal.len() == 0)
}

/// The path as SQLite's URI of a file that does not change.
fn at_rest(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri + "?immutable=1"
}

/// Whether the pages of a database file carry sums; `None` where there is no first page yet.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn has_sums(path: &Path) -> std::io::Result<Option<bool>> {
    let mut head = [0; sum::RESERVED_AT + 1];
    let mut file = match fs::File::open(path) {
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    match file.read_exact(&mut head) {
        Ok(()) => Ok(Some(usize::from(head[sum::RESERVED_AT]) == sum::RESERVED)),
        Err(cause) if cause.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(cause) => Err(cause),
    }
}

/// Writes all of a database anew, with sums in its pages. Needs it alone, and room for it twice.
///
/// # Errors
/// As SQLite gives them, "locked" where others have it open; the database is then as it was.
pub fn add_sums(db: &Connection) -> rusqlite::Result<()> {
    let mode = |mode: &str| {
        db.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| row.get::<_, String>(0))
    };
    // Nobody else may have it open while that changes by which each of them reads its pages; without a write-ahead log,
    // nobody else can.
    let before: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    mode("DELETE")?;
    db.execute_batch("VACUUM")?;
    mode(&before)?;
    Ok(())
}
