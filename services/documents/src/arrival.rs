//! One content on its way in: written piece by piece, then kept under its hash or forgotten.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::error::{NotKept, StoreError, at};
use crate::folder;
use crate::hash::ContentHash;
use crate::intake::Intake;
use crate::media::MediaType;
use crate::sniff::{settle, sniff};
use crate::unfit::Unfit;

/// A content on its way in. Dropped before it is kept, it leaves nothing behind.
#[derive(Debug)]
pub struct Arrival {
    intake: Intake,
    path: PathBuf,
    file: File,
    hasher: Sha256,
    size: u64,
}

/// What was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// Its SHA-256, by which it is found.
    pub hash: ContentHash,
    /// Bytes.
    pub size: u64,
    /// What it is.
    pub media_type: MediaType,
}

impl Arrival {
    /// Begins to take in.
    ///
    /// # Errors
    /// [`StoreError`] when no file can be made.
    pub fn begin(intake: &Intake) -> Result<Arrival, StoreError> {
        let path = intake.next();
        let file = folder::new_file(&path).map_err(at(&path))?;
        Ok(Arrival { intake: intake.clone(), path, file, hasher: Sha256::new(), size: 0 })
    }

    /// Takes the next piece; one that would pass the limit is not written.
    ///
    /// # Errors
    /// [`NotKept`] when it is too much, or the disk is full.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), NotKept> {
        let size = self.size + piece.len() as u64;
        let bytes_max = self.intake.bytes_max();
        if size > bytes_max {
            return Err(Unfit::TooLarge { bytes_max }.into());
        }
        self.file.write_all(piece).map_err(at(&self.path))?;
        self.hasher.update(piece);
        self.size = size;
        Ok(())
    }

    /// Keeps what has come, if it is what it was `declared` to be, or else something that is taken; of text the file's name
    /// tells what it is. When this returns the content is durable, and marked as one that no event names yet:
    /// [`Intake::named`] is to be told of the event that does, or [`Intake::refused`] that there will be none.
    ///
    /// # Errors
    /// [`NotKept`]; nothing is left then.
    pub fn keep(mut self, declared: Option<MediaType>, name: &str) -> Result<Content, NotKept> {
        if self.size == 0 {
            return Err(Unfit::Empty.into());
        }
        let found = sniff(&mut self.file, self.size).map_err(at(&self.path))??;
        let media_type = settle(found, declared, name)?;
        let hash = ContentHash(self.hasher.clone().finalize().into());
        self.file.sync_all().map_err(at(&self.path))?;
        self.intake.put(&self.path, hash)?;
        Ok(Content { hash, size: self.size, media_type })
    }
}

impl Drop for Arrival {
    fn drop(&mut self) {
        // After it was kept there is nothing under this name. What cannot be removed now, the next start removes.
        let _ = folder::remove(&self.path);
    }
}
