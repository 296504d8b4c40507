//! The relations of a life within a horizon, with what is true of the others at the end of the same day.

use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Horizon, StandardId};

use crate::catalogue::{Related, as_written};
use crate::error::ViewError;
use crate::leadership::Stood;
use crate::views::Views;

/// The views know when things happened, not when they were recorded: of what was known at a seq only the standard's own
/// words can be told.
pub(super) fn ties(
    views: &Views,
    id: &StandardId,
    standard: &Standard,
    horizon: Horizon,
) -> Result<Vec<Related>, ViewError> {
    if horizon.known_at.is_some() {
        return Ok(as_written(standard));
    }
    let ties = views.catalogue.ties(id, standard, horizon.as_of)?;
    ties.into_iter().filter_map(|tie| as_of(views, tie, horizon).transpose()).collect()
}

/// The other standard as it was on that day. Of one that the leadership view was not told of yet, or that was not to be shown
/// that day, there is only what this one's own words say.
fn as_of(views: &Views, tie: Related, horizon: Horizon) -> Result<Option<Related>, ViewError> {
    let id = tie.id.as_ref().and_then(|id| id.parse().ok());
    let (Some(day), Some(id)) = (horizon.as_of, id) else { return Ok(Some(tie)) };
    Ok(match views.leadership.stood(&id, day)? {
        Some(Stood { place, title_zh, title_en, .. }) => {
            Some(Related { place: Some(place), title_zh, title_en, ..tie })
        }
        None if tie.outgoing => {
            Some(Related { id: None, place: None, title_zh: None, title_en: None, ..tie })
        }
        None => None,
    })
}
