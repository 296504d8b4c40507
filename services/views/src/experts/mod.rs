//! The pools of experts: who is in each, what they know, how much of them is asked, and what they were asked for.
//!
//! The tables hold the pools as they are now, and every invitation and seat in a ballot with its days. The people of a pool on a past
//! day are asked of the log: each pool is one stream, folded up to that day by the core. Both make the same answers, and a test
//! compares them. Whom a pool concerns is whoever sees inside its area:
//! conflicts and absences are nobody else's business.

mod answers;
mod asked;
mod ballots;
mod known;
mod now;
mod past;
mod projector;
mod services;

pub use answers::{Answered, ExpertEntry, ExpertQuery, ExpertRecord, Pooled, Service, ToCast};
pub use asked::Experts;
pub(crate) use projector::DESIGN;
