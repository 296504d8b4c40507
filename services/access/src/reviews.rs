//! Who may give which command about a review or a ballot.
//!
//! | command | who |
//! |---|---|
//! | all of these | who reads the standard, or sits on its panel, by a token that names a person |
//! | AnswerInvitation, GiveOpinion, Conclude, CastVote, Recuse | whom the core lets: who was asked, who sits there, the chair, an elector |
//! | Draw | anybody: the outcome is fixed by the call |
//! | DisposeOpinion | the office, and those who draft |
//! | all others | the office, within its jurisdiction |

use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{BallotId, PartId, PersonId, World, ballot, review};

use crate::caller::{Caller, Role};
use crate::denial::{Denial, Unsettled};
use crate::reading::Sight;

/// The table of reviews.
pub(crate) fn may_review(
    caller: &Caller,
    world: &World<'_>,
    part: &PartId,
    command: &review::Command,
) -> Result<(), Unsettled> {
    use review::Command;
    let person = caller.person.as_ref().ok_or(Denial::NoPerson)?;
    sees(caller, world, part, person)?;
    match command {
        Command::Draw { .. }
        | Command::AnswerInvitation { .. }
        | Command::GiveOpinion { .. }
        | Command::Conclude { .. } => Ok(()),
        Command::DisposeOpinion { .. } if caller.role == Role::Drafter => Ok(()),
        Command::DisposeOpinion { .. }
        | Command::NamePanelist { .. }
        | Command::DropPanelist { .. }
        | Command::AskAlternate
        | Command::NameChair { .. }
        | Command::SendPapers
        | Command::RecordAttendance { .. }
        | Command::CallBallot { .. }
        | Command::Dissolve { .. } => is_office(caller, command.name()),
    }
}

/// The table of ballots.
pub(crate) fn may_vote(
    caller: &Caller,
    world: &World<'_>,
    id: &BallotId,
    command: &ballot::Command,
) -> Result<(), Unsettled> {
    use ballot::Command;
    // The service itself, where it finds the box of a ballot gone: the core sees to it that it is.
    if let (Role::Clock, Command::AnnulBallot { .. }) = (caller.role, command) {
        return Ok(());
    }
    let person = caller.person.as_ref().ok_or(Denial::NoPerson)?;
    sees(caller, world, id.review(), person)?;
    match command {
        Command::CastVote { .. } | Command::Recuse { .. } => Ok(()),
        Command::HandCards { .. } | Command::CloseBallot { .. } | Command::AnnulBallot { .. } => {
            is_office(caller, command.name())
        }
    }
}

/// Who neither reads the standard nor sits on the panel hears nothing of it.
fn sees(
    caller: &Caller,
    world: &World<'_>,
    part: &PartId,
    person: &PersonId,
) -> Result<(), Unsettled> {
    // What is not there is the core's to say.
    let Standard::Run(run) = world.standard(part.owner())? else { return Ok(()) };
    if Sight::of(Some(caller)).keeps(&run.profile.jurisdiction) {
        return Ok(());
    }
    let asked = world.review(part)?.panel().is_some_and(|panel| panel.seat_of(person).is_some());
    if asked {
        return Ok(());
    }
    let (standard, scope) = (part.owner().clone(), caller.jurisdiction.clone());
    Err(Denial::OutsideJurisdiction { standard, scope }.into())
}

/// Where it lies was asked before.
fn is_office(caller: &Caller, command: &'static str) -> Result<(), Unsettled> {
    match caller.role {
        Role::Office => Ok(()),
        role => Err(Denial::Role { role, command }.into()),
    }
}
