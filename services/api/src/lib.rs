//! The API: Connect, gRPC, gRPC-Web and JSON from one definition (`proto/plumbline/v1`), on one port.
//!
//! This crate translates and holds no rule of its own. It alone sees the generated types.

mod caller;
mod commands;
mod errors;
mod json;
mod metrics;
mod proto;
mod serve;
mod strict;

pub use caller::{Authenticate, Caller, Role};
pub use serve::{ServeLimits, serve};
