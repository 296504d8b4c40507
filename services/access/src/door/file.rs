//! The file `door.db`, and the handle by which it is asked. Every process that has the folder asks the same file, so that what one
//! ends has ended for all.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use plumbline_pages::CutWal;
use rusqlite::{Connection, OpenFlags};

use crate::attempts::Attempts;
use crate::door::error::DoorError;

/// The file in a folder of data.
const FILE: &str = "door.db";

/// The version of its tables.
const VERSION: i64 = 1;

const TABLES: &str = "
    CREATE TABLE password (login TEXT PRIMARY KEY, salt BLOB NOT NULL, hash BLOB NOT NULL, memory INTEGER NOT NULL,
        passes INTEGER NOT NULL, totp BLOB, totp_step INTEGER NOT NULL DEFAULT 0, changed_at INTEGER NOT NULL) STRICT;
    CREATE TABLE invitation (hash BLOB PRIMARY KEY, login TEXT, until INTEGER NOT NULL) STRICT;
    CREATE TABLE session (id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, login TEXT NOT NULL,
        began_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL) STRICT;
    CREATE INDEX session_login ON session (login);
    CREATE TABLE device (hash BLOB PRIMARY KEY, login TEXT NOT NULL, made_at INTEGER NOT NULL) STRICT;
    CREATE TABLE journal (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, met TEXT NOT NULL, login TEXT NOT NULL,
        address TEXT NOT NULL) STRICT;
    CREATE TABLE refused (hour INTEGER NOT NULL, met TEXT NOT NULL, address TEXT NOT NULL, count INTEGER NOT NULL,
        last_at INTEGER NOT NULL, PRIMARY KEY (hour, met, address)) STRICT;
    PRAGMA user_version = 1;";

/// How long somebody stays signed in.
#[derive(Debug, Clone, Copy)]
pub struct SessionLimits {
    /// Who asks nothing for so long is signed out.
    pub idle: Duration,
    /// After so long everybody is, whatever they did.
    pub whole: Duration,
}

impl Default for SessionLimits {
    fn default() -> Self {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        SessionLimits { idle: minutes(30), whole: minutes(12 * 60) }
    }
}

/// The door of a folder. Cheap to clone.
#[derive(Clone)]
pub struct Door {
    pub(super) limits: SessionLimits,
    /// Those who wait for a password to be hashed.
    pub(super) hashing: Arc<(Mutex<()>, AtomicUsize)>,
    pub(super) attempts: Arc<Attempts>,
    db: Arc<Mutex<Connection>>,
    path: Arc<PathBuf>,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Door({})", self.path.display())
    }
}

impl Door {
    /// Opens that of a folder of data, and makes it where there is none. Wrong passwords are counted with the wrong tokens.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn open(
        data: &Path,
        limits: SessionLimits,
        attempts: Arc<Attempts>,
    ) -> Result<Door, DoorError> {
        let path = data.join(FILE);
        let mut db = plumbline_pages::open(&path, OpenFlags::default(), CutWal::Ends)?;
        db.busy_timeout(Duration::from_secs(5))?;
        // What is lost with the power is a sign-in that is done once more, and a revocation is waited for.
        db.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;",
        )?;
        let making = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let found: i64 = making.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        match found {
            0 => making.execute_batch(TABLES)?,
            VERSION => {}
            found => return Err(DoorError::Newer { found, known: VERSION }),
        }
        making.commit()?;
        let (db, path) = (Arc::new(Mutex::new(db)), Arc::new(path));
        Ok(Door { limits, hashing: Arc::default(), attempts, db, path })
    }

    /// Whether a folder has one.
    #[must_use]
    pub fn is_there(data: &Path) -> bool {
        data.join(FILE).exists()
    }

    pub(super) fn db(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
