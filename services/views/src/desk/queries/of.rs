//! Everything that one standard waits for, and what is behind it.

use jiff::civil::Date;
use plumbline_lifecycle::{StandardId, StreamId};
use rusqlite::Transaction;

use crate::desk::answers::Waiting;
use crate::desk::house::House;
use crate::desk::queries::desk::Desk;
use crate::desk::queries::telling::told;
use crate::desk::standards;
use crate::desk::waiting::{COLUMNS, Kept};
use crate::error::{AskError, ViewError};

/// Streams that are followed at most: an edition waits for its next one, that for its approval.
const FOLLOWED_MAX: usize = 16;

impl Desk {
    /// Every wait of a standard, then those of each stream that one of them follows; with who may act today. Nothing for whom
    /// it is not told.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn of(&self, standard: &StandardId, today: Date) -> Result<Vec<Waiting>, ViewError> {
        self.with_house(|tx, house| {
            if !self.tells_of(&standards::read(tx, standard.as_str())?)
                && !self.is_concerned(tx, house, standard, today)?
            {
                return Ok(Vec::new());
            }
            waits_of(tx, house, standard, today)
        })
    }
}

pub(super) fn waits_of(
    tx: &Transaction<'_>,
    house: &House,
    standard: &StandardId,
    today: Date,
) -> Result<Vec<Waiting>, AskError> {
    let mut streams = vec![StreamId::Standard(standard.clone()).to_string()];
    let (mut at, mut found) = (0, Vec::new());
    while let Some(stream) = streams.get(at).cloned() {
        at += 1;
        for kept in all(tx, &stream)? {
            let waiting = told(tx, house, kept, today)?;
            let follow = waiting.follow.clone().filter(|follow| !streams.contains(follow));
            if streams.len() < FOLLOWED_MAX {
                streams.extend(follow);
            }
            found.push(waiting);
        }
    }
    Ok(found)
}

fn all(tx: &Transaction<'_>, stream: &str) -> Result<Vec<Kept>, AskError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM wait w WHERE w.stream = ?1 ORDER BY w.due, w.since, w.which"
    );
    let mut select = tx.prepare_cached(&sql)?;
    let mut rows = select.query([stream])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Kept::of(row)?);
    }
    Ok(found)
}
