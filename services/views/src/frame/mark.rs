//! How far a view has come, in which log, and which program made it: one row, written with the rows it stands for.

use plumbline_log::{LogError, Reader};
use rusqlite::{Connection, Transaction, params};

/// The last event applied. Its leaf hash tells this log from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    pub(crate) seq: u64,
    /// The hash of that event's leaf; zeros before the first, and of one whose leaf cannot be read.
    pub(crate) leaf: [u8; 32],
}

pub(crate) const TABLE: &str = "
    CREATE TABLE mark(
        one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, leaf BLOB NOT NULL, program TEXT NOT NULL,
        log TEXT NOT NULL) STRICT;";

/// The version of the tables that the frame keeps, and of what it means to fold: raised when a program would fold
/// differently although its own version is the same, or when a file is to be written anew: from 3 on its pages carry sums, from
/// 4 on it knows which log it was made from.
pub(crate) const FORMAT: i64 = 4;

/// This program, as it signs its files.
pub(crate) fn this_program() -> String {
    format!("{} views {FORMAT}", env!("CARGO_PKG_VERSION"))
}

impl Mark {
    pub(crate) fn begin(connection: &Connection) -> rusqlite::Result<()> {
        let Mark { seq, leaf } = Mark::default();
        let values = params![seq, leaf, this_program()];
        connection.execute("INSERT INTO mark VALUES (1, ?1, ?2, ?3, '')", values).map(drop)
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

/// The id of the log that the file was made from; `None` where that is not written.
pub(crate) fn log(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let id: String = connection.query_row("SELECT log FROM mark", [], |row| row.get(0))?;
    Ok(Some(id).filter(|id| !id.is_empty()))
}

/// Writes which log the file was made from.
pub(crate) fn bind(connection: &Connection, log: &str) -> rusqlite::Result<()> {
    connection.execute("UPDATE mark SET log = ?1", [log]).map(drop)
}

/// Why what was made from a log with this mark does not tell of this log, if so. Where an id or a leaf is not known, what is
/// known decides.
///
/// # Errors
/// [`LogError`] when the log cannot be read.
pub(crate) fn differs(
    mark: Mark,
    made_from: Option<&str>,
    log: &Reader,
) -> Result<Option<Doubt>, LogError> {
    let Mark { seq: position, leaf } = mark;
    if let (Some(made_from), Some(is)) = (made_from, log.id())
        && made_from != is.as_str()
    {
        return Ok(Some(Doubt::OtherId { made_from: made_from.to_owned(), is: is.to_string() }));
    }
    let head = log.head();
    if position > head {
        return Ok(Some(Doubt::Ahead { position, head }));
    }
    if position == 0 || leaf == [0; 32] {
        return Ok(None);
    }
    let found = log.leaf(position)?;
    Ok(found.is_none_or(|found| found.0 != leaf).then_some(Doubt::OtherLog { position }))
}

/// Why a view must be made again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Doubt {
    #[error("it was made from the log {made_from}, and this is {is}")]
    OtherId { made_from: String, is: String },
    #[error("it stands at seq {position}, and the log ends at {head}")]
    Ahead { position: u64, head: u64 },
    #[error("the log has another event at seq {position}")]
    OtherLog { position: u64 },
    #[error("another program ({by}) has set streams aside, which this one may be able to read")]
    SetAside { by: String },
}
