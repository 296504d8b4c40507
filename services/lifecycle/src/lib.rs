//! The core of Plumbline: the life of a standard as a pure state machine.
//!
//! Orders go in, facts or refusals come out: [`decide`] says which facts an order makes, [`Standard::evolve`] folds a
//! fact into the state. Nothing here reads a clock, a file or the network; days and ids come in as arguments, and every
//! figure comes from a [`Procedure`].
//!
//! Read in this order: [`Stage`] and [`StageCode`], [`Command`], [`Event`], [`Standard`], [`decide`].

mod command;
mod decide;
mod event;
mod number;
mod procedure;
mod refusal;
mod register;
mod stage;
mod standard;
mod words;

pub use command::Command;
pub use decide::{Decided, Desk, decide};
pub use event::{
    Binding, Document, Event, Observation, Profile, Relation, RelationKind, Stored, Undecodable,
};
pub use number::{NotANumber, Number, Series};
pub use procedure::{BUILT_IN, BadProcedure, Gate, GateRule, Limit, MoveKind, Procedure, Words};
pub use refusal::Refusal;
pub use register::Register;
pub use stage::{End, NotAStageCode, Phase, Place, Stage, StageCode, Step, UnknownPlace};
pub use standard::{Held, Misfit, Observed, Run, Standard};
pub use words::{BadWord, FIELDS, Field, Jurisdiction, Level, Name, Sentence, StandardId, Titles};
