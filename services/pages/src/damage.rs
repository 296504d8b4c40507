//! What does not fit: where it was found, and how an error is recognised that comes of it.

use std::cell::RefCell;
use std::ffi::c_int;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Error, ErrorCode, ffi};

/// What SQLite is told of a page that does not fit: a sort of its own of "malformed". (As an I/O error, which `cksumvfs` makes of it,
/// it would roll back the whole transaction in which one statement has read one bad page.)
pub(crate) const MISFIT: c_int = ffi::SQLITE_CORRUPT | (99 << 8);

/// A place of a file that does not fit its sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub path: PathBuf,
    /// What of it.
    pub what: What,
    /// Its first byte.
    pub at: u64,
}

/// What of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A page of the database.
    Page,
    /// A frame of the write-ahead log.
    Frame,
    /// The header of the write-ahead log.
    WalHeader,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Damage { path, what, at } = self;
        let what = match what {
            What::Page => "page",
            What::Frame => "frame",
            What::WalHeader => "header",
        };
        write!(f, "{}: the {what} at byte {at} does not fit its checksum", path.display())
    }
}

/// Places that are remembered at most.
const FOUND_MAX: usize = 64;

static FOUND: Mutex<Vec<Damage>> = Mutex::new(Vec::new());

thread_local! {
    /// The last place that this thread came upon: SQLite's error has a number and no room for it.
    static LAST: RefCell<Option<Damage>> = const { RefCell::new(None) };
}

/// Remembers and says a place that does not fit; each is said once.
pub(crate) fn tell(damage: Damage) {
    LAST.set(Some(damage.clone()));
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    if found.len() < FOUND_MAX && !found.contains(&damage) {
        tracing::error!(path = %damage.path.display(), at = damage.at, what = ?damage.what, "what was read does not fit its checksum, and was not served");
        found.push(damage);
    }
}

/// What this process has come upon and was not [told to forget](forget), the first 64 places.
#[must_use]
pub fn found() -> Vec<Damage> {
    FOUND.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Forgets what was found in a file and its write-ahead log: the file was made again.
pub fn forget(path: &Path) {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    found.retain(|damage| damage.path != path && damage.path != Path::new(&wal));
}

/// Whether an error says that a file does not hold what was written to it: a sum that does not fit, or a form that
/// SQLite cannot read.
#[must_use]
pub fn is_damage(error: &Error) -> bool {
    let Error::SqliteFailure(failure, _) = error else { return false };
    matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
}

/// The same error; one of a sum that does not fit names file and place. To be asked on the thread on which it came up.
#[must_use]
pub fn named(error: Error) -> Error {
    match error {
        Error::SqliteFailure(failure, _) if failure.extended_code == MISFIT => {
            let said = LAST.with_borrow(|last| last.as_ref().map(ToString::to_string));
            Error::SqliteFailure(failure, said)
        }
        other => other,
    }
}
