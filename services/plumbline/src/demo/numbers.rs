//! The numbers that the made-up standards get.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::standard::{Command, Profile, Relation, RelationKind};
use plumbline_lifecycle::{Level, Name, Number};

use crate::demo::city::Standard;
use crate::demo::tables::bad;
use crate::failure::Failure;

/// The numbers given so far.
#[derive(Default)]
pub(super) struct Numbers {
    /// The number each standard has.
    numbers: BTreeMap<usize, Number>,
    /// How many numbers of a series were given, and the last of them.
    given: BTreeMap<&'static str, (usize, u32)>,
}

impl Numbers {
    /// A second edition says which number it replaces.
    pub(super) fn replacing(&self, first: usize, profile: &Profile) -> Result<Command, Failure> {
        let number = self.numbers.get(&first).ok_or_else(|| bad("a first edition's number"))?;
        let target: Name = number.to_string().parse()?;
        let relations = vec![Relation { kind: RelationKind::Replaces, target }];
        Ok(Command::AmendProfile { profile: Profile { relations, ..profile.clone() } })
    }

    /// A second edition keeps its sequence number and takes a new year. The bureau's own norms are numbered one after the
    /// other; of the city's series it sees only some numbers, because another body gives them to others too.
    pub(super) fn give(
        &mut self,
        on: Date,
        at: usize,
        standard: &Standard,
    ) -> Result<Number, Failure> {
        const STEPS: [u32; 7] = [1, 3, 2, 6, 1, 4, 9];
        let first = standard.renews.and_then(|first| self.numbers.get(&first));
        let number = if let Some(first) = first {
            first.of_year(year(on))
        } else {
            let own = standard.profile.level == Level::Norm;
            let series = if own { "Q/SLMZ" } else { "DB3301/T" };
            let (count, last) = self.given.entry(series).or_insert((0, 100));
            *last += if own { 1 } else { STEPS[*count % STEPS.len()] };
            *count += 1;
            let text = format!("{series} {last:04}-{}", on.year());
            text.parse().map_err(|error| bad(&format!("{error}")))?
        };
        self.numbers.insert(at, number.clone());
        Ok(number)
    }

    /// The year of a number is that of publication.
    pub(super) fn take_the_year(&mut self, on: Date, at: usize) {
        if let Some(number) = self.numbers.get_mut(&at) {
            *number = number.of_year(year(on));
        }
    }
}

fn year(on: Date) -> u16 {
    u16::try_from(on.year()).unwrap_or_default()
}
