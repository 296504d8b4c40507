//! Where one standard stands, in words. One that a new edition replaced counts as abolished, but nobody abolished it.

use plumbline_lifecycle::standard::{At, Standard};
use plumbline_lifecycle::{End, Place, StandardId};

/// The new edition that is in force in its place, if one is.
#[must_use]
pub fn replaced_by(standard: &Standard) -> Option<&StandardId> {
    match standard {
        Standard::Run(run) => match run.at() {
            At::Superseded { by, .. } => Some(by),
            _ => None,
        },
        Standard::Unborn | Standard::Observed(_) => None,
    }
}

/// What a place of its life is called, in Chinese and English: 被代替, Replaced.
#[must_use]
pub fn standing(standard: &Standard, place: Place) -> (&'static str, &'static str) {
    match place {
        Place::Ended(End::Abolished) if replaced_by(standard).is_some() => ("被代替", "Replaced"),
        place => (place.zh(), place.en()),
    }
}
