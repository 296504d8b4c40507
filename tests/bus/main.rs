//! The service with NATS beside it: what refuses its start, what it goes on through, and that the stream is the log whatever is
//! killed.
//!
//! Each test prints its seed where it has one; `PLUMBLINE_TEST_SEED` has it again. `PLUMBLINE_TEST_FULL=1` runs the long rounds.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod away;
mod erased;
mod follower;
mod found;
mod house;
mod kills;
mod start;
