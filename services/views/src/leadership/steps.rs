//! The table `step_stay`: how long matters under approval stood at each step of their chains, those that were decided there.
//!
//! A stay ends with a decision: the step agreed, it declined, or it sent the matter back. What its submitter took back, what lapsed,
//! and a step whose only signer was removed were not decided. Who takes back a decision that ended a step undoes that stay from
//! that day on; as of an earlier day it had ended.

use plumbline_lifecycle::approval::{self, Approval, Chain, Outcome, Step};
use plumbline_lifecycle::{Calendar, PartId};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::day::{NEVER, number};
use crate::error::ApplyError;
use crate::frame::Change;

// `step` names what is counted together: a step by its gate and its words. `due` is the last day that the step had.
pub(crate) const TABLES: &str = "
    CREATE TABLE step(
        no INTEGER PRIMARY KEY, gate TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, roles TEXT NOT NULL,
        UNIQUE (gate, zh, en, roles)) STRICT;
    CREATE TABLE step_stay(
        matter TEXT, nth INTEGER, at INTEGER NOT NULL, step INTEGER NOT NULL, sector INTEGER NOT NULL, since INTEGER NOT NULL,
        left_on INTEGER NOT NULL, due INTEGER NOT NULL, how INTEGER NOT NULL, undone_on INTEGER NOT NULL,
        PRIMARY KEY (matter, nth)) STRICT, WITHOUT ROWID;
    CREATE INDEX step_stay_left ON step_stay(left_on, undone_on, step, sector, how, since, due);";

/// How a step was decided, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decided {
    Agreed = 0,
    SentBack = 1,
    Declined = 2,
}

impl Decided {
    pub(crate) fn of(no: i64) -> Option<Decided> {
        [Decided::Agreed, Decided::SentBack, Decided::Declined]
            .into_iter()
            .find(|how| *how as i64 == no)
    }
}

/// Writes what a change of a matter means: a stay that ended, or one that is undone.
pub(crate) fn apply(
    tx: &Transaction<'_>,
    matter: &PartId,
    change: &Change<'_>,
    (before, after): (&Approval, &Approval),
    calendar: &Calendar,
) -> Result<(), ApplyError> {
    let Approval::Running(was) = before else { return Ok(()) };
    let kind = change.record.kind;
    if kind == approval::Kind::DecisionTakenBack.name() {
        let Approval::Running(is) = after else { return Ok(()) };
        if is.at != was.at {
            undo(tx, matter, is, change)?;
        }
        return Ok(());
    }
    let Some(how) = decided(kind, was, after) else { return Ok(()) };
    let Some(step) = was.step() else { return Ok(()) };
    let Some(sector) = sector(tx, matter)? else { return Ok(()) };
    let due = step.within.and_then(|limit| limit.last_day(was.since, calendar));
    tx.prepare_cached(
        "INSERT INTO step_stay SELECT ?1, COUNT(*) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM step_stay WHERE matter = ?1",
    )?
    .execute(params![
        matter.to_string(),
        step.no,
        step_no(tx, was, step)?,
        sector,
        number(was.since),
        number(change.record.happened_on),
        due.map_or(NEVER, |last| number(last.day)),
        how as i64,
        NEVER,
    ])?;
    Ok(())
}

/// How the step was decided at which the matter stood, if the event decided it.
fn decided(kind: &str, was: &Chain, after: &Approval) -> Option<Decided> {
    if kind == approval::Kind::StepSentBack.name() {
        return Some(Decided::SentBack);
    }
    let decides = kind == approval::Kind::SeatDecided.name();
    if !decides && kind != approval::Kind::SignerRemoved.name() {
        return None;
    }
    match after {
        Approval::Ended { outcome: Outcome::Declined, .. } => Some(Decided::Declined),
        Approval::Running(is) if is.at == was.at => None,
        Approval::Running(is) | Approval::Ended { chain: is, outcome: Outcome::Granted, .. } => {
            is.step_no(was.at).is_some().then_some(Decided::Agreed)
        }
        Approval::Unborn | Approval::WithSubmitter(_) | Approval::Ended { .. } => None,
    }
}

/// The stay that ended last at the step to which the matter came back has not ended.
fn undo(
    tx: &Transaction<'_>,
    matter: &PartId,
    is: &Chain,
    change: &Change<'_>,
) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE step_stay SET undone_on = ?4 WHERE matter = ?1 AND nth =
             (SELECT MAX(nth) FROM step_stay WHERE matter = ?1 AND at = ?2 AND since = ?3 AND undone_on = ?5)",
    )?
    .execute(params![
        matter.to_string(),
        is.at,
        number(is.since),
        number(change.record.happened_on),
        NEVER
    ])
    .map(drop)
}

/// The sector of the standard whose matter it is; `None` for a matter of a pool, which is of no level.
fn sector(tx: &Transaction<'_>, matter: &PartId) -> rusqlite::Result<Option<i64>> {
    tx.prepare_cached(
        "SELECT p.sector FROM standard s JOIN span p ON p.standard = s.no WHERE s.id = ?1
         ORDER BY p.entered DESC LIMIT 1",
    )?
    .query_row([matter.owner().as_str()], |row| row.get(0))
    .optional()
}

fn step_no(tx: &Transaction<'_>, chain: &Chain, step: &Step) -> rusqlite::Result<i64> {
    let posts = step.seats.iter().filter_map(|seat| seat.of.post());
    let mut roles: Vec<&str> = posts.map(|(role, _)| role.key()).collect();
    roles.sort_unstable();
    roles.dedup();
    let values = params![chain.gate.key(), step.zh, step.en, roles.join(" ")];
    tx.prepare_cached("INSERT OR IGNORE INTO step(gate, zh, en, roles) VALUES (?1, ?2, ?3, ?4)")?
        .execute(values)?;
    tx.prepare_cached("SELECT no FROM step WHERE gate = ?1 AND zh = ?2 AND en = ?3 AND roles = ?4")?
        .query_row(values, |row| row.get(0))
}
