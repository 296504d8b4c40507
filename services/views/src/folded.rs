//! One stream, straight from the log, folded by the core within a horizon: for what is small and needs no view.

use plumbline_lifecycle::{Folded, Horizon, StoredEvent, StreamId, Unreadable, replay};
use plumbline_log::{LogError, Reader, Recorded};

/// Why a stream cannot be folded.
#[derive(Debug, thiserror::Error)]
pub enum NotFolded {
    /// The log could not be read.
    #[error(transparent)]
    Log(#[from] LogError),
    /// One of its events cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Reads and folds a stream.
///
/// # Errors
/// [`NotFolded`], naming the event that cannot be read.
pub fn folded(log: &Reader, stream: &StreamId, horizon: Horizon) -> Result<Folded, NotFolded> {
    let rows = log.read_stream(&stream.to_string())?;
    Ok(replay(stream, rows.iter().map(stored), horizon, |_, _, _| {})?)
}

/// What the core needs to know of a recorded event.
#[must_use]
pub fn stored(row: &Recorded) -> StoredEvent<'_> {
    StoredEvent {
        seq: row.seq,
        version: row.version,
        kind: &row.kind,
        schema: row.schema,
        on: row.happened_on,
        data: &row.data,
    }
}
