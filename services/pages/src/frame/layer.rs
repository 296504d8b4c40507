//! What whoever stands between SQLite and its files writes.

use std::ffi::c_int;
use std::path::Path;

use crate::frame::base::Base;

/// A result code of SQLite that is not OK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code(pub c_int);

/// What a file is to SQLite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The database.
    Main,
    /// Its write-ahead log.
    Wal,
    /// A rollback journal, or something temporary.
    Other,
}

/// Stands between SQLite and the files of all its databases.
pub trait Layer: Send + Sync + 'static {
    /// A file is about to be opened. What comes back stands over it; with `None` the file is left alone. A file without a path is
    /// temporary.
    ///
    /// # Errors
    /// The code with which SQLite is told that the file cannot be opened.
    fn open(&self, path: Option<&Path>, kind: Kind) -> Result<Option<Box<dyn File>>, Code>;

    /// A file is to be deleted; `delete` does it.
    ///
    /// # Errors
    /// The code with which SQLite is told that it was not.
    fn delete(
        &self,
        path: &Path,
        delete: &mut dyn FnMut() -> Result<(), Code>,
    ) -> Result<(), Code> {
        let _ = path;
        delete()
    }
}

/// Stands over one open file. What it does not say goes through.
pub trait File {
    /// Fills `into` from byte `at` on. What lies behind the file's end is filled with zeros, and the code is `SHORT_READ`.
    ///
    /// # Errors
    /// The code that SQLite gets.
    fn read(&mut self, base: &mut Base, into: &mut [u8], at: u64) -> Result<(), Code> {
        base.read(into, at)
    }

    /// Writes `from` at byte `at`.
    ///
    /// # Errors
    /// The code that SQLite gets.
    fn write(&mut self, base: &mut Base, from: &[u8], at: u64) -> Result<(), Code> {
        base.write(from, at)
    }

    /// Cuts the file to `size` bytes.
    ///
    /// # Errors
    /// The code that SQLite gets.
    fn truncate(&mut self, base: &mut Base, size: u64) -> Result<(), Code> {
        base.truncate(size)
    }

    /// Makes what was written durable.
    ///
    /// # Errors
    /// The code that SQLite gets.
    fn sync(&mut self, base: &mut Base) -> Result<(), Code> {
        base.sync()
    }
}
