//! A pool, out of the rows that a view keeps of each of its people.

use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::{Noun, PersonId, State, StreamId};
use rusqlite::Transaction;

use crate::error::ApplyError;

/// The pool at a version. `select` asks for the columns `id` and `data` (the expert, as JSON) of an area.
pub(crate) fn restored(
    tx: &Transaction<'_>,
    stream: &StreamId,
    version: u64,
    select: &str,
) -> Result<State, ApplyError> {
    let StreamId::Pool(area) = stream else { return Ok(State::unborn(Noun::Pool)) };
    let damaged = |why: &dyn std::fmt::Display| ApplyError::Damaged(format!("{stream}: {why}"));
    let mut told = tx.prepare_cached(select)?;
    let mut rows = told.query([area.as_str()])?;
    let mut experts = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, data): (String, String) = (row.get("id")?, row.get("data")?);
        let id: PersonId = id.parse().map_err(|why| damaged(&why))?;
        experts.push((id, serde_json::from_str(&data).map_err(|why| damaged(&why))?));
    }
    Ok(State::Pool(Pool::stored(version, experts)))
}
