//! Which units may be founded and closed, and who may join, move and leave. What roles ask for stands in `authority.rs`.

use jiff::civil::Date;

use crate::days::nameable;
use crate::event;
use crate::people::command::Command;
use crate::people::delegation::Delegation;
use crate::people::event::Event;
use crate::people::refusal::Refusal;
use crate::people::state::People;
use crate::people::tenure::{Deputy, Tenure};
use crate::stream::StreamId;
use crate::words::{UnitId, bad};
use crate::world::{No, World};

/// The events of one command.
pub(crate) fn decide(command: &Command) -> Vec<(StreamId, event::Event)> {
    let event = match command.clone() {
        Command::FoundUnit { unit, description } => Event::UnitFounded { unit, description },
        Command::CloseUnit { unit, into } => Event::UnitClosed { unit, into },
        Command::Join { person, name, unit } => Event::PersonJoined { person, name, unit },
        Command::Move { person, unit } => Event::PersonMoved { person, unit },
        Command::Leave { person } => Event::PersonLeft { person },
        Command::AssignRole { role, unit, person, from, until } => {
            Event::RoleAssigned { role, unit, person, from, until }
        }
        Command::EndRole { role, unit, person } => Event::RoleEnded { role, unit, person },
        Command::NameDeputy { role, unit, person, rank } => {
            Event::DeputyNamed { role, unit, person, rank }
        }
        Command::EndDeputy { role, unit, person } => Event::DeputyEnded { role, unit, person },
        Command::Delegate { from, to, first, last, gates } => {
            Event::DelegationGiven { from, to, first, last, gates }
        }
        Command::EndDelegation { from, to } => Event::DelegationEnded { from, to },
        Command::NameJurisdiction { code, zh, en } => Event::JurisdictionNamed { code, zh, en },
    };
    vec![(StreamId::People, event::Event::People(event))]
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, event: &Event) -> Result<(), No> {
    world.today_alone()?;
    let (people, today) = (world.people()?, world.today);
    match event.clone() {
        Event::UnitFounded { unit, description } => {
            if description.names.is_empty() {
                return Err(bad("names", "at least one").into());
            }
            people.is_new(&unit)?;
            description.parent.iter().try_for_each(|parent| people.is_open(parent))?;
        }
        Event::UnitClosed { unit, into } => people.may_close(&unit, into.as_ref(), today)?,
        Event::PersonJoined { person, unit, .. } => {
            if people.persons.contains_key(&person) {
                return Err(Refusal::PersonExists { person }.into());
            }
            people.is_open(&unit)?;
        }
        Event::PersonMoved { person, unit } => {
            people.is_open(&unit)?;
            if *people.in_service(&person)? == unit {
                return Err(Refusal::ServesThere { person, unit }.into());
            }
        }
        Event::PersonLeft { person } => {
            people.in_service(&person)?;
        }
        Event::RoleAssigned { role, unit, person, from, until } => {
            nameable("from", from)?;
            until.map(|until| nameable("until", until)).transpose()?;
            people.may_be_assigned(&Tenure { role, unit, person, from, until })?;
        }
        Event::RoleEnded { role, unit, person } => {
            people.may_be_ended(role, &unit, &person, today)?;
        }
        Event::DeputyNamed { role, unit, person, rank } => {
            if rank == 0 {
                return Err(bad("rank", "1 for who comes first, then 2").into());
            }
            people.may_stand_in(&Deputy { role, unit, person, rank })?;
        }
        Event::DeputyEnded { role, unit, person } => people.may_cease(role, &unit, &person)?,
        Event::DelegationGiven { from, to, first, last, gates } => {
            people.may_be_given(&Delegation { from, to, first, last, gates }, today)?;
        }
        Event::DelegationEnded { from, to } => people.may_be_withdrawn(&from, &to, today)?,
        Event::JurisdictionNamed { code, zh, en } => {
            if people.is_called(&code, &zh, &en) {
                return Err(Refusal::JurisdictionNamedSo { code, zh, en }.into());
            }
        }
    }
    Ok(())
}

impl People {
    fn may_close(&self, unit: &UnitId, into: Option<&UnitId>, today: Date) -> Result<(), Refusal> {
        self.is_open(unit)?;
        let Some(into) = into else { return self.is_empty(unit, today) };
        self.is_open(into)?;
        if self.line(into).any(|above| above == unit) {
            return Err(Refusal::IntoItself { unit: unit.clone() });
        }
        Ok(())
    }

    /// Whoever serves there, what lies below, and what is held for it must have somewhere to go.
    fn is_empty(&self, unit: &UnitId, today: Date) -> Result<(), Refusal> {
        let persons = self.persons.iter().find(|(_, person)| person.unit.as_ref() == Some(unit));
        let below = self.units.iter().find(|(_, below)| below.parent.as_ref() == Some(unit));
        let held = self
            .tenures
            .iter()
            .find(|t| t.unit == *unit && !t.is_over(today) && self.unit_of(&t.person).is_some());
        let deputy = self
            .deputies
            .iter()
            .find(|deputy| deputy.unit == *unit && self.unit_of(&deputy.person).is_some());
        let held = persons
            .map(|(id, _)| id.to_string())
            .or_else(|| below.map(|(id, _)| id.to_string()))
            .or_else(|| held.map(|held| format!("{} {}", held.role.key(), held.person)))
            .or_else(|| deputy.map(|held| format!("{} {}", held.role.key(), held.person)));
        match held {
            Some(held) => Err(Refusal::UnitNotEmpty { unit: unit.clone(), held }),
            None => Ok(()),
        }
    }
}
