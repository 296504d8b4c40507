//! Which roles may be assigned and ended, who may stand in, and what may be delegated.

use jiff::civil::Date;

use crate::people::delegation::Delegation;
use crate::people::refusal::Refusal;
use crate::people::role::Role;
use crate::people::state::People;
use crate::people::tenure::{Deputy, Tenure};
use crate::words::{PersonId, UnitId};

impl People {
    /// A role begins when it likes, may be held beside others, and is not held twice at a time.
    pub(super) fn may_be_assigned(&self, new: &Tenure) -> Result<(), Refusal> {
        let Tenure { role, unit, person, from, until } = new;
        self.is_open(unit)?;
        self.in_service(person)?;
        if let Some(until) = until.filter(|until| until < from) {
            return Err(Refusal::DaysReversed { first: *from, last: until });
        }
        let overlaps =
            |held: &&Tenure| !held.is_over(*from) && until.is_none_or(|until| held.from <= until);
        match self.tenures_of(*role, unit, person).find(overlaps) {
            None => Ok(()),
            Some(held) => Err(Refusal::HoldsRoleAlready {
                person: person.clone(),
                role: *role,
                unit: unit.clone(),
                from: held.from,
                until: held.until,
            }),
        }
    }

    /// What is not over can be ended, also before it has begun.
    pub(super) fn may_be_ended(
        &self,
        role: Role,
        unit: &UnitId,
        person: &PersonId,
        today: Date,
    ) -> Result<(), Refusal> {
        self.in_service(person)?;
        if self.tenures_of(role, unit, person).any(|held| !held.is_over(today)) {
            return Ok(());
        }
        let (person, unit) = (person.clone(), unit.clone());
        Err(Refusal::NoSuchRole { person, role, unit })
    }

    /// Somebody stands in at one rank.
    pub(super) fn may_stand_in(&self, new: &Deputy) -> Result<(), Refusal> {
        let Deputy { role, unit, person, .. } = new;
        self.is_open(unit)?;
        self.in_service(person)?;
        match self.deputy(*role, unit, person) {
            None => Ok(()),
            Some(Deputy { rank, .. }) => {
                let (person, unit) = (person.clone(), unit.clone());
                Err(Refusal::DeputyAlready { person, role: *role, unit, rank: *rank })
            }
        }
    }

    /// Only who stands in ceases to.
    pub(super) fn may_cease(
        &self,
        role: Role,
        unit: &UnitId,
        person: &PersonId,
    ) -> Result<(), Refusal> {
        self.in_service(person)?;
        if self.deputy(role, unit, person).is_some() {
            return Ok(());
        }
        let (person, unit) = (person.clone(), unit.clone());
        Err(Refusal::NoSuchDeputy { person, role, unit })
    }

    /// A delegation is short, is not over, says nothing twice, and hands on nothing that is itself delegated.
    pub(super) fn may_be_given(&self, new: &Delegation, today: Date) -> Result<(), Refusal> {
        let Delegation { from, to, first, last, .. } = new;
        self.in_service(from)?;
        self.in_service(to)?;
        if from == to {
            return Err(Refusal::DelegationToOneself { person: from.clone() });
        }
        if last < first {
            return Err(Refusal::DaysReversed { first: *first, last: *last });
        }
        if *last < today {
            return Err(Refusal::DelegationOver { last: *last, today });
        }
        if new.is_too_long() {
            return Err(Refusal::DelegationTooLong { first: *first, last: *last });
        }
        if let Some(giver) = self.acts_only_for(from, *first) {
            let (from, giver) = (from.clone(), giver.clone());
            return Err(Refusal::DelegationOfDelegation { from, giver });
        }
        match self.delegations_between(from, to).find(|given| given.overlaps(new)) {
            None => Ok(()),
            Some(Delegation { first, last, .. }) => Err(Refusal::DelegationOverlaps {
                from: from.clone(),
                to: to.clone(),
                first: *first,
                last: *last,
            }),
        }
    }

    /// What is not over can be ended, also before it has begun.
    pub(super) fn may_be_withdrawn(
        &self,
        from: &PersonId,
        to: &PersonId,
        today: Date,
    ) -> Result<(), Refusal> {
        if self.delegations_between(from, to).any(|given| today <= given.last) {
            return Ok(());
        }
        Err(Refusal::NoDelegation { from: from.clone(), to: to.clone() })
    }

    /// Whose delegate somebody is on that day who neither holds a role nor stands in for one.
    fn acts_only_for(&self, person: &PersonId, day: Date) -> Option<&PersonId> {
        let holds = self.tenures.iter().any(|held| held.person == *person && held.runs_on(day));
        let stands_in = self.deputies.iter().any(|deputy| deputy.person == *person);
        if holds || stands_in {
            return None;
        }
        let mut given = self.delegations.iter().filter(|given| given.to == *person);
        given.find(|given| given.runs_on(day)).map(|given| &given.from)
    }

    fn tenures_of(
        &self,
        role: Role,
        unit: &UnitId,
        person: &PersonId,
    ) -> impl Iterator<Item = &Tenure> {
        let key = (role, unit.clone(), person.clone());
        self.tenures.iter().filter(move |t| (t.role, &t.unit, &t.person) == (key.0, &key.1, &key.2))
    }

    fn deputy(&self, role: Role, unit: &UnitId, person: &PersonId) -> Option<&Deputy> {
        self.deputies.iter().find(|d| (d.role, &d.unit, &d.person) == (role, unit, person))
    }

    fn delegations_between(
        &self,
        from: &PersonId,
        to: &PersonId,
    ) -> impl Iterator<Item = &Delegation> {
        self.delegations.iter().filter(move |given| given.from == *from && given.to == *to)
    }
}
