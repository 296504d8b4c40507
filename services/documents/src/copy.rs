//! A copy of every content, taken while more may be coming in.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::check::{Listed, hash_of};
use crate::error::{StoreError, at};
use crate::folder;
use crate::hash::ContentHash;
use crate::store::Store;

/// What a copy came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// How many contents the copy holds, each of them what its name says.
    pub contents: usize,
    /// How many of them are files of the folder that was known: the same file under a second name.
    pub known: usize,
    /// Those that are not in the copy, because they are not what their names say.
    pub damaged: Vec<ContentHash>,
}

impl Store {
    /// Copies every content that is what its name says into the store of another folder of data, which has none yet. One that lies in
    /// the folder of data `known` and is sound there is not copied again: it gets a second name, where the file system has such.
    /// `progress` hears how many bytes of how many were read.
    ///
    /// # Errors
    /// [`StoreError`] when something cannot be read or written.
    pub fn copy(
        &self,
        to: &Path,
        known: Option<&Path>,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<Copied, StoreError> {
        let Listed { contents, .. } = self.list()?;
        let (copy, known) = (Store::at(to), known.map(Store::at));
        folder::make(copy.folder()).map_err(at(copy.folder()))?;
        let bytes = contents.iter().map(|(_, size)| size).sum();
        let (mut copied, mut shelves, mut done) = (Copied::default(), BTreeSet::new(), 0);
        for (hash, size) in contents {
            let shelf = copy.shelf(hash);
            if shelves.insert(shelf.clone()) {
                folder::make(&shelf).map_err(at(&shelf))?;
            }
            if known.as_ref().is_some_and(|known| known.name_again(hash, &copy)) {
                copied.known += 1;
                copied.contents += 1;
            } else if self.copy_one(hash, &copy)? {
                copied.contents += 1;
            } else if self.holds(hash) {
                copied.damaged.push(hash);
            }
            done += size;
            progress(done, bytes);
        }
        shelves.iter().try_for_each(|shelf| folder::sync(shelf).map_err(at(shelf)))?;
        Ok(copied)
    }

    /// Gives a content of this folder that is sound a second name in the copy; false where that cannot be.
    fn name_again(&self, hash: ContentHash, copy: &Store) -> bool {
        let path = self.path(hash);
        hash_of(&path).is_ok_and(|is| is == hash) && fs::hard_link(&path, copy.path(hash)).is_ok()
    }

    /// Copies a content, durably, and reads what was written; false where that is not what its name says, or nothing is there
    /// any more.
    fn copy_one(&self, hash: ContentHash, copy: &Store) -> Result<bool, StoreError> {
        let (from, to) = (self.path(hash), copy.path(hash));
        let mut file = match File::open(&from) {
            // Its command was refused since the folder was listed.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            opened => opened.map_err(at(&from))?,
        };
        let written = folder::new_file(&to).and_then(|mut copied| {
            io::copy(&mut file, &mut copied)?;
            copied.sync_all()?;
            hash_of(&to)
        });
        let same = written.map_err(at(&to))? == hash;
        if !same {
            folder::remove(&to).map_err(at(&to))?;
        }
        Ok(same)
    }
}
