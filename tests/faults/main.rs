//! Tests that break something on purpose and then look for what was lost.
//!
//! Each prints its seed; `PLUMBLINE_TEST_SEED` has it again. `PLUMBLINE_TEST_FULL=1` runs the long rounds.

mod backup;
mod client;
mod clock;
mod damage;
mod full;
mod invariants;
mod kills;
mod ledger;
mod office;
mod older;
mod restore;
mod set_clock;
mod unknown;
