//! The file system as SQLite sees it: a table of C functions, registered under a name.

use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rusqlite::ffi::{self, sqlite3_file, sqlite3_vfs};

use crate::frame::base::{Base, code};
use crate::frame::file::{Above, guarded};
use crate::frame::layer::{Code, Kind, Layer};

/// A layer could not be put over SQLite's files.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("SQLite takes no layer over its files (code {code})")]
pub struct NotRegistered {
    code: c_int,
}

impl NotRegistered {
    /// The same as SQLite's own error.
    pub(crate) fn to_sqlite(self) -> rusqlite::Error {
        rusqlite::Error::SqliteFailure(ffi::Error::new(self.code), Some(self.to_string()))
    }
}

/// What the functions find: the file system beneath, and the layer.
struct Held {
    beneath: *mut sqlite3_vfs,
    layer: Box<dyn Layer>,
}

/// Puts a layer over the file system that is SQLite's default now, for as long as the process lives. It has its own name, and is the
/// default from here on if `as_default` says so: then what is registered later stands over it.
///
/// # Errors
/// [`NotRegistered`] where SQLite has no file system, or takes no more.
pub fn register(
    name: &'static CStr,
    layer: impl Layer,
    as_default: bool,
) -> Result<(), NotRegistered> {
    // SAFETY: null asks for the default; what comes back is null, or lives as long as the process does.
    let beneath = unsafe { ffi::sqlite3_vfs_find(std::ptr::null()) };
    // SAFETY: null or not, see above; it is only read.
    let Some(default) = (unsafe { beneath.as_ref() }) else {
        return Err(NotRegistered { code: ffi::SQLITE_NOTFOUND });
    };
    // Both are leaked: SQLite may use them until the process ends.
    let held = Box::into_raw(Box::new(Held { beneath, layer: Box::new(layer) }));
    let ours = Box::into_raw(Box::new(sqlite3_vfs {
        // The system calls of version 3 are for tests of SQLite's own.
        iVersion: default.iVersion.min(2),
        szOsFile: c_int::try_from(size_of::<Above>()).unwrap_or(c_int::MAX),
        zName: name.as_ptr(),
        pNext: std::ptr::null_mut(),
        pAppData: held.cast(),
        xOpen: Some(open),
        xDelete: Some(delete),
        xAccess: Some(access),
        xFullPathname: Some(full_pathname),
        xDlOpen: default.xDlOpen.and(Some(dl_open)),
        xDlError: default.xDlError.and(Some(dl_error)),
        xDlSym: default.xDlSym.and(Some(dl_sym)),
        xDlClose: default.xDlClose.and(Some(dl_close)),
        xRandomness: Some(randomness),
        xSleep: Some(sleep),
        xCurrentTime: Some(current_time),
        xGetLastError: Some(get_last_error),
        xCurrentTimeInt64: default.xCurrentTimeInt64.and(Some(current_time_int64)),
        xSetSystemCall: None,
        xGetSystemCall: None,
        xNextSystemCall: None,
        ..*default
    }));
    // SAFETY: `ours` is filled and never freed, as SQLite asks.
    match unsafe { ffi::sqlite3_vfs_register(ours, c_int::from(as_default)) } {
        ffi::SQLITE_OK => Ok(()),
        code => Err(NotRegistered { code }),
    }
}

/// What belongs to one of our file systems.
///
/// # Safety
/// `vfs` is one that [`register`] made; SQLite hands over no other.
unsafe fn held<'a>(vfs: *mut sqlite3_vfs) -> &'a Held {
    // SAFETY: as promised by the caller; it was leaked.
    unsafe { &*(*vfs).pAppData.cast::<Held>() }
}

/// The path that SQLite names; `None` for a file without one.
///
/// # Safety
/// `name` is null or a C string that lives as long as is asked for.
unsafe fn path<'a>(name: *const c_char) -> Option<&'a Path> {
    // SAFETY: as promised by the caller.
    let name = (!name.is_null()).then(|| unsafe { CStr::from_ptr(name) })?;
    Some(Path::new(OsStr::from_bytes(name.to_bytes())))
}

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite hands over our own file system, a name that lives as long as the file, and memory for the file. A file without
    // methods is one that it will not close.
    let (held, path) = unsafe {
        (*file).pMethods = std::ptr::null();
        (held(vfs), path(name))
    };
    guarded(|| {
        let kind = match flags {
            flags if flags & ffi::SQLITE_OPEN_MAIN_DB != 0 => Kind::Main,
            flags if flags & ffi::SQLITE_OPEN_WAL != 0 => Kind::Wal,
            _ => Kind::Other,
        };
        let over = held.layer.open(path, kind)?;
        // SAFETY: the file system beneath lives as long as the process; the memory is as large as it asks for; name and flags are
        // SQLite's own.
        let (base, opened) = unsafe {
            let open = (*held.beneath).xOpen.ok_or(Code(ffi::SQLITE_CANTOPEN))?;
            let base = Base::unopened(usize::try_from((*held.beneath).szOsFile).unwrap_or(0));
            let opened = open(held.beneath, name, base.raw(), flags, out_flags);
            (base, code(opened))
        };
        let mut base = base;
        if let Err(code) = opened {
            base.close();
            return Err(code);
        }
        // SAFETY: SQLite gives as much memory as `szOsFile` asks for, and the file beneath is open.
        unsafe { Above::fill(file, base, over) };
        Ok(())
    })
}

unsafe extern "C" fn delete(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    // SAFETY: SQLite hands over our own file system and the name of a file.
    let (held, path) = unsafe { (held(vfs), path(name)) };
    let mut delete = || {
        // SAFETY: the file system beneath lives as long as the process, and the name is SQLite's own.
        unsafe {
            let delete = (*held.beneath).xDelete.ok_or(Code(ffi::SQLITE_IOERR_DELETE))?;
            code(delete(held.beneath, name, sync_folder))
        }
    };
    guarded(|| match path {
        Some(path) => held.layer.delete(path, &mut delete),
        None => delete(),
    })
}

/// A function of the file system beneath, asked with itself first; where it has none, `$none`.
macro_rules! beneath {
    ($vfs:ident, $function:ident ($($argument:expr),*), $none:expr) => {{
        // SAFETY: SQLite calls this with our own file system; the one beneath lives as long as the process does, and what SQLite
        // hands over besides goes on untouched, to a function that takes just that.
        unsafe {
            let beneath = held($vfs).beneath;
            match (*beneath).$function {
                Some(function) => function(beneath $(, $argument)*),
                None => $none,
            }
        }
    }};
}

unsafe extern "C" fn access(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    result: *mut c_int,
) -> c_int {
    beneath!(vfs, xAccess(name, flags, result), ffi::SQLITE_IOERR_ACCESS)
}

unsafe extern "C" fn full_pathname(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    length: c_int,
    into: *mut c_char,
) -> c_int {
    beneath!(vfs, xFullPathname(name, length, into), ffi::SQLITE_CANTOPEN)
}

unsafe extern "C" fn dl_open(vfs: *mut sqlite3_vfs, name: *const c_char) -> *mut c_void {
    beneath!(vfs, xDlOpen(name), std::ptr::null_mut())
}

unsafe extern "C" fn dl_error(vfs: *mut sqlite3_vfs, length: c_int, into: *mut c_char) {
    beneath!(vfs, xDlError(length, into), ());
}

/// A function of a library.
type Symbol = unsafe extern "C" fn(*mut sqlite3_vfs, *mut c_void, *const c_char);

unsafe extern "C" fn dl_sym(
    vfs: *mut sqlite3_vfs,
    library: *mut c_void,
    name: *const c_char,
) -> Option<Symbol> {
    beneath!(vfs, xDlSym(library, name), None)
}

unsafe extern "C" fn dl_close(vfs: *mut sqlite3_vfs, library: *mut c_void) {
    beneath!(vfs, xDlClose(library), ());
}

unsafe extern "C" fn randomness(vfs: *mut sqlite3_vfs, length: c_int, into: *mut c_char) -> c_int {
    beneath!(vfs, xRandomness(length, into), 0)
}

unsafe extern "C" fn sleep(vfs: *mut sqlite3_vfs, microseconds: c_int) -> c_int {
    beneath!(vfs, xSleep(microseconds), 0)
}

unsafe extern "C" fn current_time(vfs: *mut sqlite3_vfs, time: *mut f64) -> c_int {
    beneath!(vfs, xCurrentTime(time), ffi::SQLITE_ERROR)
}

unsafe extern "C" fn get_last_error(
    vfs: *mut sqlite3_vfs,
    length: c_int,
    into: *mut c_char,
) -> c_int {
    beneath!(vfs, xGetLastError(length, into), 0)
}

unsafe extern "C" fn current_time_int64(
    vfs: *mut sqlite3_vfs,
    time: *mut ffi::sqlite3_int64,
) -> c_int {
    beneath!(vfs, xCurrentTimeInt64(time), ffi::SQLITE_ERROR)
}
