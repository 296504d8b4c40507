//! 贯标: how a standard in force is put into effect, by the four instruments: records, evaluation, feedback, supervision.
//!
//! It begins when the office plans the rollout, or with the first thing that is recorded. What was seen outside (a record, an
//! inspection, what somebody fed back) may be recorded later than it happened; what people decide here is judged on the day of
//! recording. A finding of an inspection may be ordered to be mended by a day; who reports it mended never closes it. When the
//! standard is abolished or replaced nothing of it is waited for any more.
//!
//! The state knows of each record only what rules ask; [`Ledger`] folds all that was recorded, and adds the figures up.
//!
//! Read in this order: [`Command`] and [`Event`], [`Implementation`] (the state), `rules.rs`, `waits.rs`, [`Ledger`].

mod basis;
mod command;
mod decide;
mod event;
mod ledger;
mod period;
mod refusal;
mod rules;
mod share;
mod state;
mod waits;

pub use basis::{Basis, Wish};
pub use command::Command;
pub(crate) use decide::{decide, ended};
pub use event::{Event, Kind};
pub use ledger::{Done, Evaluation, Ledger, Ordered, Said, Seen, Step};
pub use period::Period;
pub use refusal::Refusal;
pub(crate) use rules::permits;
pub use rules::{FEEDBACK_MAX, FINDINGS_MAX, RECTIFICATIONS_MAX, UNITS_MAX};
pub use share::{Figures, Share};
pub use state::{Course, Feedback, Implementation, Inspection, Mended, Rectification, Rollout};
