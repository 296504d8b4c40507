//! Last days that have passed: the clock notes each once, and what follows from it happens in the same commit.
//!
//! The clock only asks. Whether a day has passed, and what that brings, is worked out anew from what is waited for: it may
//! have been extended meanwhile. A rule compares days and never asks whether the clock has noted one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event;
use crate::kinds::events;
use crate::reason::{OURS, refusals};
use crate::standard::{self, Standard};
use crate::state::State;
use crate::stream::StreamId;
use crate::wait::{Rules, Then, Wait, Which};
use crate::waits::waits;
use crate::world::{No, World};

/// What the clock asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command")]
pub enum Command {
    /// Note that a last day has passed.
    NoteDeadline {
        /// Of what.
        which: Which,
        /// The day.
        until: Date,
    },
}

impl Command {
    /// The command's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Command::NoteDeadline { .. } => "NoteDeadline",
        }
    }
}

events! {
    /// A last day has passed. It stands on the stream of what was waited for, whatever noun that is.
    DeadlinePassed "期限已到" "Last day passed" { which: Which, until: Date }
}

/// A last day that was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Of what.
    pub which: Which,
    /// The day.
    pub until: Date,
}

refusals! {
    /// The rules of the clock.
    Refusal:

    /// Nothing there has such a last day.
    NotWaitedFor {}
        "not-waited-for", OURS,
        "没有这项待办，或已办结。",
        "Nothing of this kind is waited for (any more).";

    /// It has another last day now.
    Moved { until: Date }
        "moved", OURS,
        format!("截止日已改为 {until}。"),
        format!("The last day is {until} now.");

    /// It has not passed.
    NotDue { passes_on: Date }
        "not-due", OURS,
        format!("期限未到，{passes_on} 起方为已到。"),
        format!("The last day has not passed (it has from {passes_on} on).");

    /// Once is enough.
    NotedAlready {}
        "noted-already", OURS,
        "该期限已记录。",
        "It was noted before.";
}

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
    let mut also = |id: &crate::words::StandardId, event| {
        events.push((StreamId::Standard(id.clone()), event::Event::Standard(event)));
    };
    match (wait.then, target) {
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
