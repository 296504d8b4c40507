//! The years that are known, and the days of each that are not as its weekdays say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::calendar::event::Event;
use crate::misfit::Misfit;
use crate::words::Sentence;

/// The calendar of working days. Of a year that it does not know only the weekends are free.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    years: BTreeMap<i16, Year>,
}

/// What is known of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// Days that are not worked. Some of them are weekend days, as the notices have it.
    pub off: BTreeSet<Date>,
    /// Weekend days that are worked.
    pub work: BTreeSet<Date>,
    /// The notice that says so.
    pub source: Sentence,
}

/// Every year has its weekends.
static UNKNOWN: Calendar = Calendar { years: BTreeMap::new() };

impl Calendar {
    /// A calendar that knows no year, for what does not depend on it.
    #[must_use]
    pub fn unknown() -> &'static Calendar {
        &UNKNOWN
    }

    /// Folds one event into the state.
    ///
    /// # Errors
    /// None: a year may be set whatever was known of it.
    pub fn evolve(mut self, event: &Event) -> Result<Calendar, Misfit> {
        match event {
            Event::CalendarSet { year, off, work, source } => {
                let (off, work) = (off.iter().copied().collect(), work.iter().copied().collect());
                self.years.insert(*year, Year { off, work, source: source.clone() });
            }
        }
        Ok(self)
    }

    /// Whether this year was set.
    #[must_use]
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains_key(&year)
    }

    /// What is known of a year.
    #[must_use]
    pub fn year(&self, year: i16) -> Option<&Year> {
        self.years.get(&year)
    }

    /// Every year that was set, in order.
    pub fn years(&self) -> impl Iterator<Item = (i16, &Year)> {
        self.years.iter().map(|(year, known)| (*year, known))
    }

    /// Whether this day is worked.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        match self.years.get(&day.year()) {
            Some(year) if year.off.contains(&day) => false,
            Some(year) if year.work.contains(&day) => true,
            _ => !is_weekend(day),
        }
    }

    pub(crate) fn weight(&self) -> usize {
        let days: usize = self.years.values().map(|year| year.off.len() + year.work.len()).sum();
        // A year holds its source and the nodes of two small trees.
        self.years.len() * 600 + days * size_of::<Date>() * 4
    }
}

/// Whether the day is a Saturday or a Sunday.
pub(super) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
