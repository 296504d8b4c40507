//! People: the units of the house and of those it works with, the persons in them, and who holds which role for whom.
//!
//! One small stream for the whole house. What a unit or a person is called is plain, because it stands in minutes; what
//! is private does not stand here.
//!
//! Read in this order: [`Command`] and [`Event`], [`People`] (the state and its fold), what is asked of it (`units.rs`,
//! `seats.rs`, `places.rs`), the rules (`rules.rs`, `authority.rs`).

mod authority;
mod command;
mod delegation;
mod event;
mod known;
mod person;
mod place;
mod places;
mod refusal;
mod role;
mod rules;
mod seats;
mod state;
mod tenure;
mod unit;
mod units;

pub use crate::words::{PersonId, UnitId};
pub use command::Command;
pub use delegation::Delegation;
pub use event::{Event, Kind};
pub use person::Person;
pub use place::PlaceName;
pub use refusal::Refusal;
pub use role::Role;
pub(crate) use rules::{decide, permits};
pub use state::People;
pub use tenure::{Deputy, Tenure};
pub use unit::{Unit, UnitKind};
