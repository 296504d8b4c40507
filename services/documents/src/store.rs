//! Where the contents lie, for those who read them: beside a server that writes, or in a copy of the folder.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{StoreError, at};
use crate::hash::ContentHash;

/// The contents of a folder of data, to be read. Making one touches nothing.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

/// A content that is there, opened.
#[derive(Debug)]
pub struct Kept {
    /// Its name.
    pub hash: ContentHash,
    /// Bytes.
    pub size: u64,
    pub(crate) file: File,
}

impl Store {
    /// The contents below a folder of data.
    #[must_use]
    pub fn at(data: &Path) -> Store {
        Store { folder: data.join("documents") }
    }

    /// Whether a content is there; whether it is still what it was is for [`Store::check`] to say.
    #[must_use]
    pub fn holds(&self, hash: ContentHash) -> bool {
        self.path(hash).is_file()
    }

    /// Opens a content; none where it is not there.
    ///
    /// # Errors
    /// [`StoreError`] when it is there and cannot be opened.
    pub fn open(&self, hash: ContentHash) -> Result<Option<Kept>, StoreError> {
        let path = self.path(hash);
        let file = match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened.map_err(at(&path))?,
        };
        let size = file.metadata().map_err(at(&path))?.len();
        Ok(Some(Kept { hash, size, file }))
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of a content: by the first two digits, so that none holds more names than a person can list.
    pub(crate) fn shelf(&self, hash: ContentHash) -> PathBuf {
        self.folder.join(&hash.to_string()[..2])
    }

    pub(crate) fn path(&self, hash: ContentHash) -> PathBuf {
        self.shelf(hash).join(hash.to_string())
    }

    pub(crate) fn incoming(&self) -> PathBuf {
        self.folder.join("incoming")
    }

    pub(crate) fn unnamed(&self) -> PathBuf {
        self.folder.join("unnamed")
    }
}
