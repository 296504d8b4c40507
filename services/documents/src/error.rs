//! What can go wrong with the folder, as told apart from a content that is not taken.

use std::io;
use std::path::{Path, PathBuf};

use crate::unfit::Unfit;

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct StoreError {
    /// Which one.
    pub path: PathBuf,
    /// Why.
    pub cause: io::Error,
}

impl StoreError {
    /// Whether the disk, or the quota on it, is full.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        use io::ErrorKind::{QuotaExceeded, StorageFull};
        matches!(self.cause.kind(), StorageFull | QuotaExceeded)
    }
}

/// Puts the path to an error of the system.
pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |cause| StoreError { path, cause }
}

/// Why a content was not kept. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// It is not one that is taken.
    #[error("{}", .0.reason().en)]
    Unfit(Unfit),
    /// The folder failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Unfit> for NotKept {
    fn from(unfit: Unfit) -> NotKept {
        NotKept::Unfit(unfit)
    }
}
