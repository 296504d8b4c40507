//! What each event of a consultation asks for. What somebody said or sent may be recorded later than it came; what comes of it is
//! judged on the day of recording.

use jiff::civil::Date;

use crate::calendar::{Calendar, LastDay};
use crate::consultation::event::Event;
use crate::consultation::refusal::Refusal;
use crate::consultation::{Consultation, Held, Outcome, Purpose};
use crate::contact::contact;
use crate::days::nameable;
use crate::event;
use crate::procedure::{Gate, GateRule, Limit, Procedure};
use crate::refusal::Shared;
use crate::standard::{self, Asked, At, Run, Standard};
use crate::stream::StreamId;
use crate::words::{Name, PartId, bad};
use crate::world::{No, World};

/// The most bodies that are asked by name: their names stand in one event.
pub const BODIES_MAX: usize = 200;

/// The most comments of one consultation.
pub const COMMENTS_MAX: u32 = 5_000;

/// Of these, the most that strangers wrote themselves.
pub(super) const IN_PUBLIC_MAX: u32 = 3_000;

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, id: &PartId, event: &Event) -> Result<(), No> {
    if let Event::ConsultationBegun { .. } = event {
        return may_begin(world, id, event);
    }
    let consultation = world.consultation(id)?;
    let asked = held(world, id)?;
    if let Event::ConsultationEnded { why } = event {
        return may_end(world, id, consultation, asked, why.is_some());
    }
    is_kept(world, id, consultation)?;
    match event {
        Event::CommentReceived { no, clause, text, from, in_public } => {
            not_before(world, asked)?;
            if *in_public {
                open_to_everybody(world, consultation, asked)?;
            }
            let most = COMMENTS_MAX;
            if asked.comments.len() >= usize::try_from(most).unwrap_or(usize::MAX) {
                return Err(Refusal::TooManyComments { most }.into());
            }
            let texts = [text.as_str(), from.as_str(), clause.as_ref().map_or("", |c| c.as_str())];
            if let Some(part) = texts.into_iter().find_map(contact) {
                return Err(Refusal::ContactData { part }.into());
            }
            let newest = u32::try_from(asked.comments.len()).unwrap_or(u32::MAX);
            if newest.checked_add(1) == Some(*no) {
                Ok(())
            } else {
                Err(Refusal::NoSuchComment { no: *no, newest }.into())
            }
        }
        Event::ReplyReceived { body, comments } => {
            not_before(world, asked)?;
            if !asked.bodies.contains(body) {
                return Err(Refusal::BodyNotConsulted { body: body.clone() }.into());
            }
            if *comments > COMMENTS_MAX {
                return Err(bad("comments", format!("0 to {COMMENTS_MAX}")).into());
            }
            Ok(())
        }
        Event::CommentDisposed { no, outcome, reason, .. } => {
            world.today_alone()?;
            let Some(comment) = asked.comment(*no) else {
                let newest = u32::try_from(asked.comments.len()).unwrap_or(u32::MAX);
                return Err(Refusal::NoSuchComment { no: *no, newest }.into());
            };
            if *outcome != Outcome::Taken && reason.is_none() {
                return Err(Refusal::ReasonMissing {}.into());
            }
            table_is_free(world, id, asked.purpose, *no, comment.outcome.is_some())
        }
        Event::ConsultationExtended { until, .. } => {
            world.today_alone()?;
            if !consultation.is_running() || asked.is_late(world.on) {
                return Err(Refusal::Over { on: asked.until }.into());
            }
            nameable("until", *until)?;
            if *until > asked.until {
                Ok(())
            } else {
                Err(Refusal::NotLater { until: asked.until }.into())
            }
        }
        Event::ConsultationBegun { .. } | Event::ConsultationEnded { .. } => Ok(()),
    }
}

/// What strangers write themselves is taken while it runs and until its last day, and leaves room for what the house records.
fn open_to_everybody(
    world: &World<'_>,
    consultation: &Consultation,
    asked: &Held,
) -> Result<(), No> {
    world.today_alone()?;
    if !consultation.is_running() || asked.is_late(world.on) {
        return Err(Refusal::Over { on: asked.until }.into());
    }
    if asked.in_public >= IN_PUBLIC_MAX {
        return Err(Refusal::TooManyComments { most: IN_PUBLIC_MAX }.into());
    }
    Ok(())
}

/// Who was asked, once somebody was.
pub(super) fn held<'a>(world: &World<'a>, id: &PartId) -> Result<&'a Held, No> {
    world.consultation(id)?.held().ok_or_else(|| Refusal::NoConsultation {}.into())
}

/// The standard has just opened it, for at least as long and to as many as its procedure asks for.
fn may_begin(world: &World<'_>, id: &PartId, event: &Event) -> Result<(), No> {
    let Event::ConsultationBegun { purpose, until, bodies, .. } = event else { return Ok(()) };
    let Standard::Run(run) = world.standard(id.owner())? else {
        return Err(Refusal::NotOpened {}.into());
    };
    let fresh = *world.consultation(id)? == Consultation::Unborn;
    if !fresh || run.consultations.held(*purpose) != Some(id) {
        return Err(Refusal::NotOpened {}.into());
    }
    if *until < world.on {
        return Err(bad("until", format!("not before {}", world.on)).into());
    }
    named_once(bodies)?;
    let procedure = world.procedures()?.bound(&run.binding)?;
    let Some(rule) = procedure.asks(*purpose) else { return Ok(()) };
    long_enough(world, procedure, &rule.limit, *until)?;
    let (asked, least) = (bodies.len(), rule.bodies);
    if asked < usize::try_from(least).unwrap_or(usize::MAX) {
        return Err(Refusal::TooFewBodies { asked, least, source: rule.limit.cited() }.into());
    }
    Ok(())
}

/// It runs at least as long as the procedure asks for, counted from its first day.
fn long_enough(
    world: &World<'_>,
    procedure: &Procedure,
    limit: &Limit,
    until: Date,
) -> Result<(), No> {
    let rolls = procedure.rolls();
    let needed = limit.length().needs_calendar(rolls);
    let calendar = if needed { world.calendar()? } else { Calendar::unknown() };
    match limit.last_day(world.on, calendar, rolls) {
        Some(LastDay { day: least, .. }) if until < least => {
            let days = world.on.until((jiff::Unit::Day, until)).map_or(0, |span| span.get_days());
            let source = limit.cited();
            Err(standard::Refusal::ConsultationTooShort { days, until: least, source }.into())
        }
        _ => Ok(()),
    }
}

fn named_once(bodies: &[Name]) -> Result<(), No> {
    if bodies.len() > BODIES_MAX {
        return Err(bad("bodies", format!("at most {BODIES_MAX}")).into());
    }
    let twice = bodies.iter().enumerate().find(|(at, body)| bodies[..*at].contains(body));
    match twice {
        Some((_, body)) => Err(bad("bodies", format!("{body} is named twice")).into()),
        None => Ok(()),
    }
}

/// Its time is over; or its standard has gone another way, and it still ran or left comments open.
fn may_end(
    world: &World<'_>,
    id: &PartId,
    consultation: &Consultation,
    asked: &Held,
    with_the_standard: bool,
) -> Result<(), No> {
    if with_the_standard {
        let gone = match world.standard(id.owner())? {
            Standard::Run(run) => run.consultations.held(asked.purpose) != Some(id),
            Standard::Unborn | Standard::Observed(_) => true,
        };
        let left = !consultation.has_lapsed()
            && (consultation.is_running() || asked.open().next().is_some());
        return if gone && left { Ok(()) } else { Err(Refusal::NotOpened {}.into()) };
    }
    match consultation {
        Consultation::Ended { on, .. } => Err(Refusal::Over { on: *on }.into()),
        _ if world.on < asked.until => {
            Err(standard::Refusal::ConsultationRuns { until: asked.until }.into())
        }
        _ => Ok(()),
    }
}

/// Something is heard of it as long as its standard stands where it was consulted on.
fn is_kept(world: &World<'_>, id: &PartId, consultation: &Consultation) -> Result<(), No> {
    let Some(asked) = consultation.held() else { return Ok(()) };
    let kept = match world.standard(id.owner())? {
        Standard::Run(run) => run.consultations.held(asked.purpose) == Some(id),
        Standard::Unborn | Standard::Observed(_) => false,
    };
    match consultation {
        Consultation::Ended { on, why: Some(_), .. } => Err(Refusal::Over { on: *on }.into()),
        Consultation::Ended { on, .. } if !kept => Err(Refusal::Over { on: *on }.into()),
        _ if !kept => Err(Refusal::Over { on: asked.until }.into()),
        _ => Ok(()),
    }
}

fn not_before(world: &World<'_>, asked: &Held) -> Result<(), No> {
    if world.on >= asked.since {
        return Ok(());
    }
    let (day, earliest, latest) = (world.on, Some(asked.since), Some(world.today));
    Err(Shared::ImpossibleDay { day, earliest, latest }.into())
}

/// What came of a comment does not change under those who approve the table of it.
fn table_is_free(
    world: &World<'_>,
    id: &PartId,
    purpose: Purpose,
    no: u32,
    was_disposed: bool,
) -> Result<(), No> {
    let Standard::Run(run) = world.standard(id.owner())? else { return Ok(()) };
    let gates = Gate::ALL.into_iter().filter(|gate| Purpose::before(*gate) == Some(purpose));
    for gate in gates {
        match run.asked(gate) {
            Some(Asked::With(approval)) => {
                return Err(Refusal::TableUnderApproval { approval: approval.clone() }.into());
            }
            Some(Asked::Approved { .. }) if was_disposed && run.at().gates().contains(&gate) => {
                return Err(Refusal::TableApproved { no }.into());
            }
            Some(Asked::Approved { .. }) | None => {}
        }
    }
    Ok(())
}

/// Those who draft the text dispose of the comments on it; where the office has named nobody, whom the door lets.
pub(super) fn may_dispose(world: &World<'_>, id: &PartId) -> Result<(), No> {
    let Standard::Run(run) = world.standard(id.owner())? else { return Ok(()) };
    if run.drafters.units.is_empty() && run.drafters.persons.is_empty() {
        return Ok(());
    }
    let people = world.people()?;
    let drafters = people.drafters(&run.drafters, world.today);
    if world.by.is_some_and(|by| drafters.contains(&by)) {
        return Ok(());
    }
    let names: Vec<&str> = drafters.into_iter().map(|person| people.name_of(person)).collect();
    let who =
        if names.is_empty() { run.profile.drafting_unit.to_string() } else { names.join("、") };
    Err(Refusal::NotTheDrafter { who }.into())
}

/// What a draft's standard gets when its consultation is over. Notices and abolitions never move a standard.
pub(super) fn draft_is_over(
    world: &World<'_>,
    id: &PartId,
) -> Result<Option<(StreamId, event::Event)>, No> {
    let waits = match world.standard(id.owner())? {
        Standard::Run(run) => {
            run.consultations.held(Purpose::Draft) == Some(id)
                && matches!(run.at(), At::Consulting { .. })
        }
        Standard::Unborn | Standard::Observed(_) => false,
    };
    let closed = event::Event::Standard(standard::Event::ConsultationClosed {});
    Ok(waits.then(|| (StreamId::Standard(id.owner().clone()), closed)))
}

/// The events with which a consultation is over whose last day has passed: its end, and what its standard gets.
pub(crate) fn end(world: &World<'_>, id: &PartId) -> Result<Vec<(StreamId, event::Event)>, No> {
    let ended = event::Event::Consultation(Event::ConsultationEnded { why: None });
    let mut events = vec![(StreamId::Consultation(id.clone()), ended)];
    events.extend(draft_is_over(world, id)?);
    Ok(events)
}

/// What a gate asks of the consultation before it: that it is over, every comment disposed of, and no objection right. A
/// draft that was consulted on before consultations had a history of their own has none, and its gate asks for nothing.
pub(crate) fn settled(world: &World<'_>, run: &Run, gate: Gate, rule: &GateRule) -> Result<(), No> {
    let Some(purpose) = Purpose::before(gate).filter(|_| rule.disposed) else { return Ok(()) };
    let source = rule.cited();
    let Some(part) = run.consultations.held(purpose) else {
        return if purpose == Purpose::Draft {
            Ok(())
        } else {
            Err(Refusal::ConsultationMissing { purpose, source }.into())
        };
    };
    let consultation = world.consultation(part)?;
    let Some(asked) = consultation.held() else { return Ok(()) };
    if consultation.is_running() {
        return Err(standard::Refusal::ConsultationRuns { until: asked.until }.into());
    }
    let open: Vec<u32> = asked.open().collect();
    if !open.is_empty() {
        return Err(Refusal::CommentsUndisposed { part: part.clone(), open, source }.into());
    }
    let upheld =
        |outcome: Option<Outcome>| matches!(outcome, Some(Outcome::Taken | Outcome::Partly));
    let right = (1..).zip(&asked.comments).find(|(_, comment)| upheld(comment.outcome));
    match right {
        Some((no, _)) if purpose == Purpose::Notice => {
            Err(Refusal::ObjectionUpheld { part: part.clone(), no, source }.into())
        }
        _ => Ok(()),
    }
}
