//! What a unit is.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, Field, Jurisdiction, Titles, UnitId, bad, keyed};

/// A unit: a bureau, a division of it, an institution, an association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unit {
    /// What it is called, by language.
    pub names: Titles,
    /// What sort of unit it is.
    pub kind: UnitKind,
    /// The unit above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<UnitId>,
    /// Where it is responsible.
    pub area: Jurisdiction,
    /// The fields of work that are its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// What sort of unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 局.
    Bureau,
    /// 处室.
    Division,
    /// 直属单位、服务机构.
    Institution,
    /// 协会等社会组织.
    Association,
    /// 其他.
    Other,
}

keyed! { UnitKind {
    Bureau "bureau" "局" "Bureau"
    Division "division" "处室" "Division"
    Institution "institution" "直属单位" "Institution"
    Association "association" "社会组织" "Association"
    Other "other" "其他" "Other"
} }

impl FromStr for UnitKind {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = UnitKind::ALL.into_iter().find(|kind| kind.key() == key);
        known.ok_or_else(|| bad("kind", "one of bureau, division, institution, association, other"))
    }
}
