//! An open file as SQLite sees it: a table of C functions, each of which finds the layer's file and asks it.

use std::ffi::{c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rusqlite::ffi::{self, sqlite3_file, sqlite3_io_methods};

use crate::frame::base::Base;
use crate::frame::layer::{Code, File};

/// What SQLite holds of an open file; it gives the memory.
#[repr(C)]
pub(super) struct Above {
    /// What SQLite knows of it: its functions.
    file: sqlite3_file,
    /// What we know of it; null only while it is not open.
    open: *mut Open,
}

/// What we hold of an open file.
pub(super) struct Open {
    base: Base,
    file: Option<Box<dyn File>>,
}

impl Above {
    /// Makes the file one that SQLite may use.
    ///
    /// # Safety
    /// `at` points to as much memory as [`Above`] needs, and `base` is open.
    pub(super) unsafe fn fill(at: *mut sqlite3_file, base: Base, file: Option<Box<dyn File>>) {
        let open = Box::into_raw(Box::new(Open { base, file }));
        // SAFETY: as promised by the caller.
        unsafe {
            at.cast::<Above>().write(Above { file: sqlite3_file { pMethods: &METHODS }, open })
        }
    }
}

/// Version 2: with shared memory, without reading through mapped memory.
static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Does the work of a layer. A panic in it is an I/O error.
pub(super) fn guarded(work: impl FnOnce() -> Result<(), Code>) -> c_int {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => ffi::SQLITE_OK,
        Ok(Err(Code(code))) => code,
        Err(_) => ffi::SQLITE_IOERR,
    }
}

/// What we hold of a file.
///
/// # Safety
/// `file` is one that [`Above::fill`] filled and that is not closed yet, and nobody else uses it meanwhile. SQLite promises both: each
/// file belongs to one connection, and a connection is used by one thread at a time.
unsafe fn held<'a>(file: *mut sqlite3_file) -> &'a mut Open {
    // SAFETY: as promised by the caller.
    unsafe { &mut *(*file.cast::<Above>()).open }
}

/// A function of the file beneath, asked with its own file first; where it has none, `$none`.
macro_rules! beneath {
    ($file:ident, $function:ident ($($argument:expr),*), $none:expr) => {{
        // SAFETY: SQLite calls this with a file that is open (see `held`); what it hands over besides goes on untouched, to a
        // function that takes just that.
        unsafe {
            let base = &held($file).base;
            match base.methods().and_then(|methods| methods.$function) {
                Some(function) => function(base.raw() $(, $argument)*),
                None => $none,
            }
        }
    }};
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: SQLite closes a file once, and afterwards asks nothing of it: the box that `fill` took apart is put together again.
    let mut open = unsafe { Box::from_raw((*file.cast::<Above>()).open) };
    let code = open.base.close();
    // A layer's file may do something when it is dropped.
    match guarded(|| {
        drop(open);
        Ok(())
    }) {
        ffi::SQLITE_OK => code,
        failed => failed,
    }
}

unsafe extern "C" fn read(
    file: *mut sqlite3_file,
    into: *mut c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let (Ok(length), Ok(at)) = (usize::try_from(amount), u64::try_from(at)) else {
        return ffi::SQLITE_IOERR_READ;
    };
    // SAFETY: SQLite gives room for `amount` bytes, which nobody else uses until we return. It need not have been written before, so
    // it is filled here: a slice is of bytes that are there.
    let (open, into) = unsafe {
        into.cast::<u8>().write_bytes(0, length);
        (held(file), std::slice::from_raw_parts_mut(into.cast::<u8>(), length))
    };
    let Open { base, file } = open;
    guarded(|| match file {
        Some(file) => file.read(base, into, at),
        None => base.read(into, at),
    })
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    from: *const c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let (Ok(length), Ok(at)) = (usize::try_from(amount), u64::try_from(at)) else {
        return ffi::SQLITE_IOERR_WRITE;
    };
    // SAFETY: SQLite gives `amount` bytes that it has written, and changes none until we return.
    let (open, from) =
        unsafe { (held(file), std::slice::from_raw_parts(from.cast::<u8>(), length)) };
    let Open { base, file } = open;
    guarded(|| match file {
        Some(file) => file.write(base, from, at),
        None => base.write(from, at),
    })
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    let Ok(size) = u64::try_from(size) else { return ffi::SQLITE_IOERR_TRUNCATE };
    // SAFETY: see `held`.
    let Open { base, file } = unsafe { held(file) };
    guarded(|| match file {
        Some(file) => file.truncate(base, size),
        None => base.truncate(size),
    })
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: see `held`.
    let Open { base, file } = unsafe { held(file) };
    base.sync_flags = flags;
    guarded(|| match file {
        Some(file) => file.sync(base),
        None => base.sync(),
    })
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut ffi::sqlite3_int64) -> c_int {
    beneath!(file, xFileSize(size), ffi::SQLITE_IOERR_FSTAT)
}

unsafe extern "C" fn lock(file: *mut sqlite3_file, kind: c_int) -> c_int {
    beneath!(file, xLock(kind), ffi::SQLITE_IOERR_LOCK)
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, kind: c_int) -> c_int {
    beneath!(file, xUnlock(kind), ffi::SQLITE_IOERR_UNLOCK)
}

unsafe extern "C" fn check_reserved_lock(file: *mut sqlite3_file, held_by: *mut c_int) -> c_int {
    beneath!(file, xCheckReservedLock(held_by), ffi::SQLITE_IOERR_CHECKRESERVEDLOCK)
}

unsafe extern "C" fn file_control(
    file: *mut sqlite3_file,
    operation: c_int,
    with: *mut c_void,
) -> c_int {
    beneath!(file, xFileControl(operation, with), ffi::SQLITE_NOTFOUND)
}

unsafe extern "C" fn sector_size(file: *mut sqlite3_file) -> c_int {
    beneath!(file, xSectorSize(), 4_096)
}

unsafe extern "C" fn device_characteristics(file: *mut sqlite3_file) -> c_int {
    // Part of a page cannot be checked, so SQLite is to read whole ones.
    beneath!(file, xDeviceCharacteristics(), 0) & !ffi::SQLITE_IOCAP_SUBPAGE_READ
}

unsafe extern "C" fn shm_map(
    file: *mut sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    memory: *mut *mut c_void,
) -> c_int {
    beneath!(file, xShmMap(page, size, extend, memory), ffi::SQLITE_IOERR_SHMMAP)
}

unsafe extern "C" fn shm_lock(
    file: *mut sqlite3_file,
    offset: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    beneath!(file, xShmLock(offset, count, flags), ffi::SQLITE_IOERR_SHMLOCK)
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    beneath!(file, xShmBarrier(), ());
}

unsafe extern "C" fn shm_unmap(file: *mut sqlite3_file, delete: c_int) -> c_int {
    beneath!(file, xShmUnmap(delete), ffi::SQLITE_OK)
}
