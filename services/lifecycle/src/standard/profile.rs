//! What a standard is, apart from where it stands.

use serde::{Deserialize, Serialize};

use crate::words::{Field, Jurisdiction, Level, Name, Titles};

/// What a standard is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Profile {
    /// Whose standard.
    pub level: Level,
    /// The field of work.
    pub field: Field,
    /// Who is responsible.
    pub jurisdiction: Jurisdiction,
    /// Titles by language.
    pub titles: Titles,
    /// 起草单位.
    pub drafting_unit: Name,
    /// Relations to other standards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
}

/// A relation of this standard to another one, by its id or by its number as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Relation {
    /// What kind of relation.
    pub kind: RelationKind,
    /// The other standard: an id here, or a number or reference elsewhere.
    pub target: Name,
}

/// How one standard is related to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// 代替.
    Replaces,
    /// 采用.
    Adopts,
    /// 引用.
    RefersTo,
    /// 由规范提升: first a norm, then a standard.
    GrownFrom,
}

impl RelationKind {
    /// The key used in JSON and in views.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            RelationKind::Replaces => "replaces",
            RelationKind::Adopts => "adopts",
            RelationKind::RefersTo => "refers_to",
            RelationKind::GrownFrom => "grown_from",
        }
    }
}

impl Profile {
    pub(crate) fn weight(&self) -> usize {
        let titles: usize =
            self.titles.iter().map(|(tag, title)| 64 + tag.len() + title.len()).sum();
        let relations: usize =
            self.relations.iter().map(|relation| 32 + relation.target.as_str().len()).sum();
        size_of::<Profile>() + titles + relations + self.drafting_unit.as_str().len() + 48
    }
}
