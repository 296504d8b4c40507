//! The body that decides on the standards of a procedure, where that is not us.

use serde::Deserialize;

/// Who decides on the standards of a procedure, where that is not us.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// What it is called in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}
