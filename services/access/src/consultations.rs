//! Who may give which command to a consultation: the office takes in what is said and sent, and so does the unit that drafts the
//! text; whoever is named to draft it disposes of comments under their own name. That nobody else does is the core's rule.

use plumbline_lifecycle::consultation::Command;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{PartId, World};

use crate::caller::{Caller, Role};
use crate::denial::{Denial, Unsettled};

/// Whether this caller may give this command to this consultation.
pub(crate) fn may_consult(
    caller: &Caller,
    world: &World<'_>,
    part: &PartId,
    command: &Command,
) -> Result<(), Unsettled> {
    let no = || Unsettled::from(Denial::Role { role: caller.role, command: command.name() });
    if caller.role == Role::Administrator {
        return Ok(());
    }
    let Standard::Run(run) = world.standard(part.owner())? else { return Err(no()) };
    if let (Command::Dispose { .. }, Some(person)) = (command, &caller.person)
        && world.people()?.drafters(&run.drafters, world.today).contains(&person)
    {
        return Ok(());
    }
    let taken_in = match command {
        Command::Comment { .. } | Command::RecordReply { .. } | Command::Dispose { .. } => true,
        Command::Extend { .. } | Command::End => false,
    };
    match caller.role {
        Role::Office => {}
        Role::Drafter if taken_in => {}
        _ => return Err(no()),
    }
    if !run.profile.jurisdiction.within(&caller.jurisdiction) {
        let (standard, scope) = (part.owner().clone(), caller.jurisdiction.clone());
        return Err(Denial::OutsideJurisdiction { standard, scope }.into());
    }
    if caller.role == Role::Drafter && caller.unit.as_ref() != Some(&run.profile.drafting_unit) {
        let (drafted_by, unit) = (run.profile.drafting_unit.clone(), caller.unit.clone());
        return Err(Denial::OtherUnit { drafted_by, unit }.into());
    }
    Ok(())
}
