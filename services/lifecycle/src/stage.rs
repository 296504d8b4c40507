//! Where a standard stands: the six stages of the spine and the three ends. Everybody counts by these nine places.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of the six stages of the spine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 立项: somebody asks for a standard.
    Proposal,
    /// 起草: it is written, and the public is consulted.
    Drafting,
    /// 审查: experts examine it.
    ExpertReview,
    /// 批准发布: it is approved, numbered and printed.
    Publication,
    /// 实施: it is in force.
    Implementation,
    /// 复审: it is examined again, to be confirmed, revised or abolished.
    Revision,
}

/// How a life may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// 不予立项: the proposal was turned down.
    Rejected,
    /// 终止: the project was given up before publication.
    Withdrawn,
    /// 废止: the published standard is no longer in force.
    Abolished,
}

/// A stage or an end: every standard is in exactly one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// On the spine.
    At(Stage),
    /// Past it.
    Ended(End),
}

impl Stage {
    /// The stages in order.
    pub const ALL: [Stage; 6] = [
        Stage::Proposal,
        Stage::Drafting,
        Stage::ExpertReview,
        Stage::Publication,
        Stage::Implementation,
        Stage::Revision,
    ];

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        Place::At(self).zh()
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        Place::At(self).en()
    }
}

impl Place {
    /// The nine places, stages first.
    pub const ALL: [Place; 9] = [
        Place::At(Stage::Proposal),
        Place::At(Stage::Drafting),
        Place::At(Stage::ExpertReview),
        Place::At(Stage::Publication),
        Place::At(Stage::Implementation),
        Place::At(Stage::Revision),
        Place::Ended(End::Rejected),
        Place::Ended(End::Withdrawn),
        Place::Ended(End::Abolished),
    ];

    /// The key used in JSON, in views and in addresses: `expert_review`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Place::At(Stage::Proposal) => "proposal",
            Place::At(Stage::Drafting) => "drafting",
            Place::At(Stage::ExpertReview) => "expert_review",
            Place::At(Stage::Publication) => "publication",
            Place::At(Stage::Implementation) => "implementation",
            Place::At(Stage::Revision) => "revision",
            Place::Ended(End::Rejected) => "rejected",
            Place::Ended(End::Withdrawn) => "withdrawn",
            Place::Ended(End::Abolished) => "abolished",
        }
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Place::At(Stage::Proposal) => "立项",
            Place::At(Stage::Drafting) => "起草",
            Place::At(Stage::ExpertReview) => "审查",
            Place::At(Stage::Publication) => "批准发布",
            Place::At(Stage::Implementation) => "实施",
            Place::At(Stage::Revision) => "复审",
            Place::Ended(End::Rejected) => "不予立项",
            Place::Ended(End::Withdrawn) => "终止",
            Place::Ended(End::Abolished) => "废止",
        }
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Place::At(Stage::Proposal) => "Proposal",
            Place::At(Stage::Drafting) => "Drafting",
            Place::At(Stage::ExpertReview) => "Expert review",
            Place::At(Stage::Publication) => "Publication",
            Place::At(Stage::Implementation) => "Implementation",
            Place::At(Stage::Revision) => "Revision",
            Place::Ended(End::Rejected) => "Rejected",
            Place::Ended(End::Withdrawn) => "Withdrawn",
            Place::Ended(End::Abolished) => "Abolished",
        }
    }
}

/// A word that names no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no stage (one of proposal, drafting, expert_review, publication, implementation, revision, rejected, withdrawn, abolished)"
)]
pub struct UnknownPlace(pub String);

impl FromStr for Place {
    type Err = UnknownPlace;

    fn from_str(key: &str) -> Result<Self, UnknownPlace> {
        Place::ALL
            .into_iter()
            .find(|place| place.key() == key)
            .ok_or_else(|| UnknownPlace(key.into()))
    }
}
