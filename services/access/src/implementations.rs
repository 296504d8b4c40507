//! What the policy asks of how a standard is put into effect: who reads the standard, who speaks for a unit, who supervises. A
//! county's home applies the city's standard, so those who speak for their own unit need not read the standard's place. That nobody
//! closes what they reported themselves is the core's rule.

use plumbline_lifecycle::implementation::{Command, Rectification};
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Command as Any, PersonId, StandardId, StreamId, UnitId, World, people};

use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};
use crate::reading::Sight;

/// Of which standard, and what is to be said of it.
fn of<'a>(asked: &'a Asked<'_>) -> Result<(&'a StandardId, &'a Command), Unsettled> {
    match (asked.target, asked.command) {
        (StreamId::Implementation(id), Any::Implementation(command)) => Ok((id, command)),
        _ => Err(asked.role_may_not().into()),
    }
}

/// What is not there is the core's to say, and only to those who read it.
pub(crate) fn reads_the_standard(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let (id, _) = of(asked)?;
    if let Standard::Run(run) = asked.world.standard(id)?
        && !Sight::of(Some(asked.caller)).keeps(&run.profile.jurisdiction)
    {
        let (standard, scope) = (id.clone(), asked.caller.jurisdiction.clone());
        return Err(Denial::OutsideJurisdiction { standard, scope }.into());
    }
    Ok(())
}

/// What is told of the unit in which somebody serves, or, where it must apply the standard, by it.
pub(crate) fn of_their_unit(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let ((id, command), world) = (of(asked)?, asked.world);
    let no = || Unsettled::from(asked.role_may_not());
    let person = asked.caller.person.as_ref().ok_or_else(no)?;
    let is_theirs = match command {
        Command::KeepRecord { unit, .. } => serves_in(world, person, unit)?,
        Command::ReportRectification { no, .. } => match rectification(world, id, *no)? {
            Some(ordered) => serves_in(world, person, &ordered.unit)?,
            None => false,
        },
        Command::ReceiveFeedback { .. } => {
            let course = world.implementation(id)?.course();
            let rollout = course.and_then(|course| course.rollout.as_ref());
            let must = rollout.map_or(&[][..], |rollout| &rollout.units);
            let serves = |is, unit| Ok::<_, Unsettled>(is || serves_in(world, person, unit)?);
            must.iter().try_fold(false, serves)?
        }
        _ => false,
    };
    if is_theirs { Ok(()) } else { Err(no()) }
}

/// Whether what would be reported as mended was never ordered.
pub(crate) fn no_such_rectification(asked: &Asked<'_>) -> Result<(), Unsettled> {
    match of(asked)? {
        (id, Command::ReportRectification { no, .. })
            if rectification(asked.world, id, *no)?.is_none() =>
        {
            Ok(())
        }
        _ => Err(asked.role_may_not().into()),
    }
}

/// Whether they hold the role of a supervisor today.
pub(crate) fn supervises(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let no = || Unsettled::from(asked.role_may_not());
    let person = asked.caller.person.as_ref().ok_or_else(no)?;
    let today = asked.world.today;
    let mut held = asked.world.people()?.tenures_from(today).filter(|tenure| tenure.runs_on(today));
    let is = |tenure: &people::Tenure| {
        tenure.role == people::Role::Supervisor && tenure.person == *person
    };
    if held.any(is) { Ok(()) } else { Err(no()) }
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
