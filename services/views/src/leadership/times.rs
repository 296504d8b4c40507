//! What the leadership view answers about times: by step of an approval, and from one stage code to another.

use jiff::civil::Date;
use plumbline_lifecycle::implementation::Figures;
use plumbline_lifecycle::people::Role;
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{Jurisdiction, StageCode, Words};

/// How long matters under approval stood at one step before it was decided, those that were.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct StepTime {
    /// What was asked for.
    pub gate: Gate,
    /// The step.
    pub step: Words,
    /// The roles whose seats it has.
    pub roles: Vec<Role>,
    /// How often it was decided.
    pub decided: u64,
    /// Of these, how often the matter was sent back.
    pub sent_back: u64,
    /// Of these, how often it was declined.
    pub declined: u64,
    /// Days, of the calendar: half of the decisions took no longer than this.
    pub median_days: Option<u32>,
    /// Nine in ten took no longer than this.
    pub p90_days: Option<u32>,
    pub longest_days: Option<u32>,
    /// Of those decisions for which there was a last day, how many came by then.
    pub in_time: Within,
}

/// So many of those for which there was a last day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Within {
    /// By their last day.
    pub hits: u64,
    /// With a last day.
    pub of: u64,
}

/// How long standards took from one stage code to another: from when they came to the one until they came to the other. A standard
/// that came to the first once more before it came to the other counts from then; one that went the way twice counts twice. One
/// that another body runs and that was first seen at `from` does not count: nobody knows since when it had been there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Between {
    pub as_of: Date,
    pub from: StageCode,
    pub to: StageCode,
    /// How many came from the one to the other.
    pub finished: u64,
    /// Days: half of them took no longer than this.
    pub median_days: Option<u32>,
    /// Nine in ten took no longer than this.
    pub p90_days: Option<u32>,
    pub longest_days: Option<u32>,
    /// Of those that had a last day at `from`, how many came to `to` by then.
    pub within: Within,
    /// Where these last days come from, each once.
    pub clauses: Vec<Cited>,
    /// Those that were first seen at `from`, so that their time is not known.
    pub unknown: u64,
}

/// A clause by which last days were worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// As it is written down.
    pub clause: String,
    /// Whether it was not read in the original.
    pub unverified: bool,
    /// The place where it binds, where that is another one: an example here.
    pub example_of: Option<Jurisdiction>,
}

impl Within {
    /// The same as figures.
    #[must_use]
    pub fn figures(self) -> Figures {
        Figures { hits: self.hits, of: self.of }
    }

    /// As `80.0 %`, one digit, half up; `–` of nothing.
    #[must_use]
    pub fn percent(self) -> String {
        self.figures().percent()
    }

    pub(crate) fn add(&mut self, is_within: bool, count: u64) {
        self.of += count;
        self.hits += if is_within { count } else { 0 };
    }
}
