//! What a token is granted.

use serde::{Deserialize, Serialize};

use crate::grants::credential::Credential;
use crate::grants::role::TokenRole;
use crate::words::{Jurisdiction, Name, PersonId};

/// What a token is granted, and by what it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Grant {
    /// By what its secret is known again.
    pub credential: Credential,
    /// Whose it is; the log keeps this name as the actor.
    pub name: Name,
    /// What it lets them do.
    pub role: TokenRole,
    /// Where, there and below.
    pub jurisdiction: Jurisdiction,
    /// The drafting unit that they belong to, as standards name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Name>,
    /// Who they are among the persons of the house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
}
