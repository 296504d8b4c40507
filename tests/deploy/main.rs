//! What stands in `deploy/`, each file by its own tool or by what it is for: NATS with its credentials, a county's leaf, the units and what they
//! are told, the metrics that alerts and the dashboard name.
//!
//! What must be fetched first (helm, promtool, hadolint, …) is for the full run: `tools.rs`.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod city;
mod cluster;
mod county;
mod credentials;
mod metrics;
mod tools;
mod units;

use std::path::PathBuf;

/// The folder that is looked at.
fn deploy() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../deploy")
}
