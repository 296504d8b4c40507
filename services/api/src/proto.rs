//! The generated types and service traits. Nothing outside this crate sees them.
#![expect(unreachable_pub, clippy::allow_attributes, reason = "generated code")]

connectrpc::include_generated!();
