//! Lengths of time, gathered by place: how many were how many days long.

use std::collections::BTreeMap;

use plumbline_lifecycle::Place;

/// For each place, in the order of [`Place::ALL`], how many stays had which length.
#[derive(Default)]
pub(crate) struct LengthsByPlace([Lengths; Place::ALL.len()]);

#[derive(Default)]
pub(crate) struct Lengths(BTreeMap<i64, u64>);

impl LengthsByPlace {
    pub(crate) fn add(&mut self, place: i64, days: i64, count: i64) {
        let lengths = usize::try_from(place).ok().and_then(|place| self.0.get_mut(place));
        if let Some(lengths) = lengths {
            lengths.add(days, count.max(0) as u64);
        }
    }

    pub(crate) fn by_place(&self) -> impl Iterator<Item = (Place, &Lengths)> {
        Place::ALL.into_iter().zip(&self.0)
    }
}

impl Lengths {
    pub(crate) fn add(&mut self, days: i64, count: u64) {
        *self.0.entry(days).or_default() += count;
    }

    pub(crate) fn count(&self) -> u64 {
        self.0.values().sum()
    }

    pub(crate) fn longest(&self) -> Option<u32> {
        self.0.keys().next_back().map(|days| *days as u32)
    }

    /// The least length that at least `numerator / denominator` of them do not exceed.
    pub(crate) fn quantile(&self, numerator: u64, denominator: u64) -> Option<u32> {
        let rank = (self.count() * numerator).div_ceil(denominator);
        let mut seen = 0;
        let reached = self.0.iter().find(|(_, count)| {
            seen += **count;
            seen >= rank
        });
        reached.map(|(days, _)| (*days).max(0) as u32)
    }
}
