//! What the policy asks of a review and its ballot: who reads it.

use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::standard::Standard;

use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};
use crate::reading::Sight;

/// Who neither reads the standard nor sits on the panel hears nothing of it.
pub(crate) fn reads_the_review(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let Asked { caller, world, .. } = asked;
    let part = match asked.target {
        StreamId::Review(part) => part,
        StreamId::Ballot(id) => id.review(),
        _ => return Err(asked.role_may_not().into()),
    };
    let person = caller.person.as_ref().ok_or(Denial::NoPerson)?;
    // What is not there is the core's to say.
    let Standard::Run(run) = world.standard(part.owner())? else { return Ok(()) };
    if Sight::of(Some(caller)).keeps(&run.profile.jurisdiction) {
        return Ok(());
    }
    let sits = world.review(part)?.panel().is_some_and(|panel| panel.seat_of(person).is_some());
    if sits {
        return Ok(());
    }
    let (standard, scope) = (part.owner().clone(), caller.jurisdiction.clone());
    Err(Denial::OutsideJurisdiction { standard, scope }.into())
}
