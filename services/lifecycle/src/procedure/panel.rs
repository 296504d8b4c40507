//! Panels: of whom a group of experts is made, and how it is called.

use serde::{Deserialize, Serialize};

use crate::procedure::limit::{Length, SOUND};
use crate::words::keyed;

/// A panel of experts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelRule {
    /// How it may come together.
    pub form: Vec<Form>,
    /// How many sit on it.
    pub size: Size,
    /// So many members cover each field that the call names, 0 to 999, as each count below.
    #[serde(default)]
    pub fields_each: u32,
    /// At least so many hold a senior title.
    #[serde(default)]
    pub senior_least: u32,
    /// At most so many come from one unit.
    #[serde(default)]
    pub unit_most: Option<u32>,
    /// An expert with so many open reviews is not asked.
    #[serde(default)]
    pub load_most: Option<u32>,
    /// Who was asked within this time stands back.
    #[serde(default)]
    pub interval: Option<Length>,
    /// An invitation is answered within this time.
    #[serde(default)]
    pub answer_within: Option<Length>,
    /// The papers are with the members so long before. It is counted back.
    #[serde(default)]
    pub papers_before: Option<Length>,
    /// So many more are drawn, to step in.
    #[serde(default)]
    pub alternates: u32,
    /// Who may not sit on it.
    #[serde(default)]
    pub exclude: Vec<Excluded>,
    /// The vote by which it decides; without this key the vote of the panel's own name, if there is one.
    #[serde(default)]
    pub vote: Option<String>,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

/// How a panel comes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// 会审.
    Meeting,
    /// 函审.
    Letter,
}

keyed! { Form {
    Meeting "meeting" "会审" "in a meeting"
    Letter "letter" "函审" "by letter"
} }

/// How many members a panel has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// At least, 1 to 999.
    pub least: u32,
    /// At most, 1 to 999.
    pub most: u32,
    /// Whether their number is odd.
    #[serde(default)]
    pub odd: bool,
}

/// Who may not sit on a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Excluded {
    /// Who drafted the text.
    Drafter,
    /// The people of the unit that drafted it.
    DraftingUnit,
    /// Who has a conflict of interest.
    Conflict,
    /// Who approves the matter.
    Approver,
}

/// The most members of a panel, and the most alternates.
const MEMBERS_MAX: u32 = 999;

impl PanelRule {
    /// Every figure is within its bounds.
    pub(super) fn check(&self) -> Result<(), String> {
        let Size { least, most, .. } = self.size;
        if least == 0 || least > most || most > MEMBERS_MAX {
            return Err(format!(
                "needs a size of 1 to {MEMBERS_MAX}, the least not above the most"
            ));
        }
        let counts = [Some(self.fields_each), Some(self.senior_least), Some(self.alternates)];
        let counts = counts.into_iter().chain([self.unit_most, self.load_most]).flatten();
        if counts.into_iter().any(|count| count > MEMBERS_MAX) {
            return Err(format!("has a count above {MEMBERS_MAX}"));
        }
        let lengths = [self.interval, self.answer_within, self.papers_before];
        if lengths.into_iter().flatten().any(|length| !length.is_sound()) {
            return Err(format!("needs {SOUND} in interval, answer_within and papers_before"));
        }
        if self.form.is_empty() { Err("names no form".into()) } else { Ok(()) }
    }
}
