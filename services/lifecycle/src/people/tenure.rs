//! For how long somebody holds a role, and who stands in for whoever does.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::people::role::Role;
use crate::words::{PersonId, UnitId};

/// Somebody holds a role for a unit, which need not be the one that they serve in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// The role.
    pub role: Role,
    /// The unit for which they hold it.
    pub unit: UnitId,
    /// Who.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The last day; `None` for one without an end in sight.
    pub until: Option<Date>,
}

impl Tenure {
    /// Whether it runs on that day; its first and its last day count.
    #[must_use]
    pub fn runs_on(&self, day: Date) -> bool {
        self.from <= day && !self.is_over(day)
    }

    /// Whether it ended before that day.
    #[must_use]
    pub fn is_over(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

/// Somebody stands in for whoever holds a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputy {
    /// The role.
    pub role: Role,
    /// The unit for which it is held.
    pub unit: UnitId,
    /// Who.
    pub person: PersonId,
    /// Who comes first: 1, then 2.
    pub rank: u8,
}
