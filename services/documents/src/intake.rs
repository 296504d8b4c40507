//! Taking contents in: for the one process that holds the log of the same folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::{StoreError, at};
use crate::folder;
use crate::hash::ContentHash;
use crate::store::Store;

/// The way in. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Intake {
    store: Store,
    bytes_max: u64,
    next: Arc<AtomicU64>,
    /// What an earlier process kept and left unnamed, as far as nobody has handed it in again since.
    doubtful: Arc<Mutex<BTreeSet<ContentHash>>>,
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
        let doubtful = Arc::new(Mutex::new(doubtful.collect()));
        Ok(Intake { store, bytes_max, next: Arc::default(), doubtful })
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

    /// Says that an event which is durable names a content.
    ///
    /// # Errors
    /// [`StoreError`] when the mark cannot be removed; the content is safe all the same, and the next start asks the log.
    pub fn named(&self, hash: ContentHash) -> Result<(), StoreError> {
        let mark = self.mark(hash);
        folder::remove(&mark).map_err(at(&mark))
    }

    /// Contents of which it is not known whether an event names them.
    #[must_use]
    pub fn doubtful(&self) -> BTreeSet<ContentHash> {
        self.doubts().clone()
    }

    /// Removes those of the [`Intake::doubtful`] that no event names, and gives how many. `named` are those of them that an
    /// event names. What was handed in again meanwhile stays, because its command may be on its way.
    ///
    /// # Errors
    /// [`StoreError`] when a file cannot be removed.
    pub fn settle(&self, named: &BTreeSet<ContentHash>) -> Result<usize, StoreError> {
        let mut removed = 0;
        // Held all the while: a content that is kept in between would be removed behind the back of its command.
        let mut doubts = self.doubts();
        while let Some(hash) = doubts.pop_first() {
            if !named.contains(&hash) {
                let path = self.store.path(hash);
                folder::remove(&path).map_err(at(&path))?;
                removed += 1;
            }
            self.named(hash)?;
        }
        Ok(removed)
    }

    /// A name for what is being taken in.
    pub(crate) fn next(&self) -> PathBuf {
        self.store.incoming().join(self.next.fetch_add(1, Ordering::Relaxed).to_string())
    }

    pub(crate) fn doubts(&self) -> MutexGuard<'_, BTreeSet<ContentHash>> {
        // A panic of another thread leaves the set as good as it was.
        self.doubtful.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn mark(&self, hash: ContentHash) -> PathBuf {
        self.store.unnamed().join(hash.to_string())
    }
}

fn names(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = std::fs::read_dir(path).map_err(at(path))?;
    entries.map(|entry| Ok(entry.map_err(at(path))?.path())).collect()
}
