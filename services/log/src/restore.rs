//! A log that was kept is put back into a folder of data.
//!
//! It is gathered beside what is there, as it was closed, and proven there; only then it takes its place (`swap.rs`). A log that was
//! put back although it lacks what the folder held goes on under an id of its own: whoever had more of it does not take what comes
//! for what they had.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::copy::close;
use crate::error::OpenError;
use crate::identity::{self, LogId};
use crate::lock::lock;
use crate::options::Options;
use crate::reader::Reader;
use crate::relation::Relation;
use crate::seal::Mark;
use crate::verify::{Verified, verify};
use crate::{schema, swap};

/// A folder that is held, and what is to come into it. Dropped before [`Restore::put_in_place`], nothing happened.
pub struct Restore {
    dir: PathBuf,
    _lock: File,
}

impl Restore {
    /// Holds a folder of data against everybody who would write it, and makes it if it is not there. A restore that broke off when
    /// it was decided already is ended first.
    ///
    /// # Errors
    /// [`OpenError`]: a service or a command holds the folder, or it cannot be made.
    pub fn begin(dir: &Path) -> Result<Restore, OpenError> {
        fs::create_dir_all(dir).map_err(at(dir))?;
        let lock = lock(dir)?;
        swap::end(dir)?;
        let restore = Restore { dir: dir.into(), _lock: lock };
        let coming = restore.folder();
        fs::create_dir(&coming).map_err(at(&coming))?;
        Ok(restore)
    }

    /// Where what comes is gathered: a folder of data in the making.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.dir.join(swap::COMING)
    }

    /// Takes in the log of a folder that was closed in order, byte for byte, and verifies what was taken in. Nothing in `from` is opened as
    /// a database or written, and a `log.db-wal` that somebody left beside it is not looked at. `progress` hears of
    /// the events verified and of all.
    ///
    /// # Errors
    /// [`OpenError`]: the log is damaged, or was not closed since it was last written, or cannot be copied.
    pub fn take(&self, from: &Path, progress: impl FnMut(u64, u64)) -> Result<Verified, OpenError> {
        let to = self.folder();
        for name in ["log.seal", "log.head", "log.db"] {
            let (path, to) = (from.join(name), to.join(name));
            match copy(&path, &to) {
                Err(error) if error.kind() == ErrorKind::NotFound && name == "log.seal" => {
                    return Err(OpenError::NotClosed { path: from.into() });
                }
                // The mark is no evidence; the seal says that the log is whole.
                Err(error) if error.kind() == ErrorKind::NotFound && name == "log.head" => {}
                copied => copied.map_err(at(&path))?,
            }
        }
        let verified = verify(&to, progress)?;
        if verified.remembered.is_none() {
            Mark::open(&to, verified.size)?;
        }
        Ok(verified)
    }

    /// How the log that was taken in stands to the one that is there. One that cannot be read any more is known by `log.head`, as far as
    /// it can be.
    ///
    /// # Errors
    /// [`OpenError`]: what was taken in cannot be read, or nobody can say what was there.
    pub fn relation(&self) -> Result<Relation, OpenError> {
        let comes = Reader::open(&self.folder())?;
        let remembered = Mark::find(&self.dir).unwrap_or(0);
        if !self.dir.join("log.db").exists() {
            return Ok(Relation::of_lengths(comes.head(), remembered));
        }
        let (found, head) = match Reader::open(&self.dir) {
            Ok(there) => (Relation::between(&comes, &there).ok(), there.head().max(remembered)),
            Err(error) if remembered == 0 => return Err(error),
            Err(_) => (None, remembered),
        };
        Ok(match found {
            // It may have lost its end since.
            None | Some(Relation::Holds) => Relation::of_lengths(comes.head(), head),
            Some(found) => found,
        })
    }

    /// Gives the log that was taken in an id of its own; the one it had is kept with it.
    ///
    /// # Errors
    /// [`OpenError`], when it cannot be written.
    pub fn renew(&self) -> Result<LogId, OpenError> {
        let to = self.folder();
        let db = schema::open_for_writing(&to.join("log.db"), &Options::default())?;
        let id = identity::renew(&db)?;
        schema::put_triggers(&db)?;
        close(db, &to)?;
        Ok(id)
    }

    /// Puts what was gathered in the place of what is there: once this comes back, or is broken off, it is all of the one or all of the
    /// other. Tells where what was there is kept.
    ///
    /// # Errors
    /// [`OpenError`], when a file cannot be moved. What was decided then is ended by whoever opens the folder next.
    pub fn put_in_place(self, now: Timestamp) -> Result<Option<PathBuf>, OpenError> {
        let to = self.folder();
        for beside in ["log.db-wal", "log.db-shm"].map(|name| to.join(name)) {
            // The log was closed: what SQLite left there by reading holds nothing.
            match fs::remove_file(&beside) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(at(&beside)(error));
                }
                _ => {}
            }
        }
        let before = format!("before-restore-{}", now.strftime("%Y-%m-%dT%H-%M-%S%.3fZ"));
        swap::put(&self.dir, &before)
    }
}

impl Drop for Restore {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.folder());
    }
}

/// Copies a file into a new one with the rights of a new one, durably.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    let mut file = File::open(from)?;
    let mut copied = File::create_new(to)?;
    std::io::copy(&mut file, &mut copied)?;
    copied.sync_all()
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> OpenError {
    let path: PathBuf = path.into();
    move |cause| OpenError::File { path: path.clone(), cause }
}
