//! What can be asked of the desk, a file a question.

mod branch;
mod clock;
mod concerned;
mod consulting;
mod desk;
mod due;
mod lists;
mod mine;
mod of;
mod overdue;
mod stuck;
mod telling;
mod waiting_on;

pub use desk::Desk;
pub use due::DUE_DAYS_MAX;
