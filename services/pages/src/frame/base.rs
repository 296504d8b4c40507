//! A file of the file system beneath, as far as a layer reaches it.

use std::ffi::c_int;
use std::ptr::NonNull;

use rusqlite::ffi;

use crate::frame::layer::Code;

/// The open file beneath.
pub struct Base {
    /// A `sqlite3_file` as the file system beneath fills it, in memory of its own that never moves.
    file: NonNull<ffi::sqlite3_file>,
    words: usize,
    /// The flags of the last sync that was asked for.
    pub(super) sync_flags: c_int,
}

impl Base {
    /// Memory for a file of `bytes` bytes, that is not open yet.
    pub(super) fn unopened(bytes: usize) -> Base {
        let words = bytes.max(size_of::<ffi::sqlite3_file>()).div_ceil(size_of::<u64>());
        let memory = Box::into_raw(vec![0_u64; words].into_boxed_slice());
        // SAFETY: a box is never null. It is aligned for u64, as a `sqlite3_file` and what follows it wants to be.
        let file = unsafe { NonNull::new_unchecked(memory.cast()) };
        Base { file, words, sync_flags: ffi::SQLITE_SYNC_NORMAL }
    }

    pub(super) fn raw(&self) -> *mut ffi::sqlite3_file {
        self.file.as_ptr()
    }

    /// The functions of the file beneath; `None` where it is not open.
    pub(super) fn methods(&self) -> Option<&ffi::sqlite3_io_methods> {
        // SAFETY: the memory is there as long as `self` and begins with a `sqlite3_file`, of zeros until the file system beneath has
        // filled it; what it then points to is a table that lives as long as that file system does.
        unsafe { (*self.raw()).pMethods.as_ref() }
    }

    /// Fills `into` from byte `at` on.
    ///
    /// # Errors
    /// What the file system said; `SHORT_READ` where the file ends before, and zeros are in the rest.
    pub fn read(&mut self, into: &mut [u8], at: u64) -> Result<(), Code> {
        let read = self.methods().and_then(|methods| methods.xRead);
        let (Some(read), Ok(length), Ok(at)) =
            (read, c_int::try_from(into.len()), i64::try_from(at))
        else {
            return Err(Code(ffi::SQLITE_IOERR_READ));
        };
        // SAFETY: the file is open (it has methods), and `into` has room for `length` bytes.
        code(unsafe { read(self.raw(), into.as_mut_ptr().cast(), length, at) })
    }

    /// Writes `from` at byte `at`.
    ///
    /// # Errors
    /// What the file system said.
    pub fn write(&mut self, from: &[u8], at: u64) -> Result<(), Code> {
        let write = self.methods().and_then(|methods| methods.xWrite);
        let (Some(write), Ok(length), Ok(at)) =
            (write, c_int::try_from(from.len()), i64::try_from(at))
        else {
            return Err(Code(ffi::SQLITE_IOERR_WRITE));
        };
        // SAFETY: the file is open (it has methods), and `from` holds `length` bytes, which are only read.
        code(unsafe { write(self.raw(), from.as_ptr().cast(), length, at) })
    }

    /// Cuts the file to `size` bytes.
    ///
    /// # Errors
    /// What the file system said.
    pub fn truncate(&mut self, size: u64) -> Result<(), Code> {
        let truncate = self.methods().and_then(|methods| methods.xTruncate);
        let (Some(truncate), Ok(size)) = (truncate, i64::try_from(size)) else {
            return Err(Code(ffi::SQLITE_IOERR_TRUNCATE));
        };
        // SAFETY: the file is open (it has methods).
        code(unsafe { truncate(self.raw(), size) })
    }

    /// Makes what was written durable.
    ///
    /// # Errors
    /// What the file system said.
    pub fn sync(&mut self) -> Result<(), Code> {
        let Some(sync) = self.methods().and_then(|methods| methods.xSync) else {
            return Err(Code(ffi::SQLITE_IOERR_FSYNC));
        };
        // SAFETY: the file is open (it has methods).
        code(unsafe { sync(self.raw(), self.sync_flags) })
    }

    /// Closes it. Asked once, when SQLite closes the file above.
    pub(super) fn close(&mut self) -> c_int {
        match self.methods().and_then(|methods| methods.xClose) {
            // SAFETY: the file is open (it has methods); that is taken back here, so that nothing reaches it afterwards.
            Some(close) => unsafe {
                let code = close(self.raw());
                (*self.raw()).pMethods = std::ptr::null();
                code
            },
            None => ffi::SQLITE_OK,
        }
    }
}

impl Drop for Base {
    fn drop(&mut self) {
        let memory = NonNull::slice_from_raw_parts(self.file.cast::<u64>(), self.words);
        // SAFETY: this is the box that `unopened` took apart, with its length, and it is put together once. The file was closed, or
        // never opened.
        drop(unsafe { Box::from_raw(memory.as_ptr()) });
    }
}

/// SQLite's way of saying how it went, as a result.
pub(super) fn code(code: c_int) -> Result<(), Code> {
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(Code(code)) }
}
