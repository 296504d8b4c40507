//! Tests that break something on purpose and then look for what was lost.
//!
//! Each prints its seed; `PLUMBLINE_TEST_SEED` has it again. `PLUMBLINE_TEST_FULL=1` runs the long rounds.

mod client;
mod clock;
mod full;
mod invariants;
mod kills;
mod ledger;
mod unknown;
