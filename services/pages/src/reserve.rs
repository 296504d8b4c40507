//! How many bytes at the end of each page are kept free in a new file: SQLite takes it only through C.

use std::ffi::c_int;

use rusqlite::{Connection, Error, ffi};

/// Asks SQLite to keep so many bytes free in each page of a file that is new, or is written anew by VACUUM.
pub(crate) fn reserve(db: &Connection, bytes: usize) -> rusqlite::Result<()> {
    let mut bytes = c_int::try_from(bytes).unwrap_or(c_int::MAX);
    // SAFETY: the handle is that of an open connection, which is borrowed for this call and not closed by it. This operation
    // reads an int through the pointer and writes one back; `bytes` lives until the call has returned.
    let code = unsafe {
        ffi::sqlite3_file_control(
            db.handle(),
            c"main".as_ptr(),
            ffi::SQLITE_FCNTL_RESERVE_BYTES,
            (&raw mut bytes).cast(),
        )
    };
    match code {
        ffi::SQLITE_OK => Ok(()),
        code => Err(Error::SqliteFailure(ffi::Error::new(code), None)),
    }
}
