//! The walk over the whole log beside its use: every event is hashed again, page by page, and at the end the tree's row must
//! be what the events lead to.
//!
//! [`crate::verify`] reads the same in one go, and more of it; this one lets go of its snapshot after each page, so that the
//! WAL can be reset, and goes as fast as whoever calls it.

use rusqlite::{Connection, OptionalExtension, params};

use std::ops::ControlFlow;

use crate::damage::{self, Damage};
use crate::error::LogError;
use crate::event_table;
use crate::reader::Reader;
use crate::scan::scan;
use crate::tree::{Finished, Frontier, Hash};
use crate::tree_row::TreeRow;

/// One walk from the first event to the last.
#[derive(Debug, Default)]
pub struct Walk {
    frontier: Frontier,
    /// Leaves that nobody could tell: the tree cannot be compared.
    lost: bool,
}

/// What a page of a walk came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walked {
    /// Bytes of events that were hashed.
    pub bytes: u64,
    /// Events that are not what was recorded.
    pub damaged: Vec<Damage>,
    /// Whether the walk has come to the log's end.
    pub is_over: bool,
}

impl Walk {
    /// The last event that was looked at.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.frontier.size()
    }

    /// Looks at the next page of about `events_max` events. The page that reaches the end compares the tree too: where that
    /// does not fit although each event does, the last event is named.
    ///
    /// # Errors
    /// [`LogError`] when the log cannot be read.
    pub fn page(&mut self, log: &Reader, events_max: u64) -> Result<Walked, LogError> {
        log.with(|db| {
            db.execute_batch("BEGIN")?;
            let walked = self.look(db, events_max);
            db.execute_batch("ROLLBACK")?;
            walked
        })
    }

    fn look(&mut self, db: &Connection, events_max: u64) -> Result<Walked, LogError> {
        let head = event_table::last_seq(db)?;
        let from = self.frontier.size() + 1;
        let end = head.min(self.frontier.size() + events_max);
        let mut walked = Walked { bytes: 0, damaged: Vec::new(), is_over: end == head };
        let mut finished: Vec<Finished> = Vec::new();
        if from <= end {
            scan(db, from, end, &mut |row| {
                let (seq, leaf) = match row {
                    Ok(row) => {
                        walked.bytes += (row.data.len() + row.stream.len() + 256) as u64;
                        (row.seq, row.leaf.try_into().ok().map(Hash))
                    }
                    Err(bad) => {
                        let told = (bad.seq, bad.leaf);
                        walked.damaged.push(bad);
                        told
                    }
                };
                self.lost |= leaf.is_none();
                self.frontier
                    .push_keeping(leaf.unwrap_or(Hash([0; 32])), |kept| finished.push(kept));
                if seq < end { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        if !self.lost {
            walked.damaged.extend(self.misfits(db, &finished, walked.is_over)?);
        }
        Ok(walked)
    }

    /// Whether what is kept beside the events follows from them.
    fn misfits(
        &self,
        db: &Connection,
        finished: &[Finished],
        is_over: bool,
    ) -> Result<Vec<Damage>, LogError> {
        let mut found = Vec::new();
        let mut find = db.prepare_cached("SELECT root FROM node WHERE level = ?1 AND idx = ?2")?;
        for node in finished {
            let kept = find.query_row(params![node.level, node.index], |row| row.get(0));
            if kept.optional()? != Some(node.root.0) {
                found.push(Damage::at((node.index + 1) << node.level, damage::NODE));
            }
        }
        if is_over {
            let size = self.frontier.size();
            let fits = match TreeRow::read(db)? {
                Some(stored) => stored == TreeRow::of(&self.frontier),
                None => size == 0,
            };
            if !fits {
                found.push(Damage::at(size, damage::TREE));
            }
        }
        Ok(found)
    }
}
