//! The one row of the table `tree`: the frontier after the last event, and the root that it leads to.

use rusqlite::{Connection, OptionalExtension, params};

use crate::tree::{Frontier, Hash};

/// The row, as stored; in a damaged log its parts need not fit each other.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TreeRow {
    pub(crate) size: u64,
    pub(crate) frontier: Vec<u8>,
    pub(crate) root: Hash,
}

impl TreeRow {
    pub(crate) fn of(frontier: &Frontier) -> TreeRow {
        TreeRow { size: frontier.size(), frontier: frontier.to_bytes(), root: frontier.root() }
    }

    pub(crate) fn write(&self, db: &Connection) -> rusqlite::Result<()> {
        let mut upsert = db.prepare_cached(
            "INSERT INTO tree VALUES (1, ?1, ?2, ?3) ON CONFLICT DO UPDATE SET size = ?1, frontier = ?2, root = ?3",
        )?;
        upsert.execute(params![self.size, self.frontier, self.root.0]).map(|_| ())
    }

    /// `None` in a log that never had an event.
    pub(crate) fn read(db: &Connection) -> rusqlite::Result<Option<TreeRow>> {
        let row = db.query_row("SELECT size, frontier, root FROM tree", [], |row| {
            Ok(TreeRow { size: row.get(0)?, frontier: row.get(1)?, root: Hash(row.get(2)?) })
        });
        row.optional()
    }
}
