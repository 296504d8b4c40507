//! What a consultation is for, and what can come of a comment.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::procedure::Gate;
use crate::standard::At;
use crate::words::{BadWord, bad, keyed};

/// What a consultation is for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 征求意见: the draft, before it goes to review.
    #[default]
    Draft,
    /// 公示: what is about to be decided is shown to everybody.
    Notice,
    /// 废止征求意见: whether a standard is abolished.
    Abolition,
}

keyed! { Purpose {
    Draft "draft" "征求意见" "Consultation on the draft"
    Notice "notice" "公示" "Public notice"
    Abolition "abolition" "废止征求意见" "Consultation on abolition"
} }

/// What came of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 采纳.
    Taken,
    /// 部分采纳.
    Partly,
    /// 不采纳.
    Not,
}

keyed! { Outcome {
    Taken "taken" "采纳" "Taken"
    Partly "partly" "部分采纳" "Partly taken"
    Not "not" "不采纳" "Not taken"
} }

impl Purpose {
    /// The gate whose documents are put before the public where a standard stands there; `None` where nobody is consulted
    /// for this.
    #[must_use]
    pub fn shows(self, at: &At) -> Option<Gate> {
        match (self, at) {
            (Purpose::Draft, At::Writing(_) | At::Consulted(_)) => Some(Gate::Consultation),
            (Purpose::Notice, At::Proposed) => Some(Gate::Proposal),
            (Purpose::Notice, At::Approving(_)) => Some(Gate::Approval),
            (Purpose::Notice, At::Approved { .. }) => Some(Gate::Publication),
            (Purpose::Abolition, At::UnderReview(_) | At::Revising { .. }) => Some(Gate::Abolition),
            _ => None,
        }
    }

    /// What must be over before this gate opens, where the procedure asks for its disposal.
    #[must_use]
    pub fn before(gate: Gate) -> Option<Purpose> {
        match gate {
            Gate::IntoReview => Some(Purpose::Draft),
            Gate::Proposal | Gate::Approval | Gate::Publication => Some(Purpose::Notice),
            Gate::Abolition => Some(Purpose::Abolition),
            Gate::Consultation | Gate::OutOfReview | Gate::Confirmation | Gate::Admission => None,
        }
    }

    pub(crate) fn is_draft(&self) -> bool {
        *self == Purpose::Draft
    }
}

impl FromStr for Purpose {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = Purpose::ALL.into_iter().find(|purpose| purpose.key() == key);
        let keys = || Purpose::ALL.map(Purpose::key).join(", ");
        known.ok_or_else(|| bad("purpose", format!("one of {}", keys())))
    }
}

impl FromStr for Outcome {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = Outcome::ALL.into_iter().find(|outcome| outcome.key() == key);
        let keys = || Outcome::ALL.map(Outcome::key).join(", ");
        known.ok_or_else(|| bad("outcome", format!("one of {}", keys())))
    }
}
