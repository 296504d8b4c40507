//! For which reviews somebody was asked, what they answered and whether they served: a row an invitation, with the day of each of
//! these. So the same rows answer for any day.

use std::collections::HashMap;

use jiff::civil::Date;
use plumbline_lifecycle::pool::Event as PoolEvent;
use plumbline_lifecycle::review::{self, Panel, Review};
use plumbline_lifecycle::{
    Calendar, Event, Jurisdiction, PartId, PersonId, State, StreamId, Which, deadline,
};
use rusqlite::{Row, Transaction, params};

use crate::day::{date_of, number};
use crate::error::{ApplyError, AskError};
use crate::experts::answers::{Answered, Service};
use crate::frame::{Change, States};

// An invitation is named by the event that asked. `until` is the last day to answer it, as the calendar was then; `released` is
// null while the review is in hand.
pub(super) const TABLES: &str = "
    CREATE TABLE service(
        area TEXT, id TEXT, seq INTEGER, review TEXT NOT NULL, asked INTEGER NOT NULL, until INTEGER,
        answered INTEGER, answer TEXT, released INTEGER, served INTEGER NOT NULL, PRIMARY KEY (area, id, seq)) STRICT, WITHOUT ROWID;
    CREATE INDEX service_open ON service(area, id, review) WHERE released IS NULL;";

/// Of one person's services the latest are told.
const SERVICES_MAX: usize = 200;

/// What an event of a pool says of services.
pub(super) fn pooled(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    event: &PoolEvent,
    change: &Change<'_>,
    states: &mut States,
) -> Result<(), ApplyError> {
    let on = change.record.happened_on;
    match event {
        PoolEvent::ExpertsAsked { review, experts } => {
            let folded = states.folded(tx, &StreamId::Review(review.clone()))?;
            let panel = match &folded.state {
                State::Review(review) => review.panel(),
                _ => None,
            };
            ask(tx, (area, review, panel), experts, change, states)
        }
        PoolEvent::ExpertsReleased { review, experts, served } => {
            release(tx, area, review, experts, on, *served)
        }
        _ => Ok(()),
    }
}

fn ask(
    tx: &Transaction<'_>,
    (area, review, panel): (&Jurisdiction, &PartId, Option<&Panel>),
    experts: &[PersonId],
    change: &Change<'_>,
    states: &mut States,
) -> Result<(), ApplyError> {
    let until = last_days(tx, panel, experts, states)?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO service VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, NULL, 0)",
    )?;
    let (seq, review) = (change.record.seq, review.to_string());
    let on = number(change.record.happened_on);
    for (id, until) in experts.iter().zip(until) {
        let until = until.map(number);
        insert.execute(params![area.as_str(), id.as_str(), seq, review, on, until])?;
    }
    Ok(())
}

fn release(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    review: &PartId,
    experts: &[PersonId],
    on: Date,
    served: bool,
) -> Result<(), ApplyError> {
    let mut update = tx.prepare_cached(
        "UPDATE service SET released = ?4, served = ?5
         WHERE area = ?1 AND id = ?2 AND review = ?3 AND released IS NULL",
    )?;
    let (review, on) = (review.to_string(), number(on));
    for id in experts {
        update.execute(params![area.as_str(), id.as_str(), review, on, served])?;
    }
    Ok(())
}

/// Until when each of these is to answer, as their panel and the calendar are now.
fn last_days(
    tx: &Transaction<'_>,
    panel: Option<&Panel>,
    experts: &[PersonId],
    states: &mut States,
) -> Result<Vec<Option<Date>>, ApplyError> {
    let house = states.folded(tx, &StreamId::Calendar)?;
    let calendar = match &house.state {
        State::Calendar(calendar) => calendar,
        _ => Calendar::unknown(),
    };
    let last = |id: &PersonId| {
        let panel = panel?;
        Some(panel.answers_until(panel.seat_of(id)?, calendar)?.day)
    };
    Ok(experts.iter().map(last).collect())
}

/// What an event of a review says of invitations: an answer, that none came in time, or that who sat on it is asked anew.
pub(super) fn reviewed(
    tx: &Transaction<'_>,
    id: &PartId,
    (before, after): (&Review, &Review),
    event: &Event,
    change: &Change<'_>,
    states: &mut States,
) -> Result<(), ApplyError> {
    let (Some(was), Some(is)) = (before.panel(), after.panel()) else { return Ok(()) };
    let on = change.record.happened_on;
    let (expert, answer) = match event {
        Event::Review(review::Event::PanelDrawn { panel, .. }) => {
            // Of these the pool hears nothing: it has them as asked.
            let sat = |expert: &&PersonId| was.sitting().any(|seat| seat.expert == **expert);
            let again: Vec<PersonId> = panel.iter().filter(sat).cloned().collect();
            release(tx, &is.area, id, &again, on, false)?;
            return ask(tx, (&is.area, id, Some(is)), &again, change, states);
        }
        Event::Review(review::Event::InvitationAnswered { expert, answer, .. }) => {
            (expert, Answered::With(*answer))
        }
        Event::Deadline(deadline::Event::DeadlinePassed {
            which: Which::Invitation { no },
            ..
        }) => {
            let seat = was.seats.iter().find(|seat| seat.no == *no);
            match seat.filter(|seat| seat.standing == review::Standing::Asked) {
                Some(seat) => (&seat.expert, Answered::Silent),
                None => return Ok(()),
            }
        }
        _ => return Ok(()),
    };
    tx.prepare_cached(
        "UPDATE service SET answered = ?4, answer = ?5
         WHERE area = ?1 AND id = ?2 AND review = ?3 AND released IS NULL AND answered IS NULL",
    )?
    .execute(params![
        is.area.as_str(),
        expert.as_str(),
        id.to_string(),
        number(on),
        answer.key()
    ])?;
    Ok(())
}

/// What the services of somebody come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) asked: u64,
    pub(super) served: u64,
    /// Invitations that wait for an answer, and may have one still.
    pub(super) open: u64,
    /// Invitations that have an answer, or had their last day, noted or not.
    pub(super) answered: u64,
    /// Of those: answered by their last day.
    pub(super) on_time: u64,
}

/// The counts over `service s` as they were on the day `?1`. What is past its last day is over, though the clock notes it later:
/// nothing is answered on that invitation any more.
pub(super) const COUNTED: &str = "
    count(*) AS asked,
    count(*) FILTER (WHERE s.served = 1 AND s.released <= ?1) AS served,
    count(*) FILTER (WHERE (s.answered IS NULL OR s.answered > ?1) AND (s.released IS NULL OR s.released > ?1)
        AND (s.until IS NULL OR s.until >= ?1)) AS open,
    count(*) FILTER (WHERE s.answered <= ?1 OR ((s.answered IS NULL OR s.answered > ?1)
        AND (s.released IS NULL OR s.released > ?1) AND s.until < ?1)) AS answered,
    count(*) FILTER (WHERE s.answered <= ?1 AND s.answer <> 'silent' AND (s.until IS NULL OR s.answered <= s.until)) AS on_time";

impl Counts {
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Counts> {
        Ok(Counts {
            asked: row.get("asked")?,
            served: row.get("served")?,
            open: row.get("open")?,
            answered: row.get("answered")?,
            on_time: row.get("on_time")?,
        })
    }
}

/// The counts of everybody in a pool whom it had asked by a day.
pub(super) fn counts(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    day: Date,
) -> Result<HashMap<PersonId, Counts>, AskError> {
    let sql = format!(
        "SELECT s.id AS id, {COUNTED} FROM service s WHERE s.area = ?2 AND s.asked <= ?1 GROUP BY s.id"
    );
    let mut found = tx.prepare_cached(&sql)?;
    let mut rows = found.query(params![number(day), area.as_str()])?;
    let mut counts = HashMap::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get("id")?;
        counts.insert(id.parse().map_err(AskError::damaged)?, Counts::of(row)?);
    }
    Ok(counts)
}

/// The counts of one person by a day.
pub(super) fn counts_of(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    id: &PersonId,
    day: Date,
) -> rusqlite::Result<Counts> {
    let sql = format!(
        "SELECT {COUNTED} FROM service s WHERE s.area = ?2 AND s.id = ?3 AND s.asked <= ?1"
    );
    let values = params![number(day), area.as_str(), id.as_str()];
    tx.prepare_cached(&sql)?.query_row(values, Counts::of)
}

/// What somebody was asked for by a day, the latest first.
pub(super) fn of(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    id: &PersonId,
    day: Date,
) -> Result<Vec<Service>, AskError> {
    let mut found = tx.prepare_cached(
        "SELECT review, asked, until, answered, answer, released, served FROM service
         WHERE area = ?1 AND id = ?2 AND asked <= ?3 ORDER BY seq DESC LIMIT ?4",
    )?;
    let most = i64::try_from(SERVICES_MAX).unwrap_or(i64::MAX);
    let mut rows = found.query(params![area.as_str(), id.as_str(), number(day), most])?;
    let mut services = Vec::new();
    while let Some(row) = rows.next()? {
        services.push(service(row, day)?);
    }
    Ok(services)
}

fn service(row: &Row<'_>, day: Date) -> Result<Service, AskError> {
    let date = |column| Ok::<_, AskError>(row.get::<_, Option<i64>>(column)?.map(date_of));
    let by_then = |date: Option<Date>| date.filter(|date| *date <= day);
    let (until, released) = (date("until")?, by_then(date("released")?));
    let answered = match by_then(date("answered")?) {
        Some(on) => {
            let key: String = row.get("answer")?;
            let answer = Answered::of(&key).ok_or_else(|| AskError::damaged(&key))?;
            let on_time = answer != Answered::Silent && until.is_none_or(|until| on <= until);
            Some((on, answer, on_time))
        }
        None => None,
    };
    let waits = answered.is_none() && released.is_none();
    Ok(Service {
        overdue: waits && until.is_some_and(|until| until < day),
        review: row.get("review")?,
        asked: date_of(row.get("asked")?),
        until,
        answered,
        served: released.is_some() && row.get("served")?,
        released,
    })
}
