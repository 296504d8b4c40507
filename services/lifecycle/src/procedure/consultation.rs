//! A consultation: how long it runs at least, how many are asked.

use serde::Deserialize;

use crate::consultation::Purpose;
use crate::procedure::format::Procedure;
use crate::procedure::limit::Limit;

/// What a procedure asks of a consultation.
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

impl Procedure {
    /// What it asks of a consultation for this purpose; nothing where it names no rule.
    #[must_use]
    pub fn asks(&self, purpose: Purpose) -> Option<&ConsultationRule> {
        match purpose {
            Purpose::Draft => self.consultation.as_ref(),
            Purpose::Notice => self.notice.as_ref(),
            Purpose::Abolition => self.abolition.as_ref(),
        }
    }
}
