//! The only way into the log: stage a batch, commit it once.
//!
//! A [`Batch`] is one IMMEDIATE transaction. Its rows, the commands they came from, the subtree roots they complete
//! and the new frontier become durable together or not at all; the head moves only after COMMIT has returned. Within it
//! each command is staged under a savepoint, so that one that fails takes nothing with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::answer::{StoredAnswer, answer_to};
use crate::error::{CommitError, LogError, commit_error};
use crate::event_table;
use crate::head::Head;
use crate::identity;
use crate::reader::root_at;
use crate::room::Room;
use crate::row::{NewEvent, Provenance, Recorded, Row};
use crate::schema;
use crate::seal::{self, Mark};
use crate::tail::Tail;
use crate::tree::Hash;
use crate::tree_row::TreeRow;

/// The owner of the write connection; there is one.
pub struct Appender {
    pub(crate) db: Connection,
    pub(crate) head: Arc<Head>,
    pub(crate) tail: Tail,
    pub(crate) mark: Mark,
    pub(crate) dir: PathBuf,
    pub(crate) room: Room,
    /// Whether the file says that it is in use.
    pub(crate) in_use: bool,
    pub(crate) _lock: std::fs::File,
}

/// What was staged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// The first event's `seq`.
    pub first_seq: u64,
    /// The last event's `seq`.
    pub last_seq: u64,
}

/// What became durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The last event's `seq`.
    pub head: u64,
    /// The tree's root there.
    pub root: Hash,
}

/// A batch being staged. Dropped without [`Batch::commit`], nothing of it happened.
pub struct Batch<'a> {
    appender: &'a mut Appender,
    tail: Tail,
    header: Vec<u8>,
    lost: Option<CommitError>,
}

impl Appender {
    /// Begins a batch.
    ///
    /// # Errors
    /// [`LogError::NoRoom`] while the disk has too little, [`LogError::Sqlite`] when the transaction cannot begin.
    pub fn begin(&mut self) -> Result<Batch<'_>, LogError> {
        if self.room.is_full() {
            return Err(LogError::NoRoom);
        }
        self.room.hold();
        self.say_in_use()?;
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let tail = self.tail.clone();
        Ok(Batch { appender: self, tail, header: Vec::with_capacity(512), lost: None })
    }

    /// The folder of the log.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.dir
    }

    /// How much room the disk has.
    #[must_use]
    pub fn room(&self) -> Room {
        self.room.clone()
    }

    /// Writes into the file that it is in use. On a full disk that waits for the first batch.
    pub(crate) fn say_in_use(&mut self) -> rusqlite::Result<()> {
        if self.in_use {
            return Ok(());
        }
        match identity::set_in_use(&self.db, true) {
            Ok(()) => self.in_use = true,
            Err(error) if matches!(commit_error(&error), CommitError::Full) => self.room.was_full(),
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

impl Batch<'_> {
    /// The answer that a command got, in this batch or before.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn answer_to(&self, command: Uuid) -> Result<Option<StoredAnswer>, LogError> {
        answer_to(&self.appender.db, command)
    }

    /// A stream's events, those staged in this batch included.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn read_stream(&self, stream: &str) -> Result<Vec<Recorded>, LogError> {
        event_table::stream(&self.appender.db, stream, 0)
    }

    /// Up to `limit` events of a stream after a version, for whoever folds a long one without holding all of it.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn read_page_of_stream(
        &self,
        stream: &str,
        after: u64,
        limit: u64,
    ) -> Result<Vec<Recorded>, LogError> {
        event_table::page_of_stream(&self.appender.db, stream, after, limit)
    }

    /// The seq of the event with which a stream begins, and the root of the tree that ends with it; `None` of a stream that
    /// has not begun. What is staged in this batch counts.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn root_at_first(&self, stream: &str) -> Result<Option<(u64, Hash)>, LogError> {
        let Some(first) = event_table::first_of_stream(&self.appender.db, stream)? else {
            return Ok(None);
        };
        Ok(Some((first.seq, root_at(&self.appender.db, first.seq)?)))
    }

    /// The last event that was durable when this batch began.
    #[must_use]
    pub fn begins_after(&self) -> u64 {
        self.appender.tail.frontier.size()
    }

    /// The seq that the next event staged gets.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.tail.frontier.size() + 1
    }

    /// Whether nothing of this batch can become durable any more, because SQLite rolled back all of it (as it may when
    /// a disk is full or fails). The error of the call that lost it says why; [`Batch::commit`] refuses.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.lost.is_some() || self.appender.db.is_autocommit()
    }

    /// Stages one command: all of its events or none. `now` is moved forward if the clock went back.
    ///
    /// # Errors
    /// [`LogError`]: nothing of this command is staged. What was staged before it stands, and the batch goes on, unless
    /// it [is lost](Batch::is_lost).
    pub fn append(
        &mut self,
        from: &Provenance,
        now: Timestamp,
        events: &[NewEvent],
    ) -> Result<Appended, LogError> {
        check_lines(from, events)?;
        if self.is_lost() {
            return Err(LogError::BatchLost);
        }
        let before = self.tail.clone();
        self.stage(from, now, events).map_err(|error| {
            let staged = self.tail.frontier.size() - before.frontier.size();
            self.tail = before;
            self.take_back(events.len(), staged, &error);
            LogError::from(error)
        })
    }

    /// A savepoint costs a tenth of the writer's speed (SQLite copies each page that a command touches first), so only a
    /// command of several events has one: an event that is refused alone leaves nothing behind anyway.
    fn stage(
        &mut self,
        from: &Provenance,
        now: Timestamp,
        events: &[NewEvent],
    ) -> rusqlite::Result<Appended> {
        let several = events.len() > 1;
        if several {
            run(&self.appender.db, "SAVEPOINT one_command")?;
        }
        let first_seq = self.tail.frontier.size() + 1;
        self.tail.recorded_us = self.tail.recorded_us.max(now.as_microsecond());
        for event in events {
            self.stage_one(from, event)?;
        }
        let last_seq = self.tail.frontier.size();
        self.stage_command(from.command.as_bytes(), first_seq, last_seq)?;
        if several {
            run(&self.appender.db, "RELEASE one_command")?;
        }
        Ok(Appended { first_seq, last_seq })
    }

    fn stage_one(&mut self, from: &Provenance, event: &NewEvent) -> rusqlite::Result<()> {
        let seq = self.tail.frontier.size() + 1;
        let happened_on = event.happened_on.to_string();
        let row = Row {
            seq,
            stream: &event.stream,
            version: event.version,
            kind: event.kind,
            schema: event.schema,
            recorded_us: self.tail.recorded_us,
            happened_on: &happened_on,
            actor: &from.actor,
            on_behalf_of: from.on_behalf_of.as_deref(),
            command: from.command.as_bytes(),
            digest: &from.digest,
            data: &event.data,
            leaf: &[],
        };
        let leaf = row.leaf_hash(&mut self.header);
        self.stage_row(&Row { leaf: &leaf.0, ..row }, leaf)
    }

    /// Stages a whole row, which is the next one.
    pub(crate) fn stage_row(&mut self, row: &Row<'_>, leaf: Hash) -> rusqlite::Result<()> {
        let (db, seq) = (&self.appender.db, row.seq);
        let at = event_table::insert(db, row)?;
        if at != seq {
            roll_back(db);
            let why = format!("an event was given seq {at} where {seq} comes next");
            return Err(rusqlite::Error::ToSqlConversionFailure(why.into()));
        }
        let mut kept = Vec::new();
        self.tail.frontier.push_keeping(leaf, |finished| kept.push(finished));
        for node in kept {
            let mut insert = db.prepare_cached("INSERT OR FAIL INTO node VALUES (?1, ?2, ?3)")?;
            insert.execute(params![node.level, node.index, node.root.0])?;
        }
        self.tail.recorded_us = row.recorded_us;
        Ok(())
    }

    /// Stages that a command made the events from `first` to `last`.
    pub(crate) fn stage_command(&self, id: &[u8], first: u64, last: u64) -> rusqlite::Result<()> {
        let db = &self.appender.db;
        let mut insert = db.prepare_cached("INSERT OR FAIL INTO command VALUES (?1, ?2, ?3)")?;
        insert.execute(params![id, first, last]).map(drop)
    }

    /// When the last event before the next one was recorded, microseconds since 1970-01-01 UTC.
    pub(crate) fn recorded_us(&self) -> i64 {
        self.tail.recorded_us
    }

    /// Takes back what a command of so many events has staged before it failed. Without a savepoint to go back to (or where
    /// SQLite has rolled back everything by itself) the batch is lost.
    fn take_back(&mut self, events: usize, staged: u64, error: &rusqlite::Error) {
        let why = commit_error(error);
        if matches!(why, CommitError::Full) {
            self.appender.room.was_full();
        }
        let db = &self.appender.db;
        let taken_back = if events > 1 {
            run(db, "ROLLBACK TO one_command").and_then(|()| run(db, "RELEASE one_command")).is_ok()
        } else {
            staged == 0 && !db.is_autocommit()
        };
        if !taken_back {
            roll_back(db);
            self.lost = Some(why);
        }
    }

    /// Makes the batch durable.
    ///
    /// # Errors
    /// [`CommitError::Full`]: nothing happened. [`CommitError::Unknown`]: nobody knows; the process should end. Of a batch
    /// that is lost nothing is in the log in either case, and the error is what it was lost to.
    pub fn commit(mut self) -> Result<Committed, CommitError> {
        if self.is_lost() {
            let by_a_read = || CommitError::Unknown("SQLite rolled the batch back".into());
            return Err(self.lost.take().unwrap_or_else(by_a_read));
        }
        let tree = TreeRow::of(&self.tail.frontier);
        let db = &self.appender.db;
        let committed = tree.write(db).and_then(|()| db.execute_batch("COMMIT"));
        let committed = committed.map_err(plumbline_pages::named);
        if let Err(error) = committed {
            let verdict = commit_error(&error);
            if matches!(verdict, CommitError::Full) {
                self.appender.room.was_full();
            }
            return Err(verdict);
        }
        self.appender.tail = self.tail.clone();
        self.appender.mark.set(tree.size);
        self.appender.head.publish(tree.size);
        Ok(Committed { head: tree.size, root: tree.root })
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        roll_back(&self.appender.db);
    }
}

impl Drop for Appender {
    fn drop(&mut self) {
        // The log is whole without this; it leaves one file for whoever copies the folder, and a seal on it. On a disk
        // without room it is tried once more with the reserve given up, which else serves the next start.
        if self.db.is_autocommit() && !self.close() {
            self.room.make_some();
            self.close();
        }
    }
}

impl Appender {
    /// Folds the WAL in and seals the file; false where that could not be done. A reader in the middle of a page only means
    /// that there is no seal.
    fn close(&self) -> bool {
        if identity::set_in_use(&self.db, false).is_err() {
            return false;
        }
        match self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)) {
            Ok(false) => {
                seal::write(&self.dir).is_ok() && schema::fold_at_close(&self.db, true).is_ok()
            }
            Ok(true) => true,
            Err(_) => false,
        }
    }
}

fn run(db: &Connection, statement: &'static str) -> rusqlite::Result<()> {
    db.prepare_cached(statement)?.execute([]).map(|_| ())
}

/// Ends an open transaction. One that cannot be rolled back stays open; the next BEGIN then fails and says so.
fn roll_back(db: &Connection) {
    if !db.is_autocommit() {
        let _ = db.execute_batch("ROLLBACK");
    }
}

/// A line feed would let two events have one header, so nothing of such a command is staged.
fn check_lines(from: &Provenance, events: &[NewEvent]) -> Result<(), LogError> {
    let command = [
        ("actor", from.actor.as_str()),
        ("on_behalf_of", from.on_behalf_of.as_deref().unwrap_or_default()),
    ];
    let events =
        events.iter().flat_map(|event| [("stream", event.stream.as_str()), ("kind", event.kind)]);
    match command.into_iter().chain(events).find(|(_, text)| text.contains('\n')) {
        Some((column, _)) => Err(LogError::LineFeed(column)),
        None => Ok(()),
    }
}
