//! Who may give which command about how a standard is put into effect.
//!
//! | command | who |
//! |---|---|
//! | all | the office |
//! | KeepRecord, ReportRectification | whoever serves in the unit that it is about, or in one below it |
//! | Inspect, OrderRectification, ReturnRectification, CloseRectification | who holds the role of a supervisor that day |
//! | ReceiveFeedback | whoever has a token, and whoever serves in a unit that must apply the standard |
//!
//! Each within their jurisdiction, but for those who speak for their own unit: a county's home applies the city's standard. That nobody
//! closes what they reported themselves is the core's rule.

use plumbline_lifecycle::implementation::{Command, Rectification};
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
    if caller.role == Role::Administrator || is_of_own_unit(caller, world, id, command)? {
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
        // That there is none is the core's to say.
        (_, Command::ReportRectification { no: number, .. }, Some(_))
            if rectification(world, id, *number)?.is_none() =>
        {
            Ok(())
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

/// What is told of the unit in which somebody serves, or, where it must apply the standard, by it.
fn is_of_own_unit(
    caller: &Caller,
    world: &World<'_>,
    id: &StandardId,
    command: &Command,
) -> Result<bool, Unsettled> {
    let Some(person) = &caller.person else { return Ok(false) };
    match command {
        Command::KeepRecord { unit, .. } => serves_in(world, person, unit),
        Command::ReportRectification { no, .. } => match rectification(world, id, *no)? {
            Some(ordered) => serves_in(world, person, &ordered.unit),
            None => Ok(false),
        },
        Command::ReceiveFeedback { .. } => {
            let course = world.implementation(id)?.course();
            let rollout = course.and_then(|course| course.rollout.as_ref());
            let must = rollout.map_or(&[][..], |rollout| &rollout.units);
            must.iter().try_fold(false, |is, unit| Ok(is || serves_in(world, person, unit)?))
        }
        _ => Ok(false),
    }
}

fn rectification<'w>(
    world: &World<'w>,
    id: &StandardId,
    no: u32,
) -> Result<Option<&'w Rectification>, Unsettled> {
    Ok(world.implementation(id)?.course().and_then(|course| course.rectification(no)))
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
