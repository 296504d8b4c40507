//! When somebody is away.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days on which an expert is away; the first and the last count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Away {
    /// Whether it holds that day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether the two share a day.
    pub(super) fn touches(&self, other: &Away) -> bool {
        self.from <= other.until && other.from <= self.until
    }
}
