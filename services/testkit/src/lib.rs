//! What tests of whole servers need: a folder that goes away, a real server on a free port, a NATS server beside it, a small HTTP client, a browser;
//! and inputs by chance for what reads strangers' bytes.
//!
//! It starts the built program and speaks to it as anybody else would; it knows nothing of what is inside. Only tests use it,
//! so where the machine itself fails (no free port, no memory for a thread) it panics with a sentence.

mod axe;
mod browser;
mod chance;
mod collector;
mod folder;
mod fuzz;
mod house;
mod http;
mod installed;
mod nats;
mod port;
mod server;
mod skipped;

pub use axe::axe;
pub use browser::{Browser, Scheme, Window};
pub use chance::Chance;
pub use collector::{Collector, Span};
pub use folder::Folder;
pub use fuzz::fuzz;
pub use house::{House, PROJECTORS};
pub use http::{Answer, Client};
pub use installed::installed;
pub use nats::{NATS_VERSION, Nats, NatsProgram};
pub use port::free_port;
pub use server::{Server, Start, plumbline, run};
pub use skipped::skipped;
