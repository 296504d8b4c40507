//! 来源: how a standard came to stand here. Everybody divides by these five.

use std::str::FromStr;

use crate::standard::Standard;

/// How a standard came to stand here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// 新立项: proposed here, as nothing that was before.
    Proposed,
    /// 修订: a new edition of one that stands here.
    Revision,
    /// 由规范提升: first a norm, then a standard.
    Promoted,
    /// 已有标准录入: it was in force when it was entered.
    Entered,
    /// 他方目录: seen in another body's catalogue, and not run here.
    Observed,
}

impl Origin {
    /// All of them.
    pub const ALL: [Origin; 5] =
        [Origin::Proposed, Origin::Revision, Origin::Promoted, Origin::Entered, Origin::Observed];

    /// The key used in views and in addresses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Origin::Proposed => "proposed",
            Origin::Revision => "revision",
            Origin::Promoted => "promoted",
            Origin::Entered => "entered",
            Origin::Observed => "observed",
        }
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Origin::Proposed => "新立项",
            Origin::Revision => "修订",
            Origin::Promoted => "由规范提升",
            Origin::Entered => "已有标准录入",
            Origin::Observed => "他方目录",
        }
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Origin::Proposed => "proposed anew",
            Origin::Revision => "a new edition",
            Origin::Promoted => "grown from a norm",
            Origin::Entered => "entered as in force",
            Origin::Observed => "another body's catalogue",
        }
    }
}

/// A word that names no origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no origin (one of proposed, revision, promoted, entered, observed)")]
pub struct UnknownOrigin(pub String);

impl FromStr for Origin {
    type Err = UnknownOrigin;

    fn from_str(key: &str) -> Result<Self, UnknownOrigin> {
        Origin::ALL
            .into_iter()
            .find(|origin| origin.key() == key)
            .ok_or_else(|| UnknownOrigin(key.into()))
    }
}

impl Standard {
    /// How it came to stand here; `None` of one that was not born.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        match self {
            Standard::Unborn => None,
            Standard::Observed(_) => Some(Origin::Observed),
            Standard::Run(run) if run.entered.is_some() => Some(Origin::Entered),
            Standard::Run(run) if run.grown => Some(Origin::Promoted),
            Standard::Run(run) if run.revises.is_some() => Some(Origin::Revision),
            Standard::Run(_) => Some(Origin::Proposed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_back_by_its_key() {
        for origin in Origin::ALL {
            assert_eq!(origin.key().parse(), Ok(origin));
        }
        assert!("nowhere".parse::<Origin>().is_err());
        assert_eq!(Standard::Unborn.origin(), None);
    }
}
