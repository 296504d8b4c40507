//! A file system that loses what was not synced, and one that fails: the log and the views of real code on top of them.
//!
//! The disk (`disk.rs`) stands beneath the checked pages, so everything that production does between a command and the file
//! is done here. Each test prints its seed; `PLUMBLINE_TEST_SEED` has it again. `PLUMBLINE_TEST_FULL=1` runs the long rounds.

mod disk;
mod errors;
mod image;
mod images;
mod ledger;
mod office;
mod rebuild;

/// Whether the long round is asked for.
fn full() -> bool {
    std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|value| value == "1")
}
