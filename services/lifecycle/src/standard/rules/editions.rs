//! What the rules ask about other editions: a number that takes another year, an end by the next one.

use crate::number::Number;
use crate::standard::rules::Case;
use crate::standard::{At, Refusal, Standard};
use crate::words::StandardId;
use crate::world::No;

impl Case<'_> {
    pub(super) fn is_the_next(&self, edition: &StandardId) -> Result<(), No> {
        if self.run.at().successor() == Some(edition) {
            return Ok(());
        }
        Err(Refusal::NotItsSuccessor { revises: self.id.clone() }.into())
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
