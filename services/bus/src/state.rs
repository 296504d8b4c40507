//! How the relay fares, for whoever watches.

use crate::refusal::NotUsed;

/// How the relay fares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelayState {
    /// The last event that the stream is known to hold.
    pub published: u64,
    /// Whether there is a line to NATS on which it publishes.
    pub connected: bool,
    /// Why it does not publish.
    pub trouble: Option<NotUsed>,
}
