//! Does the log still say what was written? Reads all of it and names the first place that does not fit.
//!
//! Every event's leaf is hashed anew; `seq` and each stream's versions have no gap; time does not go back; the
//! commands, the kept subtree roots, the frontier and the root follow from the events. What this cannot tell is
//! whether somebody rewrote everything: for that a checkpoint is needed that somebody else keeps.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{Connection, Rows, params};
use sha2::{Digest, Sha256};

use crate::error::OpenError;
use crate::event_table;
use crate::row::Row;
use crate::schema;
use crate::seal::{self, Mark};
use crate::tree::{Frontier, Hash};

/// What a whole log came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many events.
    pub size: u64,
    /// The root over all of them.
    pub root: Hash,
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
    let remembered = Mark::read(dir);
    let path = dir.join("log.db");
    let db = schema::open_for_reading(&path)?;
    std::thread::scope(|scope| {
        // The file's own form and the events are two readings of the same bytes; neither waits for the other.
        let form = scope.spawn(|| check_form(dir, &path));
        let whole = match check(&db, &mut progress) {
            Err(OpenError::Sqlite(error)) => Err(place(&db, &error)),
            other => other,
        }?;
        Mark::compare(remembered, whole.size)?;
        let form = form.join().unwrap_or_else(|_| Err("the check of its form broke off".into()));
        match form {
            Ok(sealed) => Ok(Verified { sealed_bytes: sealed?, ..whole }),
            Err(why) => Err(OpenError::Damaged { seq: whole.size, why }),
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

fn check(db: &Connection, progress: &mut impl FnMut(u64, u64)) -> Result<Verified, OpenError> {
    db.execute_batch("BEGIN")?;
    let total = event_table::last_seq(db)?;
    let mut frontier = Frontier::default();
    let mut kept = Vec::new();
    let mut streams: HashMap<String, u64> = HashMap::new();
    let mut told = Told::default();
    let mut wrong = None;
    let mut statement = db.prepare(event_table::ALL)?;
    let size = check_events(statement.query([])?, 1, |row, leaf| {
        let version = match streams.get_mut(row.stream) {
            Some(version) => version,
            None => streams.entry(row.stream.to_owned()).or_default(),
        };
        *version += 1;
        if row.version != *version && wrong.is_none() {
            wrong = Some((
                row.seq,
                format!("{} goes from version {} to {}", row.stream, *version - 1, row.version),
            ));
        }
        told.event(row);
        frontier.push_keeping(leaf, |finished| kept.push(finished));
        if row.seq % 4_096 == 0 {
            progress(row.seq, total);
        }
    })?;
    if let Some((seq, why)) = wrong {
        return Err(OpenError::Damaged { seq, why });
    }
    progress(size, total);
    for node in &kept {
        let found: Option<[u8; 32]> = rusqlite::OptionalExtension::optional(db.query_row(
            "SELECT root FROM node WHERE level = ?1 AND idx = ?2",
            params![node.level, node.index],
            |row| row.get(0),
        ))?;
        if found != Some(node.root.0) {
            let seq = (node.index + 1) << node.level;
            return Err(OpenError::Damaged {
                seq,
                why: format!("the kept subtree root of level {} differs", node.level),
            });
        }
    }
    let nodes: usize = db.query_row("SELECT count(*) FROM node", [], |row| row.get(0))?;
    if nodes != kept.len() {
        return Err(OpenError::Damaged {
            seq: size,
            why: format!("{nodes} kept subtree roots instead of {}", kept.len()),
        });
    }
    let root = frontier.root();
    let stored = rusqlite::OptionalExtension::optional(db.query_row(
        "SELECT size, frontier, root FROM tree",
        [],
        |row| Ok((row.get::<_, u64>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, [u8; 32]>(2)?)),
    ))?;
    if let Some((leaves, _, _)) = &stored
        && *leaves > size
    {
        return Err(OpenError::Damaged {
            seq: size + 1,
            why: format!("it is missing; the tree has {leaves} leaves"),
        });
    }
    let agrees = match &stored {
        Some((stored_size, bytes, stored_root)) => {
            *stored_size == size && *bytes == frontier.to_bytes() && *stored_root == root.0
        }
        None => size == 0,
    };
    if !agrees {
        return Err(OpenError::Damaged {
            seq: size,
            why: "the stored tree is not the one the events lead to".into(),
        });
    }
    if told.finish() != Told::by_the_table(db)? {
        check_commands(db, size)?;
        let why = "the commands that are kept are not those of the events".into();
        return Err(OpenError::Damaged { seq: size, why });
    }
    Ok(Verified { size, root, sealed_bytes: None })
}

/// Which commands made which events, as a sum of hashes that is the same in any order: the events tell it in the order of
/// `seq`, the table in the order of ids, and neither has to be looked up in the other.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    count: u64,
    sum: [u64; 4],
    run: Option<([u8; 16], u64, u64)>,
}

impl Told {
    fn by_the_table(db: &Connection) -> Result<Told, OpenError> {
        let mut told = Told::default();
        let mut commands = db.prepare("SELECT id, first_seq, last_seq FROM command")?;
        let mut rows = commands.query([])?;
        while let Some(row) = rows.next()? {
            told.add(row.get_ref(0)?.as_blob().unwrap_or_default(), row.get(1)?, row.get(2)?);
        }
        Ok(told)
    }

    fn event(&mut self, row: &Row<'_>) {
        match &mut self.run {
            Some((command, _, last)) if command[..] == *row.command => *last = row.seq,
            run => {
                let id = row.command.try_into().unwrap_or_default();
                if let Some((command, first, last)) = run.replace((id, row.seq, row.seq)) {
                    self.add(&command, first, last);
                }
            }
        }
    }

    /// The sum with the last run in it.
    fn finish(mut self) -> Told {
        if let Some((command, first, last)) = self.run.take() {
            self.add(&command, first, last);
        }
        self
    }

    fn add(&mut self, command: &[u8], first: u64, last: u64) {
        let hash = Sha256::new()
            .chain_update(first.to_be_bytes())
            .chain_update(last.to_be_bytes())
            .chain_update(command)
            .finalize();
        self.count += 1;
        for (lane, part) in self.sum.iter_mut().zip(hash.chunks_exact(8)) {
            *lane = lane.wrapping_add(u64::from_be_bytes(part.try_into().unwrap_or_default()));
        }
    }
}

/// Each command owns a run of events that carry its id, and every event belongs to one.
fn check_commands(db: &Connection, size: u64) -> Result<(), OpenError> {
    let mut owned = 0;
    let mut commands = db.prepare(
        "SELECT c.first_seq, c.last_seq, (SELECT count(*) FROM event e WHERE e.seq BETWEEN c.first_seq AND c.last_seq AND e.command = c.id)
         FROM command c",
    )?;
    let mut rows = commands.query([])?;
    while let Some(row) = rows.next()? {
        let (first, last, count): (u64, u64, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if last < first || last - first + 1 != count {
            return Err(OpenError::Damaged {
                seq: first,
                why: "the command's answer does not fit its events".into(),
            });
        }
        owned += count;
    }
    if owned == size {
        Ok(())
    } else {
        Err(OpenError::Damaged {
            seq: size,
            why: format!("{owned} of {size} events belong to a command"),
        })
    }
}

/// Walks rows from `first` on, hashes each anew, and hands it over with its leaf. Comes back with the last `seq`.
pub(crate) fn check_events(
    mut rows: Rows<'_>,
    first: u64,
    mut each: impl FnMut(&Row<'_>, Hash),
) -> Result<u64, OpenError> {
    let mut header = Vec::with_capacity(512);
    let mut next = first;
    let mut recorded_us = i64::MIN;
    loop {
        let damaged = |why: String| OpenError::Damaged { seq: next, why };
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(next - 1),
            Err(error) => return Err(damaged(error.to_string())),
        };
        let row = event_table::borrow(row).map_err(|error| damaged(error.to_string()))?;
        if row.seq != next {
            return Err(damaged(format!("it is missing; the next one is {}", row.seq)));
        }
        let leaf = row.leaf_hash(&mut header);
        if leaf.0 != row.leaf {
            return Err(damaged("its content does not fit its hash".into()));
        }
        if row.recorded_us < recorded_us {
            return Err(damaged("it was recorded before the event that precedes it".into()));
        }
        recorded_us = row.recorded_us;
        each(&row, leaf);
        next += 1;
    }
}

/// SQLite could not go on: says where, as far as it can be told.
fn place(db: &Connection, error: &rusqlite::Error) -> OpenError {
    let last = event_table::last_seq(db).unwrap_or(0);
    OpenError::Damaged { seq: last, why: format!("SQLite cannot read the file: {error}") }
}
