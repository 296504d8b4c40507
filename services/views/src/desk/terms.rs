//! The terms of a pool's people: one wait each, and the core's own state of each person, out of which the pool is read back. A pool
//! is too large to be written whole at each of its events.

use plumbline_lifecycle::pool::{Expert, Pool};
use plumbline_lifecycle::{Event, Jurisdiction, Noun, PersonId, State, StreamId, Which, deadline};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::desk::{standards, waiting};
use crate::error::{ApplyError, AskError};
use crate::frame::Change;
use crate::pooled;

pub(crate) const TABLES: &str = "
    CREATE TABLE pooled(area TEXT, no INTEGER, id TEXT NOT NULL, name TEXT NOT NULL, data TEXT NOT NULL,
        PRIMARY KEY (area, no)) STRICT, WITHOUT ROWID;";

/// What an event of a pool changes of its terms.
pub(crate) fn apply(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    after: &Pool,
    change: &Change<'_>,
) -> Result<(), ApplyError> {
    let record = change.record;
    let event = Event::decode(Noun::Pool, record.kind, record.schema, record.data)
        .map_err(plumbline_lifecycle::Unfit::from)?;
    let touched: Vec<&PersonId> = match &event {
        Event::Pool(event) => event.experts().iter().collect(),
        Event::Deadline(deadline::Event::DeadlinePassed { which: Which::Term { no }, .. }) => {
            after.expert_no(*no).map(|(id, _)| id).into_iter().collect()
        }
        _ => Vec::new(),
    };
    for id in touched {
        if let Some(expert) = after.expert(id) {
            write(tx, record.stream, area, id, expert, change.after)?;
        }
    }
    Ok(())
}

fn write(
    tx: &Transaction<'_>,
    stream: &str,
    area: &Jurisdiction,
    id: &PersonId,
    expert: &Expert,
    pool: &State,
) -> Result<(), ApplyError> {
    let data = serde_json::to_string(expert).map_err(|why| ApplyError::Damaged(why.to_string()))?;
    let name = expert.description.name.as_str();
    tx.prepare_cached("INSERT OR REPLACE INTO pooled VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![area.as_str(), expert.no, id.as_str(), name, data])?;
    let titled = standards::pool(&format!("pool-{area}"), area);
    standards::write(tx, &titled)?;
    let open = expert.term().map(|wait| waiting::term(pool, wait));
    let which = Which::Term { no: expert.no };
    Ok(waiting::write_term(tx, stream, &titled.id, which, open.as_ref())?)
}

/// A pool, out of what is told of each of its people.
pub(crate) fn restored(
    tx: &Transaction<'_>,
    stream: &StreamId,
    version: u64,
) -> Result<State, ApplyError> {
    pooled::restored(tx, stream, version, "SELECT id, data FROM pooled WHERE area = ?1")
}

/// What somebody of a pool is called, by their number.
pub(crate) fn name(
    tx: &Transaction<'_>,
    stream: &StreamId,
    no: u32,
) -> Result<Option<String>, AskError> {
    let StreamId::Pool(area) = stream else { return Ok(None) };
    let found = tx
        .prepare_cached("SELECT name FROM pooled WHERE area = ?1 AND no = ?2")?
        .query_row(params![area.as_str(), no], |row| row.get("name"))
        .optional()?;
    Ok(found)
}
