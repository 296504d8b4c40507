//! The frame every projector runs in: one file, one position, one event after the other.
//!
//! The position is saved in the transaction of the rows it stands for, so a crash leaves a view that is merely behind.
//! An event that cannot be applied sets its stream aside (`quarantine`) and is said loudly; the other streams go on.
//! A rebuild fills a new file beside the old one, which is read meanwhile, and takes its place at the end.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::Event;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::dump::{Digest, dump};
use crate::error::{ApplyError, ViewError};
use crate::pool::Pool;

/// One fold: an event in, SQL out.
pub trait Projector: Default + Send + 'static {
    /// The view's name and its file's.
    const NAME: &'static str;
    /// The version of its tables; a file with another one is made again.
    const VERSION: i64;
    /// Its tables.
    const SCHEMA: &'static str;

    /// Applies one event.
    ///
    /// # Errors
    /// [`ApplyError`] sets the event's stream aside, unless it is SQLite's.
    fn apply(
        &mut self,
        transaction: &Transaction<'_>,
        fact: &Fact<'_>,
        event: &Event,
    ) -> Result<(), ApplyError>;
}

/// What a projector needs to know of a recorded event.
#[derive(Debug, Clone, Copy)]
pub struct Fact<'a> {
    /// Its place in the log.
    pub seq: u64,
    /// Its stream, as `standard/<id>`.
    pub stream: &'a str,
    /// Its place in the stream.
    pub version: u64,
    /// Kind of event.
    pub kind: &'a str,
    /// Version of the kind's schema.
    pub schema: u32,
    /// The day on which it happened.
    pub happened_on: Date,
    /// The data as JSON.
    pub data: &'a str,
}

impl<'a> Fact<'a> {
    /// The standard's id, when the stream is one standard's.
    #[must_use]
    pub fn standard(&self) -> Option<&'a str> {
        self.stream.strip_prefix("standard/")
    }
}

/// How far a view has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which view.
    pub view: &'static str,
    /// Events applied.
    pub done: u64,
    /// Events in the log.
    pub of: u64,
}

/// A stream that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Quarantined {
    /// The stream.
    pub stream: String,
    /// The event that could not be applied.
    pub seq: u64,
    /// Why.
    pub why: String,
}

const FRAME: &str = "
    CREATE TABLE position(one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
    INSERT INTO position VALUES (1, 0);
    CREATE TABLE quarantine(stream TEXT PRIMARY KEY, seq INTEGER NOT NULL, why TEXT NOT NULL) STRICT, WITHOUT ROWID;";

/// The writing side of one view file.
#[derive(Debug)]
pub struct View<P: Projector> {
    path: PathBuf,
    connection: Connection,
    projector: P,
    position: u64,
    quarantined: bool,
    pool: Arc<Pool>,
}

impl<P: Projector> View<P> {
    /// Opens `<dir>/<name>.db`, and makes it empty when it is missing, damaged or of another version.
    ///
    /// # Errors
    /// [`ViewError`] when the folder cannot be written.
    pub fn open(dir: &Path) -> Result<View<P>, ViewError> {
        let path = dir.join(format!("{}.db", P::NAME));
        let connection = match connect::<P>(&path) {
            Ok(connection) => connection,
            Err(why) => {
                if path.exists() {
                    tracing::warn!(view = P::NAME, %why, "the view cannot be used and is made again");
                }
                remove(&path)?;
                create::<P>(&path)?
            }
        };
        let position = saved_position::<P>(&connection)?;
        let quarantined = any_quarantined::<P>(&connection)?;
        let pool = Arc::new(Pool::new(P::NAME, &path, P::VERSION, position));
        Ok(View { path, connection, projector: P::default(), position, quarantined, pool })
    }

    /// The last event applied.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }

    pub(crate) fn pool(&self) -> Arc<Pool> {
        Arc::clone(&self.pool)
    }

    /// Applies a run of events in one transaction. `feed` calls its argument once for each, in order.
    ///
    /// # Errors
    /// [`ViewError::Gap`] when an event does not follow the last; then nothing of the run is applied.
    pub fn apply(
        &mut self,
        feed: impl FnOnce(&mut dyn FnMut(&Fact<'_>) -> Result<(), ViewError>) -> Result<(), ViewError>,
    ) -> Result<u64, ViewError> {
        let written = write(
            &mut self.connection,
            &mut self.projector,
            self.position,
            &mut self.quarantined,
            feed,
        );
        let position = match written {
            Ok(position) => position,
            Err(why) => {
                // What the projector remembers may speak of rows that were undone.
                self.projector = P::default();
                return Err(why);
            }
        };
        if position != self.position {
            self.position = position;
            self.pool.set_position(position);
        }
        Ok(position)
    }

    /// Makes the view again from the first event, beside the old file, and swaps them. `fill` is handed an empty view
    /// and applies the whole log to it.
    ///
    /// # Errors
    /// [`ViewError`]; the old view stays in use then.
    pub fn rebuild(
        &mut self,
        fill: impl FnOnce(&mut View<P>) -> Result<(), ViewError>,
    ) -> Result<(), ViewError> {
        let beside = self.path.with_extension("db.new");
        remove(&beside)?;
        let connection = create::<P>(&beside)?;
        let pool = Arc::new(Pool::new(P::NAME, &beside, P::VERSION, 0));
        let mut fresh = View {
            path: beside.clone(),
            connection,
            projector: P::default(),
            position: 0,
            quarantined: false,
            pool,
        };
        fill(&mut fresh)?;
        let View { connection, projector, position, quarantined, .. } = fresh;
        close::<P>(connection)?;
        let path = self.path.clone();
        let pool = self.pool();
        pool.swap(|| {
            let placeholder = Connection::open_in_memory().map_err(sqlite::<P>)?;
            close::<P>(std::mem::replace(&mut self.connection, placeholder))?;
            // The old main file goes first: a write-ahead log must never meet a file that is not its own.
            remove(&path)?;
            fs::rename(&beside, &path)
                .map_err(|cause| ViewError::File { path: beside.clone(), cause })?;
            self.connection = connect::<P>(&path)?;
            Ok(())
        })?;
        self.projector = projector;
        self.position = position;
        self.quarantined = quarantined;
        self.pool.set_position(position);
        Ok(())
    }

    /// Tells every row in order, and the hash of it all.
    ///
    /// # Errors
    /// [`ViewError::Sqlite`].
    pub fn dump(&self, line: &mut dyn FnMut(&str)) -> Result<Digest, ViewError> {
        dump(&self.connection, line).map_err(sqlite::<P>)
    }
}

fn write<P: Projector>(
    connection: &mut Connection,
    projector: &mut P,
    mut position: u64,
    quarantined: &mut bool,
    feed: impl FnOnce(&mut dyn FnMut(&Fact<'_>) -> Result<(), ViewError>) -> Result<(), ViewError>,
) -> Result<u64, ViewError> {
    let before = position;
    let transaction = connection.transaction().map_err(sqlite::<P>)?;
    feed(&mut |fact| {
        if fact.seq != position + 1 {
            return Err(ViewError::Gap { view: P::NAME, position, found: fact.seq });
        }
        if !(*quarantined && is_quarantined(&transaction, fact.stream).map_err(sqlite::<P>)?) {
            match apply_one(projector, &transaction, fact) {
                Ok(()) => {}
                Err(ApplyError::Sqlite(cause)) => return Err(sqlite::<P>(cause)),
                Err(why) => {
                    tracing::error!(view = P::NAME, seq = fact.seq, stream = fact.stream, %why, "an event could not be applied; its stream is set aside");
                    quarantine(&transaction, fact, &why).map_err(sqlite::<P>)?;
                    *quarantined = true;
                }
            }
        }
        position = fact.seq;
        Ok(())
    })?;
    if position != before {
        transaction
            .prepare_cached("UPDATE position SET seq = ?1")
            .and_then(|mut update| update.execute([position as i64]))
            .map_err(sqlite::<P>)?;
    }
    transaction.commit().map_err(sqlite::<P>)?;
    Ok(position)
}

fn apply_one<P: Projector>(
    projector: &mut P,
    transaction: &Transaction<'_>,
    fact: &Fact<'_>,
) -> Result<(), ApplyError> {
    // A projector decides before it writes, so that a misfit leaves no half of an event behind.
    let event = Event::decode(fact.kind, fact.schema, fact.data)?;
    projector.apply(transaction, fact, &event)
}

fn is_quarantined(transaction: &Transaction<'_>, stream: &str) -> rusqlite::Result<bool> {
    transaction.prepare_cached("SELECT 1 FROM quarantine WHERE stream = ?1")?.exists([stream])
}

fn quarantine(
    transaction: &Transaction<'_>,
    fact: &Fact<'_>,
    why: &ApplyError,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO quarantine(stream, seq, why) VALUES (?1, ?2, ?3)")?
        .execute(params![fact.stream, fact.seq as i64, why.to_string()])
        .map(drop)
}

pub(crate) fn quarantined(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<Quarantined>> {
    transaction
        .prepare_cached("SELECT stream, seq, why FROM quarantine ORDER BY seq LIMIT 1000")?
        .query_map([], |row| {
            Ok(Quarantined {
                stream: row.get(0)?,
                seq: row.get::<_, i64>(1)? as u64,
                why: row.get(2)?,
            })
        })?
        .collect()
}

pub(crate) fn position(transaction: &Transaction<'_>) -> rusqlite::Result<u64> {
    transaction
        .prepare_cached("SELECT seq FROM position")?
        .query_row([], |row| row.get::<_, i64>(0))
        .map(|n| n as u64)
}

fn any_quarantined<P: Projector>(connection: &Connection) -> Result<bool, ViewError> {
    connection
        .query_row("SELECT 1 FROM quarantine LIMIT 1", [], |_| Ok(()))
        .optional()
        .map(|row| row.is_some())
        .map_err(sqlite::<P>)
}

fn saved_position<P: Projector>(connection: &Connection) -> Result<u64, ViewError> {
    connection
        .query_row("SELECT seq FROM position", [], |row| row.get::<_, i64>(0))
        .map(|n| n as u64)
        .map_err(sqlite::<P>)
}

fn create<P: Projector>(path: &Path) -> Result<Connection, ViewError> {
    let connection = Connection::open(path).map_err(sqlite::<P>)?;
    set_up(&connection)
        .and_then(|()| connection.execute_batch(FRAME))
        .and_then(|()| connection.execute_batch(P::SCHEMA))
        .and_then(|()| connection.pragma_update(None, "user_version", P::VERSION))
        .map_err(sqlite::<P>)?;
    Ok(connection)
}

fn connect<P: Projector>(path: &Path) -> Result<Connection, ViewError> {
    if !path.exists() {
        return Err(ViewError::Unready(P::NAME));
    }
    let connection = Connection::open(path).map_err(sqlite::<P>)?;
    set_up(&connection).map_err(sqlite::<P>)?;
    let version: i64 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(sqlite::<P>)?;
    if version != P::VERSION {
        return Err(ViewError::Unready(P::NAME));
    }
    saved_position::<P>(&connection)?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(64);
    // Statements keep their plan; else SQLite (built with STAT4) prepares a SELECT anew for each value that is bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // NORMAL loses the last transactions when the power fails, and nothing else: the position goes back with the rows.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "cache_size", -32_000)
}

/// Closes with the write-ahead log folded into the file, so that the file alone is the view.
fn close<P: Projector>(connection: Connection) -> Result<(), ViewError> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(sqlite::<P>)?;
    connection.close().map_err(|(_, cause)| sqlite::<P>(cause))
}

fn remove(path: &Path) -> Result<(), ViewError> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Ok(()) => {}
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {}
            Err(cause) => return Err(ViewError::File { path: name.into(), cause }),
        }
    }
    Ok(())
}

fn sqlite<P: Projector>(cause: rusqlite::Error) -> ViewError {
    ViewError::Sqlite { view: P::NAME, cause }
}
