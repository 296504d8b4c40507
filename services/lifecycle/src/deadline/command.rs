//! What the clock asks for.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kinds::commands;
use crate::which::Which;

/// What the clock asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command")]
pub enum Command {
    /// Note that a last day has passed.
    NoteDeadline {
        /// Of what.
        which: Which,
        /// The day.
        until: Date,
    },
    /// Note that a last day is near: today is one of the days on which its procedure wants a reminder, or lies behind one.
    NoteNear {
        /// Of what.
        which: Which,
        /// The day.
        until: Date,
    },
}

commands! {
    NoteDeadline "记录已过期限" "Note that a last day has passed"
    NoteNear "记录期限临近" "Note that a last day is near"
}
