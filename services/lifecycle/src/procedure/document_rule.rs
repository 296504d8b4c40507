//! The kinds of document that a procedure knows.

use serde::Deserialize;

use crate::words::Words;

/// A kind of document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRule {
    /// What it is called in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Who writes it, where that is not us.
    #[serde(default)]
    pub from: Option<Author>,
}

/// Another body that writes documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The authority of the procedure.
    Authority,
}

impl DocumentRule {
    /// What it is called.
    #[must_use]
    pub fn words(&self) -> Words {
        Words { zh: self.zh.clone(), en: self.en.clone() }
    }
}
