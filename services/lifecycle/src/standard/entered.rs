//! 已有标准录入: a standard that was in force before this house ran it. It is entered as it stands, not decided here, and says
//! so for ever; from there on it lives as any other.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::number::Number;
use crate::standard::{Document, Profile};
use crate::words::Sentence;

/// What an office enters of a standard that is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The procedure by which it goes on, as `local`, in its newest adopted version. Without it the one that is for its level and
    /// binds at its place; where several are, one must be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// What it is; what it replaced stands among its relations.
    pub profile: Profile,
    /// 1 to 1,000; 1 for a first edition.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub edition: u32,
    /// The number that it bears.
    pub number: Number,
    /// The day on which it was published. It is the day of the entry too: as of each later day the standard was there.
    pub published_on: Date,
    /// 实施日期; it may lie ahead.
    pub effective_on: Date,
    /// By what its being in force is known: the announcement, or the list that it was taken from.
    pub ground: Sentence,
    /// Its documents, each kind once, as the procedure calls them. Those that are not at hand may be handed in later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
}

/// That a standard was entered, and what of it matters later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// By what its being in force was known.
    pub ground: Sentence,
    /// Whether a review was begun here since. Those before it may be entered until then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reviewed_here: bool,
}

fn first() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_first(edition: &u32) -> bool {
    *edition == first()
}
