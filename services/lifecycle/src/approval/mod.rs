//! An approval: one matter on its way through a chain of seats, from submission to 同意 or 不同意.
//!
//! A chain is a list of steps, one after the other (依次). A step has seats, each of which is one decision that is needed:
//! all of them (会签) or any one (或签). Who fills a seat is found only when somebody acts ([`fillers`]), so that whoever
//! holds a role on that day may, and nobody who submitted or drafted the matter. Nothing is ever approved by silence.
//!
//! Read in this order: [`Command`] and [`Event`], [`Approval`] and [`Chain`] (the states), `evolve.rs`, [`fillers`] (who),
//! `rules.rs` (when), the waits.

mod case;
mod chain;
mod command;
mod decide;
mod event;
mod evolve;
mod filler;
mod refusal;
mod route;
mod rules;
mod seat;
mod told;
mod waits;

pub use chain::{Approval, Chain, Decision, Outcome, Step};
pub use command::Command;
pub(crate) use decide::decide;
pub use event::{Event, Kind};
pub use filler::{Capacity, Filler, fillers, kept_out};
pub use refusal::Refusal;
pub(crate) use route::{barred_by_drafting, bundle, route};
pub(crate) use rules::permits;
pub use seat::{
    DocRef, Limit, Minutes, Mode, Overdue, Place, Resume, Seat, SeatOf, StepAsked, Target, Verdict,
};
