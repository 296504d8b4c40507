//! What a person is.

use serde::{Deserialize, Serialize};

use crate::words::{Name, UnitId};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What they are called.
    pub name: Name,
    /// Where they serve; `None` for somebody who has left.
    pub unit: Option<UnitId>,
}
