//! What a change of a pool means for its rows.

use plumbline_lifecycle::pool::{Event as PoolEvent, Pool};
use plumbline_lifecycle::{Event, Jurisdiction, Noun, PartId, PersonId, State, StreamId};
use rusqlite::{Transaction, params};

use crate::day::number;
use crate::error::ApplyError;
use crate::experts::known::words;
use crate::frame::{Change, Design, Projector, States};

/// The pools.
pub(crate) static DESIGN: Design = Design {
    name: "experts",
    version: 1,
    tables: &[TABLES],
    // People are wanted for their state alone: what units are called.
    wants: &[Noun::Pool, Noun::People],
    passes_over: &[],
    projector: || Box::new(Experts),
};

// What is counted and searched stands apart from what is told, which is the core's own state of somebody as JSON. A service is
// named by the event that asked; `released` is null while it is in hand.
const TABLES: &str = "
    CREATE TABLE expert(
        area TEXT, id TEXT, unit TEXT NOT NULL, kind TEXT NOT NULL, standing TEXT NOT NULL, load INTEGER NOT NULL,
        was_asked INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (area, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE told(area TEXT, id TEXT, data TEXT NOT NULL, PRIMARY KEY (area, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE field(area TEXT, field TEXT, id TEXT, PRIMARY KEY (area, field, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE service(
        area TEXT, id TEXT, seq INTEGER, review TEXT NOT NULL, asked INTEGER NOT NULL, released INTEGER,
        served INTEGER NOT NULL, PRIMARY KEY (area, id, seq)) STRICT, WITHOUT ROWID;
    CREATE INDEX service_open ON service(area, id, review) WHERE released IS NULL;";

#[derive(Debug)]
struct Experts;

impl Projector for Experts {
    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        change: &Change<'_>,
        _: &mut States,
    ) -> Result<(), ApplyError> {
        let (StreamId::Pool(area), State::Pool(before), State::Pool(after)) =
            (change.stream, change.before, change.after)
        else {
            return Ok(());
        };
        let record = change.record;
        let event = Event::decode(Noun::Pool, record.kind, record.schema, record.data)
            .map_err(plumbline_lifecycle::Unfit::from)?;
        // A last day that was noted changes nobody.
        let Event::Pool(event) = event else { return Ok(()) };
        for id in event.experts() {
            write(tx, area, id, before, after)?;
        }
        match &event {
            PoolEvent::ExpertsAsked { review, experts } => asked(tx, area, experts, review, change),
            PoolEvent::ExpertsReleased { review, experts, served } => {
                released(tx, area, experts, review, *served, change)
            }
            _ => Ok(()),
        }
    }
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

fn asked(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    experts: &[PersonId],
    review: &PartId,
    change: &Change<'_>,
) -> Result<(), ApplyError> {
    let mut insert =
        tx.prepare_cached("INSERT INTO service VALUES (?1, ?2, ?3, ?4, ?5, NULL, 0)")?;
    let (seq, on) = (change.record.seq, number(change.record.happened_on));
    for id in experts {
        insert.execute(params![area.as_str(), id.as_str(), seq, review.to_string(), on])?;
    }
    Ok(())
}

fn released(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    experts: &[PersonId],
    review: &PartId,
    served: bool,
    change: &Change<'_>,
) -> Result<(), ApplyError> {
    let mut update = tx.prepare_cached(
        "UPDATE service SET released = ?4, served = ?5
         WHERE area = ?1 AND id = ?2 AND review = ?3 AND released IS NULL",
    )?;
    let on = number(change.record.happened_on);
    for id in experts {
        update.execute(params![area.as_str(), id.as_str(), review.to_string(), on, served])?;
    }
    Ok(())
}
