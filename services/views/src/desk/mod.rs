//! The desk 待办: what waits for whom, what somebody decided, sent or has a copy of, and where nobody can act.
//!
//! It keeps each open wait of every standard that we run and of every approval, and on whose desk it lies by its role, its
//! person or its office. Who that is today is no row of it: the people are folded whole, and a question looks up the desks
//! of those for whom somebody acts. Whoever is named in an answer was confirmed by the core ([`may_act`]). A calendar that
//! is set works every last day out anew.
//!
//! [`may_act`]: plumbline_lifecycle::may_act

mod answers;
mod house;
mod late;
mod matters;
mod projector;
mod queries;
mod standards;
mod terms;
mod waiting;
mod whose;

pub use answers::{
    Acting, Consulting, Copied, Done, Due, DueDay, Mine, Named, NotedDay, Paged, Sent, Stuck,
    Titled, Waiting, WaitingOn,
};
pub(crate) use house::Kept;
pub(crate) use projector::DESIGN;
pub use queries::{DUE_DAYS_MAX, Desk};
