//! The register of numbers: in each series a number is given once; a series that we issue ourselves has no gap.
//!
//! It takes no commands of its own: the commands of standards write it in the same commit.

mod rules;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::kinds::events;
use crate::misfit::Misfit;
use crate::number::Number;
pub use crate::number::Series;
use crate::reason::refusals;
use crate::source::Source;
use crate::words::{Jurisdiction, Sentence, StandardId};
pub(crate) use rules::permits;

events! {
    /// A number of a series of our own was given out.
    NumberIssued "发放编号" "Number issued" { number: Number, standard: StandardId }
    /// A number that another body has given was recorded.
    NumberRecorded "登记编号" "Number recorded" { number: Number, standard: StandardId }
    /// The number of a standard that was in force when it was entered: whoever gave it did so before, or elsewhere.
    NumberEntered "录入编号" "Number entered" { number: Number, standard: StandardId }
    /// A number is not used any more; it is kept, and never given again.
    NumberVoided "作废编号" "Number voided" { number: Number, why: Sentence }
}

/// What one series (`DB3301/T`) has given out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// Every number given, by its sequence number.
    given: BTreeMap<u32, Vec<Given>>,
    /// The standard that got the first of them.
    first: Option<StandardId>,
    /// Those that are not used any more.
    voided: BTreeSet<Number>,
}

/// A number, and who bears it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Given {
    number: Number,
    standard: StandardId,
    /// Whether it was given before, or elsewhere, and only entered here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    entered: bool,
}

/// The source of the rules of numbering.
const NUMBERING: &str = "GB/T 1.1 / GB/T 16733-1997: numbering";

refusals! {
    /// The rules of numbering.
    Refusal:

    /// The number was given out before.
    NumberTaken { number: Number }
        "number-taken", NUMBERING,
        format!("编号 {number} 已发出，不能重复。"),
        format!("The number {number} was given out before.");

    /// The same sequence number, with other zeros before it.
    NumberWrittenOtherwise { number: Number, held: Number }
        "number-written-otherwise", NUMBERING,
        format!("编号 {number} 与已有的 {held} 顺序号相同而写法不同。请写作 {}。", number.written_as(held)),
        format!("{number} has the sequence number of {held}, written otherwise (write {}).", number.written_as(held));

    /// The first number of a series that leaves it hardly any.
    FirstTooHigh { number: Number, most: u32 }
        "first-number-too-high", NUMBERING,
        format!("编号 {number} 的顺序号过大：该系列此后须连续编号，在此之前的不得大于 {most}。"),
        format!("{number} begins its series too high: the next ones follow it without a gap, so it may be {most} at most.");

    /// An entered number beyond those that are given here.
    EnteredBeyond { number: Number, last: u32 }
        "entered-beyond-series", NUMBERING,
        format!("编号 {number} 大于本系统已发放的最后顺序号 {last}。该系列由本单位连续发放，以前的编号不会更大。请核对编号。"),
        format!("{number} lies beyond {last}, the last number that was issued here: nobody else issues this series, so none given before can be greater (check it).");

    /// A series of our own that another place began.
    SeriesOfAnotherPlace { series: Series, holder: StandardId, place: Jurisdiction }
        "series-of-another-place", NUMBERING,
        format!("{series} 由{}发放编号（自 {holder} 起）。请使用本单位的代号。", place.told("zh")),
        format!("{series} is numbered by {}, since {holder} (use the code of your own house).", place.told("en"));

    /// The sequence of a series would get a gap.
    NumberOutOfSequence { number: Number, next: u32 }
        "number-out-of-sequence", NUMBERING,
        format!("编号 {number} 不连续，下一个顺序号是 {next}。"),
        format!("{number} would leave a gap; the next number in sequence is {next}.");

    /// A number on the register of another series.
    OtherSeries { number: Number, series: Series }
        "other-series", NUMBERING,
        format!("编号 {number} 不属于 {series}。"),
        format!("{number} does not belong to the series {series}.");

    /// Another body gives the numbers of this series.
    NotOurs { number: Number, source: Source }
        "number-not-ours", source.clone(),
        format!("编号 {number} 由其他机构给出，只能登记。"),
        format!("Another body gives {number}; it can only be recorded.");

    /// A number of a series of our own: it is issued, in sequence.
    Ours { number: Number }
        "number-ours", NUMBERING,
        format!("编号 {number} 由本单位发放，须按顺序发放，不能登记。"),
        format!("{number} is ours to issue, in sequence; it is not recorded.");

    /// A number that was not given out, or is void already.
    NotInUse { number: Number }
        "number-not-in-use", NUMBERING,
        format!("编号 {number} 未在使用，不能作废。"),
        format!("{number} is not in use, so it cannot be voided.");
}

impl Register {
    /// Folds one event into the state.
    ///
    /// # Errors
    /// None: what was given out was given out.
    pub fn evolve(mut self, event: &Event) -> Result<Register, Misfit> {
        match event {
            Event::NumberIssued { number, standard }
            | Event::NumberRecorded { number, standard } => self.give(number, standard, false),
            Event::NumberEntered { number, standard } => self.give(number, standard, true),
            Event::NumberVoided { number, .. } => {
                self.voided.insert(number.clone());
            }
        }
        Ok(self)
    }

    fn give(&mut self, number: &Number, standard: &StandardId, entered: bool) {
        self.first.get_or_insert_with(|| standard.clone());
        let given = Given { number: number.clone(), standard: standard.clone(), entered };
        self.given.entry(number.sequence()).or_default().push(given);
    }

    /// The standard that got this number, however it is written.
    #[must_use]
    pub fn holder(&self, number: &Number) -> Option<&StandardId> {
        let held = self.with_sequence(number).find(|given| given.number.is_same(number));
        held.map(|given| &given.standard)
    }

    fn with_sequence(&self, number: &Number) -> impl Iterator<Item = &Given> {
        self.given.get(&number.sequence()).into_iter().flatten()
    }

    fn is_void(&self, number: &Number) -> bool {
        self.voided.iter().any(|void| void.is_same(number))
    }

    /// The number that follows the last one; none for a series that has given none.
    fn next(&self) -> Option<u32> {
        self.given.last_key_value().map(|(last, _)| last.saturating_add(1))
    }

    /// The sequence number that is given next to a number of this year, where each year may begin its own.
    pub(crate) fn next_in(&self, year: u16, yearly: bool) -> u32 {
        match self.next() {
            Some(_) if yearly => self.last_of_year(year).saturating_add(1),
            next => next.unwrap_or(1),
        }
    }

    /// The last sequence number that was given in a year; 0 where there is none.
    fn last_of_year(&self, year: u16) -> u32 {
        let of_year = |(_, given): &(&u32, &Vec<Given>)| {
            given.iter().any(|given| given.number.year() == year)
        };
        self.given.iter().rev().find(of_year).map_or(0, |(sequence, _)| *sequence)
    }

    /// Whether the sequence number was given in the number's own year: another part of the same.
    fn is_part_of_given(&self, number: &Number) -> bool {
        self.with_sequence(number).any(|given| given.number.year() == number.year())
    }

    pub(crate) fn weight(&self) -> usize {
        let given: usize = self.given.values().map(Vec::len).sum();
        (given + self.voided.len()) * (size_of::<Given>() + 128)
    }
}
