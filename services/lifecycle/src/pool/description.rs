//! What is said of an expert in public: it stands in minutes and lists.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::pool::language::Language;
use crate::words::{BadWord, Field, Name, UnitId, bad, keyed};

/// Who somebody in the pool is, and what they know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Description {
    /// As what they are in the pool. Experts alone are drawn.
    pub kind: Kind,
    /// What they are called.
    pub name: Name,
    /// Where they serve.
    pub unit: UnitId,
    /// The fields that they know, 1 to 20, none twice.
    pub fields: Vec<Field>,
    /// 职称.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Name>,
    /// Whether that title is a senior one (高级职称).
    pub senior: bool,
    /// The languages that they work in, at most 20, none twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
}

/// As what somebody is in a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 专家.
    Expert,
    /// 顾问.
    Adviser,
    /// 工作人员.
    Staff,
}

keyed! { Kind {
    Expert "expert" "专家" "Expert"
    Adviser "adviser" "顾问" "Adviser"
    Staff "staff" "工作人员" "Staff"
} }

impl FromStr for Kind {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = Kind::ALL.into_iter().find(|kind| kind.key() == key);
        known.ok_or_else(|| bad("kind", "one of expert, adviser, staff"))
    }
}

/// The most fields, and the most languages, of one expert.
const LISTED_MAX: usize = 20;

impl Description {
    /// Its lists are within their bounds and say nothing twice.
    pub(super) fn check(&self) -> Result<(), BadWord> {
        if self.fields.is_empty() {
            return Err(bad("fields", "at least one"));
        }
        listed("fields", &self.fields)?;
        listed("languages", &self.languages)
    }

    pub(super) fn weight(&self) -> usize {
        let words = 1 + self.fields.len() + self.languages.len();
        self.name.as_str().len() + self.title.as_ref().map_or(0, |t| t.as_str().len()) + 40 * words
    }
}

fn listed<T: PartialEq>(field: &'static str, list: &[T]) -> Result<(), BadWord> {
    if list.len() > LISTED_MAX {
        return Err(bad(field, format!("at most {LISTED_MAX}")));
    }
    let mut rest = list;
    while let [first, others @ ..] = rest {
        if others.contains(first) {
            return Err(bad(field, "none twice"));
        }
        rest = others;
    }
    Ok(())
}
