//! A command with everything around it, and the answers it may get.

use jiff::civil::Date;
use plumbline_access::{Caller, Denial};
use plumbline_lifecycle::{Command, Name, Refusal, StreamId};
use uuid::Uuid;

/// A command: to what, by whom, for whom, and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The command id: the same id with the same body gets the first answer again.
    pub id: Uuid,
    /// The stream it is about.
    pub target: StreamId,
    /// The command.
    pub command: Command,
    /// The version that the sender has seen; another one in the log refuses the command.
    pub expected_version: Option<u64>,
    /// The day it happened; today if absent.
    pub happened_on: Option<Date>,
    /// Who gives it.
    pub caller: Caller,
    /// For whom, if for somebody else.
    pub on_behalf_of: Option<Name>,
}

/// What a command came to. Sent only after its COMMIT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The stream it was about.
    pub target: StreamId,
    /// The version of that stream after the command.
    pub version: u64,
    /// The first event it made, by `seq`.
    pub first_seq: u64,
    /// The last event it made.
    pub last_seq: u64,
    /// Whether this is the answer of an earlier command with the same id.
    pub repeated: bool,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A rule said no; nothing has changed.
    #[error("{0}")]
    Refused(Refusal),
    /// The sender may not give this command; nothing has changed.
    #[error("{0}")]
    Denied(Denial),
    /// Somebody else was quicker; nothing has changed.
    #[error(
        "{target} has moved on: version {found} is in the log, the command was given at {expected}"
    )]
    Stale {
        /// The stream.
        target: StreamId,
        /// What the sender had seen.
        expected: u64,
        /// What is in the log.
        found: u64,
    },
    /// The command id was used for another command; nothing has changed.
    #[error("the request id {0} was used before for another command (choose a new one)")]
    IdReused(Uuid),
    /// A stream that the command needs cannot be read; nothing has changed, and commands that do not need it go on.
    #[error("{stream} cannot be read at seq {seq}: {why} (run `plumbline verify`)")]
    Unreadable {
        /// The stream.
        stream: String,
        /// The event that cannot be read.
        seq: u64,
        /// What is wrong with it.
        why: String,
    },
    /// The program failed on this command alone; nothing has changed.
    #[error("the command could not be decided: {0} (this is a fault of the program)")]
    Broken(String),
    /// The queue is full; nothing has changed, try again.
    #[error("the writer is busy: its queue is full (try again in a moment)")]
    Busy,
    /// Nothing can be written now; nothing has changed.
    #[error("nothing can be written now: {0}")]
    Unavailable(String),
    /// It may or may not be in the log: ask again with the same id.
    #[error("the outcome is unknown: {0} (send it again with the same request id)")]
    Unknown(String),
}

/// What an asker hears whose answer never came.
pub(crate) fn stopped() -> Failure {
    Failure::Unknown("the writer stopped before it answered".into())
}
