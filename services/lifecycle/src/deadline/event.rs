//! What the clock has noted.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kinds::events;
use crate::wait::Which;

events! {
    /// A last day has passed. It stands on the stream of what was waited for, whatever noun that is.
    DeadlinePassed "期限已到" "Last day passed" {
        which: Which,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
    }
}

/// A last day that was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Of what.
    pub which: Which,
    /// The day.
    pub until: Date,
}
