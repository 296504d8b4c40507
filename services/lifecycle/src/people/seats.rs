//! What is asked about persons: who holds a role on a day, who stands in, who acts for whom. Nobody who has left is named.

use jiff::civil::Date;

use crate::people::delegation::Delegation;
use crate::people::role::Role;
use crate::people::state::People;
use crate::people::tenure::{Deputy, Tenure};
use crate::procedure::Gate;
use crate::words::{PersonId, UnitId};

impl People {
    /// Where somebody in service serves; `None` for anybody else.
    #[must_use]
    pub fn unit_of(&self, person: &PersonId) -> Option<&UnitId> {
        self.persons.get(person)?.unit.as_ref()
    }

    /// What somebody is called, also when they have left; the id for somebody unknown.
    #[must_use]
    pub fn name_of<'a>(&'a self, person: &'a PersonId) -> &'a str {
        self.persons.get(person).map_or(person.as_str(), |person| person.name.as_str())
    }

    /// What a unit is called, also when it was closed, for a reader of this language; the id for one that nobody knows.
    #[must_use]
    pub fn unit_name<'a>(&'a self, unit: &'a UnitId, language: &str) -> &'a str {
        let named = self.units.get(unit).map(|unit| unit.names.best(language));
        named.filter(|name| !name.is_empty()).unwrap_or(unit.as_str())
    }

    /// Who holds a role for a unit that day, in the order of assignment. What was held for a unit that was closed is held
    /// for the one that it went into.
    pub fn holders<'a>(
        &'a self,
        role: Role,
        unit: &'a UnitId,
        day: Date,
    ) -> impl Iterator<Item = &'a PersonId> + 'a {
        let unit = self.present(unit);
        let held = move |t: &&Tenure| t.role == role && Some(&t.unit) == unit && t.runs_on(day);
        each_once(self.tenures.iter().filter(held).map(|tenure| &tenure.person), self)
    }

    /// Who stands in for a role of a unit, by rank.
    pub fn deputies<'a>(
        &'a self,
        role: Role,
        unit: &'a UnitId,
    ) -> impl Iterator<Item = &'a PersonId> + 'a {
        let unit = self.present(unit);
        let named = move |d: &&Deputy| d.role == role && Some(&d.unit) == unit;
        each_once(self.deputies.iter().filter(named).map(|deputy| &deputy.person), self)
    }

    /// Who may act for a person before this gate on this day, in the order in which it was given.
    pub fn delegates_of<'a>(
        &'a self,
        person: &'a PersonId,
        gate: Gate,
        day: Date,
    ) -> impl Iterator<Item = &'a PersonId> + 'a {
        let gives = self.unit_of(person).is_some();
        let given = move |given: &&Delegation| {
            gives && given.from == *person && given.holds_for(gate) && given.runs_on(day)
        };
        each_once(self.delegations.iter().filter(given).map(|given| &given.to), self)
    }

    /// The newest delegation from one person to another, also one that is over or not begun: a refusal names its days.
    #[must_use]
    pub fn delegation_of<'a>(
        &'a self,
        from: &'a PersonId,
        to: &'a PersonId,
    ) -> Option<&'a Delegation> {
        self.delegations.iter().rfind(|given| given.from == *from && given.to == *to)
    }

    /// The delegation by which somebody acts for a person before this gate on that day.
    #[must_use]
    pub fn delegation_for<'a>(
        &'a self,
        from: &'a PersonId,
        to: &'a PersonId,
        gate: Gate,
        day: Date,
    ) -> Option<&'a Delegation> {
        let given = self.delegations.iter().filter(|given| given.from == *from && given.to == *to);
        given.into_iter().find(|given| given.holds_for(gate) && given.runs_on(day))
    }

    /// From this unit upward the first for which the role is held that day, or has a deputy.
    #[must_use]
    pub fn unit_with_role<'a>(
        &'a self,
        role: Role,
        from: &'a UnitId,
        day: Date,
    ) -> Option<&'a UnitId> {
        let filled = |unit: &&'a UnitId| {
            self.holders(role, unit, day).next().is_some()
                || self.deputies(role, unit).next().is_some()
        };
        self.line(self.present(from)?).find(filled)
    }

    /// What is held on that day or will be later, in the order of assignment.
    pub fn tenures_from(&self, day: Date) -> impl Iterator<Item = &Tenure> {
        let held = self.tenures.iter().filter(move |tenure| !tenure.is_over(day));
        held.filter(|tenure| self.unit_of(&tenure.person).is_some())
    }

    /// Everybody who stands in for somebody, by rank.
    pub fn standing_in(&self) -> impl Iterator<Item = &Deputy> {
        self.deputies.iter().filter(|deputy| self.unit_of(&deputy.person).is_some())
    }

    /// What is delegated on that day or will be later, in the order in which it was given.
    pub fn delegations_from(&self, day: Date) -> impl Iterator<Item = &Delegation> {
        let given = self.delegations.iter().filter(move |given| day <= given.last);
        given.filter(|given| {
            self.unit_of(&given.from).is_some() && self.unit_of(&given.to).is_some()
        })
    }

    /// Whether anybody holds the role that day, for whatever unit.
    #[must_use]
    pub fn anybody_holds(&self, role: Role, day: Date) -> bool {
        let held = |t: &&Tenure| t.role == role && t.runs_on(day);
        self.tenures.iter().filter(held).any(|tenure| self.unit_of(&tenure.person).is_some())
    }
}

/// Those in service, each once: a unit that went into another may have brought somebody's second tenure along.
fn each_once<'a>(
    persons: impl Iterator<Item = &'a PersonId> + 'a,
    people: &'a People,
) -> impl Iterator<Item = &'a PersonId> + 'a {
    let mut named: Vec<&PersonId> = Vec::new();
    persons.filter(move |person| {
        let new = people.unit_of(person).is_some() && !named.contains(person);
        named.extend(new.then_some(*person));
        new
    })
}
