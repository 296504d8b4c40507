//! Whether a last day has passed, and what that brings.

use jiff::civil::Date;

use crate::ballot;
use crate::consultation;
use crate::deadline::command::Command;
use crate::deadline::event::Event;
use crate::deadline::near::{days_left, next_reminder};
use crate::deadline::refusal::Refusal;
use crate::event;
use crate::procedure::Reminders;
use crate::review;
use crate::standard::{self, Standard};
use crate::state::State;
use crate::stream::StreamId;
use crate::wait::{Rules, Then, Wait};
use crate::waits::waits;
use crate::which::Which;
use crate::words::StandardId;
use crate::world::{No, World};

/// The events of one command: the day that has passed, and what that brings.
pub(crate) fn decide(
    world: &World<'_>,
    target: &StreamId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let (which, until) = match *command {
        Command::NoteDeadline { which, until } => (which, until),
        Command::NoteNear { which, until } => {
            let days = near(world, target, which, until)?;
            let noted = Event::DeadlineNear { which, until, days };
            return Ok(vec![(target.clone(), event::Event::Deadline(noted))]);
        }
    };
    let wait = passed(world, target, which, until)?;
    let noted = Event::DeadlinePassed { which, until };
    let mut events = vec![(target.clone(), event::Event::Deadline(noted))];
    let mut also = |id: &StandardId, event| {
        events.push((StreamId::Standard(id.clone()), event::Event::Standard(event)));
    };
    match (wait.then, target) {
        (Then::Close, StreamId::Consultation(part)) => {
            events.extend(consultation::end(world, part)?)
        }
        (Then::Close, StreamId::Standard(id)) => also(id, standard::Event::ConsultationClosed {}),
        (Then::TakeEffect, StreamId::Standard(id)) => {
            if let Standard::Run(run) = world.standard(id)?
                && let Some(old) = &run.revises
                && let Standard::Run(held) = world.standard(old)?
                && held.at().is_revised_by(id)
            {
                also(old, standard::Event::StandardSuperseded { by: id.clone() });
            }
        }
        (Then::Close, StreamId::Ballot(id)) => {
            let closed = event::Event::Ballot(ballot::Event::BallotClosed {});
            events.push((StreamId::Ballot(id.clone()), closed));
        }
        (Then::Replace, StreamId::Review(id)) => {
            if let Which::Invitation { no } = which {
                events.extend(review::replaced(world, id, no)?);
            }
        }
        _ => {}
    }
    Ok(events)
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, target: &StreamId, event: &Event) -> Result<(), No> {
    match *event {
        Event::DeadlinePassed { which, until } => passed(world, target, which, until).map(drop),
        Event::DeadlineNear { which, until, days } => {
            match near(world, target, which, until)? == days {
                true => Ok(()),
                false => Err(Refusal::NotNear { near_on: None }.into()),
            }
        }
    }
}

/// The wait whose last day has passed and was not noted.
fn passed(world: &World<'_>, target: &StreamId, which: Which, until: Date) -> Result<Wait, No> {
    let (state, wait) = waited_for(world, target, which, until)?;
    match wait.passes_on() {
        Some(passes_on) if world.on < passes_on => Err(Refusal::NotDue { passes_on }.into()),
        _ if state.has_noted(which, until) => Err(Refusal::NotedAlready {}.into()),
        _ => Ok(wait),
    }
}

/// How many days are left, where a reminder is due and was not given.
fn near(world: &World<'_>, target: &StreamId, which: Which, until: Date) -> Result<u32, No> {
    let (state, wait) = waited_for(world, target, which, until)?;
    let reminders = reminders(world, target)?;
    let next = reminders.and_then(|reminders| next_reminder(state, &wait, reminders));
    let lies_ahead = wait.passes_on().is_some_and(|passes_on| world.on < passes_on);
    match next.filter(|_| lies_ahead) {
        Some(day) if day <= world.on => {
            days_left(world.on, until).ok_or_else(|| Refusal::NotNear { near_on: None }.into())
        }
        _ if state.noted().iter().any(|noted| noted.which == which && noted.until == until) => {
            Err(Refusal::NotedAlready {}.into())
        }
        near_on => Err(Refusal::NotNear { near_on }.into()),
    }
}

/// What is waited for until that day. What another body runs waits for nobody here.
fn waited_for<'a>(
    world: &World<'a>,
    target: &StreamId,
    which: Which,
    until: Date,
) -> Result<(&'a State, Wait), No> {
    let state = world.any(target)?;
    let procedure = match state {
        State::Standard(Standard::Observed(_)) => return Err(Refusal::NotWaitedFor {}.into()),
        State::Standard(standard) => match standard.binding() {
            Some(binding) => Some(world.procedures()?.bound(binding)?),
            None => None,
        },
        _ => None,
    };
    let waits = waits(state, &Rules { procedure, calendar: world.calendar()? });
    let wait = waits.into_iter().find(|wait| wait.which == which && wait.until.is_some());
    let wait = wait.ok_or(Refusal::NotWaitedFor {})?;
    match wait.until {
        Some(now) if now != until => Err(Refusal::Moved { until: now }.into()),
        _ => Ok((state, wait)),
    }
}

/// When to remind of the last days of this stream: as the procedure of its standard says, also on what is a part of that.
fn reminders<'a>(world: &World<'a>, target: &StreamId) -> Result<Option<&'a Reminders>, No> {
    let Some(owner) = target.owner() else { return Ok(None) };
    let Some(binding) = world.standard(owner)?.binding() else { return Ok(None) };
    Ok(world.procedures()?.bound(binding)?.reminders.as_ref())
}
