//! Does the log still say what was written? Reads all of it and names the first event that does not fit.
//!
//! Every event's leaf is hashed anew; `seq` and each stream's versions have no gap; time does not go back; the
//! commands, the kept subtree roots, the frontier and the root follow from the events. What this cannot tell is
//! whether somebody rewrote everything: for that a checkpoint is needed that somebody else keeps.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use crate::commands::CommandSum;
use crate::error::OpenError;
use crate::event_table;
use crate::identity::{self, Earlier, LogId};
use crate::rehash::rehash;
use crate::row::Row;
use crate::seal::{self, Mark};
use crate::tree::{Finished, Frontier, Hash};
use crate::tree_row::TreeRow;
use crate::{schema, swap, withheld};

/// What a whole log came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Which log it is; `None` of one that no program of this version has opened to write.
    pub id: Option<LogId>,
    /// What it was called before, the oldest first; see [`Earlier`].
    pub earlier: Vec<Earlier>,
    /// How many events.
    pub size: u64,
    /// The root over all of them.
    pub root: Hash,
    /// Of a replica, how many events came to it without their data; `None` of a log that decides for itself.
    pub replica: Option<u64>,
    /// The last committed `seq` by `log.head`; `None` where that is missing or cannot be right.
    pub remembered: Option<u64>,
    /// How many bytes of `log.db` are those that it was closed with; `None` for a log that is in use or was killed,
    /// of which every byte that holds something was read, but not the free room between.
    pub sealed_bytes: Option<u64>,
}

/// Verifies the log of a data folder. `progress` hears of the events done and of all there are.
///
/// # Errors
/// [`OpenError::Damaged`] with the first bad `seq` and what is wrong there.
pub fn verify(dir: &Path, mut progress: impl FnMut(u64, u64)) -> Result<Verified, OpenError> {
    // Before the snapshot: a commit in between may only make the log longer than the mark.
    swap::refuse(dir)?;
    let remembered = Mark::find(dir);
    let had_wal = identity::has_wal(dir);
    let path = dir.join("log.db");
    let db = schema::open_for_reading(&path)?;
    identity::refuse_cut(dir, &db, had_wal)?;
    let id = identity::read(&db)?;
    let earlier = identity::earlier(&db)?;
    std::thread::scope(|scope| {
        // The file's own form and the events are two readings of the same bytes; neither waits for the other.
        let form = scope.spawn(|| check_form(dir, &path));
        let whole = check_content(&db, &mut progress).map_err(|error| name_seq(&db, error))?;
        if whole.replica.is_none() {
            Mark::compare(remembered.unwrap_or(0), whole.size)?;
        }
        let form = form.join().unwrap_or_else(|_| Err("the check of its form broke off".into()));
        match form {
            Ok(sealed) => Ok(Verified { id, earlier, remembered, sealed_bytes: sealed?, ..whole }),
            Err(why) => Err(OpenError::damaged(whole.size, why)),
        }
    })
}

/// Whether SQLite finds its pages and indexes in order, and then, whether the bytes are those that were sealed.
fn check_form(dir: &Path, path: &Path) -> Result<Result<Option<u64>, OpenError>, String> {
    let db = schema::open_for_reading(path).map_err(|error| error.to_string())?;
    let sound: String = db
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| format!("SQLite cannot read the file: {error}"))?;
    if sound != "ok" {
        return Err(format!("SQLite's own check says: {sound}"));
    }
    drop(db);
    Ok(seal::check(dir))
}

/// Whether everything that is kept beside the events follows from them, in one snapshot.
fn check_content(
    db: &Connection,
    progress: &mut impl FnMut(u64, u64),
) -> Result<Verified, OpenError> {
    db.execute_batch("BEGIN")?;
    let Replay { frontier, finished, commands, is_replica, withheld, .. } =
        Replay::of_all(db, progress)?;
    check_nodes(db, &finished, frontier.size())?;
    check_tree(db, &frontier)?;
    commands.check(db, frontier.size())?;
    let (size, root) = (frontier.size(), frontier.root());
    let replica = is_replica.then_some(withheld);
    let (earlier, remembered, sealed_bytes) = (Vec::new(), None, None);
    Ok(Verified { id: None, earlier, size, root, replica, remembered, sealed_bytes })
}

/// What the events come to by themselves.
#[derive(Default)]
struct Replay {
    versions: HashMap<String, u64>,
    frontier: Frontier,
    finished: Vec<Finished>,
    commands: CommandSum,
    is_replica: bool,
    withheld: u64,
}

impl Replay {
    fn of_all(db: &Connection, progress: &mut impl FnMut(u64, u64)) -> Result<Replay, OpenError> {
        let total = event_table::last_seq(db)?;
        let mut replay = Replay { is_replica: identity::is_replica(db)?, ..Replay::default() };
        let mut statement = db.prepare(event_table::ALL)?;
        rehash(statement.query([])?, 1, |row, leaf| {
            if row.seq % 4_096 == 0 {
                progress(row.seq, total);
            }
            replay.take(row, leaf)
        })?;
        progress(replay.frontier.size(), total);
        Ok(replay)
    }

    fn take(&mut self, row: &Row<'_>, leaf: Hash) -> Result<(), String> {
        let version = match self.versions.get_mut(row.stream) {
            Some(version) => version,
            None => self.versions.entry(row.stream.to_owned()).or_default(),
        };
        if row.version != *version + 1 {
            return Err(format!("{} goes from version {version} to {}", row.stream, row.version));
        }
        *version = row.version;
        if withheld::hash(row.data).is_some() {
            if !self.is_replica {
                return Err("its data were taken out; their hash alone is there".into());
            }
            self.withheld += 1;
        }
        self.commands.event(row);
        self.frontier.push_keeping(leaf, |finished| self.finished.push(finished));
        Ok(())
    }
}

/// The kept subtree roots must be those that the events lead to, and no others.
fn check_nodes(db: &Connection, finished: &[Finished], size: u64) -> Result<(), OpenError> {
    let mut find = db.prepare("SELECT root FROM node WHERE level = ?1 AND idx = ?2")?;
    for node in finished {
        let kept = find.query_row(params![node.level, node.index], |row| row.get(0)).optional()?;
        if kept != Some(node.root.0) {
            let last_leaf = (node.index + 1) << node.level;
            let why = format!("the kept subtree root of level {} differs", node.level);
            return Err(OpenError::damaged(last_leaf, why));
        }
    }
    let kept: usize = db.query_row("SELECT count(*) FROM node", [], |row| row.get(0))?;
    if kept != finished.len() {
        let why = format!("{kept} kept subtree roots instead of {}", finished.len());
        return Err(OpenError::damaged(size, why));
    }
    Ok(())
}

/// The stored tree must be the one that the events lead to; one that is larger has lost its last events.
fn check_tree(db: &Connection, frontier: &Frontier) -> Result<(), OpenError> {
    let size = frontier.size();
    let agrees = match TreeRow::read(db)? {
        Some(stored) if stored.size > size => {
            let why = format!("it is missing; the tree has {} leaves", stored.size);
            return Err(OpenError::damaged(size + 1, why));
        }
        Some(stored) => stored == TreeRow::of(frontier),
        None => size == 0,
    };
    if !agrees {
        return Err(OpenError::damaged(size, "the stored tree is not the one the events lead to"));
    }
    Ok(())
}

/// Where SQLite could not go on, as far as it can be told.
fn name_seq(db: &Connection, error: OpenError) -> OpenError {
    match error {
        OpenError::Sqlite(error) => OpenError::damaged(
            event_table::last_seq(db).unwrap_or(0),
            format!("SQLite cannot read the file: {error}"),
        ),
        other => other,
    }
}
