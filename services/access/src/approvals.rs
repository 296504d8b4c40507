//! What the policy asks of an approval: who reads the matter, who submitted it, and who the office of it is.
//!
//! The office is, while nobody in the house holds the role `office`, whoever has a token of that name, within its
//! jurisdiction. Once somebody holds it, only who holds it that day for where the matter lies, their deputies and their
//! delegates are, whatever their token's role. That is so for reminding and reassigning alone: the commands of a standard go by
//! the token's role.

use plumbline_lifecycle::people::{self, People};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Jurisdiction, PartId, PersonId, StreamId, UnitId, World};

use crate::caller::{Caller, Role};
use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};
use crate::reading::Sight;

/// Of which matter it is, and who asks.
fn of<'a>(asked: &'a Asked<'_>) -> Result<(&'a PartId, &'a PersonId), Unsettled> {
    let StreamId::Approval(part) = asked.target else { return Err(asked.role_may_not().into()) };
    Ok((part, asked.caller.person.as_ref().ok_or(Denial::NoPerson)?))
}

/// Who neither reads the matter nor takes part in it hears nothing of it, not even that it has moved on.
pub(crate) fn reads_the_matter(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let (part, person) = of(asked)?;
    // What is not there is the core's to say.
    let Some(area) = area_of(asked.world, part)? else { return Ok(()) };
    if Sight::of(Some(asked.caller)).keeps(&area) || takes_part(asked.world, part, person)? {
        return Ok(());
    }
    Err(outside(asked.caller, part, area).into())
}

/// Where the matter lies: where its standard does, or its pool.
fn area_of(world: &World<'_>, part: &PartId) -> Result<Option<Jurisdiction>, Unsettled> {
    if let Some(area) = part.pool() {
        return Ok(Some(area));
    }
    let Standard::Run(run) = world.standard(part.owner())? else { return Ok(None) };
    Ok(Some(run.profile.jurisdiction.clone()))
}

fn outside(caller: &Caller, part: &PartId, area: Jurisdiction) -> Denial {
    let scope = caller.jurisdiction.clone();
    match part.pool() {
        Some(_) => Denial::OutsideArea { area, scope },
        None => Denial::OutsideJurisdiction { standard: part.owner().clone(), scope },
    }
}

/// Whether this person submitted it, was sent a copy, has decided in it, or may decide today.
fn takes_part(world: &World<'_>, part: &PartId, person: &PersonId) -> Result<bool, Unsettled> {
    let approval = world.approval(part)?;
    let Some(chain) = approval.chain() else { return Ok(false) };
    if chain.submitter == *person
        || chain.copies.contains(person)
        || chain.history.iter().any(|decision| decision.verdict.by == *person)
    {
        return Ok(true);
    }
    let seats = approval.may_act(world.people()?, world.calendar()?, world.today);
    let mut fillers = seats.iter().flat_map(|(_, fillers)| fillers);
    Ok(fillers.any(|filler| filler.person == person))
}

/// Whether they submitted it.
pub(crate) fn submitted_it(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let (part, person) = of(asked)?;
    let approval = asked.world.approval(part)?;
    match approval.chain().is_some_and(|chain| chain.submitter == *person) {
        true => Ok(()),
        false => Err(asked.role_may_not().into()),
    }
}

/// Whether this is the office of where the matter lies.
pub(crate) fn is_the_office(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let (part, person) = of(asked)?;
    let Asked { caller, world, .. } = asked;
    // What is not there is the core's to say.
    let Some(area) = area_of(world, part)? else { return Ok(()) };
    if !area.within(&caller.jurisdiction) {
        return Err(outside(caller, part, area).into());
    }
    let people = world.people()?;
    let held = people.anybody_holds(people::Role::Office, world.today);
    let is_office = if held {
        let gate = world.approval(part)?.chain().map(|chain| chain.gate);
        acts_for_the_office(people, person, &area, gate, world)
    } else {
        caller.role == Role::Office
    };
    let command = asked.command.name();
    if is_office { Ok(()) } else { Err(Denial::NotTheOffice { command, held }.into()) }
}

/// Whether a person holds the role today for a unit that is responsible there, stands in for who does, or is their delegate.
fn acts_for_the_office(
    people: &People,
    person: &PersonId,
    area: &Jurisdiction,
    gate: Option<Gate>,
    world: &World<'_>,
) -> bool {
    let office = people::Role::Office;
    let responsible = |unit: &UnitId| {
        people
            .present(unit)
            .and_then(|unit| people.units.get(unit))
            .is_some_and(|unit| area.within(&unit.area))
    };
    let mut held = people.tenures_from(world.today).filter(|tenure| {
        tenure.role == office && tenure.runs_on(world.today) && responsible(&tenure.unit)
    });
    let delegate = |holder: &PersonId| {
        gate.is_some_and(|gate| {
            people.delegates_of(holder, gate, world.today).any(|to| to == person)
        })
    };
    let mut deputies =
        people.standing_in().filter(|deputy| deputy.role == office && responsible(&deputy.unit));
    people.unit_of(person).is_some()
        && (held.any(|tenure| tenure.person == *person || delegate(&tenure.person))
            || deputies.any(|deputy| deputy.person == *person))
}
