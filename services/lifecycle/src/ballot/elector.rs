//! Somebody who may vote.

use serde::{Deserialize, Serialize};

use crate::words::{Name, PersonId, UnitId};

/// Somebody who may vote, as they were when the ballot was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Elector {
    /// Who.
    pub person: PersonId,
    /// Where they serve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The class by which a condition may count them apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Name>,
    /// Whether they serve at the unit that drafted the text.
    #[serde(default, skip_serializing_if = "is_false")]
    pub drafting_unit: bool,
    /// Whether they are not there: they count as members, and do not vote. Nobody is absent from a ballot by letter.
    #[serde(default, skip_serializing_if = "is_false")]
    pub absent: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
