//! What the rules ask of a standard that is entered as in force, and of a review that is entered after it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::days::nameable;
use crate::number::Number;
use crate::procedure::{Procedure, Procedures};
use crate::standard::rules::numbers::series_fits;
use crate::standard::rules::{Case, may_begin};
use crate::standard::{Document, Entry, Event, Refusal};
use crate::words::{Level, StandardId, bad};
use crate::world::{No, World};

/// The editions that a text may have had: whoever counts more has mistyped.
const EDITION_MAX: u32 = 1_000;

/// The procedure by which an entered standard goes on: the one that is named, else the one that is for it.
pub(crate) fn procedure_of<'a>(
    procedures: &'a Procedures,
    entry: &Entry,
) -> Result<&'a Procedure, No> {
    if let Some(named) = &entry.procedure {
        return Ok(procedures.newest(named)?);
    }
    let (level, place) = (entry.profile.level, &entry.profile.jurisdiction);
    match procedures.of(level, place).as_slice() {
        [one] => Ok(one),
        several => {
            let (level, place) = (level.key(), place.clone());
            let possible = several.iter().map(|procedure| procedure.id.clone()).collect();
            Err(Refusal::ProcedureNotNamed { level, place, possible }.into())
        }
    }
}

/// It happened on the day of its publication, and says so: one that is forgotten is today's, and that is hardly ever meant.
pub(crate) fn is_of_its_day(world: &World<'_>, entry: &Entry) -> Result<(), No> {
    nameable("published_on", entry.published_on)?;
    match entry.published_on == world.on {
        true => Ok(()),
        false => {
            let (published_on, day) = (entry.published_on, world.on);
            Err(Refusal::EnteredOnItsDay { published_on, day }.into())
        }
    }
}

/// Whether a standard may be entered so. Whether its number is free the register says.
pub(super) fn may_be_entered(world: &World<'_>, id: &StandardId, event: &Event) -> Result<(), No> {
    let Event::StandardEntered {
        binding,
        profile,
        edition,
        number,
        effective_on,
        documents,
        ground: _,
    } = event
    else {
        return Err(Refusal::NotFound {}.into());
    };
    may_begin(world, id, binding, profile)?;
    let procedure = world.procedures()?.bound(binding)?;
    if !(1..=EDITION_MAX).contains(edition) {
        return Err(bad("edition", format!("1 to {EDITION_MAX}")).into());
    }
    nameable("effective_on", *effective_on)?;
    if *effective_on < world.on {
        let (day, earliest) = (*effective_on, world.on);
        return Err(Refusal::DayTooEarly { day, earliest }.into());
    }
    series_fits(procedure, number, profile)?;
    is_of_the_year(number, world.on)?;
    let mut kinds = BTreeSet::new();
    for document in documents {
        fits(procedure, document)?;
        if !kinds.insert(document.kind.as_str()) {
            return Err(bad("documents", format!("`{}` stands twice", document.kind)).into());
        }
    }
    Ok(())
}

/// The number is of the year of publication, or of the year before: approved in December, it may be published in January.
fn is_of_the_year(number: &Number, published_on: Date) -> Result<(), No> {
    let year = i32::from(published_on.year()) - i32::from(number.year());
    match (0..=1).contains(&year) {
        true => Ok(()),
        false => Err(Refusal::EntryOfAnotherYear { number: number.clone(), published_on }.into()),
    }
}

fn fits(procedure: &Procedure, document: &Document) -> Result<(), No> {
    if !procedure.documents.contains_key(&document.kind) {
        let kind = document.kind.clone();
        let known = procedure.documents.keys().cloned().collect();
        return Err(Refusal::UnknownDocument { kind, known }.into());
    }
    document.check().map_err(|bad| No::Refused(bad.into()))
}

impl Case<'_> {
    /// An earlier review is entered of what was entered, until a review is begun here: from then on reviews are decided.
    pub(super) fn was_entered(&self) -> Result<(), No> {
        match &self.run.entered {
            Some(entered) if !entered.reviewed_here => Ok(()),
            _ => Err(Refusal::NotEntered {}.into()),
        }
    }

    /// What an entered standard was made of was never handed in here, so each of it is taken once.
    pub(super) fn is_owed(&self, kind: &str) -> bool {
        self.run.entered.is_some() && self.run.document(kind).is_none()
    }
}

impl Procedures {
    /// The newest procedures by which a standard of this level and place may go, not those for observed ones: what is said of one
    /// place goes before what is said of every place, and what is said of norms alone before what is said of norms among others.
    fn of(&self, level: Level, place: &crate::words::Jurisdiction) -> Vec<&Procedure> {
        if let Some(own) = self.of_norms_alone().filter(|_| level == Level::Norm) {
            return vec![own];
        }
        let is_newest = |one: &&Procedure| {
            self.newest(&one.id).is_ok_and(|newest| newest.version == one.version)
        };
        let fits =
            |one: &&Procedure| !one.observed && one.levels.contains(&level) && one.binds_at(place);
        let fitting: Vec<&Procedure> = self.all().filter(is_newest).filter(fits).collect();
        let narrow = |one: &Procedure| one.place.as_ref().map_or(0, |place| 1 + place.rung());
        let narrowest = fitting.iter().map(|one| narrow(one)).max().unwrap_or_default();
        fitting.into_iter().filter(|one| narrow(one) == narrowest).collect()
    }
}
