//! What is counted in a ballot.

use std::collections::BTreeMap;

use crate::procedure::{Count, Form};

/// Counts of one ballot, or of one class of its electors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// 应到: who may vote, without those who recused themselves.
    pub members: u64,
    /// 实到; by letter, how many answered.
    pub present: u64,
    /// 有效票.
    pub cast: u64,
    /// 同意.
    pub yes: u64,
    /// 不同意.
    pub no: u64,
    /// 弃权.
    pub abstain: u64,
    /// Cast by the drafting unit; in a secret ballot, cards that were handed to it.
    pub drafting_unit: u64,
}

/// All counts of one ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// In a meeting or by letter.
    pub form: Form,
    /// The how manieth round.
    pub round: u32,
    /// Of all.
    pub all: Counts,
    /// Of each class of electors.
    pub classes: BTreeMap<String, Counts>,
    /// 回避: who recused themselves, and are in no count.
    pub recused: u64,
}

impl Counts {
    /// One of them.
    #[must_use]
    pub fn of(&self, count: Count) -> u64 {
        match count {
            Count::Members => self.members,
            Count::Present => self.present,
            Count::Cast => self.cast,
            Count::Yes => self.yes,
            Count::No => self.no,
            Count::Abstain => self.abstain,
            Count::Decided => self.yes + self.no,
            Count::DraftingUnit => self.drafting_unit,
        }
    }
}

impl Tally {
    /// One count, of all or of one class. A class that nobody is of counts nobody.
    #[must_use]
    pub fn count(&self, count: Count, among: Option<&str>) -> u64 {
        let counts = match among {
            None => Some(&self.all),
            Some(class) => self.classes.get(class),
        };
        counts.map_or(0, |counts| counts.of(count))
    }
}
