//! Taking contents in: for the one process that holds the log of the same folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::{StoreError, at};
use crate::folder;
use crate::hash::ContentHash;
use crate::store::Store;

/// Contents that come over the network at once: so many times the largest one is all that they take of the disk.
const ARRIVALS_MAX: usize = 32;

/// The way in. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Intake {
    store: Store,
    bytes_max: u64,
    next: Arc<AtomicU64>,
    unnamed: Arc<Mutex<Unnamed>>,
    places: Arc<Semaphore>,
}

/// What became of the command that names a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An event that is durable names it.
    Named,
    /// There is no such event, and there will be none.
    Refused,
    /// Nobody knows; the next start finds out.
    Unknown,
}

/// Contents of which no event is known yet that names them. Only one process takes in, so this is all of them.
#[derive(Debug, Default)]
struct Unnamed {
    /// What an earlier process left, as far as nobody has handed it in again since.
    doubtful: BTreeSet<ContentHash>,
    /// What this process kept, and whose commands are on their way.
    waiting: BTreeMap<ContentHash, Waiting>,
}

/// A content that commands are on their way to name.
#[derive(Debug)]
struct Waiting {
    /// How many.
    commands: u32,
    /// Whether it would not be here but for them.
    fresh: bool,
}

impl Intake {
    /// The largest content, bytes, where nothing else is set.
    pub const BYTES_MAX: u64 = 64 << 20;

    /// Opens the folder for taking in, and removes what an earlier process did not finish. Whoever calls holds the log of
    /// `data`, so that nobody else takes in at the same time. No content may have more bytes than `bytes_max`.
    ///
    /// # Errors
    /// [`StoreError`] when a folder cannot be made or read.
    pub fn open(data: &Path, bytes_max: u64) -> Result<Intake, StoreError> {
        let store = Store::at(data);
        for path in [store.folder().to_owned(), store.incoming(), store.unnamed()] {
            folder::make(&path).map_err(at(&path))?;
        }
        for left in names(&store.incoming())? {
            folder::remove(&left).map_err(at(&left))?;
        }
        let marks = names(&store.unnamed())?;
        let doubtful = marks.iter().filter_map(|mark| mark.file_name()?.to_str()?.parse().ok());
        let unnamed = Unnamed { doubtful: doubtful.collect(), waiting: BTreeMap::new() };
        let unnamed = Arc::new(Mutex::new(unnamed));
        let places = Arc::new(Semaphore::new(ARRIVALS_MAX));
        Ok(Intake { store, bytes_max, next: Arc::default(), unnamed, places })
    }

    /// The contents of a folder of which this process only reads: nothing of it is made or removed, and nothing is to be taken in.
    #[must_use]
    pub fn closed(data: &Path) -> Intake {
        Intake {
            store: Store::at(data),
            bytes_max: 0,
            next: Arc::default(),
            unnamed: Arc::default(),
            places: Arc::new(Semaphore::new(0)),
        }
    }

    /// The same contents, to be read.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The largest content, bytes.
    #[must_use]
    pub fn bytes_max(&self) -> u64 {
        self.bytes_max
    }

    /// Says what became of the command that names a content that was kept. What then cannot be tidied up, the next start
    /// tidies up.
    ///
    /// # Errors
    /// As [`Intake::named`] and [`Intake::refused`].
    pub fn answered(&self, hash: ContentHash, outcome: Outcome) -> Result<(), StoreError> {
        match outcome {
            Outcome::Named => self.named(hash),
            Outcome::Refused => self.refused(hash),
            Outcome::Unknown => Ok(()),
        }
    }

    /// Says that an event which is durable names a content that was kept.
    ///
    /// # Errors
    /// [`StoreError`] when the mark cannot be removed; the content is safe all the same, and the next start asks the log.
    pub fn named(&self, hash: ContentHash) -> Result<(), StoreError> {
        let mut unnamed = self.unnamed();
        if let Some(waiting) = unnamed.waiting.get_mut(&hash) {
            waiting.fresh = false;
        }
        unnamed.answered(hash);
        self.remove_mark(hash)
    }

    /// Says that the command which would have named a content was refused: unless another one names it or may yet, it goes.
    /// Of a command whose outcome nobody knows nothing is to be said; the next start asks the log.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be removed; the next start tries again.
    pub fn refused(&self, hash: ContentHash) -> Result<(), StoreError> {
        let mut unnamed = self.unnamed();
        if unnamed.answered(hash) { self.remove(hash) } else { Ok(()) }
    }

    /// Contents of which it is not known whether an event names them.
    #[must_use]
    pub fn doubtful(&self) -> BTreeSet<ContentHash> {
        self.unnamed().doubtful.clone()
    }

    /// Removes those of the [`Intake::doubtful`] that no event names, and gives how many. `named` are those of them that an
    /// event names. What was handed in again meanwhile stays, because its command may be on its way.
    ///
    /// # Errors
    /// [`StoreError`] when a file cannot be removed.
    pub fn settle(&self, named: &BTreeSet<ContentHash>) -> Result<usize, StoreError> {
        let mut removed = 0;
        // Held all the while: a content that is kept in between would be removed behind the back of its command.
        let mut unnamed = self.unnamed();
        while let Some(hash) = unnamed.doubtful.pop_first() {
            if named.contains(&hash) {
                self.remove_mark(hash)?;
            } else {
                self.remove(hash)?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Puts a file that is durable in the place of its content. One that is there already is the same, and should a byte of
    /// it have turned, it is whole again.
    pub(crate) fn put(&self, file: &Path, hash: ContentHash) -> Result<(), StoreError> {
        let (shelf, path, mark) = (self.store.shelf(hash), self.store.path(hash), self.mark(hash));
        folder::make(&shelf).map_err(at(&shelf))?;
        {
            let mut unnamed = self.unnamed();
            let fresh = !path.exists();
            if fresh {
                folder::touch(&mark).map_err(at(&mark))?;
            }
            std::fs::rename(file, &path).map_err(at(&path))?;
            unnamed.doubtful.remove(&hash);
            let waiting = Waiting { commands: 0, fresh };
            unnamed.waiting.entry(hash).or_insert(waiting).commands += 1;
        }
        folder::sync(&shelf).map_err(at(&shelf))
    }

    /// A place among the contents that come over the network at once; none while all are taken.
    pub(crate) fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.places).try_acquire_owned().ok()
    }

    /// A name for what is being taken in.
    pub(crate) fn next(&self) -> PathBuf {
        self.store.incoming().join(self.next.fetch_add(1, Ordering::Relaxed).to_string())
    }

    fn unnamed(&self) -> MutexGuard<'_, Unnamed> {
        // A panic of another thread leaves it as good as it was.
        self.unnamed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn mark(&self, hash: ContentHash) -> PathBuf {
        self.store.unnamed().join(hash.to_string())
    }

    fn remove_mark(&self, hash: ContentHash) -> Result<(), StoreError> {
        let mark = self.mark(hash);
        folder::remove(&mark).map_err(at(&mark))
    }

    /// The mark goes last: as long as it is there, the next start knows of the content.
    fn remove(&self, hash: ContentHash) -> Result<(), StoreError> {
        let path = self.store.path(hash);
        folder::remove(&path).map_err(at(&path))?;
        self.remove_mark(hash)
    }
}

impl Unnamed {
    /// One command less is on its way to name a content; tells whether it would be here for nobody.
    fn answered(&mut self, hash: ContentHash) -> bool {
        let Some(waiting) = self.waiting.get_mut(&hash) else { return false };
        waiting.commands -= 1;
        let (last, fresh) = (waiting.commands == 0, waiting.fresh);
        if last {
            self.waiting.remove(&hash);
        }
        last && fresh
    }
}

fn names(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = std::fs::read_dir(path).map_err(at(path))?;
    entries.map(|entry| Ok(entry.map_err(at(path))?.path())).collect()
}
