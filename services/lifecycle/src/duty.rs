//! Who may do what is waited for: whoever fills a seat, the office that runs a standard, those who draft it.

use jiff::civil::Date;

use crate::approval::{Approval, Capacity, Chain, Filler, fillers};
use crate::calendar::Calendar;
use crate::people::{People, Role};
use crate::procedure::Gate;
use crate::standard::{Drafters, Standard};
use crate::state::State;
use crate::wait::Who;
use crate::which::Which;
use crate::words::{Field, Jurisdiction, PersonId};

/// Who may do that day what this state waits for; nobody for what everybody may do, or only time.
#[must_use]
pub fn may_act<'a>(
    state: &'a State,
    which: Which,
    who: &'a Who,
    people: &'a People,
    calendar: &Calendar,
    day: Date,
) -> Vec<Filler<'a>> {
    let own =
        |person: &'a PersonId| Filler { person, stands_for: None, capacity: Capacity::Holder };
    match (state, who) {
        (State::Approval(Approval::Running(chain)), Who::Seat(_)) => {
            let Which::Seat { step, seat } = which else { return Vec::new() };
            seat_of(chain, step, seat, people, calendar, day)
        }
        (_, Who::Seat(seat)) => {
            let Some((role, unit)) = seat.post() else { return Vec::new() };
            let mut held = people.holders(role, unit, day).peekable();
            if held.peek().is_some() {
                return held.map(own).collect();
            }
            let deputy = |person| Filler { capacity: Capacity::Deputy, ..own(person) };
            people.deputies(role, unit).map(deputy).collect()
        }
        (_, Who::Units(units)) => {
            let heads = units.iter().flat_map(|unit| {
                let mut held = people.holders(Role::InstitutionHead, unit, day).peekable();
                let deputy = |person| Filler { capacity: Capacity::Deputy, ..own(person) };
                let deputies =
                    held.peek().is_none().then(|| people.deputies(Role::InstitutionHead, unit));
                held.map(own).chain(deputies.into_iter().flatten().map(deputy)).collect::<Vec<_>>()
            });
            let mut found: Vec<Filler<'a>> = Vec::new();
            for head in heads {
                if found.iter().all(|one| one.person != head.person) {
                    found.push(head);
                }
            }
            found
        }
        (_, Who::Person(person)) => {
            people.unit_of(person).map(|_| own(person)).into_iter().collect()
        }
        (State::Standard(Standard::Run(run)), Who::Office) => {
            let gate = match which {
                Which::Gate(gate) => Some(gate),
                _ => None,
            };
            people.office(&run.profile.field, &run.profile.jurisdiction, gate, day)
        }
        (State::Standard(Standard::Run(run)), Who::Drafters) => {
            people.drafters(&run.drafters, day).into_iter().map(own).collect()
        }
        _ => Vec::new(),
    }
}

fn seat_of<'a>(
    chain: &'a Chain,
    step: u32,
    seat: u32,
    people: &'a People,
    calendar: &Calendar,
    day: Date,
) -> Vec<Filler<'a>> {
    let Some(step) = chain.step_no(step) else { return Vec::new() };
    let late = chain.is_late(step, calendar, day);
    step.seat(seat).map(|seat| fillers(chain, step, seat, people, day, late)).unwrap_or_default()
}

impl People {
    /// Who acts for the office that runs a standard of this field and place: from the unit that has the field upward, the
    /// first for which the office is held or has a deputy. Before a gate also those to whom a holder has delegated it;
    /// the deputies where nobody holds it.
    #[must_use]
    pub fn office<'a>(
        &'a self,
        field: &Field,
        area: &Jurisdiction,
        gate: Option<Gate>,
        day: Date,
    ) -> Vec<Filler<'a>> {
        let begins = self.unit_for(field, area);
        let Some(unit) = begins.and_then(|unit| self.unit_with_role(Role::Office, unit, day))
        else {
            return Vec::new();
        };
        let holders: Vec<&PersonId> = self.holders(Role::Office, unit, day).collect();
        let mut found: Vec<Filler<'a>> = Vec::new();
        let mut add = |person: &'a PersonId, stands_for, capacity| {
            if found.iter().all(|filler| filler.person != person) {
                found.push(Filler { person, stands_for, capacity });
            }
        };
        for &holder in &holders {
            add(holder, None, Capacity::Holder);
        }
        for &holder in &holders {
            if let Some(gate) = gate {
                self.delegates_of(holder, gate, day)
                    .for_each(|delegate| add(delegate, Some(holder), Capacity::Delegate));
            }
        }
        if holders.is_empty() {
            self.deputies(Role::Office, unit)
                .for_each(|deputy| add(deputy, None, Capacity::Deputy));
        }
        found
    }

    /// Who drafts on that day: the persons named, and those who hold the role of a drafter for a unit that is named.
    #[must_use]
    pub fn drafters<'a>(&'a self, named: &'a Drafters, day: Date) -> Vec<&'a PersonId> {
        let mut found: Vec<&PersonId> =
            named.persons.iter().filter(|person| self.unit_of(person).is_some()).collect();
        for unit in &named.units {
            for holder in self.holders(Role::Drafter, unit, day) {
                if !found.contains(&holder) {
                    found.push(holder);
                }
            }
        }
        found
    }
}
