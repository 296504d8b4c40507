//! How much room the disk has: the file that is held back for hard times, and when there is too little for commands.
//!
//! Commands are refused while the disk has less than [`LEAST`] left beside the reserve, so that reading, stopping and
//! starting always find some. The reserve is never given to commands: it goes when a log must be opened or closed on a disk
//! without room, and none is taken until it can be held again.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Bytes that commands leave free.
const LEAST: u64 = 8 << 20;

/// Bytes from which on commands are taken again, so that they do not come and go.
const ENOUGH: u64 = 2 * LEAST;

/// The room of one log's disk; cheap to clone.
#[derive(Debug, Clone)]
pub struct Room(Arc<Held>);

#[derive(Debug)]
struct Held {
    dir: PathBuf,
    reserve: PathBuf,
    reserve_bytes: u64,
    full: AtomicBool,
}

impl Room {
    /// The room of a folder in which nothing is held back, for who only reads there.
    #[must_use]
    pub fn beside(dir: &Path) -> Room {
        Room::of(dir, 0)
    }

    pub(crate) fn of(dir: &Path, reserve_bytes: u64) -> Room {
        let (dir, reserve, full) = (dir.to_owned(), dir.join("reserve"), AtomicBool::new(false));
        Room(Arc::new(Held { dir, reserve, reserve_bytes, full }))
    }

    /// Bytes free on the disk for this process, the reserve not among them; `None` where the system does not say.
    #[must_use]
    pub fn free_bytes(&self) -> Option<u64> {
        Room::free_on(&self.0.dir)
    }

    /// Bytes free on the disk of a folder; `None` where the system does not say.
    #[must_use]
    pub fn free_on(dir: &Path) -> Option<u64> {
        let told = rustix::fs::statvfs(dir).ok()?;
        Some(told.f_bavail.saturating_mul(told.f_frsize))
    }

    /// Bytes of the write-ahead log: what is durable and not yet in the log's own file.
    #[must_use]
    pub fn wal_bytes(&self) -> u64 {
        std::fs::metadata(self.0.dir.join("log.db-wal")).map_or(0, |file| file.len())
    }

    /// Whether there is too little room for commands. Looked at anew each time: there may be some again.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let full = &self.0.full;
        let Some(left) = self.left_bytes() else { return full.load(Ordering::Relaxed) };
        if left < LEAST {
            full.store(true, Ordering::Relaxed);
        } else if left >= ENOUGH {
            full.store(false, Ordering::Relaxed);
        }
        full.load(Ordering::Relaxed)
    }

    /// What commands may use: what is free, less what the reserve lacks.
    fn left_bytes(&self) -> Option<u64> {
        let held = std::fs::metadata(&self.0.reserve).map_or(0, |file| file.len());
        let lacks = self.0.reserve_bytes.saturating_sub(held);
        self.free_bytes().map(|free| free.saturating_sub(lacks))
    }

    /// SQLite found no room.
    pub(crate) fn was_full(&self) {
        self.0.full.store(true, Ordering::Relaxed);
    }

    /// A log is about to be opened or closed: on a disk without room the reserve goes.
    pub(crate) fn make_some(&self) {
        if self.is_full() {
            let _ = std::fs::remove_file(&self.0.reserve);
        }
    }

    /// Holds the reserve, if there is room for it. Without it the log works all the same, so a failure is not an error.
    pub(crate) fn hold(&self) {
        let Held { reserve, reserve_bytes: bytes, .. } = self.0.as_ref();
        let held = std::fs::metadata(reserve).is_ok_and(|file| file.len() >= *bytes);
        if *bytes > 0 && !held && !self.is_full() && fill(reserve, *bytes).is_err() {
            let _ = std::fs::remove_file(reserve);
        }
    }
}

fn fill(path: &Path, bytes: u64) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    let block = vec![0; 1 << 20];
    let mut left = bytes;
    while left > 0 {
        let now = left.min(block.len() as u64);
        file.write_all(&block[..now as usize])?;
        left -= now;
    }
    Ok(())
}
