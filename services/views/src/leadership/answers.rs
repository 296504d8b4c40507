//! What the leadership view answers with.

use jiff::civil::Date;
use plumbline_lifecycle::procedure::MoveKind;
use plumbline_lifecycle::{Jurisdiction, Level, Place};
use serde::Serialize;

use crate::keys::{show_kind, show_kind_if, show_place, show_place_if};

/// Where all standards stood on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pipeline {
    /// The day.
    pub as_of: Date,
    /// The last event that the answer knows of.
    pub position: u64,
    /// Standards in all places.
    pub total: u64,
    /// Of these, past their last day.
    pub overdue: u64,
    /// The nine places in order, the empty ones too.
    pub places: Vec<PlaceCount>,
    /// The same by level, the widest reach first.
    pub by_level: Vec<Group>,
    /// The same by field, by key.
    pub by_field: Vec<Group>,
    /// The same by jurisdiction, by code.
    pub by_jurisdiction: Vec<Group>,
}

/// How many stood in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct PlaceCount {
    #[serde(serialize_with = "show_place")]
    pub place: Place,
    pub count: u64,
    /// Of these, past their last day.
    pub overdue: u64,
    /// How long half of them have stood there at least, in days.
    pub median_days: Option<u32>,
}

/// The counts of one level, field or jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Group {
    pub key: String,
    /// Standards in all places.
    pub total: u64,
    /// Of these, past their last day.
    pub overdue: u64,
    /// By place, in the order of [`Place::ALL`].
    pub counts: [u64; 9],
}

/// How standards moved during some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// Stretches of about the same length, the oldest first.
    pub buckets: Vec<Bucket>,
}

/// One stretch of a [`Flow`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bucket {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// Moves from place to place in it.
    pub moves: Vec<Moves>,
    /// Standards in each place at the end of its last day, in the order of [`Place::ALL`].
    pub standing: [u64; 9],
}

/// Moves between two places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Moves {
    /// From where; `None` for a standard first seen.
    #[serde(serialize_with = "show_place_if")]
    pub from: Option<Place>,
    /// To where.
    #[serde(serialize_with = "show_place")]
    pub to: Place,
    pub count: u64,
}

/// Which moves are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MovedQuery {
    /// Only those from here.
    pub from: Option<CameFrom>,
    /// Only those to here.
    pub to: Option<Place>,
    /// Only those of this day and after it.
    pub since: Option<Date>,
    /// Only those of this day and before it.
    pub until: Option<Date>,
    /// Whether they are counted as stays that ended: for what a standard was while it stayed, not for what it was thereafter.
    pub left: bool,
    /// Only those after this point: [`Moved::next`] of the page before.
    pub after: Option<String>,
    /// At most so many.
    pub limit: u32,
}

/// From where a standard came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameFrom {
    /// It was first seen.
    Nowhere,
    /// It stood there.
    Place(Place),
}

/// A page of moves, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// How many there are on all pages.
    pub total: u64,
    /// Those of this page.
    pub rows: Vec<OneMove>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<String>,
}

/// One standard that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct OneMove {
    pub id: String,
    pub label: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    pub on: Date,
    /// From where; `None` for a standard first seen.
    pub from: Option<Place>,
    pub to: Place,
    /// The code that it has from then on.
    pub code: String,
}

/// A standard past its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Overdue {
    pub id: String,
    pub label: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    pub level: Level,
    pub field: String,
    pub jurisdiction: String,
    /// Where it stood.
    #[serde(serialize_with = "show_place")]
    pub place: Place,
    pub code: String,
    /// Since when it stood at this place.
    pub since: Date,
    /// Its last day.
    pub due: Date,
    /// Days past it.
    pub days_over: u32,
    /// Where the time limit comes from.
    pub source: Option<String>,
    /// Whether that was not read in the original.
    pub unverified: bool,
    /// The place where it binds, where that is another one: an example here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example_of: Option<Jurisdiction>,
}

/// How long standards stayed in one place, those that have left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct TimeInStage {
    #[serde(serialize_with = "show_place")]
    pub place: Place,
    /// Finished stays.
    pub finished: u64,
    /// Half of them were no longer than this.
    pub median_days: Option<u32>,
    /// Nine in ten were no longer than this.
    pub p90_days: Option<u32>,
    /// The longest.
    pub longest_days: Option<u32>,
}

/// How many observed moves were of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Irregularity {
    #[serde(serialize_with = "show_kind")]
    pub kind: MoveKind,
    pub count: u64,
}

/// One observed move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct IrregularMove {
    pub id: String,
    pub label: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    /// When it was seen.
    pub on: Date,
    /// The code before.
    pub from: Option<String>,
    /// The code after.
    pub to: String,
    #[serde(serialize_with = "show_kind")]
    pub kind: MoveKind,
}

/// One stretch of a standard's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Stay {
    /// Its first day.
    pub entered: Date,
    /// The day on which it was elsewhere; `None` while it is there.
    pub left: Option<Date>,
    #[serde(serialize_with = "show_place")]
    pub place: Place,
    pub code: String,
    /// The last day allowed.
    pub due: Option<Date>,
    /// What kind of move led here; told for observed lives only.
    #[serde(serialize_with = "show_kind_if")]
    pub kind: Option<MoveKind>,
}

/// Where a standard stood on a day, and what it was called.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Stood {
    pub place: Place,
    pub label: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    /// Who was responsible.
    pub jurisdiction: Jurisdiction,
}
