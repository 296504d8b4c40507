//! What a draw is asked for: which panel, out of whom, and who may not sit on it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::draw::excluded::Ground;
use crate::source::Source;
use crate::words::{Field, Jurisdiction, PartId, PersonId, Sentence, UnitId};

/// The call of a panel, as far as a draw depends on it.
#[derive(Debug, Clone)]
pub struct Call {
    /// The review.
    pub review: PartId,
    /// Whose pool it is.
    pub area: Jurisdiction,
    /// The day on which the panel sits.
    pub on: Date,
    /// The fields that are wanted, in the order of the call.
    pub wanted: Vec<Field>,
    /// How many and of whom.
    pub terms: Terms,
    /// Who may not sit on it, by what they have to do with the matter.
    pub barred: Vec<Barred>,
    /// Who declined, or was dropped, in this review.
    pub declined: Vec<PersonId>,
    /// Who was asked for by name: they come before all others, unless something excludes them.
    pub asked_for: Vec<PersonId>,
}

/// How many a panel needs and of whom, as its procedure says.
#[derive(Debug, Clone)]
pub struct Terms {
    /// How many members.
    pub size: u32,
    /// So many of them know each wanted field.
    pub fields_each: u32,
    /// At least so many hold a senior title.
    pub senior_least: u32,
    /// At most so many come from one unit.
    pub unit_most: Option<u32>,
    /// Who has so many reviews in hand is not asked.
    pub load_most: Option<u32>,
    /// Who was asked fewer days before stands back; 0 for no such rule.
    pub interval_days: u32,
    /// How many step in, in order.
    pub alternates: u32,
    /// Where these come from.
    pub source: Source,
}

/// Who may not sit on a panel, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Barred {
    /// Who.
    pub whom: Whom,
    /// As what: E2 for who drafts, E3 for a unit that does or takes part, E5 for who submits or approves, E10 for whom the
    /// office bars.
    pub ground: Ground,
    /// Why; of E10 it is told.
    pub reason: Sentence,
}

/// A person, or everybody of a unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// One person.
    Person(PersonId),
    /// Whoever serves in a unit.
    Unit(UnitId),
}
