//! What a change means for the rows of a pool's people; what they were asked for and where they vote have files of their own.

use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::{Event, Jurisdiction, Noun, PersonId, State, StreamId, Which, deadline};
use rusqlite::{Transaction, params};

use crate::error::ApplyError;
use crate::experts::known::words;
use crate::experts::{ballots, services};
use crate::frame::{Change, Design, Projector, Restores, States};
use crate::pooled;

/// The pools.
pub(crate) static DESIGN: Design = Design {
    name: "experts",
    version: 5,
    tables: &[TABLES, services::TABLES, ballots::TABLES],
    // People and the calendar are wanted for their states alone: what units are called, and which days are working days.
    wants: &[Noun::Pool, Noun::Review, Noun::Ballot, Noun::People, Noun::Calendar],
    passes_over: &[],
    restores: Some(Restores { noun: Noun::Pool, state: restored }),
    projector: || Box::new(Experts),
};

// What is counted and searched stands apart from what is told, which is the core's own state of somebody as JSON.
const TABLES: &str = "
    CREATE TABLE expert(
        area TEXT, id TEXT, unit TEXT NOT NULL, kind TEXT NOT NULL, standing TEXT NOT NULL, load INTEGER NOT NULL,
        was_asked INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (area, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE told(area TEXT, id TEXT, data TEXT NOT NULL, PRIMARY KEY (area, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE field(area TEXT, field TEXT, id TEXT, PRIMARY KEY (area, field, id)) STRICT, WITHOUT ROWID;";

#[derive(Debug)]
struct Experts;

impl Projector for Experts {
    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        change: &Change<'_>,
        states: &mut States,
    ) -> Result<(), ApplyError> {
        let (record, noun) = (change.record, change.stream.noun());
        if !matches!(noun, Noun::Pool | Noun::Review | Noun::Ballot) {
            return Ok(());
        }
        let event = Event::decode(noun, record.kind, record.schema, record.data)
            .map_err(plumbline_lifecycle::Unfit::from)?;
        match (change.stream, change.before, change.after, &event) {
            (StreamId::Pool(area), State::Pool(before), State::Pool(after), Event::Pool(event)) => {
                for id in event.experts() {
                    write(tx, area, id, before, after)?;
                }
                services::pooled(tx, area, event, change, states)
            }
            (
                StreamId::Pool(area),
                State::Pool(before),
                State::Pool(after),
                Event::Deadline(deadline::Event::DeadlinePassed {
                    which: Which::Term { no }, ..
                }),
            ) => match after.expert_no(*no) {
                Some((id, _)) => write(tx, area, id, before, after),
                None => Ok(()),
            },
            (StreamId::Review(id), State::Review(before), State::Review(after), event) => {
                services::reviewed(tx, id, (before, after), event, change, states)
            }
            (StreamId::Ballot(id), State::Ballot(before), _, Event::Ballot(event)) => {
                ballots::voted(tx, id, before, event, record.happened_on, states)
            }
            // Another last day that was noted in a pool, or one of a ballot, changes nobody.
            _ => Ok(()),
        }
    }
}

/// A pool, out of what is told of each of its people.
fn restored(tx: &Transaction<'_>, stream: &StreamId, version: u64) -> Result<State, ApplyError> {
    pooled::restored(tx, stream, version, "SELECT id, data FROM told WHERE area = ?1")
}

fn write(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    id: &PersonId,
    before: &Pool,
    after: &Pool,
) -> Result<(), ApplyError> {
    let (was, Some(is)) = (before.expert(id), after.expert(id)) else { return Ok(()) };
    let said = &is.description;
    let (area, key) = (area.as_str(), id.as_str());
    let data = serde_json::to_string(is).map_err(|why| ApplyError::Damaged(why.to_string()))?;
    tx.prepare_cached("INSERT OR REPLACE INTO expert VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
        .execute(params![
            area,
            key,
            said.unit.as_str(),
            said.kind.key(),
            is.standing.key(),
            is.load(),
            is.last_asked.is_some(),
            words(id, is)
        ])?;
    tx.prepare_cached("INSERT OR REPLACE INTO told VALUES (?1, ?2, ?3)")?
        .execute(params![area, key, data])?;
    let were = was.map(|was| was.description.fields.as_slice()).unwrap_or_default();
    if were != said.fields {
        let mut none =
            tx.prepare_cached("DELETE FROM field WHERE area = ?1 AND field = ?2 AND id = ?3")?;
        for field in were {
            none.execute(params![area, field.as_str(), key])?;
        }
        let mut one = tx.prepare_cached("INSERT OR REPLACE INTO field VALUES (?1, ?2, ?3)")?;
        for field in &said.fields {
            one.execute(params![area, field.as_str(), key])?;
        }
    }
    Ok(())
}
