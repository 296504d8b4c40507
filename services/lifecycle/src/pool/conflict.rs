//! A conflict of interest that an expert has declared.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, Sentence, StandardId, UnitId, bad};

/// An expert has an interest in a matter, and says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// In what.
    pub with: With,
    /// Why.
    pub reason: Sentence,
}

/// In what somebody has an interest. Written `unit:u-welfare` or `standard:day-care`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum With {
    /// In everything that a unit drafts or takes part in.
    Unit(UnitId),
    /// In one standard.
    Standard(StandardId),
}

impl fmt::Display for With {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            With::Unit(unit) => write!(f, "unit:{unit}"),
            With::Standard(standard) => write!(f, "standard:{standard}"),
        }
    }
}

impl FromStr for With {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        match text.split_once(':') {
            Some(("unit", unit)) => Ok(With::Unit(unit.parse()?)),
            Some(("standard", standard)) => Ok(With::Standard(standard.parse()?)),
            _ => Err(bad("with", "unit:ID or standard:ID")),
        }
    }
}
