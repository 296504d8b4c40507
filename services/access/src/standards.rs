//! What the policy asks of a standard: where it lies, and whose it is to draft.

use plumbline_lifecycle::standard::{self, Standard};
use plumbline_lifecycle::{Command, Jurisdiction, Name, Stage, StandardId, StreamId};

use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};

/// Which standard, and what is to be done with it.
fn of<'a>(asked: &'a Asked<'_>) -> Result<(&'a StandardId, &'a standard::Command), Unsettled> {
    match (asked.target, asked.command) {
        (StreamId::Standard(id), Command::Standard(command)) => Ok((id, command)),
        _ => Err(asked.role_may_not().into()),
    }
}

/// Where the standard is now, where the command would put it, and where an old edition is that the command changes too.
pub(crate) fn standard_in_place(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let ((id, command), Asked { caller, world, .. }) = (of(asked)?, asked);
    let outside = |standard: &StandardId| {
        let (standard, scope) = (standard.clone(), caller.jurisdiction.clone());
        Unsettled::from(Denial::OutsideJurisdiction { standard, scope })
    };
    let within = |area: &Jurisdiction| area.within(&caller.jurisdiction);
    if let Standard::Run(run) = world.standard(id)? {
        if !within(&run.profile.jurisdiction) {
            return Err(outside(id));
        }
        if let (Some(old), true) = (&run.revises, changes_the_old_edition(command))
            && let Standard::Run(run) = world.standard(old)?
            && run.at().successor() == Some(id)
            && !within(&run.profile.jurisdiction)
        {
            return Err(outside(old));
        }
    }
    let international = Jurisdiction::international();
    let then = match command {
        standard::Command::RecordObservation { .. } => Some(&international),
        command => described(command).map(|profile| &profile.jurisdiction),
    };
    if then.is_some_and(|area| !within(area)) { Err(outside(id)) } else { Ok(()) }
}

/// Whether a command to a new edition may write on the one that it revises.
fn changes_the_old_edition(command: &standard::Command) -> bool {
    matches!(
        command,
        standard::Command::RejectProposal { .. }
            | standard::Command::Withdraw { .. }
            | standard::Command::Publish { .. }
            | standard::Command::Abolish { .. }
    )
}

/// Drafters touch what their unit drafts, while it is drafted.
pub(crate) fn drafted_by_their_unit(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let ((id, command), Asked { caller, world, .. }) = (of(asked)?, asked);
    let mine = |drafted_by: &Name| {
        if caller.unit.as_ref() == Some(drafted_by) {
            return Ok(());
        }
        let (drafted_by, unit) = (drafted_by.clone(), caller.unit.clone());
        Err(Denial::OtherUnit { drafted_by, unit })
    };
    if let Standard::Run(run) = world.standard(id)? {
        mine(&run.profile.drafting_unit)?;
        let place = run.code().place();
        if !matches!(run.stage(), Some(Stage::Proposal | Stage::Drafting)) {
            return Err(Denial::NotDrafted { at: place.en(), at_zh: place.zh() }.into());
        }
    }
    described(command).map_or(Ok(()), |profile| mine(&profile.drafting_unit))?;
    Ok(())
}

/// The description that a command would give a standard.
fn described(command: &standard::Command) -> Option<&standard::Profile> {
    match command {
        standard::Command::EnterStandard { entry } => Some(&entry.profile),
        standard::Command::Propose { profile, .. }
        | standard::Command::AmendProfile { profile }
        | standard::Command::CorrectProfile { profile, .. } => Some(profile),
        _ => None,
    }
}
