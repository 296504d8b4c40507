//! Somebody who is proposed for admission, and a term that may begin.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::days::nameable;
use crate::pool::description::Description;
use crate::pool::refusal::Refusal;
use crate::words::PersonId;
use crate::world::No;

/// Somebody who is proposed for admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Proposed {
    /// Who.
    pub expert: PersonId,
    /// Who they are and what they know.
    pub description: Description,
    /// The last day of the term.
    #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
    pub until: Date,
}

/// A term that is agreed on today has not ended.
pub(super) fn runs(until: Date, today: Date) -> Result<(), No> {
    nameable("until", until)?;
    if until < today {
        return Err(Refusal::TermOver { until, today }.into());
    }
    Ok(())
}
