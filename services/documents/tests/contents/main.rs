//! Contents taken in, given out and checked, on a real folder.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod copied;
mod files;
mod given_out;
mod kept;
mod taken;
