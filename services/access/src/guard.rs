//! What stands before the tokens: from where somebody calls, and how often they may be wrong. One for the calls and the pages.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::attempts::{Attempts, TooMany};
use crate::door::{Door, Met};
use crate::peer::{Peer, Proxies};

/// The guard. Cheap to clone; the clones count together.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    /// Wrong tokens so far.
    pub attempts: Arc<Attempts>,
    /// The proxies that stand before the service.
    pub proxies: Proxies,
    /// Where it is written down who was turned away; nowhere in a service that has no door.
    pub door: Option<Door>,
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
        let looked_at = self.attempts.wrong(from, token, now);
        if let Some(door) = &self.door {
            let met = if looked_at.is_ok() { Met::WrongToken } else { Met::ToldToWait };
            if let Err(error) = door.refuse(met, &from.to_string(), seconds()) {
                tracing::warn!(%error, "that a token was refused could not be written down");
            }
        }
        looked_at
    }

    /// A stranger writes something that would stay in the log.
    ///
    /// # Errors
    /// [`TooMany`] when too much was written, from there or by all of them.
    pub fn write(&self, peer: Option<Peer>, forwarded: Option<&str>) -> Result<(), TooMany> {
        let from = self.proxies.address(peer, forwarded);
        let looked_at = self.attempts.write(from, Instant::now());
        if let (Err(_), Some(door)) = (&looked_at, &self.door)
            && let Err(error) = door.refuse(Met::ToldToWait, &from.to_string(), seconds())
        {
            tracing::warn!(%error, "that somebody was told to wait could not be written down");
        }
        looked_at
    }
}

/// Since 1970-01-01 UTC.
fn seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
