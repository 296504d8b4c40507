//! What can be asked of the leadership view, a question or two a file.

mod between;
mod flow;
mod in_use;
mod irregular;
mod leadership;
mod lengths;
mod moved;
mod overdue;
mod pipeline;
mod sectors;
mod stays;
mod steps;
mod time_in_stage;
mod unanswered;

pub use leadership::Leadership;
