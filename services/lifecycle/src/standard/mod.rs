//! A standard: from the proposal to its revision, run by us or observed in another body's catalogue.
//!
//! Read in this order: [`Command`] and [`Event`], [`At`] (the table of a life), [`Run`] and [`Observed`] (the states),
//! the rules (`rules.rs`: what each event asks for besides its place in the table), and the waits.

mod asked;
mod command;
mod consulted;
mod decide;
mod document;
mod entered;
mod event;
mod gates;
mod lapse;
mod life;
mod observed;
mod origin;
mod owed;
mod plan;
mod profile;
mod refusal;
mod reviews;
mod rules;
mod run;
mod state;
mod told;
mod waits;

pub use crate::words::StandardId;
pub use asked::{Approvals, Asked, Drafters, Sent};
pub use command::Command;
pub use consulted::Consultations;
pub(crate) use decide::decide;
pub use document::{Document, Held};
pub use entered::{Entered, Entry};
pub use event::{Event, Kind};
pub(crate) use lapse::lapses;
pub use life::{At, Life};
pub use observed::{Observation, Observed, Sightings};
pub use origin::{Origin, UnknownOrigin};
pub use owed::{Fulfilled, Owed, Public};
pub use plan::{Extension, Issue, Plan};
pub use profile::{Profile, Relation, RelationKind};
pub use refusal::Refusal;
pub use reviews::Reviews;
pub(crate) use rules::{example_number, is_of_its_day, out_of_turn, permits, procedure_of};
pub use run::{Run, Stay};
pub use state::Standard;
