//! Whether a last day has passed, and what that brings.

use jiff::civil::Date;

use crate::ballot;
use crate::consultation;
use crate::deadline::command::Command;
use crate::deadline::event::{Event, Passed};
use crate::deadline::refusal::Refusal;
use crate::event;
use crate::review;
use crate::standard::{self, Standard};
use crate::state::State;
use crate::stream::StreamId;
use crate::wait::{Rules, Then, Wait, Which};
use crate::waits::waits;
use crate::words::StandardId;
use crate::world::{No, World};

/// The events of one command: the day that has passed, and what that brings.
pub(crate) fn decide(
    world: &World<'_>,
    target: &StreamId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let Command::NoteDeadline { which, until } = *command;
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
    let Event::DeadlinePassed { which, until } = *event;
    passed(world, target, which, until).map(drop)
}

/// The wait whose last day has passed and was not noted.
fn passed(world: &World<'_>, target: &StreamId, which: Which, until: Date) -> Result<Wait, No> {
    let state = world.any(target)?;
    let procedure = match state {
        State::Standard(standard) => match standard.binding() {
            Some(binding) => Some(world.procedures()?.bound(binding)?),
            None => None,
        },
        _ => None,
    };
    let waits = waits(state, &Rules { procedure, calendar: world.calendar()? });
    let wait = waits.into_iter().find(|wait| wait.which == which && wait.is_for_the_clock());
    let wait = wait.ok_or(Refusal::NotWaitedFor {})?;
    match (wait.until, wait.passes_on()) {
        (Some(now), _) if now != until => Err(Refusal::Moved { until: now }.into()),
        (_, Some(passes_on)) if world.on < passes_on => Err(Refusal::NotDue { passes_on }.into()),
        _ if state.has_noted(&Passed { which, until }) => Err(Refusal::NotedAlready {}.into()),
        _ => Ok(wait),
    }
}
