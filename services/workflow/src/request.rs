//! An order with everything around it, and the answers it may get.

use jiff::civil::Date;
use plumbline_lifecycle::{Command, Jurisdiction, Refusal, StandardId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// An order, by whom, and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The command id: the same id with the same body gets the first answer again.
    pub id: Uuid,
    /// The standard it is about; for `AdoptProcedure` the procedure's id.
    pub standard: StandardId,
    /// The order.
    pub command: Command,
    /// The version that the sender has seen; another one in the log refuses the order.
    pub expected_version: Option<u64>,
    /// The day it happened; today if absent.
    pub happened_on: Option<Date>,
    /// Who gives the order.
    pub actor: String,
    /// For whom, if for somebody else.
    pub on_behalf_of: Option<String>,
    /// The sender may only act on standards within this jurisdiction.
    pub scope: Option<Jurisdiction>,
}

impl Request {
    /// SHA-256 of what was ordered: tells a repeated order from another one under the same id.
    pub(crate) fn digest(&self) -> [u8; 32] {
        let body =
            (&self.standard, &self.command, self.expected_version, self.happened_on, &self.actor);
        let text = serde_json::to_vec(&body).unwrap_or_default();
        Sha256::digest(text).into()
    }
}

/// What an order came to. Sent only after its COMMIT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The standard.
    pub standard: StandardId,
    /// The version of its stream after the order.
    pub version: u64,
    /// The first fact it made, by `seq`.
    pub first_seq: u64,
    /// The last fact it made.
    pub last_seq: u64,
    /// Whether this is the answer of an earlier order with the same id.
    pub repeated: bool,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A rule said no; nothing has changed.
    #[error("{0}")]
    Refused(Refusal),
    /// Somebody else was quicker; nothing has changed.
    #[error(
        "the standard has moved on: version {found} is in the log, the order was given at {expected}"
    )]
    Stale {
        /// What the sender had seen.
        expected: u64,
        /// What is in the log.
        found: u64,
    },
    /// The command id was used for another order; nothing has changed.
    #[error("the request id {0} was used before for another order (choose a new one)")]
    IdReused(Uuid),
    /// The sender's jurisdiction does not hold this standard; nothing has changed.
    #[error("{standard} lies outside the jurisdiction {scope}")]
    OutsideJurisdiction {
        /// The standard.
        standard: StandardId,
        /// The sender's jurisdiction.
        scope: Jurisdiction,
    },
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
