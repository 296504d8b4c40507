//! Somebody who signs in.

use serde::{Deserialize, Serialize};

use crate::grants::role::TokenRole;
use crate::words::{Jurisdiction, Login, Name, PersonId};

/// What somebody may do who signs in by this name. By which password they are known is no business of a log that forgets nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Account {
    /// By what they sign in.
    pub login: Login,
    /// Who they are; the log keeps this name as the actor.
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
