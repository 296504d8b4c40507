//! The pool of one area: its experts, advisers and staff, what they know, and who has asked how much of them.
//!
//! One stream an area, `pool/330100`. Admissions, terms, absences and conflicts stand on it, and so does every invitation
//! ([`Event::ExpertsAsked`], [`Event::ExpertsReleased`]), which a review's commands write here in their own commit. So load and
//! last asking are exact at each version, two draws cannot overbook one person, and the hash of a pool is the hash of this one
//! state. What is private about somebody (telephone, bank account) stands on the stream of that person, sealed.
//!
//! A review reads it so: `world.pool(&area)` is the pool as it is now, where `area` is [`area_for`] the standard's place;
//! [`Pool::version`] goes into the call, and [`Pool::at`] gives that version back while no more than [`Pool::CHANGES_MIN`]
//! events were recorded since. The draw itself is [`crate::draw`].

mod admission;
mod away;
mod changes;
mod command;
mod conflict;
mod description;
mod event;
mod expert;
mod held;
mod language;
mod proposed;
mod refusal;
mod rules;
mod state;
mod training;
mod waits;

pub(crate) use admission::{admission_rule, admitted, field, may_be_proposed};
pub use away::Away;
pub use command::Command;
pub use conflict::{Conflict, With};
pub use description::{Description, Kind as ExpertKind};
pub use event::{Event, Kind};
pub use expert::{Expert, Standing};
pub use language::Language;
pub use proposed::Proposed;
pub use refusal::Refusal;
pub(crate) use rules::{decide, permits};
pub use state::{Pool, area_for};
pub use training::Training;
