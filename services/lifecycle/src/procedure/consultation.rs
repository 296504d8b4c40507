//! The public consultation: how long it runs, how many are asked.

use serde::Deserialize;

use crate::procedure::limit::Limit;

/// The public consultation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsultationRule {
    /// How long it runs at least.
    #[serde(flatten)]
    pub limit: Limit,
    /// How many bodies are asked at least, 0 to 10,000.
    #[serde(default)]
    pub bodies: u32,
}
