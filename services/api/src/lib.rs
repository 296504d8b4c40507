//! The API: Connect, gRPC, gRPC-Web and JSON from one definition (`proto/plumbline/v1`), on one port; server-sent events
//! beside it; health, counters and the OpenAPI document.
//!
//! This crate translates and holds no rule of its own. It alone sees the generated types. Begin at [`router`]; each call is a
//! file in `rpc`: translate, call, wrap.

mod caller;
mod commands;
mod errors;
mod events;
mod json;
mod metrics;
mod plain;
mod proto;
mod router;
mod rpc;
mod serve;
mod state;
mod strict;

pub use router::router;
pub use serve::{ServeLimits, serve};
pub use state::{ApiState, CallLimits};
