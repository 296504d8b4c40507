//! The plan of a project: how long it may take, what must be reached on the way, how far it may be extended.

use jiff::civil::Date;
use serde::Deserialize;

use crate::procedure::gate::Gate;
use crate::procedure::limit::{Length, Limit, months_later};

/// From acceptance to the end of expert review, at most.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRule {
    /// How long.
    #[serde(flatten)]
    pub limit: Limit,
    /// What must be reached on the way.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
}

/// A gate that is passed within a time from acceptance. Its source is the plan's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The gate.
    pub gate: Gate,
    /// Within which time.
    #[serde(flatten)]
    pub length: Length,
}

/// How a plan may be extended.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// At most so many months beyond the day it was due, 1 to 1,200. A text that was adopted before there were bounds may
    /// hold any number.
    pub months: i32,
    /// At most so many times, 0 to 100.
    pub times: u32,
    /// It is asked for so long before the plan ends. It is counted back.
    #[serde(default)]
    pub ask_before: Option<Length>,
    /// Where the figure comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

impl Extension {
    /// The latest day to which a plan may be extended that is due on `due`; `None` past the end of the calendar.
    #[must_use]
    pub fn latest(&self, due: Date) -> Option<Date> {
        months_later(due, self.months)
    }
}
