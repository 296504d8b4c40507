//! The relations of a life within a horizon, with what is true of the others at the end of the same day.

use plumbline_lifecycle::standard::{RelationKind, Standard};
use plumbline_lifecycle::{Folded, Horizon, StandardId, State, StreamId};
use plumbline_log::Reader;

use crate::catalogue::{Related, as_written};
use crate::error::ViewError;
use crate::folded::{NotFolded, folded};
use crate::leadership::Stood;
use crate::life::NoLife;
use crate::views::Views;

/// The views know when things happened, not when they were recorded: of what was known at a seq only the standard's own
/// words can be told.
pub(super) fn ties(
    views: &Views,
    log: &Reader,
    id: &StandardId,
    standard: &Standard,
    horizon: Horizon,
) -> Result<Vec<Related>, NoLife> {
    if horizon.known_at.is_some() {
        return Ok(as_written(standard));
    }
    let ties = views.catalogue.ties(id, standard, horizon.as_of)?;
    let mut ties: Vec<Related> = ties
        .into_iter()
        .filter_map(|tie| as_of(views, tie, horizon).transpose())
        .collect::<Result<_, ViewError>>()?;
    let replacing = ties.iter_mut().filter(|tie| tie.kind == RelationKind::Replaces.key());
    for (at, tie) in replacing.enumerate() {
        // Claims of its own stand first, and more of them than that nobody means.
        if !tie.outgoing || at < CLAIMS_MAX {
            tie.agreed = agreed(log, id, standard, tie, horizon)?;
        }
    }
    Ok(ties)
}

/// Claims of one standard whose agreement is looked up: each may cost a stream.
const CLAIMS_MAX: usize = 20;

/// Whether the keeper of the replaced one of the two agreed. Only where this standard claims to replace one of another keeper
/// the other stream is read.
fn agreed(
    log: &Reader,
    id: &StandardId,
    standard: &Standard,
    tie: &Related,
    horizon: Horizon,
) -> Result<Option<bool>, NoLife> {
    let other = tie.id.as_ref().and_then(|other| other.parse::<StandardId>().ok());
    let (Some(other), Some(of_other)) = (other, &tie.jurisdiction) else { return Ok(None) };
    if !tie.outgoing {
        return Ok(Some(standard.agrees_to(&other, of_other)));
    }
    let Some(place) = standard.jurisdiction() else { return Ok(None) };
    if of_other.within(&place) {
        return Ok(Some(true));
    }
    match folded(log, &StreamId::Standard(other), horizon) {
        Ok(Folded { state: State::Standard(known), .. }) => Ok(Some(known.agrees_to(id, &place))),
        // Of one that cannot be read nothing is told; this one is told all the same.
        Ok(_) | Err(NotFolded::Unreadable(_)) => Ok(None),
        Err(NotFolded::Log(error)) => Err(error.into()),
    }
}

/// The other standard as it was on that day. Of one that the leadership view was not told of yet, or that was not to be shown
/// that day, there is only what this one's own words say.
fn as_of(views: &Views, tie: Related, horizon: Horizon) -> Result<Option<Related>, ViewError> {
    let id = tie.id.as_ref().and_then(|id| id.parse().ok());
    let (Some(day), Some(id)) = (horizon.as_of, id) else { return Ok(Some(tie)) };
    Ok(match views.leadership.stood(&id, day)? {
        Some(Stood { place, title_zh, title_en, jurisdiction, .. }) => Some(Related {
            place: Some(place),
            title_zh,
            title_en,
            jurisdiction: Some(jurisdiction),
            ..tie
        }),
        None if tie.outgoing => Some(Related {
            id: None,
            place: None,
            title_zh: None,
            title_en: None,
            jurisdiction: None,
            ..tie
        }),
        None => None,
    })
}
