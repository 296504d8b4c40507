//! Who may give which command about how a standard is put into effect.
//!
//! | command | who |
//! |---|---|
//! | all | the office, within its jurisdiction |
//! | KeepRecord, ReportRectification | whoever serves in the unit that it is about, or in one below it |
//! | Inspect, OrderRectification, ReturnRectification, CloseRectification | who holds the role of a supervisor that day |
//! | ReceiveFeedback | whoever reads the standard by a token |
//!
//! That nobody closes what they reported themselves is the core's rule.

use plumbline_lifecycle::implementation::Command;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{PersonId, StandardId, UnitId, World, people};

use crate::caller::{Caller, Role};
use crate::denial::{Denial, Unsettled};
use crate::reading::Sight;

/// Whether this caller may give this command about this standard.
pub(crate) fn may_implement(
    caller: &Caller,
    world: &World<'_>,
    id: &StandardId,
    command: &Command,
) -> Result<(), Unsettled> {
    if caller.role == Role::Administrator {
        return Ok(());
    }
    // What is not there is the core's to say, and only to those who read it.
    if let Standard::Run(run) = world.standard(id)?
        && !Sight::of(Some(caller)).keeps(&run.profile.jurisdiction)
    {
        let (standard, scope) = (id.clone(), caller.jurisdiction.clone());
        return Err(Denial::OutsideJurisdiction { standard, scope }.into());
    }
    let no = || Unsettled::from(Denial::Role { role: caller.role, command: command.name() });
    match (caller.role, command, &caller.person) {
        (Role::Clock, ..) => Err(no()),
        (Role::Office, ..) | (_, Command::ReceiveFeedback { .. }, _) => Ok(()),
        (_, Command::KeepRecord { unit, .. }, Some(person)) if serves_in(world, person, unit)? => {
            Ok(())
        }
        (_, Command::ReportRectification { no: number, .. }, Some(person)) => {
            let course = world.implementation(id)?.course();
            match course.and_then(|course| course.rectification(*number)) {
                Some(ordered) if !serves_in(world, person, &ordered.unit)? => Err(no()),
                // That there is none is the core's to say.
                Some(_) | None => Ok(()),
            }
        }
        (
            _,
            Command::Inspect { .. }
            | Command::OrderRectification { .. }
            | Command::ReturnRectification { .. }
            | Command::CloseRectification { .. },
            Some(person),
        ) if supervises(world, person)? => Ok(()),
        _ => Err(no()),
    }
}

fn serves_in(world: &World<'_>, person: &PersonId, unit: &UnitId) -> Result<bool, Unsettled> {
    let people = world.people()?;
    Ok(people.unit_of(person).is_some_and(|serves| people.line(serves).any(|above| above == unit)))
}

fn supervises(world: &World<'_>, person: &PersonId) -> Result<bool, Unsettled> {
    let held = world.people()?.tenures_from(world.today);
    let mut held = held.filter(|tenure| tenure.runs_on(world.today));
    Ok(held.any(|tenure| tenure.role == people::Role::Supervisor && tenure.person == *person))
}
