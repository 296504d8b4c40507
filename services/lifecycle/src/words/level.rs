//! Whose standard it is, the widest reach first.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad, keyed};

/// Whose standard it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

keyed! { Level {
    National "national" "国家标准" "National"
    Industry "industry" "行业标准" "Industry"
    Local "local" "地方标准" "Local"
    Group "group" "团体标准" "Group"
    Enterprise "enterprise" "企业标准" "Enterprise"
    Norm "norm" "工作规范" "Norm"
    Iso "iso" "ISO 标准" "ISO"
} }

impl FromStr for Level {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        Level::ALL.into_iter().find(|level| level.key() == key).ok_or_else(|| {
            bad("level", "one of national, industry, local, group, enterprise, norm, iso")
        })
    }
}
