//! What a place is called, as the house records it.

use serde::{Deserialize, Serialize};

use crate::words::Name;

/// What a place is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    /// In Chinese.
    pub zh: Name,
    /// In English.
    pub en: Name,
}
