//! Last days that have passed: the clock notes each once, and what follows from it happens in the same commit.
//!
//! The clock only asks. Whether a day has passed, and what that brings, is worked out anew from what is waited for: it may
//! have been extended meanwhile. A rule compares days and never asks whether the clock has noted one.

mod command;
mod event;
mod near;
mod refusal;
mod rules;

pub use command::Command;
pub use event::{Event, Kind, Noted};
pub use near::next_reminder;
pub use refusal::Refusal;
pub(crate) use rules::{decide, permits};
