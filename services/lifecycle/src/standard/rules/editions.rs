//! What the rules ask about other editions: a number that takes another year, an end by the next one.

use crate::number::Number;
use crate::standard::rules::Case;
use crate::standard::{At, Refusal, Standard};
use crate::words::{Level, StandardId};
use crate::world::{No, World};

/// The old edition has decided that this is its next one.
pub(super) fn revises(
    world: &World<'_>,
    id: &StandardId,
    old: &StandardId,
    edition: u32,
) -> Result<(), No> {
    match world.standard(old)? {
        Standard::Run(held) if held.at().successor() == Some(id) && edition == held.edition + 1 => {
            Ok(())
        }
        _ => Err(Refusal::NotItsSuccessor { revises: old.clone() }.into()),
    }
}

/// The norm has decided that this standard grows out of it; that is a text of its own, so a first edition.
pub(super) fn grows(
    world: &World<'_>,
    id: &StandardId,
    norm: &StandardId,
    edition: u32,
    level: Level,
) -> Result<(), No> {
    if level == Level::Norm {
        return Err(Refusal::GrowsIntoNoStandard {}.into());
    }
    match world.standard(norm)? {
        Standard::Run(held)
            if held.at().successor() == Some(id)
                && held.profile.level == Level::Norm
                && edition == 1 =>
        {
            Ok(())
        }
        _ => Err(Refusal::NotItsSuccessor { revises: norm.clone() }.into()),
    }
}

impl Case<'_> {
    pub(super) fn is_a_norm(&self) -> Result<(), No> {
        match self.run.profile.level {
            Level::Norm => Ok(()),
            level => Err(Refusal::NotANorm { level }.into()),
        }
    }

    pub(super) fn is_the_next(&self, edition: &StandardId) -> Result<(), No> {
        if self.run.at().successor() == Some(edition) {
            return Ok(());
        }
        Err(Refusal::NotItsSuccessor { revises: self.id.clone() }.into())
    }

    /// Where each year begins its own sequence a number of last year has none in this one: it is approved anew.
    pub(super) fn sequence_goes_on(&self, number: &Number) -> Result<(), No> {
        let yearly = self.procedure.restarts_yearly(number.series());
        match self.run.at().number().filter(|_| yearly) {
            Some(old) => {
                let (number, year) = (old.clone(), self.world.on.year());
                Err(Refusal::NumberOfAnotherYear { number, year }.into())
            }
            None => Ok(()),
        }
    }

    /// A number takes a later year, and is the same otherwise.
    pub(super) fn only_the_year_changes(&self, number: &Number) -> Result<(), No> {
        match self.run.at().number() {
            Some(old) if old.of_year(number.year()) == *number && old.year() < number.year() => {
                Ok(())
            }
            Some(old) => {
                let (number, year) = (old.clone(), self.world.on.year());
                Err(Refusal::NumberOfAnotherYear { number, year }.into())
            }
            None => Err(Refusal::NotFound {}.into()),
        }
    }

    /// A revision whose new edition goes on is not taken back.
    pub(super) fn no_successor_goes_on(&self) -> Result<(), No> {
        let At::Revising { successor, .. } = self.run.at() else { return Ok(()) };
        match self.world.standard(successor)? {
            Standard::Run(next) if !next.at().is_given_up() => {
                Err(Refusal::SuccessorGoesOn { successor: successor.clone() }.into())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn is_in_force(&self, successor: &StandardId) -> Result<(), No> {
        let effective_on = match self.world.standard(successor)? {
            Standard::Run(next) if !next.at().is_given_up() => {
                next.at().issue().map(|issue| issue.effective_on)
            }
            _ => None,
        };
        if effective_on.is_some_and(|day| day <= self.world.on) {
            return Ok(());
        }
        let successor = successor.clone();
        Err(Refusal::SuccessorNotInForce { successor, effective_on }.into())
    }
}
