//! The disk beneath SQLite: in a watched folder it writes down all that is done to the files, and fails where it is told to.
//!
//! It is put under all databases of this process, once, and leaves alone whatever lies in no watched folder.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use plumbline_pages::{Base, Code, File, Kind, Layer, register};
use rusqlite::ffi;

/// One thing that was done to a file.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// Bytes were written.
    Write {
        /// Where.
        at: u64,
        /// Which.
        bytes: Vec<u8>,
    },
    /// It was cut to so many bytes.
    Truncate(u64),
    /// It was made durable.
    Sync,
    /// It was deleted.
    Delete,
}

/// Whether an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fail {
    /// None.
    Never,
    /// The one of this number, counted from 1.
    Once(u64),
    /// That one and all after it.
    From(u64),
    /// Every sync.
    Syncs,
}

/// What is known of a watched folder.
#[derive(Debug)]
struct Watched {
    recording: bool,
    deeds: Vec<(PathBuf, Deed)>,
    fail: Fail,
    operations: u64,
    failed: u64,
}

/// A watched folder, until this is dropped.
#[derive(Debug, Clone)]
pub(crate) struct Disk(Arc<Mutex<Watched>>);

/// Folders that are watched.
static FOLDERS: Mutex<Vec<(PathBuf, Disk)>> = Mutex::new(Vec::new());

impl Disk {
    /// Puts the disk beneath all databases of this process. None may have been opened before.
    pub(crate) fn install() {
        static INSTALLED: OnceLock<()> = OnceLock::new();
        INSTALLED.get_or_init(|| register(c"disk", Beneath, true).expect("SQLite takes a layer"));
    }

    /// Watches a folder.
    pub(crate) fn watch(folder: &Path) -> Disk {
        Disk::install();
        let folder = folder.canonicalize().expect("the folder is there");
        let disk = Disk(Arc::new(Mutex::new(Watched {
            recording: false,
            deeds: Vec::new(),
            fail: Fail::Never,
            operations: 0,
            failed: 0,
        })));
        let mut folders = locked(&FOLDERS);
        folders.retain(|(watched, _)| *watched != folder);
        folders.push((folder, disk.clone()));
        disk
    }

    /// From here on all is written down.
    pub(crate) fn record(&self) {
        locked(&self.0).recording = true;
    }

    /// How much was written down so far.
    pub(crate) fn position(&self) -> usize {
        locked(&self.0).deeds.len()
    }

    /// What was written down.
    pub(crate) fn deeds(&self) -> Vec<(PathBuf, Deed)> {
        locked(&self.0).deeds.clone()
    }

    /// Fails from here on as told; operations are counted anew.
    pub(crate) fn fail(&self, fail: Fail) {
        let mut watched = locked(&self.0);
        (watched.fail, watched.operations, watched.failed) = (fail, 0, 0);
    }

    /// How many operations there were since, and how many of them failed.
    pub(crate) fn counted(&self) -> (u64, u64) {
        let watched = locked(&self.0);
        (watched.operations, watched.failed)
    }

    /// One more operation; fails where that was asked for.
    fn operation(&self, code: i32) -> Result<(), Code> {
        let mut watched = locked(&self.0);
        watched.operations += 1;
        let fails = match watched.fail {
            Fail::Never => false,
            Fail::Once(number) => watched.operations == number,
            Fail::From(number) => watched.operations >= number,
            Fail::Syncs => code == ffi::SQLITE_IOERR_FSYNC,
        };
        watched.failed += u64::from(fails);
        if fails { Err(Code(code)) } else { Ok(()) }
    }

    fn note(&self, path: &Path, deed: impl FnOnce() -> Deed) {
        let mut watched = locked(&self.0);
        if watched.recording {
            watched.deeds.push((path.into(), deed()));
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The disk of the folder in which a file lies, if it is watched.
fn disk_of(path: &Path) -> Option<Disk> {
    let folders = locked(&FOLDERS);
    folders.iter().find(|(folder, _)| path.starts_with(folder)).map(|(_, disk)| disk.clone())
}

struct Beneath;

impl Layer for Beneath {
    fn open(&self, path: Option<&Path>, _: Kind) -> Result<Option<Box<dyn File>>, Code> {
        let Some((path, disk)) = path.and_then(|path| Some((path, disk_of(path)?))) else {
            return Ok(None);
        };
        disk.operation(ffi::SQLITE_CANTOPEN)?;
        Ok(Some(Box::new(Open { path: path.into(), disk })))
    }

    fn delete(
        &self,
        path: &Path,
        delete: &mut dyn FnMut() -> Result<(), Code>,
    ) -> Result<(), Code> {
        let Some(disk) = disk_of(path) else { return delete() };
        disk.operation(ffi::SQLITE_IOERR_DELETE)?;
        disk.note(path, || Deed::Delete);
        delete()
    }
}

struct Open {
    path: PathBuf,
    disk: Disk,
}

impl File for Open {
    fn read(&mut self, base: &mut Base, into: &mut [u8], at: u64) -> Result<(), Code> {
        self.disk.operation(ffi::SQLITE_IOERR_READ)?;
        base.read(into, at)
    }

    fn write(&mut self, base: &mut Base, from: &[u8], at: u64) -> Result<(), Code> {
        self.disk.operation(ffi::SQLITE_IOERR_WRITE)?;
        self.disk.note(&self.path, || Deed::Write { at, bytes: from.into() });
        base.write(from, at)
    }

    fn truncate(&mut self, base: &mut Base, size: u64) -> Result<(), Code> {
        self.disk.operation(ffi::SQLITE_IOERR_TRUNCATE)?;
        self.disk.note(&self.path, || Deed::Truncate(size));
        base.truncate(size)
    }

    fn sync(&mut self, base: &mut Base) -> Result<(), Code> {
        self.disk.operation(ffi::SQLITE_IOERR_FSYNC)?;
        base.sync()?;
        self.disk.note(&self.path, || Deed::Sync);
        Ok(())
    }
}
