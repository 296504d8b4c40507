//! A training that an expert has taken part in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::words::Name;

/// A training, once it was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// What it was called.
    pub title: Name,
    /// The day it was held.
    pub held: Date,
}
