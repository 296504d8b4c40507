//! What ends the writer, and what only troubles it.

use std::sync::{Arc, Mutex, PoisonError};

use plumbline_lifecycle::StreamId;
use plumbline_log::LogError;

use crate::command::Came;
use crate::request::Failure;

/// Why the writer ended, or could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A COMMIT failed and nobody knows whether its batch is in the log.
    #[error("a commit failed and its outcome is unknown: {0} (restart: the log tells)")]
    CommitUnknown(String),
    /// The log could not be read or written.
    #[error("the log failed: {0}")]
    Log(#[from] LogError),
    /// The writer could not begin.
    #[error("the writer could not begin: {0}")]
    Start(String),
}

/// What is wrong with the house, for whoever asks whether the service is ready.
#[derive(Clone, Default)]
pub(crate) struct Trouble(Arc<Mutex<Option<String>>>);

impl Trouble {
    /// Remembers that a stream of the house could not be read.
    pub(crate) fn hear(&self, came: &Came) {
        if let Came::Not(failure @ Failure::Unreadable { stream, .. }) = came
            && stream.parse().is_ok_and(|stream: StreamId| stream.is_of_the_house())
        {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure.to_string());
        }
    }

    pub(crate) fn said(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
