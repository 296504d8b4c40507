//! A delegation: for some days, somebody else may act for a person.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::procedure::Gate;
use crate::words::PersonId;

/// Somebody may act for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// For whom.
    pub from: PersonId,
    /// Who may act.
    pub to: PersonId,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Before which steps; empty: before every one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<Gate>,
}

impl Delegation {
    /// How many days a delegation may run, its first and its last counted.
    pub const DAYS_MAX: u16 = 90;

    /// Whether it runs on that day; its first and its last day count.
    #[must_use]
    pub fn runs_on(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether it holds for this gate.
    #[must_use]
    pub fn holds_for(&self, gate: Gate) -> bool {
        self.gates.is_empty() || self.gates.contains(&gate)
    }

    /// Whether it runs for longer than any may.
    pub(crate) fn is_too_long(&self) -> bool {
        let days = Span::new().days(i32::from(Delegation::DAYS_MAX) - 1);
        // A day beyond the calendar's end is none that this one could run past.
        self.first.checked_add(days).is_ok_and(|longest| longest < self.last)
    }

    /// Whether there is a day and a gate for which both hold.
    pub(crate) fn overlaps(&self, other: &Delegation) -> bool {
        let days = self.first <= other.last && other.first <= self.last;
        let every = self.gates.is_empty() || other.gates.is_empty();
        days && (every || self.gates.iter().any(|gate| other.gates.contains(gate)))
    }
}
