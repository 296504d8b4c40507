//! The end of the log, looked at before anything is added to it.
//!
//! The last events are hashed again, and the last leaves must lead to the tree's row. A log whose end does not is not
//! written: nobody could say what the next event follows. An event whose own content does not fit, or whose page cannot be
//! read, is another matter unless it is the last: the tree proves the rest, so it is named, handed to nobody, and the log
//! goes on.

use std::collections::HashMap;

use rusqlite::{Connection, Statement};

use crate::damage::{self, Damage};
use crate::error::OpenError;
use crate::event_table;
use crate::tree::{Frontier, Hash};
use crate::tree_row::TreeRow;

/// Where the log ends.
#[derive(Debug, Clone)]
pub(crate) struct Tail {
    pub(crate) frontier: Frontier,
    /// When the last event was recorded, microseconds since 1970-01-01 UTC; the least number before the first.
    pub(crate) recorded_us: i64,
}

/// Checks the last `checked` events; comes back with those whose content does not fit.
pub(crate) fn check(db: &Connection, checked: u64) -> Result<(Tail, Vec<Damage>), OpenError> {
    let head = event_table::last_seq(db)?;
    let Some(TreeRow { size, frontier, root }) = TreeRow::read(db)? else {
        if head > 0 {
            return Err(OpenError::damaged(1, "there are events but no tree"));
        }
        return Ok((Tail { frontier: Frontier::default(), recorded_us: i64::MIN }, Vec::new()));
    };
    if size != head {
        let why = format!("the tree has {size} leaves, the last event is {head}");
        return Err(OpenError::damaged(size.min(head) + 1, why));
    }
    let Some(frontier) = Frontier::from_bytes(size, &frontier) else {
        return Err(OpenError::damaged(size, "the frontier does not fit the tree's size"));
    };
    if frontier.root() != root {
        return Err(OpenError::damaged(size, "the frontier does not lead to the root"));
    }
    let Hashed { recorded_us, damaged, leaves } = hash(db, size.saturating_sub(checked) + 1, size)?;
    // Either half of a row that does not fit may be the hurt one.
    if !ends_in_its_leaves(db, &frontier, &HashMap::new())?
        && !ends_in_its_leaves(db, &frontier, &leaves)?
    {
        let seq = damaged.first().map_or(size, |bad| bad.seq);
        return Err(OpenError::damaged(seq, "the last leaves do not lead to the frontier"));
    }
    Ok((Tail { frontier, recorded_us }, damaged))
}

/// What hashing the last events came to.
struct Hashed {
    recorded_us: i64,
    damaged: Vec<Damage>,
    /// The leaves of the damaged ones as their contents would have them.
    leaves: HashMap<u64, Hash>,
}

fn hash(db: &Connection, from: u64, last: u64) -> Result<Hashed, OpenError> {
    let mut found = Hashed { recorded_us: i64::MIN, damaged: Vec::new(), leaves: HashMap::new() };
    let mut statement = db.prepare(event_table::FROM_SEQ)?;
    let mut next = from;
    while next <= last {
        if let Err(error) = found.run(db, &mut statement, &mut next)? {
            let is_damage = plumbline_pages::is_damage(&error);
            let why = damage::unreadable(error);
            // To the page of the last one something must be added.
            if !is_damage || next == last {
                return Err(OpenError::damaged(next, why));
            }
            found.damaged.push(damage::described(db, Damage::at(next, why)));
            next += 1;
        }
    }
    Ok(found)
}

impl Hashed {
    /// Hashes from `next` to the end, or to where SQLite cannot go on.
    fn run(
        &mut self,
        db: &Connection,
        statement: &mut Statement<'_>,
        next: &mut u64,
    ) -> Result<Result<(), rusqlite::Error>, OpenError> {
        let mut header = Vec::with_capacity(512);
        let mut rows = statement.query([*next])?;
        loop {
            let refused = |why: String| Err(OpenError::damaged(*next, why));
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(Ok(())),
                Err(error) => return Ok(Err(error)),
            };
            match event_table::borrow(row) {
                Ok(row) if row.seq != *next => {
                    return refused(format!("it is missing; the next one is {}", row.seq));
                }
                Ok(row) => {
                    let leaf = row.leaf_hash(&mut header);
                    if leaf.0 != row.leaf {
                        let bad = Damage::at(*next, damage::CONTENT);
                        self.leaves.insert(*next, leaf);
                        self.damaged.push(damage::described(db, bad));
                    } else if row.recorded_us < self.recorded_us {
                        return refused("it was recorded before the event that precedes it".into());
                    } else {
                        self.recorded_us = row.recorded_us;
                    }
                }
                Err(bad) => self.damaged.push(damage::described(db, bad)),
            }
            *next += 1;
        }
    }
}

/// Rebuilds the frontier's last 256 leaves, some of them by what `instead` says: a tail that was cut and patched does not
/// come out.
fn ends_in_its_leaves(
    db: &Connection,
    frontier: &Frontier,
    instead: &HashMap<u64, Hash>,
) -> Result<bool, OpenError> {
    let whole = frontier.size() & !255;
    let mut rebuilt = Frontier::default();
    let mut leaves = db.prepare("SELECT seq, leaf FROM event WHERE seq > ?1 ORDER BY seq")?;
    let mut rows = leaves.query([whole])?;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            // A leaf that nobody can read tells nothing against the tree, whose own row fits.
            Err(error) if plumbline_pages::is_damage(&error) => return Ok(true),
            Err(error) => return Err(error.into()),
        };
        let stored = row.get(1).map(Hash);
        let leaf = instead.get(&row.get(0)?).copied().map_or(stored, Ok);
        let Ok(leaf) = leaf else { return Ok(false) };
        rebuilt.push(leaf);
    }
    Ok(frontier.to_bytes().ends_with(&rebuilt.to_bytes()))
}
