//! Who may give which command about an approval.
//!
//! | command | who |
//! |---|---|
//! | all of these | who reads the matter or takes part in it |
//! | Decide, AddSigner, RemoveSigner, HandOver, SendBack, Resubmit, TakeBack, TakeBackDecision, Copy, Note | any token that names a person: what they may decide is the core's matter |
//! | Remind | the submitter, and the office; not an administrator |
//! | Reassign | the office; not an administrator |
//!
//! The office is, while nobody in the house holds the role `office`, whoever has a token of that name, within its
//! jurisdiction. Once somebody holds it, only who holds it that day for where the matter lies, their deputies and their
//! delegates are, whatever their token's role. That is so for these two commands alone: those of a standard go by the token's
//! role.

use plumbline_lifecycle::approval::Command;
use plumbline_lifecycle::people::{self, People};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Jurisdiction, PartId, PersonId, UnitId, World};

use crate::caller::{Caller, Role};
use crate::denial::{Denial, Unsettled};
use crate::reading::Sight;

/// The table.
pub(crate) fn may_approve(
    caller: &Caller,
    world: &World<'_>,
    part: &PartId,
    command: &Command,
) -> Result<(), Unsettled> {
    let person = caller.person.as_ref().ok_or(Denial::NoPerson)?;
    sees(caller, world, part, person)?;
    match (caller.role, command) {
        (Role::Administrator, Command::Remind | Command::Reassign { .. }) => {
            Err(Denial::Role { role: caller.role, command: command.name() }.into())
        }
        (_, Command::Remind) if is_submitter(world, part, person)? => Ok(()),
        (_, Command::Remind | Command::Reassign { .. }) => {
            is_the_office(caller, world, part, person, command.name())
        }
        (
            _,
            Command::Decide { .. }
            | Command::AddSigner { .. }
            | Command::RemoveSigner { .. }
            | Command::HandOver { .. }
            | Command::SendBack { .. }
            | Command::Resubmit { .. }
            | Command::TakeBack
            | Command::TakeBackDecision
            | Command::Copy { .. }
            | Command::Note { .. },
        ) => Ok(()),
    }
}

/// Who neither reads the matter nor takes part in it hears nothing of it, not even that it has moved on.
fn sees(
    caller: &Caller,
    world: &World<'_>,
    part: &PartId,
    person: &PersonId,
) -> Result<(), Unsettled> {
    // What is not there is the core's to say.
    let Some(area) = area_of(world, part)? else { return Ok(()) };
    if Sight::of(Some(caller)).keeps(&area) || takes_part(world, part, person)? {
        return Ok(());
    }
    Err(outside(caller, part, area).into())
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

fn is_submitter(world: &World<'_>, part: &PartId, person: &PersonId) -> Result<bool, Unsettled> {
    Ok(world.approval(part)?.chain().is_some_and(|chain| chain.submitter == *person))
}

/// Whether this is the office of where the matter lies.
fn is_the_office(
    caller: &Caller,
    world: &World<'_>,
    part: &PartId,
    person: &PersonId,
    command: &'static str,
) -> Result<(), Unsettled> {
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
