//! Does every content still hash to its name?

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{StoreError, at};
use crate::hash::ContentHash;
use crate::store::Store;

/// What a check found.
#[derive(Debug, Default)]
pub struct Check {
    /// The contents that are what their names say.
    pub sound: BTreeSet<ContentHash>,
    /// Those that are not, by name.
    pub damaged: Vec<Damaged>,
    /// Files that are no contents.
    pub strange: Vec<PathBuf>,
}

/// A content that is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged {
    /// Its name.
    pub hash: ContentHash,
    /// What it hashes to now.
    pub found: ContentHash,
}

impl Store {
    /// Reads every content and hashes it again. `progress` hears how many bytes of how many were read. A folder without
    /// contents has none.
    ///
    /// # Errors
    /// [`StoreError`] when something cannot be read.
    pub fn check(&self, mut progress: impl FnMut(u64, u64)) -> Result<Check, StoreError> {
        let Listed { contents, strange } = self.list()?;
        let mut found = Check { strange, ..Check::default() };
        let bytes = contents.iter().map(|(_, size)| size).sum();
        let mut done = 0;
        for (hash, size) in contents {
            let path = self.path(hash);
            let is = hash_of(&path).map_err(at(&path))?;
            if is == hash {
                found.sound.insert(hash);
            } else {
                found.damaged.push(Damaged { hash, found: is });
            }
            done += size;
            progress(done, bytes);
        }
        Ok(found)
    }

    /// What lies in the folder, by name alone.
    pub(crate) fn list(&self) -> Result<Listed, StoreError> {
        let mut listed = Listed::default();
        for shelf in sorted(self.folder())? {
            if [self.incoming(), self.unnamed()].contains(&shelf) {
                continue;
            }
            if !shelf.is_dir() {
                listed.strange.push(shelf);
                continue;
            }
            for path in sorted(&shelf)? {
                let name = path.file_name().and_then(|name| name.to_str()?.parse().ok());
                match name.filter(|hash| self.path(*hash) == path) {
                    Some(hash) => {
                        let size = path.metadata().map_err(at(&path))?.len();
                        listed.contents.push((hash, size));
                    }
                    None => listed.strange.push(path),
                }
            }
        }
        Ok(listed)
    }
}

/// What lies in the folder.
#[derive(Default)]
pub(crate) struct Listed {
    /// Files named as contents are, each with its bytes.
    pub(crate) contents: Vec<(ContentHash, u64)>,
    /// Others.
    pub(crate) strange: Vec<PathBuf>,
}

pub(crate) fn hash_of(path: &Path) -> std::io::Result<ContentHash> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(ContentHash(hasher.finalize().into())),
            read => hasher.update(&buffer[..read]),
        }
    }
}

fn sorted(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match std::fs::read_dir(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(at(path))?,
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| Ok(entry.map_err(at(path))?.path()))
        .collect::<Result<_, StoreError>>()?;
    paths.sort();
    Ok(paths)
}
