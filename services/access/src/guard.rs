//! What stands before the tokens: from where somebody calls, and how often they may be wrong. One for the calls and the pages.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use crate::attempts::{Attempts, TooMany};
use crate::peer::{Peer, Proxies};

/// The guard. Cheap to clone; the clones count together.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    /// Wrong tokens so far.
    pub attempts: Arc<Attempts>,
    /// The proxies that stand before the service.
    pub proxies: Proxies,
}

impl Guard {
    /// A token that is not known was shown by this peer, of whom a proxy may have said this (`X-Forwarded-For`).
    ///
    /// # Errors
    /// [`TooMany`] when too many were.
    pub fn wrong(
        &self,
        peer: Option<Peer>,
        forwarded: Option<&str>,
        token: &str,
    ) -> Result<(), TooMany> {
        let (from, now): (IpAddr, _) = (self.proxies.address(peer, forwarded), Instant::now());
        if let Some(untold) = self.attempts.may_be_told(now) {
            // Never the token: one that was mistyped is nearly right.
            tracing::warn!(address = %from, untold, "a token that is not known was refused");
        }
        self.attempts.wrong(from, token, now)
    }
}
