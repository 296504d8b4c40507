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
    | Event::NumberEntered { number, .. }
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
            register.written_as_before(number)?;
            same_place(world, register, series, standard)?;
            let yearly = procedure(world, standard)?
                .is_some_and(|procedure| procedure.restarts_yearly(series));
            register.in_sequence(number, yearly)?;
        }
        Event::NumberRecorded { number, standard } => {
            not_ours(world, number, standard)?;
            register.unused(number)?;
            register.written_as_before(number)?;
        }
        Event::NumberEntered { number, standard } => {
            register.unused(number)?;
            register.written_as_before(number)?;
            if let Some(procedure) = procedure(world, standard)?
                && procedure.issues(series)
            {
                same_place(world, register, series, standard)?;
                register.not_beyond(number, procedure.restarts_yearly(series))?;
            }
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
            let (number, source) = (number.clone(), numbering.cited());
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

/// A series that we number ourselves is that of one house: whoever began it, and what lies in the same city.
fn same_place(
    world: &World<'_>,
    register: &Register,
    series: &Series,
    standard: &StandardId,
) -> Result<(), No> {
    let Some(holder) = register.first.as_ref().filter(|first| *first != standard) else {
        return Ok(());
    };
    let (began, goes_on) = (world.standard(holder)?, world.standard(standard)?);
    match (began.jurisdiction(), goes_on.jurisdiction()) {
        (Some(place), Some(other)) if place.city() != other.city() => {
            let (series, holder) = (series.clone(), holder.clone());
            Err(Refusal::SeriesOfAnotherPlace { series, holder, place: place.city() }.into())
        }
        _ => Ok(()),
    }
}

/// The first number of a series that is numbered without a gap is this at most: a series must last.
const FIRST_MAX: u32 = 9_999;

fn procedure<'a>(world: &World<'a>, standard: &StandardId) -> Result<Option<&'a Procedure>, No> {
    match world.standard(standard)? {
        Standard::Run(run) => Ok(Some(world.procedures()?.bound(&run.binding)?)),
        Standard::Unborn | Standard::Observed(_) => Ok(None),
    }
}

impl Register {
    fn unused(&self, number: &Number) -> Result<(), No> {
        if self.holder(number).is_some() {
            Err(Refusal::NumberTaken { number: number.clone() }.into())
        } else {
            Ok(())
        }
    }

    fn in_use(&self, number: &Number) -> Result<(), No> {
        if self.holder(number).is_some() && !self.is_void(number) {
            return Ok(());
        }
        Err(Refusal::NotInUse { number: number.clone() }.into())
    }

    /// A sequence number is written in one way: `0400` and `400` are one number, and what was held first says how it looks.
    fn written_as_before(&self, number: &Number) -> Result<(), No> {
        let held: Vec<&Number> = self.with_sequence(number).map(|given| &given.number).collect();
        let same: Vec<&Number> =
            held.iter().copied().filter(|held| number.is_edition_of(held)).collect();
        let held = if same.is_empty() { held } else { same };
        // An older log may hold it in several ways: each of them will do.
        let Some(first) = held.first() else { return Ok(()) };
        if held.iter().any(|held| number.written_as(held) == *number) {
            return Ok(());
        }
        let held = (*first).clone();
        Err(Refusal::NumberWrittenOtherwise { number: number.clone(), held }.into())
    }

    /// The first number of a series may be any of some thousands (the office has a past on paper), each later one is the next in sequence,
    /// or a new year (an edition) of a sequence number already given.
    fn in_sequence(&self, number: &Number, yearly: bool) -> Result<(), No> {
        if yearly && self.next().is_some() {
            return self.in_sequence_of_its_year(number);
        }
        let Some(next) = self.next() else {
            if number.sequence() <= FIRST_MAX {
                return Ok(());
            }
            return Err(Refusal::FirstTooHigh { number: number.clone(), most: FIRST_MAX }.into());
        };
        let sequence = number.sequence();
        if self.given.contains_key(&sequence) || sequence == next {
            return Ok(());
        }
        Err(Refusal::NumberOutOfSequence { number: number.clone(), next }.into())
    }

    /// A number that was given before we issued any may be any of some thousands, and leave gaps; one that is greater than the last
    /// that we issued nobody can have given. The next one that is issued follows the greatest of all.
    fn not_beyond(&self, number: &Number, yearly: bool) -> Result<(), No> {
        let issued = self.given.values().flatten().filter(|given| !given.entered);
        let of_year = issued.filter(|given| !yearly || given.number.year() == number.year());
        let last = of_year.map(|given| given.number.sequence()).max();
        match last {
            Some(last) if number.sequence() > last => {
                Err(Refusal::EnteredBeyond { number: number.clone(), last }.into())
            }
            None if number.sequence() > FIRST_MAX => {
                Err(Refusal::FirstTooHigh { number: number.clone(), most: FIRST_MAX }.into())
            }
            _ => Ok(()),
        }
    }

    /// The same where each year begins its own sequence, with 1.
    fn in_sequence_of_its_year(&self, number: &Number) -> Result<(), No> {
        let next = self.last_of_year(number.year()).saturating_add(1);
        match number.sequence() == next || self.is_part_of_given(number) {
            true => Ok(()),
            false => Err(Refusal::NumberOutOfSequence { number: number.clone(), next }.into()),
        }
    }
}
