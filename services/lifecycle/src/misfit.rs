//! An event that cannot have happened.

/// An event that does not fit the state it was met in: a damaged log, or a wrong program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{event} cannot have happened to {state}")]
pub struct Misfit {
    /// The event's kind.
    pub event: &'static str,
    /// The state, in words.
    pub state: String,
}
