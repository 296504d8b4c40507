//! What the catalogue is asked and what it answers with.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::standard::Origin;
use plumbline_lifecycle::{Jurisdiction, Level, Place, StandardId};
use serde::Serialize;

use crate::filter::Filter;
use crate::keys::{show_place, show_place_if};

/// Which part of the catalogue is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct ListQuery {
    pub filter: Filter,
    /// Only those that stand here now.
    pub place: Option<Place>,
    /// Only those whose titles, names, unit or number hold these words.
    pub text: Option<String>,
    /// Only those of the filter's jurisdiction itself, not of the places within it.
    pub only_there: bool,
    /// Only those past their last day on this day.
    pub overdue_on: Option<Date>,
    pub order: Order,
    /// Only those after this point: [`Listing::next`] of the page before.
    pub after: Option<String>,
    /// At most so many; 0 means 50, and 1,000 is the most.
    pub limit: u32,
}

/// In which order the catalogue is listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The natural order of numbers; of a search, those whose number was asked for come first.
    #[default]
    Number,
    /// The earliest last day first; behind all of these, in the order of numbers, those that no last day binds.
    Due,
}

/// The first of the standards that stand at one place, the earliest last day first.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Column {
    pub place: Place,
    pub entries: Vec<Entry>,
    /// Whether there are more.
    pub more: bool,
}

/// A page of the catalogue, in the order of [`Catalogue::list`](crate::Catalogue::list).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Listing {
    /// The last event that the answer knows of.
    pub position: u64,
    /// How many there are on all pages.
    pub total: u64,
    pub entries: Vec<Entry>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<String>,
}

/// One line of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Entry {
    pub id: String,
    pub label: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    pub level: Level,
    pub field: String,
    pub jurisdiction: String,
    #[serde(serialize_with = "show_place")]
    pub place: Place,
    pub code: String,
    /// Since when it has this code.
    pub since: Date,
    /// The last day that binds it.
    #[serde(skip)]
    pub due: Option<Date>,
    #[serde(skip)]
    pub origin: Origin,
    pub edition: u32,
    /// Whether its clock stands still.
    pub suspended: bool,
    /// Whether it was in force when it was entered.
    pub entered: bool,
}

/// Everything the catalogue knows of one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Card {
    #[serde(flatten)]
    pub entry: Entry,
    pub titles: BTreeMap<String, String>,
    /// Who drafts it.
    pub drafting_unit: Option<String>,
    pub ics: Vec<String>,
    /// When it was published: a day, or as much of one as was told.
    pub published: Option<String>,
    /// From when it is in force.
    pub effective_on: Option<Date>,
    pub procedure: String,
    /// The version of that.
    pub procedure_version: u32,
    /// Whether another body runs it.
    pub observed: bool,
    /// The version of its stream.
    pub version: u64,
    /// The edition before it.
    pub revises: Option<StandardId>,
    /// The edition that comes after it, or has come.
    pub successor: Option<StandardId>,
    /// Every number and reference it has gone by.
    pub names: Vec<String>,
    /// Relations, those that others have to it too.
    pub relations: Vec<Related>,
}

/// A relation of two standards, told from one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Related {
    /// `replaces`, `adopts`, `refers_to` or `grown_from`.
    pub kind: String,
    /// True when this standard says it of the other one.
    pub outgoing: bool,
    /// The other one as it was written down.
    pub target: String,
    /// The other one's id, when it is in the catalogue.
    pub id: Option<String>,
    pub title_zh: Option<String>,
    pub title_en: Option<String>,
    /// Where the other one stands, when it is in the catalogue.
    #[serde(serialize_with = "show_place_if")]
    pub place: Option<Place>,
    /// Of `replaces`, where the other one is known: whether the keeper of the replaced standard has agreed. `None` where that
    /// was not asked, or nothing needs to be agreed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<bool>,
    /// Who is responsible for the other one, when it is in the catalogue.
    #[serde(skip)]
    pub jurisdiction: Option<Jurisdiction>,
}
