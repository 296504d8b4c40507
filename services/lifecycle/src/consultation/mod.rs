//! A consultation: a text is put before named bodies and the public, who comment on it by clause until a day.
//!
//! One machine for three purposes: the draft (征求意见), a public notice (公示), an abolition (废止征求意见). It begins with the
//! standard's own command `OpenConsultation`, and holds its last day itself. A comment is taken as long as the standard stands
//! where it was consulted on: one that comes after the last day is kept and marked late. Each is disposed of by those who draft
//! the text, and the gate behind may ask that every one is.
//!
//! The state knows of each comment only what rules ask. What was said stands in the events; [`Table`] folds them into
//! 意见汇总处理表.
//!
//! Read in this order: [`Command`] and [`Event`], [`Consultation`] (the state), `rules.rs`, the waits, [`Table`].

mod command;
mod decide;
mod event;
mod purpose;
mod refusal;
mod rules;
mod state;
mod table;
mod waits;

pub use command::Command;
pub(crate) use decide::decide;
pub use event::{Event, Kind};
pub use purpose::{Outcome, Purpose};
pub use refusal::Refusal;
pub use rules::{BODIES_MAX, COMMENTS_MAX};
pub(crate) use rules::{end, permits, settled};
pub use state::{Comment, Consultation, Held, Reply};
pub use table::{Counts, Disposal, Row, Table};
