//! What the leadership view answers about standards in use: how far they are applied, by standard and by unit, and what was fed back and
//! not answered.

use jiff::civil::Date;
use plumbline_lifecycle::implementation::{Period, Share, Wish};
use plumbline_lifecycle::{Jurisdiction, UnitId};

/// How far the standards in use were applied, and how content were those whom they serve.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct InUse {
    pub as_of: Date,
    /// The last event that the answer knows of.
    pub position: u64,
    /// The time that is asked about; all that was recorded where none.
    pub period: Option<Period>,
    /// How many standards were in use: something was planned or recorded of them, and they were in force.
    pub total: u64,
    pub coverage: Share,
    pub satisfaction: Share,
    /// What was fed back to them and not answered.
    pub unanswered: u64,
    /// The least covered first; those of which nothing was recorded come last.
    pub standards: Vec<StandardInUse>,
    /// Whether there are more standards.
    pub more: bool,
    /// The same by unit, over all standards.
    pub units: Vec<UnitInUse>,
    /// Whether there are more units.
    pub more_units: bool,
}

/// One standard in use.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct StandardInUse {
    pub id: String,
    pub label: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    pub jurisdiction: Jurisdiction,
    /// How many units must apply it.
    pub must: u64,
    /// Of these, how many have kept a record.
    pub begun: u64,
    pub coverage: Share,
    pub satisfaction: Share,
    pub unanswered: u64,
}

/// One unit that applies standards.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct UnitInUse {
    pub unit: UnitId,
    /// Of how many standards it must apply or has kept a record.
    pub standards: u64,
    /// How many it must apply and has kept no record of.
    pub not_begun: u64,
    pub coverage: Share,
    pub satisfaction: Share,
}

/// What was fed back and not answered, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Unanswered {
    pub as_of: Date,
    /// The last event that the answer knows of.
    pub position: u64,
    /// How many there were.
    pub total: u64,
    pub rows: Vec<OpenFeedback>,
    /// Whether there are more.
    pub more: bool,
}

/// One piece of feedback that was not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct OpenFeedback {
    pub id: String,
    pub label: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    /// Its number.
    pub no: u32,
    /// The day on which it came.
    pub on: Date,
    pub from: String,
    pub clause: Option<String>,
    pub text: String,
    pub wants: Wish,
    /// For how many days it had waited.
    pub days: u32,
}
