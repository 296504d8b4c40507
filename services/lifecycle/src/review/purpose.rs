//! What a panel is called for.

use serde::{Deserialize, Serialize};

use crate::standard::At;
use crate::words::keyed;

/// What a panel is called for; its key is that of the panel's rule in a procedure, and stands in the review's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 立项论证: whether a proposal is worth a project.
    Proposal,
    /// 审查: whether a draft is good.
    Draft,
    /// 中期评估: how a project fares.
    Midterm,
    /// 验收: whether what was promised was done.
    Acceptance,
}

keyed! { Purpose {
    Proposal "proposal" "立项论证" "appraisal of the proposal"
    Draft "draft" "审查" "review of the draft"
    Midterm "midterm" "中期评估" "mid-term evaluation"
    Acceptance "acceptance" "验收" "acceptance"
} }

impl Purpose {
    /// Whether a standard that stands here can be reviewed for it.
    pub(crate) fn is_held_at(self, at: &At) -> bool {
        match self {
            Purpose::Proposal => matches!(at, At::Proposed),
            Purpose::Draft => matches!(at, At::Reviewing(_) | At::BackForReview(_)),
            Purpose::Midterm => at.plan().is_some(),
            Purpose::Acceptance => matches!(at, At::InForce(_) | At::Confirmed(_)),
        }
    }
}
