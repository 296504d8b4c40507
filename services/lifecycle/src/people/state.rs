//! What the events about people have led to, and the fold.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::misfit::Misfit;
use crate::people::delegation::Delegation;
use crate::people::event::Event;
use crate::people::person::Person;
use crate::people::place::PlaceName;
use crate::people::tenure::{Deputy, Tenure};
use crate::people::unit::Unit;
use crate::words::{Jurisdiction, PersonId, UnitId};

/// Units and persons, and who acts for whom. Whoever has left is still in here; the questions (`seats.rs`) pass them over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The units that are open.
    pub units: BTreeMap<UnitId, Unit>,
    /// The units that were closed, and what they went into.
    pub closed: BTreeMap<UnitId, Option<UnitId>>,
    /// Everybody who ever joined.
    pub persons: BTreeMap<PersonId, Person>,
    /// The roles that were assigned and not ended, in the order of assignment; some are over, or not begun.
    pub tenures: Vec<Tenure>,
    /// The deputies, by rank; of one rank the first named first.
    pub deputies: Vec<Deputy>,
    /// The delegations that were given and not ended, in that order; some are over, or not begun.
    pub delegations: Vec<Delegation>,
    /// What places are called, where the house has said so.
    pub places: BTreeMap<Jurisdiction, PlaceName>,
}

impl People {
    /// Folds one event into the state.
    ///
    /// # Errors
    /// None: as of a past day somebody may move who joins on a later one, because it was recorded so.
    pub fn evolve(mut self, event: &Event) -> Result<People, Misfit> {
        match event.clone() {
            Event::UnitFounded { unit, description } => {
                self.units.insert(unit, description);
            }
            Event::UnitClosed { unit, into } => self.close(unit, into),
            Event::PersonJoined { person, name, unit } => {
                self.persons.insert(person, Person { name, unit: Some(unit) });
            }
            Event::PersonMoved { person, unit } => self.serves(&person, Some(unit)),
            Event::PersonLeft { person } => self.serves(&person, None),
            Event::RoleAssigned { role, unit, person, from, until } => {
                self.tenures.push(Tenure { role, unit, person, from, until });
            }
            Event::RoleEnded { role, unit, person } => {
                let ended = |t: &Tenure| (t.role, &t.unit, &t.person) == (role, &unit, &person);
                self.tenures.retain(|tenure| !ended(tenure));
            }
            Event::DeputyNamed { role, unit, person, rank } => {
                let at = self.deputies.partition_point(|deputy| deputy.rank <= rank);
                self.deputies.insert(at, Deputy { role, unit, person, rank });
            }
            Event::DeputyEnded { role, unit, person } => {
                let ended = |d: &Deputy| (d.role, &d.unit, &d.person) == (role, &unit, &person);
                self.deputies.retain(|deputy| !ended(deputy));
            }
            Event::DelegationGiven { from, to, first, last, gates } => {
                self.delegations.push(Delegation { from, to, first, last, gates });
            }
            Event::DelegationEnded { from, to } => {
                self.delegations.retain(|given| (&given.from, &given.to) != (&from, &to));
            }
            Event::JurisdictionNamed { code, zh, en } => {
                self.places.insert(code, PlaceName { zh, en });
            }
        }
        Ok(self)
    }

    fn close(&mut self, unit: UnitId, into: Option<UnitId>) {
        self.units.remove(&unit);
        if let Some(into) = &into {
            let persons = self.persons.values_mut().filter_map(|person| person.unit.as_mut());
            let above = self.units.values_mut().filter_map(|below| below.parent.as_mut());
            let held = self.tenures.iter_mut().map(|tenure| &mut tenure.unit);
            let deputies = self.deputies.iter_mut().map(|deputy| &mut deputy.unit);
            let names = persons.chain(above).chain(held).chain(deputies);
            names.filter(|name| **name == unit).for_each(|name| *name = into.clone());
        } else {
            self.tenures.retain(|tenure| tenure.unit != unit);
            self.deputies.retain(|deputy| deputy.unit != unit);
        }
        self.closed.insert(unit, into);
    }

    fn serves(&mut self, person: &PersonId, unit: Option<UnitId>) {
        if let Some(person) = self.persons.get_mut(person) {
            person.unit = unit;
        }
    }

    pub(crate) fn weight(&self) -> usize {
        let units: usize = self.units.values().map(|unit| 400 + 16 * unit.fields.len()).sum();
        let gates: usize = self.delegations.iter().map(|given| given.gates.len()).sum();
        units
            + self.closed.len() * 150
            + self.persons.len() * 250
            // Their ids are shared with the units and persons above.
            + self.tenures.len() * size_of::<Tenure>()
            + self.deputies.len() * size_of::<Deputy>()
            + self.delegations.len() * size_of::<Delegation>()
            + gates
            + self.places.len() * 200
    }
}
