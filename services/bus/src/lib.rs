//! The log on NATS JetStream: a relay that publishes it, and a source that gives it back.
//!
//! One stream, `PLUMBLINE_EVENTS`, one message an event, and the stream's sequence *is* the log's `seq`. The log is the truth and
//! the stream a copy that can be made again at any time, so nobody waits for it: where NATS is away, the service goes on, and the
//! relay tells later what it could not tell now. Nothing is kept about how far it is; the stream's last sequence says so.
//!
//! What a message says is [`plumbline_log::Envelope`]; here is where it stands ([`subject`]), how it gets there ([`Relay`]), and
//! what is checked on the way back ([`Source`]). What does not fit stops whoever finds it, by name; nothing is repaired in silence.

mod check;
mod feed;
mod line;
mod options;
mod place;
mod publish;
mod refusal;
mod relay;
mod source;
mod state;
pub mod subject;
mod tail;
mod whereabouts;

pub use check::{Warning, check};
pub use feed::{LOG_KEY, STREAM};
pub use options::Options;
pub use place::Place;
pub use refusal::{NotUsed, Refusal};
pub use relay::Relay;
pub use source::{Held, Source, SourceError};
pub use state::RelayState;
