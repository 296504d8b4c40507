//! The way of a matter: the chain that a procedure asks for, each role of it found at a unit.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::approval::refusal::Refusal;
use crate::approval::seat::{DocRef, Limit, Mode, Overdue, SeatOf, StepAsked};
use crate::people::{People, Role};
use crate::procedure::{self, Gate, Procedure, SeatRule, StepRule};
use crate::standard::Run;
use crate::words::{PersonId, UnitId, Words};
use crate::world::{No, World};

/// Steps of a chain at most.
pub(super) const STEPS_MAX: usize = 30;

/// Seats of a step at most.
pub(super) const SEATS_MAX: usize = 100;

/// How many may be added one by the other.
pub(super) const LEVELS_MAX: u32 = 3;

/// The steps of a chain. A role is looked for from the unit where it begins (that has a standard's field; of whoever proposes experts),
/// upward to the first unit where somebody holds it or is its deputy.
pub(crate) fn route(
    world: &World<'_>,
    procedure: &Procedure,
    chain: &str,
    begins: Option<&UnitId>,
) -> Result<Vec<StepAsked>, No> {
    let people = world.people()?;
    let nobody = |role: Role| No::from(Refusal::NobodyCanAct { role: words(role) });
    let unit = |role: Role| -> Result<UnitId, No> {
        let found = begins.and_then(|unit| people.unit_with_role(role, unit, world.on));
        found.cloned().ok_or_else(|| nobody(role))
    };
    let mut route = Vec::new();
    for (rule, step) in procedure.route(chain) {
        let seats = step.seats.iter().map(|seat| match seat {
            SeatRule::Role(role) => Ok(SeatOf::Role { role: *role, unit: unit(*role)? }),
            SeatRule::Group => Ok(SeatOf::Group { unit: unit(Role::Convener)? }),
        });
        route.push(StepAsked {
            zh: step.zh.clone(),
            en: step.en.clone(),
            mode: mode(step),
            seats: seats.collect::<Result<_, No>>()?,
            within: step.within.as_ref().and_then(|limit| within(limit, procedure)),
            overdue: step.overdue.map(|procedure::Overdue::Deputy| Overdue::Deputy),
            source: rule.source.clone(),
            unverified: rule.unverified,
        });
    }
    Ok(route)
}

/// Who drafted the text that day, by name or for a unit, in the order of their ids.
pub(crate) fn barred_by_drafting(run: &Run, people: &People, day: Date) -> Vec<PersonId> {
    let named = run.drafters.persons.iter().chain(people.drafters(&run.drafters, day));
    named.cloned().collect::<BTreeSet<PersonId>>().into_iter().collect()
}

/// The documents that a gate asks for, as they are now, in the order of their kinds.
pub(crate) fn bundle(run: &Run, procedure: &Procedure, gate: Gate) -> Vec<DocRef> {
    let Some(rule) = procedure.gates.get(&gate) else { return Vec::new() };
    let held = rule.requires.iter().filter_map(|kind| run.document(kind));
    let mut bundle: Vec<DocRef> = held
        .map(|document| DocRef { kind: document.kind.clone(), sha256: document.sha256.clone() })
        .collect();
    bundle.sort();
    bundle
}

/// The names of a role in both languages.
pub(super) fn words(role: Role) -> Words {
    Words { zh: role.zh().into(), en: role.en().into() }
}

fn mode(step: &StepRule) -> Mode {
    match step.mode {
        procedure::Mode::All => Mode::All,
        procedure::Mode::Any => Mode::Any,
    }
}

/// A step's limit in days; a chain has none in months.
fn within(limit: &procedure::Limit, procedure: &Procedure) -> Option<Limit> {
    let roll = procedure.rolls();
    match (limit.length().days, limit.length().working_days) {
        (days, 0) if days > 0 => Some(Limit { days, working: false, roll }),
        (0, days) if days > 0 => Some(Limit { days, working: true, roll }),
        _ => None,
    }
}

impl People {
    /// Those names, as a list in a sentence.
    pub(super) fn names<'a>(&'a self, persons: impl Iterator<Item = &'a PersonId>) -> Words {
        let names: Vec<&str> = persons.map(|person| self.name_of(person)).collect();
        Words { zh: names.join("、"), en: names.join(", ") }
    }
}
