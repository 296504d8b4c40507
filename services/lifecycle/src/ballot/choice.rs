//! What somebody votes.

use serde::{Deserialize, Serialize};

use crate::words::keyed;

/// What somebody votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// 同意.
    Yes,
    /// 不同意.
    No,
    /// 弃权.
    Abstain,
}

keyed! { Choice {
    Yes "yes" "同意" "yes"
    No "no" "不同意" "no"
    Abstain "abstain" "弃权" "abstain"
} }
