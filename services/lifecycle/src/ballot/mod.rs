//! A ballot: one question, those who may vote on it, and what their votes come to.
//!
//! Only votes are stored. What they come to is worked out anew each time, by the conditions of the procedure that the
//! matter is bound to, with whole numbers alone ([`verdict`], [`arithmetic`]). A ballot is held by name (记名), where each
//! vote is an event, or in secret (无记名), where one event holds all of them, sorted by the hashes of the cards: nothing
//! that is stored says who cast which, or in which order. The cards, the box and what they promise: `card.rs`.
//!
//! Read in this order: [`Command`] and [`Event`], [`Ballot`] and [`Roll`] (the states), `tally.rs`, `verdict.rs`,
//! `arithmetic.rs`, `rules.rs`.

#[cfg(test)]
mod agreement;
mod arithmetic;
mod card;
mod choice;
mod command;
mod decide;
mod elector;
mod event;
mod evolve;
mod id;
mod refusal;
mod roll;
mod rules;
mod tally;
mod verdict;
mod waits;

pub use arithmetic::{arithmetic, condition, needed};
pub use card::{CastCard, Code};
pub use choice::Choice;
pub use command::Command;
pub(crate) use decide::decide;
pub use elector::Elector;
pub use event::{Event, Kind};
pub use id::BallotId;
pub use refusal::Refusal;
pub use roll::{Ballot, Cards, Handed, Roll, Vote};
pub(crate) use rules::permits;
pub use rules::takes_card;
pub use tally::{Counts, Tally};
pub use verdict::{Verdict, holds, verdict};
