//! Reading a view: a few read-only connections, handed out one question at a time, and the position that is waited for.
//!
//! SQLite lets any number of readers work beside the one writer; the bound keeps memory and open files small. When a
//! rebuilt file takes the old one's place, the connections are closed first and opened on the new file.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use plumbline_pages::CutWal;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use tokio::sync::watch;

use crate::error::{AskError, ViewError};
use crate::frame::Quarantined;

const IDLE_CONNECTIONS_MAX: usize = 4;

/// The reading side of one view file.
#[derive(Debug)]
pub(crate) struct Pool {
    view: &'static str,
    path: PathBuf,
    schema_version: i64,
    is_here: bool,
    idle: Mutex<Vec<Connection>>,
    // Every question holds it shared; the swap of a rebuilt file holds it alone.
    gate: RwLock<()>,
    // The same for tasks, which must not hold a thread while they wait.
    seen: watch::Sender<u64>,
    position: Mutex<Position>,
    moved: Condvar,
    /// Why the file must be made again, where a question met damage.
    spoiled: Mutex<Option<String>>,
    /// Why the view does not keep up with the log.
    trouble: Mutex<Option<String>>,
    /// How many streams its keeper has set aside, and the first of them.
    aside: Mutex<(u64, Option<Quarantined>)>,
}

/// How far a view has come.
#[derive(Debug, Clone, Copy)]
struct Position {
    /// What its file says.
    kept: u64,
    /// What it has seen: nothing in between is for this view.
    seen: u64,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A reader that panicked left nothing half done here: these hold a list and a number.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pool {
    pub(crate) fn new(view: &'static str, path: &Path, schema_version: i64, position: u64) -> Pool {
        Pool {
            view,
            path: path.to_owned(),
            schema_version,
            is_here: true,
            idle: Mutex::default(),
            gate: RwLock::default(),
            seen: watch::Sender::new(position),
            position: Mutex::new(Position { kept: position, seen: position }),
            moved: Condvar::new(),
            spoiled: Mutex::default(),
            trouble: Mutex::default(),
            aside: Mutex::default(),
        }
    }

    /// Of a view that this process does not keep: nothing is asked of it, and nobody waits for it.
    pub(crate) fn elsewhere(view: &'static str) -> Pool {
        Pool { is_here: false, ..Pool::new(view, Path::new(""), 0, u64::MAX) }
    }

    /// Whether this process keeps or reads the view.
    pub(crate) fn is_here(&self) -> bool {
        self.is_here
    }

    /// Asks one question: everything inside sees one state of the view. The view's name is added to what goes wrong.
    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&Transaction<'_>) -> Result<T, AskError>,
    ) -> Result<T, ViewError> {
        if !self.is_here {
            return Err(ViewError::Elsewhere(self.view));
        }
        let _shared = self.gate.read().unwrap_or_else(PoisonError::into_inner);
        self.asked(question).map_err(|why| {
            if !why.is_of_the_file() {
                return why;
            }
            // Whoever keeps the file looks here, and makes a new one.
            let (view, says) = (self.view, why.to_string());
            locked(&self.spoiled).get_or_insert(says.clone());
            match why {
                ViewError::Unready(_) => why,
                _ => ViewError::Spoiled { view, why: says },
            }
        })
    }

    fn asked<T>(
        &self,
        question: impl FnOnce(&Transaction<'_>) -> Result<T, AskError>,
    ) -> Result<T, ViewError> {
        let idle = locked(&self.idle).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.connect()?,
        };
        let answer = Transaction::new_unchecked(&connection, TransactionBehavior::Deferred)
            .map_err(AskError::from)
            .and_then(|transaction| question(&transaction));
        let mut idle = locked(&self.idle);
        if answer.is_ok() && idle.len() < IDLE_CONNECTIONS_MAX {
            idle.push(connection);
        }
        answer.map_err(|why| why.of(self.view))
    }

    fn connect(&self) -> Result<Connection, ViewError> {
        if !self.path.exists() {
            return Err(ViewError::Unready(self.view));
        }
        let open = || {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = plumbline_pages::open(&self.path, flags, CutWal::IsDamage)?;
            connection.busy_timeout(Duration::from_secs(5))?;
            connection.set_prepared_statement_cache_capacity(64);
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            connection.pragma_update(None, "cache_size", -8_000)?;
            let version: i64 =
                connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
            Ok((connection, version))
        };
        match open().map_err(ViewError::of(self.view))? {
            (connection, version) if version == self.schema_version => Ok(connection),
            _ => Err(ViewError::Unready(self.view)),
        }
    }

    /// Closes every connection, lets `swap` put another file in place, and lets readers in again.
    pub(crate) fn swap<T>(
        &self,
        swap: impl FnOnce() -> Result<T, ViewError>,
    ) -> Result<T, ViewError> {
        let _alone = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        locked(&self.idle).clear();
        let swapped = swap()?;
        *locked(&self.spoiled) = None;
        Ok(swapped)
    }

    /// Why the file must be made again, if a question met damage.
    pub(crate) fn spoiled(&self) -> Option<String> {
        locked(&self.spoiled).clone()
    }

    /// How many streams its keeper has set aside, and the first of them.
    pub(crate) fn set_aside(&self) -> (u64, Option<Quarantined>) {
        locked(&self.aside).clone()
    }

    /// Says what the keeper has set aside.
    pub(crate) fn say_set_aside(&self, aside: (u64, Option<Quarantined>)) {
        *locked(&self.aside) = aside;
    }

    /// Says why the view does not keep up, or that it does.
    pub(crate) fn say(&self, trouble: Option<String>) {
        *locked(&self.trouble) = trouble;
    }

    /// Why the view does not answer, or does not keep up with the log.
    pub(crate) fn trouble(&self) -> Option<String> {
        let spoiled = || {
            self.spoiled()
                .map(|why| format!("view {}: it is damaged and is made again ({why})", self.view))
        };
        locked(&self.trouble).clone().or_else(spoiled)
    }

    /// How far the view has come.
    pub(crate) fn position(&self) -> u64 {
        locked(&self.position).seen
    }

    /// How far what a question sees has come.
    pub(crate) fn position_in(&self, tx: &Transaction<'_>) -> rusqlite::Result<u64> {
        let kept = tx.prepare_cached("SELECT seq FROM mark")?.query_row([], |row| row.get(0))?;
        let position = *locked(&self.position);
        // What was passed over since has changed no row.
        Ok(if kept == position.kept { position.seen } else { kept })
    }

    /// How far the view's file has come.
    pub(crate) fn kept(&self) -> u64 {
        locked(&self.position).kept
    }

    /// Everything up to there stands in the file.
    pub(crate) fn set_position(&self, seq: u64) {
        self.moved_to(Position { kept: seq, seen: seq });
    }

    /// Everything up to there was seen; what the file lacks of it changes nothing there.
    pub(crate) fn passes_over_to(&self, seq: u64) {
        let kept = self.kept();
        self.moved_to(Position { kept, seen: seq });
    }

    fn moved_to(&self, position: Position) {
        *locked(&self.position) = position;
        self.seen.send_replace(position.seen);
        self.moved.notify_all();
    }

    /// Waits as a task does until the view has applied `seq`.
    pub(crate) async fn reaches(&self, seq: u64) {
        // The sender is here: it cannot be gone.
        let _ = self.seen.subscribe().wait_for(|seen| *seen >= seq).await;
    }

    /// Waits until the view has applied `seq`; false when `timeout` passes first.
    pub(crate) fn wait_for(&self, seq: u64, timeout: Duration) -> bool {
        let end = Instant::now() + timeout;
        let mut position = locked(&self.position);
        while position.seen < seq {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            position =
                self.moved.wait_timeout(position, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}
