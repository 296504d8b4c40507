//! The life of one standard, straight from its stream, within a horizon: what the page, the command line and the API tell.
//!
//! The state is the core's own replay of the events within the horizon, in the order of their days, so that what was
//! recorded late takes its place; nothing of a later day shows. The stays come from the leadership view's course, worked
//! out here from the same states, and the ties from the catalogue. The views may lag behind the stream by a moment.

mod calendars;
mod handed_in;
mod procedures;
mod read;
mod telling;
mod ties;

use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::procedure::{MoveKind, Procedure};
use plumbline_lifecycle::standard::{Owed, Standard};
use plumbline_lifecycle::{Event, Horizon, StageCode, StandardId, Unreadable, Wait, due};
use plumbline_log::{LogError, Recorded};

use crate::catalogue::Related;
use crate::error::ViewError;
use crate::leadership::Stay;
pub use handed_in::HandedIn;
pub(crate) use procedures::Kept;

/// Everything about one standard.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Life {
    pub id: StandardId,
    pub horizon: Horizon,
    /// The version of the stream's newest event within the horizon.
    pub version: u64,
    /// That event's seq.
    pub last_seq: u64,
    /// What was recorded up to there is in it, and nothing else.
    pub seen: u64,
    pub standard: Standard,
    /// The procedure that the standard is bound to, where it was adopted.
    pub procedure: Option<Arc<Procedure>>,
    pub waits: Vec<Wait>,
    /// What is owed of its text, done or not.
    pub owed: Vec<Owed>,
    /// What happened, by day and then by seq.
    pub lines: Vec<Line>,
    pub stays: Vec<Stay>,
    /// Every number and reference it went by, in order, each once.
    pub names: Vec<String>,
    /// The nearest day on which something happened before the one that is asked about, or today.
    pub before: Option<Date>,
    /// The nearest one after it.
    pub after: Option<Date>,
    /// Its relations at the end of the day that is asked about, and those that others held to it then. A relation is
    /// linked to the standard that went by that id or number by then, with its titles and place of that day. When the question
    /// is what was known at a seq, only its own are told, as they were written down and linked to nothing: the views
    /// know when things happened, not when they were recorded.
    pub ties: Vec<Related>,
}

/// One event of a life.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Line {
    pub recorded: Recorded,
    /// Of the standard, or what the clock has noted of its last days.
    pub event: Event,
    /// The stage code it led to.
    pub code: StageCode,
    /// Whether the code changed, or this is the first.
    pub moved: bool,
    /// What kind of move it was; of observed lives.
    pub kind: Option<MoveKind>,
}

/// Why there is no life to tell.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum NoLife {
    /// No standard goes by that name, or nothing was recorded of it by then.
    #[error("no such standard")]
    Unknown,
    /// It was born later than the day that is asked about.
    #[error("the standard was not there before {born}")]
    NotYet { born: Date },
    #[error(transparent)]
    View(#[from] ViewError),
    #[error(transparent)]
    Log(#[from] LogError),
    /// The stream, or that of the procedures, cannot be folded.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

impl Life {
    /// The wait whose last day binds, if any does.
    #[must_use]
    pub fn due(&self) -> Option<&Wait> {
        due(&self.waits)
    }
}
