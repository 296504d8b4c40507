//! The gates of a standard's life: before each of these steps a procedure may ask for documents and for an approval.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::stage::Stage;
use crate::words::{BadWord, bad, keyed};

/// Where something is asked for before a standard may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Before the proposal is accepted.
    Proposal,
    /// Before the consultation opens.
    Consultation,
    /// Before the draft goes to review.
    IntoReview,
    /// Before the review may pass.
    OutOfReview,
    /// Before approval.
    Approval,
    /// Before publication.
    Publication,
    /// Before a review confirms a standard or decides on its revision.
    Confirmation,
    /// Before a standard is abolished.
    Abolition,
}

keyed! { Gate {
    Proposal "proposal" "立项" "Proposal"
    Consultation "consultation" "征求意见" "Consultation"
    IntoReview "into-review" "送审" "Into review"
    OutOfReview "out-of-review" "审查结论" "Out of review"
    Approval "approval" "批准" "Approval"
    Publication "publication" "发布" "Publication"
    Confirmation "confirmation" "复审结论" "Confirmation"
    Abolition "abolition" "废止" "Abolition"
} }

impl Gate {
    /// The stage at whose end or within which the gate stands.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Gate::Proposal => Stage::Proposal,
            Gate::Consultation | Gate::IntoReview => Stage::Drafting,
            Gate::OutOfReview => Stage::ExpertReview,
            Gate::Approval | Gate::Publication => Stage::Publication,
            Gate::Confirmation | Gate::Abolition => Stage::Revision,
        }
    }
}

impl FromStr for Gate {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = Gate::ALL.into_iter().find(|gate| gate.key() == key);
        known.ok_or_else(|| bad("gate", format!("one of {}", Gate::ALL.map(Gate::key).join(", "))))
    }
}
