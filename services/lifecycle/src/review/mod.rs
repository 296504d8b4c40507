//! A review: a panel of experts is called, answers, meets or writes, votes and concludes.
//!
//! One machine serves for 立项论证, 审查, 中期评估 and 验收 ([`Purpose`]), in a meeting or by letter. It begins with the
//! standard's own command `CallReview`. `Called → Drawn → Formed → Met → Concluded`, or `Dissolved` from anywhere before
//! the end; where it stands follows from what has happened ([`Review`]).
//!
//! Read in this order: [`Call`], [`Command`] and [`Event`], [`Review`] and [`Panel`] (the states), `evolve.rs`, `rules.rs`,
//! `conclude.rs` (the ballot and what it comes to), the waits.

mod barred;
mod call;
mod command;
mod conclude;
mod decide;
mod drawn;
mod event;
mod evolve;
mod opinion;
mod panel;
mod purpose;
mod refusal;
mod rules;
mod seat;
mod waits;

pub(crate) use call::called;
pub use call::{AskedFor, Call};
pub use command::Command;
pub(crate) use conclude::opens;
pub(crate) use decide::{decide, ended, replaced};
pub use drawn::{draw_of, terms_of};
pub use event::{Event, Kind};
pub use opinion::{Disposal, Opinion, Weight};
pub use panel::{Panel, Review};
pub use purpose::Purpose;
pub use refusal::Refusal;
pub(crate) use rules::{may_draw, permits};
pub use seat::{Answer, Invited, Seat, Standing};
