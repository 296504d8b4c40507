//! Which numbers may be given out, recorded and voided.

use crate::number::{Number, Series};
use crate::procedure::Procedure;
use crate::register::{Event, Refusal, Register};
use crate::standard::{Standard, StandardId};
use crate::world::{No, World};

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, series: &Series, event: &Event) -> Result<(), No> {
    let register = world.register(series)?;
    let (Event::NumberIssued { number, .. }
    | Event::NumberRecorded { number, .. }
    | Event::NumberVoided { number, .. }) = event;
    if number.series() != series {
        let (number, series) = (number.clone(), series.clone());
        return Err(Refusal::OtherSeries { number, series }.into());
    }
    match event {
        Event::NumberIssued { number, standard } => {
            ours(world, number, standard)?;
            register.unused(number)?;
            register.in_sequence(number)?;
        }
        Event::NumberRecorded { number, standard } => {
            not_ours(world, number, standard)?;
            register.unused(number)?;
        }
        Event::NumberVoided { number, .. } => register.in_use(number)?,
    }
    Ok(())
}

/// The standard's procedure lets us issue numbers of this series.
fn ours(world: &World<'_>, number: &Number, standard: &StandardId) -> Result<(), No> {
    let Some(procedure) = procedure(world, standard)? else { return Ok(()) };
    match &procedure.numbering {
        Some(numbering) if !procedure.issues(number.series()) => {
            let (number, source) = (number.clone(), numbering.source.clone());
            Err(Refusal::NotOurs { number, source }.into())
        }
        _ => Ok(()),
    }
}

/// Another body gives the numbers of this series.
fn not_ours(world: &World<'_>, number: &Number, standard: &StandardId) -> Result<(), No> {
    match procedure(world, standard)? {
        Some(procedure) if procedure.issues(number.series()) => {
            Err(Refusal::Ours { number: number.clone() }.into())
        }
        _ => Ok(()),
    }
}

fn procedure<'a>(world: &World<'a>, standard: &StandardId) -> Result<Option<&'a Procedure>, No> {
    match world.standard(standard)? {
        Standard::Run(run) => Ok(Some(world.procedures()?.bound(&run.binding)?)),
        Standard::Unborn | Standard::Observed(_) => Ok(None),
    }
}

impl Register {
    fn unused(&self, number: &Number) -> Result<(), No> {
        if self.holds(number) {
            Err(Refusal::NumberTaken { number: number.clone() }.into())
        } else {
            Ok(())
        }
    }

    fn in_use(&self, number: &Number) -> Result<(), No> {
        if self.holds(number) && !self.is_void(number) {
            return Ok(());
        }
        Err(Refusal::NotInUse { number: number.clone() }.into())
    }

    /// The first number of a series may be any (the office has a past on paper), each later one is the next in sequence,
    /// or a new year (an edition) of a sequence number already given.
    fn in_sequence(&self, number: &Number) -> Result<(), No> {
        let Some(next) = self.next() else { return Ok(()) };
        let sequence = number.sequence();
        if self.given.contains_key(&sequence) || sequence == next {
            return Ok(());
        }
        Err(Refusal::NumberOutOfSequence { number: number.clone(), next }.into())
    }
}
