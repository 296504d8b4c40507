//! What can be asked of the leadership view, a question or two a file.

mod flow;
mod irregular;
mod leadership;
mod lengths;
mod overdue;
mod pipeline;
mod sectors;
mod stays;
mod time_in_stage;

pub use leadership::Leadership;
