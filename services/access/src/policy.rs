//! Who may give which command: the one policy, asked by the writer in the moment of the decision, so that pages, API and
//! bus all meet it.
//!
//! It knows roles, jurisdictions and units, not what is possible: that is the core's matter. Like the core's decision it
//! reads the world and asks for what it lacks.

use plumbline_lifecycle::standard::{self, Standard};
use plumbline_lifecycle::{
    Command, Jurisdiction, Name, PersonId, Stage, StandardId, StreamId, World, people, pool,
};

use crate::approvals::may_approve;
use crate::caller::{Caller, Role};
use crate::consultations::may_consult;
use crate::denial::{Denial, Unsettled};
use crate::implementations::may_implement;
use crate::personal::may_keep;
use crate::reviews::{may_review, may_vote};

/// Whether this caller may give this command to this stream.
///
/// # Errors
/// [`Unsettled::Denied`] with the rule that says no; [`Unsettled::Missing`] when a stream must be loaded first.
pub fn policy(
    caller: &Caller,
    world: &World<'_>,
    target: &StreamId,
    command: &Command,
) -> Result<(), Unsettled> {
    let no = || Unsettled::from(Denial::Role { role: caller.role, command: command.name() });
    match (caller.role, target, command) {
        (_, StreamId::Approval(part), Command::Approval(command)) => {
            may_approve(caller, world, part, command)
        }
        (_, StreamId::Review(part), Command::Review(command)) => {
            may_review(caller, world, part, command)
        }
        (_, StreamId::Ballot(id), Command::Ballot(command)) => may_vote(caller, world, id, command),
        (_, StreamId::Consultation(part), Command::Consultation(command)) => {
            may_consult(caller, world, part, command)
        }
        (_, StreamId::Implementation(id), Command::Implementation(command)) => {
            may_implement(caller, world, id, command)
        }
        (_, StreamId::Person(of), Command::Person(command)) => Ok(may_keep(caller, of, command)?),
        (Role::Administrator, _, _) => Ok(()),
        // Whether a day has passed the core works out: the clock may say nothing else, and besides it only an administrator
        // says it.
        (Role::Clock, _, Command::Deadline(_)) => Ok(()),
        (Role::Office, StreamId::Standard(id), Command::Standard(command)) => {
            in_jurisdiction(caller, world, id, command)
        }
        (Role::Drafter, StreamId::Standard(id), Command::Standard(command)) => {
            if !drafts(command) {
                return Err(no());
            }
            in_jurisdiction(caller, world, id, command)?;
            of_unit(caller, world, id, command)
        }
        (
            Role::Office | Role::Drafter,
            StreamId::People,
            Command::People(
                people::Command::Delegate { from, .. }
                | people::Command::EndDelegation { from, .. },
            ),
        ) => Ok(oneself(caller, from)?),
        // What only they can know, an expert says of themselves, whatever else their token lets them do.
        (_, StreamId::Pool(_), Command::Pool(command))
            if says_of_oneself(command)
                && caller
                    .person
                    .as_ref()
                    .is_some_and(|person| command.expert() == Some(person)) =>
        {
            Ok(())
        }
        (Role::Office, StreamId::Pool(area), Command::Pool(_)) => {
            if area.within(&caller.jurisdiction) {
                return Ok(());
            }
            let (area, scope) = (area.clone(), caller.jurisdiction.clone());
            Err(Denial::OutsideArea { area, scope }.into())
        }
        (Role::Office | Role::Drafter | Role::Reader | Role::Clock, _, _) => Err(no()),
    }
}

/// When they are away and in what they have an interest. That an interest has ended the office finds.
fn says_of_oneself(command: &pool::Command) -> bool {
    matches!(command, pool::Command::SetAway { .. } | pool::Command::DeclareConflict { .. })
}

/// The commands of those who draft. Who drafts is named by the office: whoever is named may not approve.
fn drafts(command: &standard::Command) -> bool {
    matches!(
        command,
        standard::Command::Propose { .. }
            | standard::Command::AmendProfile { .. }
            | standard::Command::AttachDocument { .. }
            | standard::Command::SubmitGate { .. }
    )
}

/// Whoever the token names lets others act for them, and for nobody else.
fn oneself(caller: &Caller, from: &PersonId) -> Result<(), Denial> {
    if caller.person.as_ref() == Some(from) {
        return Ok(());
    }
    let (from, person) = (from.clone(), caller.person.clone());
    Err(Denial::OtherPerson { from, person })
}

/// Where the standard is now, where the command would put it, and where an old edition is that the command changes too.
fn in_jurisdiction(
    caller: &Caller,
    world: &World<'_>,
    id: &StandardId,
    command: &standard::Command,
) -> Result<(), Unsettled> {
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
fn of_unit(
    caller: &Caller,
    world: &World<'_>,
    id: &StandardId,
    command: &standard::Command,
) -> Result<(), Unsettled> {
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
