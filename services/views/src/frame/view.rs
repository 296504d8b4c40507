//! The writing side of one view: its file, its lock, and when it must be made again.

use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plumbline_log::{LogError, LogId, Reader};
use rusqlite::Connection;

use crate::dump::{Digest, dump};
use crate::error::ViewError;
use crate::frame::batch::Batch;
use crate::frame::design::Design;
use crate::frame::file;
use crate::frame::mark::{self, Doubt, Mark};
use crate::frame::memory::Memory;
use crate::frame::quarantine;
use crate::frame::record::Record;
use crate::frame::states::States;
use crate::pool::Pool;

/// So many events may have been passed over before the file says so: whoever looks at the file alone waits for no more.
const PUT_OFF_MAX: u64 = 1_000;

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

    /// Whether some process keeps it.
    pub(crate) fn is_kept(dir: &Path, design: &Design) -> bool {
        let Ok(lock) = File::open(dir.join(format!("{}.lock", design.name))) else { return false };
        matches!(lock.try_lock_shared(), Err(fs::TryLockError::WouldBlock))
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
        if memory.set_aside {
            // What cannot be read now is told by whoever asks next.
            pool.say_set_aside(quarantine::counted(&connection).unwrap_or_default());
        }
        View { design, path, connection, memory, pool, _lock: lock }
    }

    /// The last event applied.
    pub(crate) fn position(&self) -> u64 {
        self.memory.mark.seq
    }

    pub(crate) fn pool(&self) -> Arc<Pool> {
        Arc::clone(&self.pool)
    }

    /// Passes over a run of events none of which is for this view: nothing is written, until [`View::keep`]. False where one is, or
    /// where as much was put off already.
    ///
    /// # Errors
    /// [`ViewError::Gap`] when they do not follow the last one.
    pub(crate) fn passes_over(&mut self, run: &[Record<'_>]) -> Result<bool, ViewError> {
        let put_off = self.position().saturating_sub(self.pool.kept());
        if put_off >= PUT_OFF_MAX || run.iter().any(|record| self.design.wants(record)) {
            return Ok(false);
        }
        for record in run {
            let position = self.position();
            if record.seq != position + 1 {
                let view = self.design.name;
                return Err(ViewError::Gap { view, position, found: record.seq });
            }
            self.memory.mark = Mark { seq: record.seq, leaf: record.leaf };
        }
        self.pool.passes_over_to(self.position());
        Ok(true)
    }

    /// Writes how far it has come, if the file does not say so yet.
    ///
    /// # Errors
    /// [`ViewError`] when the file cannot be written.
    pub(crate) fn keep(&mut self) -> Result<(), ViewError> {
        if !self.has_put_off() {
            return Ok(());
        }
        self.begin()?.commit()
    }

    /// Whether it has come farther than its file says.
    pub(crate) fn has_put_off(&self) -> bool {
        self.position() != self.pool.kept()
    }

    /// Begins a run of events, all of which are applied in one transaction.
    ///
    /// # Errors
    /// [`ViewError`] when the file cannot be written.
    pub(crate) fn begin(&mut self) -> Result<Batch<'_>, ViewError> {
        if !self.memory.settled {
            self.memory.projector = (self.design.projector)();
            self.memory.states = States::new(self.design);
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
        let failed = ViewError::of(self.design.name);
        let made_from = mark::log(&self.connection).map_err(&failed)?;
        match mark::differs(self.memory.mark, made_from.as_deref(), log) {
            Ok(None) => {}
            Ok(doubt) => return Ok(doubt),
            // An event that is hurt tells nothing; neither does it stop a view.
            Err(LogError::Damaged(bad)) => {
                tracing::warn!(view = self.design.name, %bad, "the view's log cannot be told by its last event");
            }
            Err(cause) => return Err(self.unreadable(cause)),
        }
        if made_from.is_none() {
            self.bind(log)?;
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

    /// Writes which log it is made from, where that has an id.
    ///
    /// # Errors
    /// [`ViewError`] when the file cannot be written.
    pub(crate) fn bind(&self, log: &Reader) -> Result<(), ViewError> {
        let bind = |id: &LogId| mark::bind(&self.connection, id.as_str());
        log.id().map_or(Ok(()), bind).map_err(ViewError::of(self.design.name))
    }

    /// Puts a freshly filled view in the place of this one.
    ///
    /// # Errors
    /// [`ViewError`] when the files cannot be exchanged.
    pub(crate) fn replace_by(&mut self, fresh: View) -> Result<(), ViewError> {
        let name = self.design.name;
        let View { connection, memory, path: beside, pool: filled, .. } = fresh;
        let fresh_aside = filled.set_aside();
        file::close(connection).map_err(ViewError::of(name))?;
        let pool = self.pool();
        pool.swap(|| {
            let placeholder = Connection::open_in_memory().map_err(ViewError::of(name))?;
            let old = std::mem::replace(&mut self.connection, placeholder);
            // What is hurt may not close in order, and need not: it is removed.
            let _ = file::close(old);
            // The old main file goes first: a write-ahead log must never meet a file that is not its own.
            file::remove(&self.path)?;
            fs::rename(&beside, &self.path)
                .map_err(|cause| ViewError::File { path: beside.clone(), cause })?;
            self.connection = file::connect(&self.path, self.design)?;
            Ok(())
        })?;
        pool.set_position(memory.mark.seq);
        pool.say_set_aside(fresh_aside);
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
