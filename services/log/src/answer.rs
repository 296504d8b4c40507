//! What a command came to, as the log remembers it: a command that comes again gets its first answer.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::error::LogError;

/// The answer that a command got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// SHA-256 of the command's body.
    pub digest: [u8; 32],
    /// For whom the command was given, if for somebody else.
    pub on_behalf_of: Option<String>,
    /// The first event it made.
    pub first_seq: u64,
    /// The last event it made.
    pub last_seq: u64,
    /// The stream of the first event.
    pub stream: String,
    /// The version that stream had after the command.
    pub version: u64,
}

pub(crate) fn answer_to(db: &Connection, command: Uuid) -> Result<Option<StoredAnswer>, LogError> {
    let mut find = db.prepare_cached(
        "SELECT c.first_seq, c.last_seq, f.digest, f.stream, f.on_behalf_of,
                (SELECT max(e.version) FROM event e WHERE e.seq BETWEEN c.first_seq AND c.last_seq AND e.stream = f.stream)
         FROM command c JOIN event f ON f.seq = c.first_seq WHERE c.id = ?1",
    )?;
    let found = find.query_row([command.as_bytes()], |row| {
        Ok(StoredAnswer {
            first_seq: row.get(0)?,
            last_seq: row.get(1)?,
            digest: row.get(2)?,
            stream: row.get(3)?,
            on_behalf_of: row.get(4)?,
            version: row.get(5)?,
        })
    });
    Ok(found.optional()?)
}
