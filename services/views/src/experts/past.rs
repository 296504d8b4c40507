//! The pools as they were on a day: their people out of the log, what was asked of them out of the tables, whose rows carry days.

use std::collections::HashMap;

use jiff::civil::Date;
use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::{Horizon, Jurisdiction, PersonId, State, StreamId};
use plumbline_log::Reader;
use rusqlite::Transaction;

use crate::error::{AskError, ViewError};
use crate::experts::answers::{ExpertRecord, Pooled, Service, ToCast};
use crate::experts::ballots;
use crate::experts::known::{Known, Wanted, page};
use crate::experts::services::{self, Counts};
use crate::folded::folded;

/// What was asked of everybody in the pools of these areas, by a day.
pub(super) type Asked = HashMap<Jurisdiction, HashMap<PersonId, Counts>>;

/// The same.
///
/// # Errors
/// When the view cannot be read.
pub(super) fn asked(
    tx: &Transaction<'_>,
    areas: &[Jurisdiction],
    day: Date,
) -> Result<Asked, AskError> {
    areas.iter().map(|area| Ok((area.clone(), services::counts(tx, area, day)?))).collect()
}

/// One page.
pub(super) fn list(
    log: &Reader,
    wanted: &Wanted,
    mut asked: Asked,
    position: u64,
    day: Date,
) -> Result<Pooled, ViewError> {
    let mut taken = Vec::new();
    for area in &wanted.areas {
        let pool = pool(log, area, position, day)?;
        let mut counts = asked.remove(area).unwrap_or_default();
        let known = pool.experts().map(|(id, expert)| Known {
            area: area.clone(),
            counts: counts.remove(id).unwrap_or_default(),
            id: id.clone(),
            expert: expert.clone(),
        });
        taken.extend(known.filter(|one| one.is_taken_by(wanted)));
    }
    Ok(page(&taken, wanted, position, day))
}

/// What the tables say of one person by a day.
pub(super) struct OfOne {
    counts: Counts,
    services: Vec<Service>,
    to_cast: Vec<ToCast>,
}

impl OfOne {
    pub(super) fn read(
        tx: &Transaction<'_>,
        area: &Jurisdiction,
        id: &PersonId,
        day: Date,
    ) -> Result<OfOne, AskError> {
        Ok(OfOne {
            counts: services::counts_of(tx, area, id, day)?,
            services: services::of(tx, area, id, day)?,
            to_cast: ballots::to_cast(tx, area, id, day)?,
        })
    }
}

/// One person.
pub(super) fn record(
    log: &Reader,
    area: &Jurisdiction,
    id: &PersonId,
    asked: OfOne,
    position: u64,
    day: Date,
) -> Result<Option<ExpertRecord>, ViewError> {
    let pool = pool(log, area, position, day)?;
    let Some(expert) = pool.expert(id).cloned() else { return Ok(None) };
    let OfOne { counts, services, to_cast } = asked;
    let known = Known { area: area.clone(), id: id.clone(), expert, counts };
    Ok(Some(known.record(services, to_cast, position, day)))
}

fn pool(log: &Reader, area: &Jurisdiction, position: u64, day: Date) -> Result<Pool, ViewError> {
    // By what this answer knows, and no more: the tables may be behind the log.
    let horizon = Horizon { as_of: Some(day), known_at: Some(position) };
    let folded = folded(log, &StreamId::Pool(area.clone()), horizon)
        .map_err(|why| ViewError::Log { view: "experts", cause: why.to_string() })?;
    Ok(match folded.state {
        State::Pool(pool) => pool,
        _ => Pool::default(),
    })
}
