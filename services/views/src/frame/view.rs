//! The writing side of one view: its file, its lock, and when it must be made again.

use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plumbline_log::Reader;
use rusqlite::Connection;

use crate::dump::{Digest, dump};
use crate::error::ViewError;
use crate::frame::batch::Batch;
use crate::frame::design::Design;
use crate::frame::file;
use crate::frame::mark::{self, Mark};
use crate::frame::memory::Memory;
use crate::frame::states::States;
use crate::pool::Pool;

/// One view file, to be written.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) design: &'static Design,
    path: PathBuf,
    connection: Connection,
    memory: Memory,
    pool: Arc<Pool>,
    // Held as long as anything may write; the operating system lets go of it when the process ends, however it ends.
    _lock: Option<File>,
}

/// Why a view must be made again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Doubt {
    #[error("it stands at seq {position}, and the log ends at {head}")]
    Ahead { position: u64, head: u64 },
    #[error("the log has another event at seq {position}")]
    OtherLog { position: u64 },
    #[error("another program ({by}) has set streams aside, which this one may be able to read")]
    SetAside { by: String },
}

impl View {
    /// Opens `<dir>/<name>.db`, and makes it empty when it is missing, damaged or of another version.
    ///
    /// # Errors
    /// [`ViewError::Locked`] when another process keeps it, and when the folder cannot be written.
    pub(crate) fn open(dir: &Path, design: &'static Design) -> Result<View, ViewError> {
        let lock = lock(dir, design)?;
        let path = dir.join(format!("{}.db", design.name));
        let usable = file::connect(&path, design).and_then(|connection| {
            let memory = Memory::of(&connection, design).map_err(ViewError::of(design.name))?;
            Ok((connection, memory))
        });
        let (connection, memory) = match usable {
            Ok(usable) => usable,
            Err(why) => {
                if path.exists() {
                    tracing::warn!(view = design.name, %why, "the view cannot be used and is made again");
                }
                file::remove(&path)?;
                (file::create(&path, design)?, Memory::empty(design))
            }
        };
        Ok(View::with(design, path, connection, memory, Some(lock)))
    }

    /// An empty view beside this one, to be filled and then to [take its place](View::replace_by).
    ///
    /// # Errors
    /// [`ViewError`] when the folder cannot be written.
    pub(crate) fn beside(&self) -> Result<View, ViewError> {
        let path = self.path.with_extension("db.new");
        file::remove(&path)?;
        let connection = file::create(&path, self.design)?;
        Ok(View::with(self.design, path, connection, Memory::empty(self.design), None))
    }

    fn with(
        design: &'static Design,
        path: PathBuf,
        connection: Connection,
        memory: Memory,
        lock: Option<File>,
    ) -> View {
        let version = file::version_of(design);
        let pool = Arc::new(Pool::new(design.name, &path, version, memory.mark.seq));
        View { design, path, connection, memory, pool, _lock: lock }
    }

    /// The last event applied.
    pub(crate) fn position(&self) -> u64 {
        self.memory.mark.seq
    }

    pub(crate) fn pool(&self) -> Arc<Pool> {
        Arc::clone(&self.pool)
    }

    /// Begins a run of events, all of which are applied in one transaction.
    ///
    /// # Errors
    /// [`ViewError`] when the file cannot be written.
    pub(crate) fn begin(&mut self) -> Result<Batch<'_>, ViewError> {
        if !self.memory.settled {
            self.memory.projector = (self.design.projector)();
            self.memory.states = States::default();
        }
        self.memory.settled = false;
        let tx = self.connection.transaction().map_err(ViewError::of(self.design.name))?;
        Ok(Batch::new(self.design, tx, &mut self.memory, &self.pool))
    }

    /// Why this view cannot go on with this log, if it cannot.
    ///
    /// # Errors
    /// [`ViewError`] when the log or the view cannot be read.
    pub(crate) fn doubt(&self, log: &Reader) -> Result<Option<Doubt>, ViewError> {
        let Mark { seq: position, leaf } = self.memory.mark;
        let head = log.head();
        if position > head {
            return Ok(Some(Doubt::Ahead { position, head }));
        }
        if position > 0 {
            let found = log.leaf(position).map_err(|cause| self.unreadable(cause))?;
            if found.is_none_or(|found| found.0 != leaf) {
                return Ok(Some(Doubt::OtherLog { position }));
            }
        }
        let by = mark::program(&self.connection).map_err(ViewError::of(self.design.name))?;
        if by == mark::this_program() {
            return Ok(None);
        }
        if self.memory.set_aside {
            return Ok(Some(Doubt::SetAside { by }));
        }
        mark::sign(&self.connection).map_err(ViewError::of(self.design.name))?;
        Ok(None)
    }

    /// Puts a freshly filled view in the place of this one.
    ///
    /// # Errors
    /// [`ViewError`] when the files cannot be exchanged.
    pub(crate) fn replace_by(&mut self, fresh: View) -> Result<(), ViewError> {
        let name = self.design.name;
        let View { connection, memory, path: beside, .. } = fresh;
        file::close(connection).map_err(ViewError::of(name))?;
        let pool = self.pool();
        pool.swap(|| {
            let placeholder = Connection::open_in_memory().map_err(ViewError::of(name))?;
            let old = std::mem::replace(&mut self.connection, placeholder);
            file::close(old).map_err(ViewError::of(name))?;
            // The old main file goes first: a write-ahead log must never meet a file that is not its own.
            file::remove(&self.path)?;
            fs::rename(&beside, &self.path)
                .map_err(|cause| ViewError::File { path: beside.clone(), cause })?;
            self.connection = file::connect(&self.path, self.design)?;
            Ok(())
        })?;
        pool.set_position(memory.mark.seq);
        self.memory = memory;
        Ok(())
    }

    /// Tells every row in order, and the hash of it all.
    ///
    /// # Errors
    /// [`ViewError::Sqlite`].
    pub(crate) fn dump(&self, line: &mut dyn FnMut(&str)) -> Result<Digest, ViewError> {
        dump(&self.connection, line).map_err(ViewError::of(self.design.name))
    }

    pub(crate) fn unreadable(&self, cause: impl fmt::Display) -> ViewError {
        ViewError::Log { view: self.design.name, cause: cause.to_string() }
    }
}

fn lock(dir: &Path, design: &Design) -> Result<File, ViewError> {
    let path = dir.join(format!("{}.lock", design.name));
    let failed = |cause| ViewError::File { path: path.clone(), cause };
    let lock =
        File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(fs::TryLockError::WouldBlock) => Err(ViewError::Locked(dir.to_owned())),
        Err(fs::TryLockError::Error(cause)) => Err(failed(cause)),
    }
}
