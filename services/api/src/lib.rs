//! The API: Connect, gRPC, gRPC-Web and JSON from one definition (`proto/plumbline/v1`), on one port; server-sent events
//! and the contents of documents beside it; health, counters and the OpenAPI document.
//!
//! This crate translates and holds no rule of its own. It alone sees the generated types. Begin at [`router`]; each noun has a
//! file with its service: translate, call, wrap.

#![expect(
    refining_impl_trait,
    reason = "the traits let an answer be anything that encodes; ours are the messages themselves"
)]

mod answered;
mod approval;
mod around;
mod asked;
mod ballot;
pub mod behind;
mod beside;
mod calendar;
mod caller;
mod calls;
mod consultation;
mod desk;
mod documents;
mod door;
mod errors;
mod events;
mod experts;
mod explanation;
mod exposition;
mod feed;
#[cfg(test)]
mod golden;
mod health;
mod implementation;
mod json;
mod leadership;
mod limits;
mod log;
mod metrics;
mod people;
mod plain;
mod policy;
mod pool;
mod procedure;
mod process;
mod proto;
mod public;
mod query;
mod reflection;
mod review;
mod router;
mod serve;
mod shown;
mod standard;
mod state;
mod strict;
mod translate;
mod wanted;

pub use answered::answered;
pub use around::{around, is_untold};
pub use beside::{Beside, Figure};
pub use door::Connections;
pub use exposition::Exposition;
pub use feed::event_json;
pub use limits::{CallLimits, ServeLimits};
pub use plain::CONTRACT;
pub use policy::{entrances, policy_json};
pub use process::tell as process_metrics;
pub use router::router;
pub use serve::{bind, serve};
pub use state::{ApiState, Today};
