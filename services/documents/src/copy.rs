//! A copy of every content, taken while more may be coming in.

use std::fs;
use std::path::Path;

use crate::error::{StoreError, at};
use crate::folder;
use crate::store::Store;

impl Store {
    /// Copies every content that is what its name says into the store of another folder of data; how many there are.
    /// `progress` hears how many bytes of how many were read.
    ///
    /// # Errors
    /// [`StoreError`] when something cannot be read or written.
    pub fn copy(&self, to: &Path, progress: impl FnMut(u64, u64)) -> Result<usize, StoreError> {
        let found = self.check(progress)?;
        let copy = Store::at(to);
        for hash in &found.sound {
            let (from, to) = (self.path(*hash), copy.path(*hash));
            let shelf = copy.shelf(*hash);
            fs::create_dir_all(&shelf).map_err(at(&shelf))?;
            fs::copy(&from, &to).map_err(at(&from))?;
            fs::File::open(&to).and_then(|file| file.sync_all()).map_err(at(&to))?;
            folder::sync(&shelf).map_err(at(&shelf))?;
        }
        Ok(found.sound.len())
    }
}
