//! Which series of numbers a standard may use: by its level, its place, and what its procedure says.

use crate::number::{Number, Series};
use crate::procedure::Procedure;
use crate::standard::refusal::SERIES;
use crate::standard::rules::Case;
use crate::standard::{Observation, Profile, Refusal, Run};
use crate::words::{Jurisdiction, Level, StandardId};
use crate::world::{No, World};

/// The series is one of the level and of the place of this description, and one that the procedure names.
pub(super) fn series_fits(
    procedure: &Procedure,
    number: &Number,
    profile: &Profile,
) -> Result<(), No> {
    let (series, place) = (number.series(), &profile.jurisdiction);
    let numbering = procedure.numbering.as_ref();
    // Its own norms a bureau numbers under its own code; for all other levels holds what the procedure names.
    let named = numbering.map_or_else(Vec::new, |numbering| match profile.level {
        Level::Norm => numbering.own.clone(),
        _ if numbering.is_own(series) => Vec::new(),
        _ => numbering.series_of(place).into_iter().collect(),
    });
    let as_named = named.is_empty() || named.iter().any(|named| begins(series, named));
    if of_level(series, profile.level, place) && as_named {
        return Ok(());
    }
    let source = numbering.map_or_else(|| SERIES.into(), |numbering| numbering.cited());
    let fits = match named.as_slice() {
        [] => possible(profile.level, place),
        named => named.join(", "),
    };
    let (number, level, place) = (number.clone(), profile.level.key(), place.clone());
    Err(Refusal::SeriesOfOthers { number, level, place, fits, source }.into())
}

impl Case<'_> {
    /// A correction that moves the standard to another level or place does not leave its number behind there.
    pub(super) fn still_numbered(&self, after: &Profile) -> Result<(), No> {
        let before = &self.run.profile;
        let moved = (after.level, &after.jurisdiction) != (before.level, &before.jurisdiction);
        match self.run.at().number() {
            Some(number) if moved => series_fits(self.procedure, number, after),
            _ => Ok(()),
        }
    }
}

/// A number that the standard could get by its level, its place and its procedure, whether or not it is free.
pub(crate) fn example(run: &Run, procedure: &Procedure, year: i16) -> Option<Number> {
    let (level, place) = (run.profile.level, &run.profile.jurisdiction);
    let named = procedure.numbering.as_ref().and_then(|numbering| match level {
        Level::Norm => numbering.own.first().cloned(),
        _ => numbering.series_of(place),
    });
    let series = named.or_else(|| match level {
        Level::National => Some("GB/T".into()),
        Level::Industry => Some("MZ/T".into()),
        Level::Local => place.local_series().map(|area| format!("DB{area}/T")),
        Level::Group => Some("T/".into()),
        Level::Enterprise | Level::Norm => Some("Q/".into()),
        Level::Iso => None,
    })?;
    // Where only the beginning of the series is known, any house will do.
    [series.clone(), format!("{series}PLUMB")]
        .iter()
        .find_map(|series| format!("{series} 1-{year}").parse().ok())
}

/// Whether the number that an observation goes by is nobody's here.
pub(super) fn is_nobodys(
    world: &World<'_>,
    id: &StandardId,
    observation: &Observation,
) -> Result<(), No> {
    let Some(number) = Number::meant_by(observation.reference.as_str()) else { return Ok(()) };
    match world.register(number.series())?.holder(&number) {
        Some(standard) if standard != id => {
            let (reference, standard) = (observation.reference.clone(), standard.clone());
            Err(Refusal::ReferenceRunHere { reference, standard }.into())
        }
        _ => Ok(()),
    }
}

fn begins(series: &Series, named: &str) -> bool {
    series.to_string().starts_with(named)
}

/// Whether standards of this level, of this place, have numbers of this series.
fn of_level(series: &Series, level: Level, place: &Jurisdiction) -> bool {
    match (level, series) {
        (Level::National, Series::National(_))
        | (Level::Industry, Series::Sector(..))
        | (Level::Group, Series::Group(_))
        | (Level::Enterprise | Level::Norm, Series::Enterprise(_)) => true,
        (Level::Local, Series::Local(area)) => place.local_series() == Some(area),
        (
            Level::National
            | Level::Industry
            | Level::Local
            | Level::Group
            | Level::Enterprise
            | Level::Norm
            | Level::Iso,
            _,
        ) => false,
    }
}

fn possible(level: Level, place: &Jurisdiction) -> String {
    match (level, place.local_series()) {
        (Level::National, _) => "GB, GB/T, GB/Z".into(),
        (Level::Industry, _) => "MZ/T, …".into(),
        (Level::Local, Some(area)) => format!("DB{area}/T"),
        (Level::Group, _) => "T/…".into(),
        (Level::Enterprise | Level::Norm, _) => "Q/…".into(),
        (Level::Local | Level::Iso, _) => "-".into(),
    }
}
