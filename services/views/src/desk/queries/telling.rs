//! A kept wait as an answer: what, for whom in words, and who may act today.

use jiff::civil::Date;
use plumbline_lifecycle::approval::{Filler, SeatOf};
use plumbline_lifecycle::people::{People, Role};
use plumbline_lifecycle::{State, StreamId, UnitId, Which, Who, Words, may_act};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::desk::answers::{Acting, Titled, Waiting};
use crate::desk::house::{House, folded};
use crate::desk::waiting::{COLUMNS, Kept};
use crate::desk::{standards, terms};
use crate::error::AskError;

/// Reads one wait; `None` when it is not there any more.
pub(crate) fn kept(
    tx: &Transaction<'_>,
    stream: &str,
    which: &str,
) -> Result<Option<Kept>, AskError> {
    tx.prepare_cached(&format!("SELECT {COLUMNS} FROM wait w WHERE stream = ?1 AND which = ?2"))?
        .query_row(params![stream, which], |row| Ok(Kept::of(row)))
        .optional()?
        .transpose()
}

/// Tells a wait as it is on a day.
pub(crate) fn told(
    tx: &Transaction<'_>,
    house: &House,
    kept: Kept,
    day: Date,
) -> Result<Waiting, AskError> {
    let stream: StreamId = kept.stream.parse().map_err(AskError::damaged)?;
    let state = match stream {
        // A pool is not read whole to tell of one of its people.
        StreamId::Pool(_) => State::unborn(stream.noun()),
        _ => folded(tx, &kept.stream)?,
    };
    let owner = match &state {
        State::Consultation(_) | State::Review(_) | State::Ballot(_) | State::Implementation(_) => {
            Some(folded(tx, &format!("standard/{}", kept.standard))?)
        }
        _ => None,
    };
    let acted_on = owner.as_ref().unwrap_or(&state);
    let fillers = may_act(acted_on, kept.which, &kept.who, &house.people, &house.calendar, day);
    let may = fillers.iter().map(|filler| acting(house, filler)).collect();
    let submitter = match &state {
        State::Approval(approval) => approval.chain().map(|chain| house.named(&chain.submitter)),
        _ => None,
    };
    Ok(Waiting {
        standard: standards::read(tx, &kept.standard)?,
        what: match kept.which {
            Which::Term { no } => term(terms::name(tx, &stream, no)?),
            which => what(&state, which),
        },
        who: who(&house.people, &kept.who),
        working_days: house.calendar.working_days_between(kept.since, day),
        is_late: kept.is_late(day),
        submitter,
        may,
        stream: kept.stream,
        which: kept.which,
        gate: kept.gate,
        since: kept.since,
        until: kept.until,
        provisional: kept.provisional,
        then: kept.then,
        clause: kept.clause,
        unverified: kept.unverified,
        missing: kept.missing,
        follow: kept.follow,
    })
}

/// Tells a wait as it was at the end of an earlier day.
pub(crate) fn told_then(
    tx: &Transaction<'_>,
    house: &House,
    kept: Kept,
    standard: Titled,
    day: Date,
) -> Result<Waiting, AskError> {
    let state = folded(tx, &kept.stream)?;
    let submitter = match &state {
        State::Approval(approval) => approval.chain().map(|chain| house.named(&chain.submitter)),
        _ => None,
    };
    Ok(Waiting {
        standard,
        what: what(&state, kept.which),
        who: match &kept.who {
            // Some of those who are left now had others beside them.
            Who::Units(_) => {
                Words { zh: "应执行的单位".into(), en: "the units that must apply it".into() }
            }
            who => self::who(&house.people, who),
        },
        working_days: house.calendar.working_days_between(kept.since, day),
        is_late: kept.is_late(day),
        submitter,
        may: Vec::new(),
        stream: kept.stream,
        which: kept.which,
        gate: kept.gate,
        since: kept.since,
        until: kept.until,
        provisional: kept.provisional,
        then: kept.then,
        clause: kept.clause,
        unverified: kept.unverified,
        missing: Vec::new(),
        follow: None,
    })
}

fn acting(house: &House, filler: &Filler<'_>) -> Acting {
    Acting {
        person: house.named(filler.person),
        capacity: filler.capacity,
        stands_for: filler.stands_for.map(|person| house.named(person)),
    }
}

fn what(state: &State, which: Which) -> Words {
    if let (State::Approval(approval), Which::Seat { step, .. }) = (state, which)
        && let Some(step) = approval.chain().and_then(|chain| chain.step_no(step))
    {
        return Words { zh: step.zh.clone(), en: step.en.clone() };
    }
    Words { zh: which.zh().into(), en: which.en().into() }
}

/// The end of somebody's term.
fn term(name: Option<String>) -> Words {
    let name = name.unwrap_or_default();
    Words { zh: format!("{name}聘期届满"), en: format!("for the end of {name}'s term") }
}

/// Institutions that are named; of more their number is told.
const NAMED_MAX: usize = 3;

fn units(people: &People, units: &[UnitId]) -> Words {
    let names = |tag: &str| -> Vec<String> {
        let named = units.iter().take(NAMED_MAX);
        named.map(|unit| name_of(people, unit, tag)).collect()
    };
    let (zh, en) = (names("zh").join("、"), names("en").join(", "));
    match units.len().checked_sub(NAMED_MAX) {
        None | Some(0) => Words { zh, en },
        Some(more) => Words {
            zh: format!("{zh} 等 {} 家单位", units.len()),
            en: format!("{en} and {more} more"),
        },
    }
}

fn name_of(people: &People, unit: &UnitId, tag: &str) -> String {
    let present = people.present(unit).unwrap_or(unit);
    let names = people.units.get(present).map(|unit| &unit.names);
    names.map_or(present.as_str(), |names| names.best(tag)).to_owned()
}

/// Who is to act, in words.
pub(crate) fn who(people: &People, who: &Who) -> Words {
    let plain = |zh: &str, en: &str| Words { zh: zh.into(), en: en.into() };
    match who {
        // Experts are in a pool, whose names the desk does not know.
        Who::Person(person) if !people.persons.contains_key(person) => {
            plain(&format!("专家 {person}"), &format!("Expert {person}"))
        }
        Who::Person(person) | Who::Seat(SeatOf::Person { person }) => {
            let name = people.name_of(person);
            plain(name, name)
        }
        Who::Seat(seat) => {
            seat.post().map_or_else(|| plain("", ""), |(role, unit)| post(people, role, unit))
        }
        Who::Units(named) => units(people, named),
        Who::Office => plain("标准化办", "Standards office"),
        Who::Drafters => plain("起草人", "Drafters"),
        Who::Authority => plain("主管机构", "Competent body"),
        Who::Everybody => plain("各方", "Everybody"),
        Who::Nobody => plain("无（待日期届至）", "Nobody (time passes)"),
    }
}

/// A role and the unit for which it is held, under its present name.
pub(crate) fn post(people: &People, role: Role, unit: &UnitId) -> Words {
    let name = |tag| name_of(people, unit, tag);
    Words {
        zh: format!("{}{}", name("zh"), role.zh()),
        en: format!("{} of {}", role.en(), name("en")),
    }
}
