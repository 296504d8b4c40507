//! Every command of a standard, and whether the rules let it be given now.

use crate::offers::case::Case;
use crate::offers::offer::Offer;
use crate::offers::tried::tried;
use crate::refusal::Refusal;
use crate::review;
use crate::standard::{Command, Event, Run, Standard, out_of_turn, permits};
use crate::stream::StreamId;
use crate::words::{StandardId, Words};
use crate::world::{No, World};

/// What may be asked of this standard today, in the order of a life; nothing of one that we do not run. A document is handed in with
/// its file, and what begins a life is asked of no standard: these are not among it. Nor is what another standard has to say
/// first ([`offers_of_replacement`]).
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first; [`No::Refused`] of a standard whose procedure is not there.
pub fn offers(world: &World<'_>, id: &StandardId) -> Result<Vec<Offer>, No> {
    let Standard::Run(run) = world.standard(id)? else { return Ok(Vec::new()) };
    let procedure = world.procedures()?.bound(&run.binding)?;
    let mut offers = Case { world, id, run, procedure }.all()?;
    for offer in &mut offers {
        let kind = offer.command.makes();
        let said = match run.open().contains(&kind) {
            true => asked(world, id, run, &offer.command)?,
            false => Some(out_of_turn(run, procedure, kind).into()),
        };
        offer.refusal = said;
    }
    Ok(offers)
}

/// Whether this standard's keeper may agree that each of these replaces it, which say so of themselves.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_replacement(
    world: &World<'_>,
    id: &StandardId,
    claimed: &[StandardId],
) -> Result<Option<Offer>, No> {
    let target = StreamId::Standard(id.clone());
    let (mut among, mut first) = (Vec::new(), None);
    for by in claimed {
        let command = Command::AgreeToReplacement { by: by.clone() };
        let refusal = tried(world, &target, &command)?;
        if refusal.is_none() {
            let title = |tag| world.standard(by).map(|new| new.titles().best(tag).to_owned());
            let (zh, en) = (title("zh")?, title("en")?);
            among.push((
                by.to_string(),
                Words { zh: format!("{zh} {by}"), en: format!("{en} {by}") },
            ));
        }
        let is_better = |held: &Offer| held.refusal.is_some() && refusal.is_none();
        if first.as_ref().is_none_or(is_better) {
            first = Some(Offer { refusal, ..Offer::plain(command) });
        }
    }
    Ok(first.map(|offer| Offer { among, ..offer }))
}

/// What the decision would be.
fn asked(
    world: &World<'_>,
    id: &StandardId,
    run: &Run,
    command: &Command,
) -> Result<Option<Refusal>, No> {
    // The pool of an area is large, and says nothing of whether a panel may be called: it is read once one is.
    if let Command::CallReview { call } = command {
        if world.by.is_none() {
            return Ok(Some(review::Refusal::OfficeUnnamed {}.into()));
        }
        let review = run.reviews.next(id, call.purpose);
        return match permits(world, id, &Event::ReviewCalled { review }) {
            Ok(()) => Ok(None),
            Err(No::Refused(refusal)) => Ok(Some(refusal)),
            Err(missing) => Err(missing),
        };
    }
    tried(world, &StreamId::Standard(id.clone()), command)
}
