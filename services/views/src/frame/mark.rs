//! How far a view has come, in which log, and which program made it: one row, written with the rows it stands for.

use rusqlite::{Connection, Transaction, params};

/// The last event applied. Its leaf hash tells this log from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    pub(crate) seq: u64,
    /// The hash of that event's leaf; zeros before the first.
    pub(crate) leaf: [u8; 32],
}

pub(crate) const TABLE: &str = "
    CREATE TABLE mark(
        one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, leaf BLOB NOT NULL, program TEXT NOT NULL) STRICT;";

/// The version of the tables that the frame keeps, and of what it means to fold: raised when a program would fold
/// differently although its own version is the same, or when a file is to be written anew: from 3 on its pages carry sums.
pub(crate) const FORMAT: i64 = 3;

/// This program, as it signs its files.
pub(crate) fn this_program() -> String {
    format!("{} views {FORMAT}", env!("CARGO_PKG_VERSION"))
}

impl Mark {
    pub(crate) fn begin(connection: &Connection) -> rusqlite::Result<()> {
        let Mark { seq, leaf } = Mark::default();
        let values = params![seq, leaf, this_program()];
        connection.execute("INSERT INTO mark VALUES (1, ?1, ?2, ?3)", values).map(drop)
    }

    pub(crate) fn read(connection: &Connection) -> rusqlite::Result<Mark> {
        connection.query_row("SELECT seq, leaf FROM mark", [], |row| {
            Ok(Mark { seq: row.get("seq")?, leaf: row.get("leaf")? })
        })
    }

    pub(crate) fn write(&self, tx: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut update = tx.prepare_cached("UPDATE mark SET seq = ?1, leaf = ?2")?;
        update.execute(params![self.seq, self.leaf]).map(drop)
    }
}

/// The program that wrote the file.
pub(crate) fn program(connection: &Connection) -> rusqlite::Result<String> {
    connection.query_row("SELECT program FROM mark", [], |row| row.get(0))
}

/// Signs the file with this program.
pub(crate) fn sign(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("UPDATE mark SET program = ?1", [this_program()]).map(drop)
}

/// The last event that a view has applied.
pub(crate) fn position(tx: &Transaction<'_>) -> rusqlite::Result<u64> {
    tx.prepare_cached("SELECT seq FROM mark")?.query_row([], |row| row.get(0))
}
