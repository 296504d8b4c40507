//! What is open to comment: the consultations that run.

use plumbline_lifecycle::{StreamId, Which};
use rusqlite::Transaction;

use crate::desk::answers::{Consulting, Paged};
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::standards;
use crate::desk::waiting::{COLUMNS, Kept};
use crate::error::{AskError, ViewError};

impl Desk {
    /// The consultations that run, the one with the earliest last day first. Whoever asks is told of all of them: a standard is
    /// public while it is open to comment.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn consulting(&self, limit: u32) -> Result<Paged<Consulting>, ViewError> {
        self.pool.ask(|tx| running(tx, rows(limit)))
    }
}

fn running(tx: &Transaction<'_>, most: usize) -> Result<Paged<Consulting>, AskError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM wait w
         WHERE w.stream > 'consultation/' AND w.stream < 'consultation0' ORDER BY w.due, w.stream"
    );
    let mut select = tx.prepare_cached(&sql)?;
    let mut found = select.query([])?;
    let mut open = Vec::new();
    while let Some(row) = found.next()? {
        let Kept { stream, standard, which, since, until, .. } = Kept::of(row)?;
        // The others wait for what comes of comments.
        let (Which::Consultation, Some(until)) = (which, until) else { continue };
        let Ok(StreamId::Consultation(part)) = stream.parse() else {
            return Err(AskError::damaged(&stream));
        };
        if open.len() == most {
            return Ok(Paged { rows: open, more: true });
        }
        open.push(Consulting { part, standard: standards::read(tx, &standard)?, since, until });
    }
    Ok(Paged { rows: open, more: false })
}
