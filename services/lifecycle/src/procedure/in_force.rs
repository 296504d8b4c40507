//! What is owed once a text is published: to file it with the body above, to report on it.

use serde::Deserialize;

use crate::procedure::limit::{Length, Limit};
use crate::words::Words;

/// 备案: a published text is sent to the body above.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// Within which time from publication.
    #[serde(flatten)]
    pub limit: Limit,
    /// To whom.
    pub with: Words,
    /// The document by which they say that they have it.
    pub receipt: String,
}

/// What is owed while a standard is in force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImplementationRule {
    /// A report is due each time so much has passed.
    pub report_every: Length,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}
