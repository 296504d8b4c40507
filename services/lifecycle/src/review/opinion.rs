//! What an expert says about a clause, and what was done about it.

use serde::{Deserialize, Serialize};

use crate::words::{Name, PersonId, Sentence, keyed};

/// What an expert says about a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Its number in this review, from 1.
    pub no: u32,
    /// Whose.
    pub by: PersonId,
    /// The clause, as the draft numbers it.
    pub clause: Name,
    /// What it says.
    pub text: Sentence,
    /// Whether the draft must or should follow.
    pub weight: Weight,
    /// What was done about it, and why; the last word holds.
    pub disposed: Option<(Disposal, Option<Sentence>)>,
}

/// Whether a draft must follow an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// 须修改.
    Must,
    /// 建议修改.
    Should,
}

keyed! { Weight {
    Must "must" "须修改" "must"
    Should "should" "建议修改" "should"
} }

/// What was done about an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Disposal {
    /// 采纳.
    Taken,
    /// 部分采纳.
    Partly,
    /// 不采纳.
    Not,
}

keyed! { Disposal {
    Taken "taken" "采纳" "taken"
    Partly "partly" "部分采纳" "partly taken"
    Not "not" "不采纳" "not taken"
} }
