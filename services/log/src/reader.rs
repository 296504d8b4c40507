//! Reading the log: a stream, a range, everything; the tree's root at any size; and following what comes.
//!
//! Readers never wait for the writer (WAL), and no read holds its snapshot longer than one page of rows takes, except
//! [`Reader::scan`], which is for replay and says so.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::answer::{StoredAnswer, answer_to};
use crate::damage::{self, Damage};
use crate::error::{LogError, OpenError};
use crate::event_table;
use crate::head::Head;
use crate::identity::{self, Earlier, LogId};
use crate::recent::Recent;
use crate::row::{Recorded, Row};
use crate::scan::scan;
use crate::tree::{Frontier, Hash, KEPT_EVERY};
use crate::{schema, swap};

/// Rows that a follower reads at a time, unless it is told otherwise.
const PAGE: u64 = 1_000;

/// A cheap handle for reading; clone it freely.
#[derive(Clone)]
pub struct Reader {
    path: Arc<PathBuf>,
    idle: Arc<Mutex<Vec<Connection>>>,
    id: Option<LogId>,
    earlier: Arc<[Earlier]>,
    pub(crate) head: Arc<Head>,
    recent: Arc<Recent>,
    /// Nothing after it is told.
    until: u64,
}

impl Reader {
    /// Opens the log of a data folder for reading, beside whoever writes it. Such a reader is not woken by commits of
    /// another process: call [`Reader::refresh`].
    ///
    /// # Errors
    /// [`OpenError`] when there is no log or it cannot be read.
    pub fn open(dir: &Path) -> Result<Reader, OpenError> {
        swap::refuse(dir)?;
        let (path, had_wal) = (dir.join("log.db"), identity::has_wal(dir));
        let first = schema::open_for_reading(&path)?;
        identity::refuse_cut(dir, &first, had_wal)?;
        let reader = Reader::over(path, first, Arc::new(Head::new(0)))?;
        reader.refresh().map_err(|error| match error {
            LogError::Sqlite(error) => OpenError::Sqlite(error),
            other => OpenError::damaged(0, other.to_string()),
        })?;
        Ok(reader)
    }

    pub(crate) fn at(path: PathBuf, head: Arc<Head>) -> Result<Reader, OpenError> {
        let first = schema::open_for_reading(&path)?;
        Reader::over(path, first, head)
    }

    fn over(path: PathBuf, first: Connection, head: Arc<Head>) -> Result<Reader, OpenError> {
        let (id, earlier) = (identity::read(&first)?, identity::earlier(&first)?.into());
        let idle = Arc::new(Mutex::new(vec![first]));
        let (path, recent) = (Arc::new(path), Arc::default());
        Ok(Reader { path, idle, id, earlier, head, recent, until: u64::MAX })
    }

    /// Which log this is; `None` of one that no program of this version has opened to write.
    #[must_use]
    pub fn id(&self) -> Option<&LogId> {
        self.id.as_ref()
    }

    /// Whether it is the replica of another log.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn is_replica(&self) -> Result<bool, LogError> {
        self.with(|db| Ok(identity::is_replica(db)?))
    }

    /// What it was called before, the oldest first.
    #[must_use]
    pub fn earlier(&self) -> &[Earlier] {
        &self.earlier
    }

    /// Looks up the head anew, for a log that another process writes.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn refresh(&self) -> Result<u64, LogError> {
        let seq = self.with(|db| Ok(event_table::last_seq(db)?))?;
        if seq > self.head.now() {
            self.head.publish(seq);
        }
        Ok(seq)
    }

    /// The last durable `seq`; 0 for an empty log.
    #[must_use]
    pub fn head(&self) -> u64 {
        self.head.now().min(self.until)
    }

    /// The log as it is now: whatever is recorded later is not in it. All that is read for one answer is read from one such.
    #[must_use]
    pub fn now(&self) -> Reader {
        self.until(self.head())
    }

    /// The log as it was when it ended at `seq`.
    #[must_use]
    pub fn until(&self, seq: u64) -> Reader {
        Reader { until: self.until.min(seq), ..self.clone() }
    }

    /// A stream's events from its beginning.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn read_stream(&self, stream: &str) -> Result<Vec<Recorded>, LogError> {
        self.with(|db| event_table::stream(db, stream, 0)).map(|events| self.known(events))
    }

    /// The event with which a stream begins; `None` of one that has not begun.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn first_of_stream(&self, stream: &str) -> Result<Option<Recorded>, LogError> {
        let first = self.with(|db| event_table::first_of_stream(db, stream))?;
        Ok(first.filter(|event| event.seq <= self.until))
    }

    /// The streams whose names begin so, by their names; those that begin later than what is told, too.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn streams_of(&self, prefix: &str) -> Result<Vec<String>, LogError> {
        self.with(|db| Ok(event_table::streams_of(db, prefix)?))
    }

    /// A stream's events after a version: what is new to somebody who has read it up to there.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn read_stream_after(&self, stream: &str, version: u64) -> Result<Vec<Recorded>, LogError> {
        let after = self.with(|db| event_table::stream(db, stream, version));
        after.map(|events| self.known(events))
    }

    /// Up to `limit` of them, for whoever folds a long stream without holding all of it.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn read_page_of_stream(
        &self,
        stream: &str,
        after: u64,
        limit: u64,
    ) -> Result<Vec<Recorded>, LogError> {
        let page = self.with(|db| event_table::page_of_stream(db, stream, after, limit));
        page.map(|events| self.known(events))
    }

    /// Those of one stream, or in the order of the log, that are not too late.
    fn known(&self, mut events: Vec<Recorded>) -> Vec<Recorded> {
        events.truncate(events.partition_point(|event| event.seq <= self.until));
        events
    }

    /// Up to `limit` events from `seq` on.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn read_from(&self, seq: u64, limit: u64) -> Result<Vec<Recorded>, LogError> {
        self.with(|db| event_table::page(db, seq, limit)).map(|events| self.known(events))
    }

    /// Visits every event from `seq` on in one snapshot, without copying. For replay and verification: a long visit
    /// keeps the WAL from being reset.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read, or an event is not what was recorded.
    pub fn scan(
        &self,
        seq: u64,
        mut visit: impl FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), LogError> {
        let mut damage = None;
        self.scan_past(seq, |row| match row {
            Ok(row) => visit(row),
            Err(bad) => {
                damage = Some(bad);
                ControlFlow::Break(())
            }
        })?;
        damage.map_or(Ok(()), |bad| Err(bad.into()))
    }

    /// The same for whoever can go on without an event that is damaged: it is handed over as what it is.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn scan_past(
        &self,
        seq: u64,
        mut visit: impl FnMut(Result<Row<'_>, Damage>) -> ControlFlow<()>,
    ) -> Result<(), LogError> {
        let (head, until) = (self.head(), self.until);
        self.with(|db| {
            scan(db, seq, head, &mut |row| {
                let at = row.as_ref().map_or_else(|bad| bad.seq, |row| row.seq);
                if at > until { ControlFlow::Break(()) } else { visit(row) }
            })
        })
    }

    /// The answer that a command got.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn answer_to(&self, command: Uuid) -> Result<Option<StoredAnswer>, LogError> {
        self.with(|db| answer_to(db, command))
    }

    /// The leaf hash of one event, as stored; `None` when there is no such event.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn leaf(&self, seq: u64) -> Result<Option<Hash>, LogError> {
        self.with(|db| {
            let mut find = db.prepare_cached("SELECT leaf FROM event WHERE seq = ?1")?;
            Ok(find.query_row([seq], |row| row.get(0).map(Hash)).optional()?)
        })
    }

    /// The tree's root when the log held `size` events; reads at most some hundred hashes. `None` beyond the head.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn root(&self, size: u64) -> Result<Option<Hash>, LogError> {
        if size > self.head() {
            return Ok(None);
        }
        self.with(|db| root_at(db, size).map(Some))
    }

    /// The head as it moves.
    #[must_use]
    pub fn watch(&self) -> tokio::sync::watch::Receiver<u64> {
        self.head.watch()
    }

    /// Follows the log: every event after `seq`, as it becomes durable.
    #[must_use]
    pub fn follow(&self, seq: u64) -> Follower {
        Follower { reader: self.clone(), at: seq, page: PAGE, head: self.head.watch() }
    }

    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, LogError>,
    ) -> Result<T, LogError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let db = match idle {
            Some(db) => db,
            None => schema::open_for_reading(&self.path).map_err(|error| match error {
                OpenError::Sqlite(error) => LogError::Sqlite(error),
                other => Damage::at(0, other.to_string()).into(),
            })?,
        };
        let result = work(&db);
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < 8 {
            idle.push(db);
        }
        result
    }
}

/// The root of the tree of the first `size` events, all of which are there; reads at most some hundred hashes.
pub(crate) fn root_at(db: &Connection, size: u64) -> Result<Hash, LogError> {
    let mut frontier = Frontier::default();
    let mut level = (63 / KEPT_EVERY) * KEPT_EVERY;
    while level > 0 {
        let mut find = db.prepare_cached("SELECT root FROM node WHERE level = ?1 AND idx = ?2")?;
        while size - frontier.size() >= 1 << level {
            let index = frontier.size() >> level;
            let Some(root) = find.query_row(params![level, index], |row| row.get(0)).optional()?
            else {
                return Err(Damage::at(frontier.size() + 1, "the kept roots end before it").into());
            };
            frontier.push_subtree(level, Hash(root));
        }
        level -= KEPT_EVERY;
    }
    let mut leaves =
        db.prepare_cached("SELECT leaf FROM event WHERE seq > ?1 AND seq <= ?2 ORDER BY seq")?;
    let mut rows = leaves.query([frontier.size(), size])?;
    while let Some(row) = rows.next()? {
        frontier.push(Hash(row.get(0)?));
    }
    Ok(frontier.root())
}

/// Somebody who follows the log; each event comes exactly once and in order. Those who follow it closely share what is read.
pub struct Follower {
    reader: Reader,
    at: u64,
    page: u64,
    head: tokio::sync::watch::Receiver<u64>,
}

impl Follower {
    /// The same, with at most so many events at a time: for one of many that are followed slowly.
    #[must_use]
    pub fn by(self, page: u64) -> Follower {
        Follower { page: page.max(1), ..self }
    }

    /// The last event that was handed out.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.at
    }

    /// Waits for the next events, some or many. `None` when the log was closed.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub async fn next(&mut self) -> Result<Option<Vec<Arc<Recorded>>>, LogError> {
        let at = self.at;
        if self.head.wait_for(|head| *head > at).await.is_err() {
            return Ok(None);
        }
        self.page().map(Some)
    }

    /// The same on a plain thread; comes back empty after `patience`, so that its owner can look whether to stop.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn next_blocking(&mut self, patience: Duration) -> Result<Vec<Arc<Recorded>>, LogError> {
        if self.reader.head.wait_past(self.at, patience) { self.page() } else { Ok(Vec::new()) }
    }

    fn page(&mut self) -> Result<Vec<Arc<Recorded>>, LogError> {
        let limit = self.page.min(self.reader.head().saturating_sub(self.at));
        let reader = &self.reader;
        let page =
            reader.recent.page(self.at + 1, limit, |seq, limit| reader.read_from(seq, limit))?;
        match page.last() {
            Some(last) if last.seq == self.at + page.len() as u64 => self.at = last.seq,
            _ => return Err(Damage::at(self.at + 1, damage::MISSING).into()),
        }
        Ok(page)
    }
}
