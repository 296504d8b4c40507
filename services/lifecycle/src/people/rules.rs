//! Which units may be founded and closed, and who may join, move and leave.

use crate::event;
use crate::people::{Command, Event, People, PersonId, Refusal, UnitId};
use crate::refusal::Shared;
use crate::stream::StreamId;
use crate::words::bad;
use crate::world::{No, World};

/// The events of one command.
pub(crate) fn decide(command: &Command) -> Vec<(StreamId, event::Event)> {
    let event = match command.clone() {
        Command::FoundUnit { unit, description } => Event::UnitFounded { unit, description },
        Command::CloseUnit { unit, into } => Event::UnitClosed { unit, into },
        Command::Join { person, name, unit } => Event::PersonJoined { person, name, unit },
        Command::Move { person, unit } => Event::PersonMoved { person, unit },
        Command::Leave { person } => Event::PersonLeft { person },
    };
    vec![(StreamId::People, event::Event::People(event))]
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, event: &Event) -> Result<(), No> {
    today(world)?;
    let people = world.people()?;
    match event {
        Event::UnitFounded { unit, description } => {
            if description.names.is_empty() {
                return Err(bad("names", "at least one").into());
            }
            if people.units.contains_key(unit) || people.closed.contains_key(unit) {
                return Err(Refusal::UnitExists { unit: unit.clone() }.into());
            }
            description.parent.iter().try_for_each(|parent| people.is_open(parent))?;
        }
        Event::UnitClosed { unit, into } => {
            people.is_open(unit)?;
            match into {
                None => people.is_empty(unit)?,
                Some(into) => {
                    people.is_open(into)?;
                    if people.line(into).any(|above| above == unit) {
                        return Err(Refusal::IntoItself { unit: unit.clone() }.into());
                    }
                }
            }
        }
        Event::PersonJoined { person, unit, .. } => {
            if people.persons.contains_key(person) {
                return Err(Refusal::PersonExists { person: person.clone() }.into());
            }
            people.is_open(unit)?;
        }
        Event::PersonMoved { person, unit } => {
            people.is_open(unit)?;
            if people.in_service(person)? == unit {
                let (person, unit) = (person.clone(), unit.clone());
                return Err(Refusal::ServesThere { person, unit }.into());
            }
        }
        Event::PersonLeft { person } => {
            people.in_service(person)?;
        }
    }
    Ok(())
}

/// Who is who is judged today, so it is said today: no other day is taken.
fn today(world: &World<'_>) -> Result<(), No> {
    let World { on: day, today, .. } = *world;
    if day == today {
        return Ok(());
    }
    Err(Shared::ImpossibleDay { day, earliest: Some(today), latest: Some(today) }.into())
}

impl People {
    fn is_open(&self, unit: &UnitId) -> Result<(), Refusal> {
        if self.units.contains_key(unit) {
            Ok(())
        } else {
            Err(Refusal::NoUnit { unit: unit.clone() })
        }
    }

    fn is_empty(&self, unit: &UnitId) -> Result<(), Refusal> {
        let persons = self.persons.iter().find(|(_, person)| person.unit.as_ref() == Some(unit));
        let below = self.units.iter().find(|(_, below)| below.parent.as_ref() == Some(unit));
        let held = persons.map(|(id, _)| id.to_string()).or(below.map(|(id, _)| id.to_string()));
        match held {
            Some(held) => Err(Refusal::UnitNotEmpty { unit: unit.clone(), held }),
            None => Ok(()),
        }
    }

    /// Where a person in service serves.
    fn in_service(&self, person: &PersonId) -> Result<&UnitId, Refusal> {
        let unit = self.persons.get(person).and_then(|person| person.unit.as_ref());
        unit.ok_or_else(|| Refusal::NoPerson { person: person.clone() })
    }
}
