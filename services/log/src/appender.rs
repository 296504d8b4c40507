//! The only way into the log: stage a batch, commit it once.
//!
//! A [`Batch`] is one IMMEDIATE transaction. Its rows, the commands they came from, the subtree roots they complete
//! and the new frontier become durable together or not at all; the head moves only after COMMIT has returned.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::answer::{StoredAnswer, answer_to};
use crate::error::{CommitError, LogError, commit_error};
use crate::event_table::{self, collect};
use crate::head::Head;
use crate::row::{NewEvent, Provenance, Recorded, Row};
use crate::seal::{self, Mark};
use crate::tree::{Frontier, Hash};

/// The owner of the write connection; there is one.
pub struct Appender {
    pub(crate) db: Connection,
    pub(crate) head: Arc<Head>,
    pub(crate) tail: Tail,
    pub(crate) mark: Mark,
    pub(crate) dir: PathBuf,
    pub(crate) reserve: PathBuf,
    pub(crate) _lock: std::fs::File,
}

/// Where the log ends.
#[derive(Debug, Clone)]
pub(crate) struct Tail {
    pub(crate) frontier: Frontier,
    pub(crate) recorded_us: i64,
}

/// What was staged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// The first event's place.
    pub first_seq: u64,
    /// The last event's place.
    pub last_seq: u64,
}

/// What became durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The last event's place.
    pub head: u64,
    /// The tree's root there.
    pub root: Hash,
}

/// A batch being staged. Dropped without [`Batch::commit`], nothing of it happened.
pub struct Batch<'a> {
    appender: &'a mut Appender,
    tail: Tail,
    header: Vec<u8>,
    open: bool,
}

impl Appender {
    /// Begins a batch.
    ///
    /// # Errors
    /// [`LogError::Sqlite`] when the transaction cannot begin.
    pub fn begin(&mut self) -> Result<Batch<'_>, LogError> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let tail = self.tail.clone();
        Ok(Batch { appender: self, tail, header: Vec::with_capacity(512), open: true })
    }

    /// The disk is full: gives up the room that was held back, so that reading and an orderly end go on.
    fn give_up_reserve(&self) {
        let _ = std::fs::remove_file(&self.reserve);
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
        collect(self.appender.db.prepare_cached(event_table::OF_STREAM)?.query([stream])?)
    }

    /// Stages the events of one command. `now` is moved forward if the clock went back.
    ///
    /// # Errors
    /// [`LogError`]: the batch must be dropped then.
    pub fn append(
        &mut self,
        from: &Provenance,
        now: Timestamp,
        events: &[NewEvent],
    ) -> Result<Appended, LogError> {
        let staged = self.stage(from, now, events);
        if let Err(LogError::Sqlite(error)) = &staged
            && matches!(commit_error(error), CommitError::Full)
        {
            self.appender.give_up_reserve();
        }
        staged
    }

    fn stage(
        &mut self,
        from: &Provenance,
        now: Timestamp,
        events: &[NewEvent],
    ) -> Result<Appended, LogError> {
        let first_seq = self.tail.frontier.size() + 1;
        self.tail.recorded_us = self.tail.recorded_us.max(now.as_microsecond());
        check_line("actor", &from.actor)?;
        check_line("on_behalf_of", from.on_behalf_of.as_deref().unwrap_or_default())?;
        for event in events {
            check_line("stream", &event.stream)?;
            self.append_one(from, event)?;
        }
        let last_seq = self.tail.frontier.size();
        let mut insert =
            self.appender.db.prepare_cached("INSERT INTO command VALUES (?1, ?2, ?3)")?;
        insert.execute(params![from.command.as_bytes(), first_seq, last_seq])?;
        Ok(Appended { first_seq, last_seq })
    }

    fn append_one(&mut self, from: &Provenance, event: &NewEvent) -> Result<(), LogError> {
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
        let db = &self.appender.db;
        event_table::insert(db, &Row { leaf: &leaf.0, ..row })?;
        let mut kept = Vec::new();
        self.tail.frontier.push_keeping(leaf, |finished| kept.push(finished));
        for node in kept {
            let mut insert = db.prepare_cached("INSERT INTO node VALUES (?1, ?2, ?3)")?;
            insert.execute(params![node.level, node.index, node.root.0])?;
        }
        Ok(())
    }

    /// Makes the batch durable.
    ///
    /// # Errors
    /// [`CommitError::Full`]: nothing happened. [`CommitError::Unknown`]: nobody knows; the process should end.
    pub fn commit(mut self) -> Result<Committed, CommitError> {
        let root = self.tail.frontier.root();
        let size = self.tail.frontier.size();
        let frontier = self.tail.frontier.to_bytes();
        let staged = self.appender.db.prepare_cached("INSERT INTO tree VALUES (1, ?1, ?2, ?3) ON CONFLICT DO UPDATE SET size = ?1, frontier = ?2, root = ?3")
            .and_then(|mut upsert| upsert.execute(params![size, frontier, root.0]));
        let committed = staged.and_then(|_| self.appender.db.execute_batch("COMMIT"));
        if let Err(error) = committed {
            let verdict = commit_error(&error);
            if matches!(verdict, CommitError::Full) {
                self.appender.give_up_reserve();
            }
            return Err(verdict);
        }
        self.open = false;
        self.appender.tail = self.tail.clone();
        self.appender.mark.set(size);
        self.appender.head.publish(size);
        Ok(Committed { head: size, root })
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        if self.open && !self.appender.db.is_autocommit() {
            // A rollback that fails leaves the transaction open; the next BEGIN then fails and says so.
            let _ = self.appender.db.execute_batch("ROLLBACK");
        }
    }
}

impl Drop for Appender {
    fn drop(&mut self) {
        // The log is whole without this; it leaves one file for whoever copies the folder, and a seal on it. A reader
        // in the middle of a page, or a disk without room, only means that there is no seal.
        let busy = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
        if matches!(busy, Ok(false)) && self.db.is_autocommit() {
            let _ = seal::write(&self.dir);
        }
    }
}

fn check_line(column: &'static str, text: &str) -> Result<(), LogError> {
    if text.contains('\n') { Err(LogError::LineFeed(column)) } else { Ok(()) }
}
