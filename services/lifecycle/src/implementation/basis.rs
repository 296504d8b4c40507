//! What is counted of a standard's implementation, and what is wanted by who feeds back.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad, keyed};

/// What the two figures of a record say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// 覆盖: of so many cases to which it applies, in so many it was applied.
    Coverage,
    /// 满意: of so many who were asked, so many are content.
    Satisfaction,
}

keyed! { Basis {
    Coverage "coverage" "覆盖率" "Coverage"
    Satisfaction "satisfaction" "满意度" "Satisfaction"
} }

/// What somebody who feeds back wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// That the text is changed: the next review has to look at it.
    Change,
    /// An answer.
    Answer,
    /// Nothing: it is told so that it is known.
    Nothing,
}

keyed! { Wish {
    Change "change" "建议修改" "wants a change"
    Answer "answer" "请求答复" "wants an answer"
    Nothing "nothing" "供参考" "for information"
} }

impl FromStr for Basis {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Basis, BadWord> {
        let found = Basis::ALL.into_iter().find(|basis| basis.key() == text);
        found.ok_or_else(|| bad("basis", "coverage or satisfaction"))
    }
}

impl FromStr for Wish {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Wish, BadWord> {
        let found = Wish::ALL.into_iter().find(|wish| wish.key() == text);
        found.ok_or_else(|| bad("wants", "change, answer or nothing"))
    }
}
