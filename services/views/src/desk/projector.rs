//! What a change means for the desk: what its stream waits for now, and what was decided in it.

use std::sync::Arc;

use plumbline_lifecycle::approval::{self, Approval};
use plumbline_lifecycle::procedure::Procedure;
use plumbline_lifecycle::standard::{Kind, Run, Standard};
use plumbline_lifecycle::{
    Calendar, Event, Folded, Noun, PartId, PersonId, Rules, StandardId, State, StreamId,
};
use rusqlite::Transaction;

use crate::desk::late::{self, Changed};
use crate::desk::waiting::{self, Open};
use crate::desk::{matters, standards, terms};
use crate::error::ApplyError;
use crate::frame::{Change, Design, Projector, Restores, States};

/// The desk.
pub(crate) static DESIGN: Design = Design {
    name: "desk",
    version: 8,
    tables: &[waiting::TABLES, late::TABLES, standards::TABLES, matters::TABLES, terms::TABLES],
    // People and procedures are wanted for their states alone: who acts is asked on the day of the question.
    wants: &[
        Noun::Standard,
        Noun::Approval,
        Noun::Consultation,
        Noun::Review,
        Noun::Ballot,
        Noun::Implementation,
        Noun::Pool,
        Noun::People,
        Noun::Calendar,
        Noun::Procedure,
    ],
    // What another body runs waits for nobody here.
    passes_over: &[Kind::ObservationRecorded.name()],
    restores: Some(Restores { noun: Noun::Pool, state: terms::restored }),
    projector: || Box::new(Desks),
};

#[derive(Debug)]
struct Desks;

impl Projector for Desks {
    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        change: &Change<'_>,
        states: &mut States,
    ) -> Result<(), ApplyError> {
        match (change.stream, change.after) {
            (StreamId::Standard(id), State::Standard(_)) => standard(tx, id, change, states),
            (StreamId::Approval(id), State::Approval(after)) => {
                matter(tx, id, after, change, states)
            }
            (
                StreamId::Consultation(_)
                | StreamId::Review(_)
                | StreamId::Ballot(_)
                | StreamId::Implementation(_),
                after,
            ) => part(tx, change, after, states),
            (StreamId::Pool(area), State::Pool(pool)) => terms::apply(tx, area, pool, change),
            (StreamId::Calendar, State::Calendar(calendar)) => anew(tx, calendar, states),
            _ => Ok(()),
        }
    }
}

fn standard(
    tx: &Transaction<'_>,
    id: &StandardId,
    change: &Change<'_>,
    states: &mut States,
) -> Result<(), ApplyError> {
    let calendar = states.folded(tx, &StreamId::Calendar)?;
    let procedures = states.folded(tx, &StreamId::Procedures)?;
    let calendar = calendar_of(&calendar);
    let open = |state: &State| open(state, &procedures, calendar);
    let (before, after) = (open(change.before)?, open(change.after)?);
    let calls = |state: &State| {
        let procedure = procedure_of(state, &procedures)?;
        Ok::<_, ApplyError>(standards::titled(id.as_str(), state, procedure))
    };
    let (called, calls) = (calls(change.before)?, calls(change.after)?);
    if before != after {
        let changed = Changed::to(change.after, change.record.happened_on);
        waiting::write(tx, change.record.stream, id.as_str(), &after, changed)?;
    }
    parts(tx, change, states)?;
    if let Some(calls) = calls.filter(|calls| called.as_ref() != Some(calls)) {
        standards::write(tx, &calls)?;
        let before = called.as_ref();
        standards::write_called(tx, &calls, before, change.record.happened_on)?;
    }
    Ok(())
}

/// Others draft the text now, another office runs it, or another procedure says when to remind: what waits beside the standard
/// itself is written anew.
fn parts(tx: &Transaction<'_>, change: &Change<'_>, states: &mut States) -> Result<(), ApplyError> {
    let (State::Standard(Standard::Run(was)), State::Standard(Standard::Run(run))) =
        (change.before, change.after)
    else {
        return Ok(());
    };
    let offices = |run: &Run| (run.profile.field.clone(), run.profile.jurisdiction.clone());
    if was.drafters == run.drafters && offices(was) == offices(run) && was.binding == run.binding {
        return Ok(());
    }
    let house = House::of(tx, states)?;
    let changed = Changed::with_its_standard(change.record.happened_on);
    let consultations = run.consultations.all().cloned().map(StreamId::Consultation);
    let reviews = run.reviews.all().cloned().map(StreamId::Review);
    let implementation = change.stream.standard().cloned().map(StreamId::Implementation);
    for stream in consultations.chain(reviews).chain(implementation) {
        let folded = states.folded(tx, &stream)?;
        if let State::Review(review) = &folded.state {
            for ballot in review.panel().iter().flat_map(|panel| &panel.ballots) {
                let stream = StreamId::Ballot(ballot.clone());
                let folded = states.folded(tx, &stream)?;
                write_part(tx, &stream, &folded.state, run, &house, changed)?;
            }
        }
        write_part(tx, &stream, &folded.state, run, &house, changed)?;
    }
    Ok(())
}

/// What a consultation, a review, a ballot or an implementation waits for, on the desks of those who draft its standard or run it.
fn part(
    tx: &Transaction<'_>,
    change: &Change<'_>,
    state: &State,
    states: &mut States,
) -> Result<(), ApplyError> {
    let stream = change.stream;
    let Some(owner) = stream.owner() else { return Ok(()) };
    let standard = states.folded(tx, &StreamId::Standard(owner.clone()))?;
    let State::Standard(Standard::Run(run)) = &standard.state else { return Ok(()) };
    let changed = Changed::to(state, change.record.happened_on);
    write_part(tx, stream, state, run, &House::of(tx, states)?, changed)
}

fn write_part(
    tx: &Transaction<'_>,
    stream: &StreamId,
    state: &State,
    run: &Run,
    house: &House,
    changed: Changed,
) -> Result<(), ApplyError> {
    let Some(owner) = stream.owner() else { return Ok(()) };
    let rules = Rules { procedure: None, calendar: calendar_of(&house.calendar) };
    let reminders = bound(&house.procedures, run)?.reminders.as_ref();
    let open = waiting::open(state, Some(run), &rules, reminders);
    Ok(waiting::write(tx, &stream.to_string(), owner.as_str(), &open, changed)?)
}

/// By what last days are worked out and reminded of.
struct House {
    calendar: Arc<Folded>,
    procedures: Arc<Folded>,
}

impl House {
    fn of(tx: &Transaction<'_>, states: &mut States) -> Result<House, ApplyError> {
        Ok(House {
            calendar: states.folded(tx, &StreamId::Calendar)?,
            procedures: states.folded(tx, &StreamId::Procedures)?,
        })
    }
}

fn matter(
    tx: &Transaction<'_>,
    id: &PartId,
    after: &Approval,
    change: &Change<'_>,
    states: &mut States,
) -> Result<(), ApplyError> {
    let State::Approval(before) = change.before else { return Ok(()) };
    let (stream, standard) = (change.record.stream, id.owner().as_str());
    if let (Some(area), Approval::Unborn) = (id.pool(), before) {
        standards::write(tx, &standards::pool(standard, &area))?;
    }
    let copy = copy(change)?;
    let house = House::of(tx, states)?;
    let owner = owner(tx, change.stream, states)?;
    let open = |state| open_matter(state, owner.as_deref(), &house);
    let (were, are) = (open(change.before)?, open(change.after)?);
    if were != are {
        let changed = Changed::to(change.after, change.record.happened_on);
        waiting::write(tx, stream, standard, &are, changed)?;
    }
    let told = matters::Told::of(after);
    if let Some(told) = told.filter(|told| matters::Told::of(before).as_ref() != Some(told)) {
        told.write(tx, stream, standard)?;
    }
    for decision in matters::decided(before.chain(), after.chain()) {
        matters::write_decision(tx, stream, &decision)?;
    }
    if let Some((to, by)) = copy {
        matters::write_copy(tx, stream, &to, &by, change.record.happened_on)?;
    }
    Ok(())
}

/// What a matter waits for; of one that belongs to a standard, which is the owner.
fn open_matter(
    state: &State,
    owner: Option<&Folded>,
    house: &House,
) -> Result<Vec<Open>, ApplyError> {
    let rules = Rules { procedure: None, calendar: calendar_of(&house.calendar) };
    let reminders = match owner.map(|owner| &owner.state) {
        Some(State::Standard(Standard::Run(run))) => {
            bound(&house.procedures, run)?.reminders.as_ref()
        }
        _ => None,
    };
    Ok(waiting::open(state, None, &rules, reminders))
}

/// The standard of which this stream tells; none for what asks a pool.
fn owner(
    tx: &Transaction<'_>,
    stream: &StreamId,
    states: &mut States,
) -> Result<Option<Arc<Folded>>, ApplyError> {
    let owner = stream.owner().cloned().map(StreamId::Standard);
    owner.map(|owner| states.folded(tx, &owner)).transpose()
}

/// To whom a copy went and who sent it: a state knows only the first.
fn copy(change: &Change<'_>) -> Result<Option<(PersonId, PersonId)>, ApplyError> {
    let record = change.record;
    if record.kind != approval::Kind::CopySent.name() {
        return Ok(None);
    }
    let event = Event::decode(Noun::Approval, record.kind, record.schema, record.data)
        .map_err(plumbline_lifecycle::Unfit::from)?;
    Ok(match event {
        Event::Approval(approval::Event::CopySent { to, by }) => Some((to, by)),
        _ => None,
    })
}

/// Another calendar holds: every last day is worked out once more.
fn anew(tx: &Transaction<'_>, calendar: &Calendar, states: &mut States) -> Result<(), ApplyError> {
    let streams: Vec<(String, String)> = tx
        .prepare_cached("SELECT DISTINCT stream, standard FROM wait ORDER BY stream")?
        .query_map([], |row| Ok((row.get("stream")?, row.get("standard")?)))?
        .collect::<Result<_, _>>()?;
    // The states hold the calendar before this one.
    let state = State::Calendar(calendar.clone());
    let calendar = Arc::new(Folded { version: 0, seq: 0, state });
    let house = House { calendar, procedures: states.folded(tx, &StreamId::Procedures)? };
    for (stream, standard) in streams {
        let id: StreamId = stream.parse()?;
        let open = match &id {
            // What was told to the public does not move, nor does the end of a term.
            StreamId::Consultation(_) | StreamId::Pool(_) => continue,
            StreamId::Review(_) | StreamId::Ballot(_) | StreamId::Implementation(_) => {
                let folded = states.folded(tx, &id)?;
                if let Some(owner) = owner(tx, &id, states)?
                    && let State::Standard(Standard::Run(run)) = &owner.state
                {
                    write_part(tx, &id, &folded.state, run, &house, Changed::by_calendar())?;
                }
                continue;
            }
            StreamId::Approval(_) => {
                let owner = owner(tx, &id, states)?;
                open_matter(&states.folded(tx, &id)?.state, owner.as_deref(), &house)?
            }
            _ => {
                let folded = states.folded(tx, &id)?;
                open(&folded.state, &house.procedures, calendar_of(&house.calendar))?
            }
        };
        waiting::write(tx, &stream, &standard, &open, Changed::by_calendar())?;
    }
    Ok(())
}

fn open(state: &State, procedures: &Folded, calendar: &Calendar) -> Result<Vec<Open>, ApplyError> {
    let procedure = procedure_of(state, procedures)?;
    let reminders = procedure.and_then(|procedure| procedure.reminders.as_ref());
    Ok(waiting::open(state, None, &Rules { procedure, calendar }, reminders))
}

/// By which a standard is run here.
fn procedure_of<'a>(
    state: &State,
    procedures: &'a Folded,
) -> Result<Option<&'a Procedure>, ApplyError> {
    match state {
        State::Standard(Standard::Run(run)) => bound(procedures, run).map(Some),
        _ => Ok(None),
    }
}

fn bound<'a>(procedures: &'a Folded, run: &Run) -> Result<&'a Procedure, ApplyError> {
    let binding = &run.binding;
    let found = match &procedures.state {
        State::Procedures(procedures) => procedures.get(binding),
        _ => None,
    };
    found.map(AsRef::as_ref).ok_or_else(|| {
        let (procedure, version) = (&binding.procedure, binding.version);
        ApplyError::Lacks(format!("procedure `{procedure}` version {version} was never adopted"))
    })
}

fn calendar_of(folded: &Folded) -> &Calendar {
    match &folded.state {
        State::Calendar(calendar) => calendar,
        _ => Calendar::unknown(),
    }
}
