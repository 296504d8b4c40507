//! What the policy asks of a consultation: where its text lies, whose it is, and who is named to draft it. Who takes in what is said
//! disposes of it; whoever is named to draft does so under their own name. That nobody else does is the core's rule.

use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::standard::{Run, Standard};

use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};

/// The standard whose text it is.
fn of<'a>(asked: &'a Asked<'_>) -> Result<&'a Run, Unsettled> {
    let StreamId::Consultation(part) = asked.target else {
        return Err(asked.role_may_not().into());
    };
    match asked.world.standard(part.owner())? {
        Standard::Run(run) => Ok(run),
        _ => Err(asked.role_may_not().into()),
    }
}

/// Whether the text lies in their jurisdiction.
pub(crate) fn text_in_place(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let (run, StreamId::Consultation(part)) = (of(asked)?, asked.target) else {
        return Err(asked.role_may_not().into());
    };
    if run.profile.jurisdiction.within(&asked.caller.jurisdiction) {
        return Ok(());
    }
    let (standard, scope) = (part.owner().clone(), asked.caller.jurisdiction.clone());
    Err(Denial::OutsideJurisdiction { standard, scope }.into())
}

/// Whether everybody may say something of it: what runs is public, and nothing else of a consultation is told to a stranger.
pub(crate) fn open_to_comment(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let StreamId::Consultation(part) = asked.target else {
        return Err(asked.role_may_not().into());
    };
    let consultation = asked.world.consultation(part)?;
    let in_time = consultation.held().is_some_and(|held| !held.is_late(asked.world.today));
    match consultation.is_running() && in_time {
        true => Ok(()),
        false => Err(asked.role_may_not().into()),
    }
}

/// Whether their unit drafts it.
pub(crate) fn text_of_their_unit(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let run = of(asked)?;
    if asked.caller.unit.as_ref() == Some(&run.profile.drafting_unit) {
        return Ok(());
    }
    let (drafted_by, unit) = (run.profile.drafting_unit.clone(), asked.caller.unit.clone());
    Err(Denial::OtherUnit { drafted_by, unit }.into())
}

/// Whether they are named to draft it.
pub(crate) fn named_to_draft(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let (run, world) = (of(asked)?, asked.world);
    match &asked.caller.person {
        Some(person) if world.people()?.drafters(&run.drafters, world.today).contains(&person) => {
            Ok(())
        }
        _ => Err(asked.role_may_not().into()),
    }
}
