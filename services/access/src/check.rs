//! Whether `access.db` still says what was written, and a copy of it.

use std::path::Path;
use std::time::Duration;

use plumbline_pages::CutWal;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::tokens::{AccessError, Tokens};

impl Tokens {
    /// How many tokens there are, once SQLite has found the file in order and each row can be read; `None` where there is
    /// no file.
    ///
    /// # Errors
    /// [`AccessError`], naming what does not fit.
    pub fn check(dir: &Path) -> Result<Option<usize>, AccessError> {
        if !dir.join("access.db").exists() {
            return Ok(None);
        }
        let says: String =
            reading(dir)?.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if says != "ok" {
            return Err(AccessError::Unsound(says));
        }
        Ok(Some(Tokens::open(dir)?.list()?.len()))
    }

    /// Copies `access.db` into another folder, while it may be written, and checks the copy; how many tokens it holds.
    ///
    /// # Errors
    /// [`AccessError`], when a file cannot be read or written.
    pub fn copy(from: &Path, to: &Path) -> Result<usize, AccessError> {
        if !from.join("access.db").exists() {
            return Ok(0);
        }
        let source = reading(from)?;
        let mut copied =
            plumbline_pages::open(&to.join("access.db"), OpenFlags::default(), CutWal::Ends)?;
        Backup::new(&source, &mut copied)?.step(-1)?;
        drop(copied);
        Ok(Tokens::check(to)?.unwrap_or_default())
    }
}

fn reading(dir: &Path) -> Result<Connection, AccessError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = plumbline_pages::open(&dir.join("access.db"), flags, CutWal::Ends)?;
    db.busy_timeout(Duration::from_secs(5))?;
    Ok(db)
}
