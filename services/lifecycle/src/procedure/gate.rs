//! The gates of a standard's life: before each of these steps a procedure may ask for documents and for an approval. The admission
//! of experts to a pool is asked for by the same chains, and so it is a gate too, which no standard comes to.

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
    /// Before experts are admitted to the pool of an area.
    Admission,
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
    Admission "admission" "专家入库" "Admission of experts"
} }

impl Gate {
    /// The stage at whose end or within which the gate stands; `None` for the one of a pool.
    #[must_use]
    pub fn stage(self) -> Option<Stage> {
        Some(match self {
            Gate::Proposal => Stage::Proposal,
            Gate::Consultation | Gate::IntoReview => Stage::Drafting,
            Gate::OutOfReview => Stage::ExpertReview,
            Gate::Approval | Gate::Publication => Stage::Publication,
            Gate::Confirmation | Gate::Abolition => Stage::Revision,
            Gate::Admission => return None,
        })
    }
}

impl FromStr for Gate {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = Gate::ALL.into_iter().find(|gate| gate.key() == key);
        known.ok_or_else(|| bad("gate", format!("one of {}", Gate::ALL.map(Gate::key).join(", "))))
    }
}
