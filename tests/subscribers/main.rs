//! What others are given to subscribe with: the AsyncAPI document, and two small subscribers, run against a real service and a real NATS.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod asyncapi;
mod follow;
mod tools;
