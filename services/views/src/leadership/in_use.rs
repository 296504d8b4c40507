//! The tables of standards in use: which units must apply one, what they recorded, and what was fed back, each with the days from
//! and until which it is so.
//!
//! What was seen outside may be recorded late: as of a day, of what happened by then the newest recorded holds, as in the core's
//! own fold. So a record ends, on its day, every older record of its unit, time and basis.

use jiff::civil::Date;
use plumbline_lifecycle::implementation::{Basis, Event as Recorded, Wish};
use plumbline_lifecycle::{Event, Noun, StandardId, Unfit, UnitId};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::day::{NEVER, number};
use crate::error::ApplyError;
use crate::frame::Change;

// `answered_on` and `ended_on` are 10^9 for "never", and so is `until_day` of what holds now.
pub(crate) const TABLES: &str = "
    CREATE TABLE in_use(standard INTEGER PRIMARY KEY, begun_on INTEGER NOT NULL, ended_on INTEGER NOT NULL) STRICT;
    CREATE TABLE must(
        standard INTEGER, unit TEXT, from_day INTEGER, until_day INTEGER NOT NULL,
        PRIMARY KEY (standard, unit, from_day)) STRICT, WITHOUT ROWID;
    CREATE TABLE figure(
        standard INTEGER, unit TEXT, basis INTEGER, period TEXT, from_day INTEGER, until_day INTEGER NOT NULL,
        hits INTEGER NOT NULL, total INTEGER NOT NULL,
        PRIMARY KEY (standard, unit, basis, period, from_day)) STRICT, WITHOUT ROWID;
    CREATE TABLE feedback(
        standard INTEGER, no INTEGER, came_on INTEGER NOT NULL, answered_on INTEGER NOT NULL, wants TEXT NOT NULL,
        who TEXT NOT NULL, clause TEXT, text TEXT NOT NULL,
        PRIMARY KEY (standard, no)) STRICT, WITHOUT ROWID;
    CREATE INDEX feedback_open ON feedback(answered_on, came_on, standard, no);";

/// The number under which a basis is kept.
pub(crate) fn basis_no(basis: Basis) -> i64 {
    Basis::ALL.iter().position(|one| *one == basis).unwrap_or_default() as i64
}

/// Writes what an event means.
pub(crate) fn apply(
    tx: &Transaction<'_>,
    id: &StandardId,
    change: &Change<'_>,
) -> Result<(), ApplyError> {
    let record = change.record;
    let event = Event::decode(Noun::Implementation, record.kind, record.schema, record.data)
        .map_err(Unfit::from)?;
    let Event::Implementation(event) = event else { return Ok(()) };
    let standard: Option<i64> = tx
        .prepare_cached("SELECT no FROM standard WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    let Some(standard) = standard else { return Ok(()) };
    let on = number(record.happened_on);
    tx.prepare_cached(
        "INSERT INTO in_use VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET begun_on = MIN(begun_on, ?2)",
    )?
    .execute([standard, on, NEVER])?;
    write(tx, standard, &event, on, record.happened_on)?;
    Ok(())
}

fn write(
    tx: &Transaction<'_>,
    standard: i64,
    event: &Recorded,
    on: i64,
    day: Date,
) -> rusqlite::Result<()> {
    match event {
        Recorded::RolloutPlanned { units, .. } => planned(tx, standard, units, on),
        Recorded::RecordKept { unit, period, basis, hits, of } => {
            let key = params![standard, unit.as_str(), basis_no(*basis), period.to_string(), on];
            tx.prepare_cached(
                "DELETE FROM figure WHERE standard = ?1 AND unit = ?2 AND basis = ?3 AND period = ?4 AND from_day >= ?5",
            )?
            .execute(key)?;
            tx.prepare_cached(
                "UPDATE figure SET until_day = ?5
                 WHERE standard = ?1 AND unit = ?2 AND basis = ?3 AND period = ?4 AND until_day > ?5",
            )?
            .execute(key)?;
            tx.prepare_cached("INSERT INTO figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
                .execute(params![
                    standard,
                    unit.as_str(),
                    basis_no(*basis),
                    period.to_string(),
                    on,
                    NEVER,
                    hits,
                    of
                ])
                .map(drop)
        }
        Recorded::FeedbackReceived { no, from, clause, text, wants } => {
            let never_asks = *wants == Wish::Nothing;
            let answered_on = if never_asks { on } else { NEVER };
            let clause = clause.as_ref().map(ToString::to_string);
            tx.prepare_cached(
                "INSERT OR REPLACE INTO feedback VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                standard,
                no,
                on,
                answered_on,
                wants.key(),
                from.as_str(),
                clause,
                text.as_str()
            ])
            .map(drop)
        }
        Recorded::FeedbackAnswered { no, .. } => tx
            .prepare_cached(
                "UPDATE feedback SET answered_on = MIN(answered_on, ?3) WHERE standard = ?1 AND no = ?2",
            )?
            .execute(params![standard, no, number(day)])
            .map(drop),
        Recorded::ImplementationEnded { .. } => tx
            .prepare_cached("UPDATE in_use SET ended_on = ?2 WHERE standard = ?1")?
            .execute([standard, on])
            .map(drop),
        Recorded::EvaluationMade { .. }
        | Recorded::InspectionMade { .. }
        | Recorded::RectificationOrdered { .. }
        | Recorded::RectificationReported { .. }
        | Recorded::RectificationReturned { .. }
        | Recorded::RectificationClosed { .. } => Ok(()),
    }
}

/// From this day on these units must apply it, and no others.
fn planned(tx: &Transaction<'_>, standard: i64, units: &[UnitId], on: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM must WHERE standard = ?1 AND from_day >= ?2")?
        .execute([standard, on])?;
    tx.prepare_cached("UPDATE must SET until_day = ?2 WHERE standard = ?1 AND until_day > ?2")?
        .execute([standard, on])?;
    let mut insert = tx.prepare_cached("INSERT OR IGNORE INTO must VALUES (?1, ?2, ?3, ?4)")?;
    for unit in units {
        insert.execute(params![standard, unit.as_str(), on, NEVER])?;
    }
    Ok(())
}
