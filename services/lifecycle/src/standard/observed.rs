//! A standard that another body runs: what its catalogue said, day by day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::StageCode;
use crate::procedure::Binding;
use crate::words::{BadWord, Field, Name, Titles, bad};

/// What somebody else's catalogue said of a standard on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Observation {
    /// Where it stood.
    pub code: StageCode,
    /// The reference it went by, as `ISO/DIS 10033-1`.
    pub reference: Name,
    /// Its titles, where told.
    #[serde(default, skip_serializing_if = "Titles::is_empty")]
    pub titles: Titles,
    /// ICS codes, where told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ics: Vec<String>,
    /// Edition, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<u32>,
    /// Year or year and month of publication, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}

/// A standard that we observe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observed {
    /// The procedure by which its moves are judged.
    pub binding: Binding,
    /// What was seen on each day. Never empty.
    pub sightings: Sightings,
}

/// What was seen on each day, in the order of the days; of several observations of one day the one recorded last.
// A sorted row: most lives hold one or two, and nearly all are recorded in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sightings(Vec<(Date, Observation)>);

impl Sightings {
    /// Puts one in where its day belongs.
    pub fn insert(&mut self, day: Date, observation: Observation) {
        let after = self.0.partition_point(|(earlier, _)| *earlier < day);
        match self.0.get_mut(after) {
            Some((same, held)) if *same == day => *held = observation,
            _ => self.0.insert(after, (day, observation)),
        }
    }

    /// Each day with what was seen on it, the latest last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Date, &Observation)> {
        self.0.iter().map(|(day, seen)| (day, seen))
    }

    /// How many days there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn newest_first(&self) -> impl Iterator<Item = &Observation> {
        self.0.iter().rev().map(|(_, seen)| seen)
    }
}

impl<'a> IntoIterator for &'a Sightings {
    type Item = (&'a Date, &'a Observation);
    type IntoIter = std::iter::Map<
        std::slice::Iter<'a, (Date, Observation)>,
        fn(&'a (Date, Observation)) -> (&'a Date, &'a Observation),
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(day, seen)| (day, seen))
    }
}

impl Observation {
    /// Whether it says what an observation can.
    pub(super) fn check(&self) -> Result<(), BadWord> {
        let ics_fits = |code: &String| {
            code.len() <= 16 && code.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        };
        if self.ics.len() > 32 || !self.ics.iter().all(ics_fits) {
            return Err(bad("ics", "at most 32 codes such as 79.060.99"));
        }
        let month = |text: &String| {
            text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        };
        if self.published.as_ref().is_some_and(|text| !month(text)) {
            return Err(bad("published", "a year, month or day such as 2011-04"));
        }
        Ok(())
    }
}

impl Observed {
    pub(super) fn first(binding: &Binding, observation: &Observation, on: Date) -> Observed {
        let sightings = Sightings(vec![(on, observation.clone())]);
        Observed { binding: binding.clone(), sightings }
    }

    /// The observation of the latest day.
    #[must_use]
    pub fn newest(&self) -> &Observation {
        self.sightings.newest_first().next().expect("an observed standard was seen at least once")
    }

    /// Where it stood when it was last seen.
    #[must_use]
    pub fn code(&self) -> StageCode {
        self.newest().code
    }

    /// The day on which it was first seen where it stands.
    #[must_use]
    pub fn since(&self) -> Date {
        let code = self.code();
        let there = self.sightings.iter().rev().take_while(|(_, seen)| seen.code == code);
        there.map(|(day, _)| *day).last().unwrap_or_default()
    }

    /// The title in each language as it was told last.
    #[must_use]
    pub fn titles(&self) -> Titles {
        let told = self.sightings.iter().map(|(_, seen)| &seen.titles);
        told.fold(Titles::default(), Titles::with)
    }

    /// ICS codes as they were told last.
    #[must_use]
    pub fn ics(&self) -> &[String] {
        let mut told = self.sightings.newest_first().map(|seen| seen.ics.as_slice());
        told.find(|ics| !ics.is_empty()).unwrap_or_default()
    }

    /// The edition as it was told last.
    #[must_use]
    pub fn edition(&self) -> Option<u32> {
        self.sightings.newest_first().find_map(|seen| seen.edition)
    }

    /// When it was published, as it was told last.
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        self.sightings.newest_first().find_map(|seen| seen.published.as_deref())
    }

    /// The field: the first two digits of its first ICS code.
    #[must_use]
    pub fn field(&self) -> Field {
        Field::of_ics(self.ics())
    }

    /// An estimate that does not walk through all that was seen: it is asked for at each change.
    pub(crate) fn weight(&self) -> usize {
        let text: usize = self.newest().titles.iter().map(|(_, title)| 64 + title.len()).sum();
        let one = size_of::<Observation>() + self.newest().reference.as_str().len() + text + 80;
        size_of::<Observed>() + self.sightings.len() * one
    }
}
