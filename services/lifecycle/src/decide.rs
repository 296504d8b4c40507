//! Commands in, events or a refusal out: one decision over many streams, which asks for what it lacks.
//!
//! [`decide`] is pure. It reads the [`World`] through one accessor a noun; a stream that nobody has loaded yet ends the
//! attempt with [`No::Missing`], the caller loads that stream and asks again. What a command makes is first asked of
//! the table of a life and then of the rules, event by event, each in the world as the events before it left it:
//! [`permits`] holds every rule but who may act, so that a stored history can be audited by the same rules.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::ballot::BallotId;
use crate::command::Command;
use crate::days;
use crate::draw::Seed;
use crate::event::Event;
use crate::refusal::Shared;
use crate::replay::{BallotBox, Folded, Known};
use crate::stream::StreamId;
use crate::world::{No, World};
use crate::{
    approval, ballot, calendar, consultation, deadline, grants, implementation, people, person,
    pool, procedure, register, review, standard,
};

/// Decides one command: the events it makes, each with its stream, the target's first.
///
/// # Errors
/// [`No::Refused`] with the first rule that says no; [`No::Missing`] when a stream must be loaded first.
pub fn decide(
    world: &World<'_>,
    target: &StreamId,
    command: &Command,
) -> Result<Vec<(StreamId, Event)>, No> {
    let mut events = match (target, command) {
        (StreamId::Standard(id), Command::Standard(command)) => {
            standard::decide(world, id, command)?
        }
        (StreamId::Procedures, Command::Procedure(command)) => procedure::decide(command),
        (StreamId::People, Command::People(command)) => people::decide(command),
        (target, Command::Deadline(command)) => deadline::decide(world, target, command)?,
        (StreamId::Approval(id), Command::Approval(command)) => {
            approval::decide(world, id, command)?
        }
        (StreamId::Consultation(id), Command::Consultation(command)) => {
            consultation::decide(world, id, command)?
        }
        (StreamId::Implementation(id), Command::Implementation(command)) => {
            implementation::decide(world, id, command)?
        }
        (StreamId::Calendar, Command::Calendar(command)) => calendar::decide(command),
        (StreamId::Grants, Command::Grants(command)) => grants::decide(world, command)?,
        (StreamId::Pool(area), Command::Pool(command)) => pool::decide(world, area, command)?,
        (StreamId::Person(id), Command::Person(command)) => {
            vec![(target.clone(), Event::Person(person::decide(world, id, command)?))]
        }
        (StreamId::Review(id), Command::Review(command)) => review::decide(world, id, command)?,
        (StreamId::Ballot(id), Command::Ballot(command)) => ballot::decide(world, id, command)?,
        (stream, command) => {
            let (stream, command) = (stream.to_string(), command.name());
            return Err(Shared::WrongStream { stream, command }.into());
        }
    };
    events.extend(standard::lapses(world, &events)?);
    // Whoever folds the events needs the streams that they stand on, also where no rule looked at one.
    if let Some((stream, _)) =
        events.iter().find(|(stream, _)| world.known.stream(stream).is_none())
    {
        return Err(No::Missing(stream.clone()));
    }
    if let [(stream, event)] = events.as_slice() {
        permits(world, stream, event)?;
        return Ok(events);
    }
    let mut staged = Staged { below: world.known, above: BTreeMap::new() };
    for (at, (stream, event)) in events.iter().enumerate() {
        permits(&World { known: &staged, ..*world }, stream, event)?;
        if at + 1 < events.len() {
            staged.fold(stream, event, world.on)?;
        }
    }
    Ok(events)
}

/// Whether the rules let this event happen in this world; who may act is not asked here.
///
/// # Errors
/// [`No::Refused`] with the rule that says no; [`No::Missing`] when a stream must be loaded first.
pub fn permits(world: &World<'_>, stream: &StreamId, event: &Event) -> Result<(), No> {
    if world.on > world.today || world.on < days::FIRST {
        let (day, latest) = (world.on, Some(world.today));
        let earliest = (day < days::FIRST).then_some(days::FIRST);
        return Err(Shared::ImpossibleDay { day, earliest, latest }.into());
    }
    match (stream, event) {
        (StreamId::Standard(id), Event::Standard(event)) => standard::permits(world, id, event),
        (StreamId::Procedures, Event::Procedure(event)) => procedure::permits(world, event),
        (StreamId::Register(series), Event::Register(event)) => {
            register::permits(world, series, event)
        }
        (StreamId::People, Event::People(event)) => people::permits(world, event),
        (stream, Event::Deadline(event)) => deadline::permits(world, stream, event),
        (StreamId::Approval(id), Event::Approval(event)) => approval::permits(world, id, event),
        (StreamId::Consultation(id), Event::Consultation(event)) => {
            consultation::permits(world, id, event)
        }
        (StreamId::Implementation(id), Event::Implementation(event)) => {
            implementation::permits(world, id, event)
        }
        (StreamId::Calendar, Event::Calendar(event)) => calendar::permits(world, event),
        (StreamId::Grants, Event::Grants(event)) => grants::permits(world, event),
        (StreamId::Pool(area), Event::Pool(event)) => pool::permits(world, area, event),
        (StreamId::Person(id), Event::Person(event)) => person::permits(world, id, event),
        (StreamId::Review(id), Event::Review(event)) => review::permits(world, id, event),
        (StreamId::Ballot(id), Event::Ballot(event)) => ballot::permits(world, id, event),
        (stream, event) => {
            let (stream, command) = (stream.to_string(), event.kind());
            Err(Shared::WrongStream { stream, command }.into())
        }
    }
}

/// The world with the events that one command has made so far.
struct Staged<'a> {
    below: &'a dyn Known,
    above: BTreeMap<StreamId, Folded>,
}

impl Known for Staged<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.above.get(id).or_else(|| self.below.stream(id))
    }

    fn checkpoint_of(&self, stream: &StreamId) -> Option<Seed> {
        self.below.checkpoint_of(stream)
    }

    fn earlier(&self, stream: &StreamId, version: u64) -> Option<Folded> {
        self.below.earlier(stream, version)
    }

    fn ballot_box(&self, ballot: &BallotId) -> BallotBox {
        self.below.ballot_box(ballot)
    }
}

impl Staged<'_> {
    fn fold(&mut self, stream: &StreamId, event: &Event, on: Date) -> Result<(), No> {
        let before = self.stream(stream).ok_or_else(|| No::Missing(stream.clone()))?.clone();
        // What is permitted folds; a rule that let a misfit through is a fault of this program.
        let after = before.then(0, event, on).expect("a permitted event fits its state");
        self.above.insert(stream.clone(), after);
        Ok(())
    }
}
