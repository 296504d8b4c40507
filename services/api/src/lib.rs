//! The API: Connect, gRPC, gRPC-Web and JSON from one definition (`proto/plumbline/v1`), on one port.
//!
//! This crate translates and holds no rule of its own. It alone sees the generated types.

mod proto;
