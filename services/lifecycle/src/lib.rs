//! The core of Plumbline: the life of a standard, and of everything around it, as pure state machines.
//!
//! Commands go in, events or refusals come out: [`decide`] says which events a command makes, [`State::evolve`] folds an
//! event into the state. Nothing here reads a clock, a file or the network; days and ids come in as arguments, and every
//! figure comes from a [`procedure::Procedure`].
//!
//! A noun is a module of its own, with its commands, events, states, refusals and rules: [`standard`], [`procedure`],
//! [`register`], [`people`], [`approval`], [`calendar`], [`grants`], [`pool`] with its [`draw`], [`person`]. The rest is what they share: the closed sums over them
//! ([`Command`], [`Event`], [`State`], [`Refusal`]), one decision over many streams ([`decide`], [`permits`]), one fold
//! ([`replay`]), one list of what is waited for ([`waits`]), and the last days of it ([`deadline`]).
//!
//! Read in this order: [`Stage`] and [`StageCode`], [`standard`], [`decide`].

pub mod approval;
pub mod ballot;
pub mod calendar;
mod code;
mod command;
pub mod consultation;
mod contact;
mod days;
pub mod deadline;
mod decide;
pub mod draw;
mod duty;
mod event;
mod explain;
pub mod grants;
pub mod implementation;
mod kinds;
mod misfit;
mod number;
mod offers;
pub mod people;
pub mod person;
pub mod pool;
pub mod procedure;
mod reason;
mod refusal;
pub mod register;
mod replay;
pub mod review;
#[cfg(test)]
mod schemas;
mod source;
mod stage;
pub mod standard;
mod state;
mod stream;
mod wait;
mod waits;
mod which;
mod words;
mod world;

pub use ballot::BallotId;
pub use calendar::{Calendar, LastDay};
pub use code::{NotAStageCode, Phase, StageCode, Step};
pub use command::Command;
pub use days::nameable;
pub use decide::{decide, permits};
pub use duty::may_act;
pub use event::{Event, Stored, Undecodable};
pub use explain::{Actor, Explanation, Waiting, explain};
pub use grants::Grants;
pub use misfit::Misfit;
pub use number::{NoSeries, NotANumber, Number, Series};
pub use offers::{
    Offer, offers, offers_of_approval, offers_of_ballot, offers_of_consultation, offers_of_expert,
    offers_of_implementation, offers_of_person, offers_of_pool, offers_of_replacement,
    offers_of_review,
};
pub use reason::Reason;
pub use refusal::{Refusal, Shared};
pub use replay::{
    BallotBox, Folded, Horizon, Known, StoredEvent, Streams, Unfit, Unreadable, replay,
};
pub use source::Source;
pub use stage::{End, Place, Stage, UnknownPlace};
pub use state::State;
pub use stream::{NoStream, Noun, StreamId};
pub use wait::{Rules, Then, Wait, Who, due};
pub use waits::waits;
pub use which::Which;
pub use words::{
    BadWord, Clause, Digest, FIELDS, Field, Jurisdiction, Level, Login, Name, PartId, PersonId,
    Sentence, StandardId, Titles, UnitId, Words,
};
pub use world::{Missing, No, World};
