//! Whose standard it is, the widest reach first.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad};

/// Whose standard it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 国家标准 GB.
    National,
    /// 行业标准, as MZ/T.
    Industry,
    /// 地方标准 DB.
    Local,
    /// 团体标准 T/.
    Group,
    /// 企业标准 Q/.
    Enterprise,
    /// 工作规范: a bureau's own norm, which may grow into a standard.
    Norm,
    /// An ISO standard.
    Iso,
}

impl Level {
    /// Every level, the widest reach first.
    pub const ALL: [Level; 7] = [
        Level::National,
        Level::Industry,
        Level::Local,
        Level::Group,
        Level::Enterprise,
        Level::Norm,
        Level::Iso,
    ];

    /// The key used in JSON and in views.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Level::National => ("national", "国家标准", "National"),
            Level::Industry => ("industry", "行业标准", "Industry"),
            Level::Local => ("local", "地方标准", "Local"),
            Level::Group => ("group", "团体标准", "Group"),
            Level::Enterprise => ("enterprise", "企业标准", "Enterprise"),
            Level::Norm => ("norm", "工作规范", "Norm"),
            Level::Iso => ("iso", "ISO 标准", "ISO"),
        }
    }
}

impl FromStr for Level {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        Level::ALL.into_iter().find(|level| level.key() == key).ok_or_else(|| {
            bad("level", "one of national, industry, local, group, enterprise, norm, iso")
        })
    }
}
