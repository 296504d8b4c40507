//! The draw of a panel: out of a pool as it was when the panel was called, by lots that nobody could know then.
//!
//! Everything that a draw depends on is the call, the pool's text and the seed; the same three give the same panel for ever, in
//! whatever program. The call lies in the tree whose root seeds the draw, so that nobody picks fields or wishes after seeing lots.
//!
//! A review calls it so:
//!
//! 1. At the call it stores `pool.version()` and [`pool_hash`]`(&area, pool)` of `world.pool(&area)?`, with
//!    `area = `[`crate::pool::area_for`]`(place)`.
//! 2. At the draw it takes `then = pool.at(version)` and `now = pool`, fills a [`Call`], and gives both with the [`Seed`] to
//!    [`draw`]. The outcome is the panel and the alternates in the order in which they were taken, or [`CannotBeFormed`].
//! 3. It writes `pool::Event::ExpertsAsked { review, experts }` on `StreamId::Pool(area)` in the same commit: the panel's members,
//!    and an alternate once one steps in.
//! 4. [`Draw::sentences`] says of each expert why they were taken or not; nothing of it is stored.
//! 5. Who is named by the office over the rank is asked about with [`of_the_matter`]: E2 to E5 cannot be overridden.
//!
//! Files: `text` (the pool as text, and its hash), `seed` (seed and lots), `call` (what a draw is asked), `excluded` (E1 to E10),
//! `choice` (who is taken), `sentence` (why).

mod call;
mod choice;
mod excluded;
mod seed;
mod sentence;
mod text;
#[cfg(test)]
mod vector;

pub use call::{Barred, Call, Terms, Whom};
pub use choice::{Candidate, CannotBeFormed, Draw, Need, Outcome, draw};
pub use excluded::{Excluded, Ground, excluded, of_the_matter};
pub use seed::Seed;
pub use text::{pool_hash, pool_text};
