//! The writer: the one thread that turns commands into events.
//!
//! [`Writer`] is a cheap handle that anybody may clone; [`Writer::submit`] puts a command into a bounded queue. The thread
//! drains the queue, asks the policy and the core about each command, loads what they lack, stages the events, and commits
//! once for the whole batch. Only after that COMMIT does anybody get an answer. The rules are not here: who may is known to
//! `access`, what is possible to `lifecycle`. [`Clock`] gives one command more, when a last day has passed. [`Keys`] seal what is private before it becomes a command, and are
//! destroyed once the log says so.

mod batch;
mod boxes;
mod cast;
mod clock;
mod command;
mod counted;
mod digest;
mod foretell;
mod granted;
mod handle;
mod memory;
mod options;
mod personal;
mod pulse;
mod request;
mod trouble;
mod trust;
mod undone;
mod wall;

pub use boxes::{destroy_boxes, lose_boxes};
pub use cast::Cast;
pub use clock::{Clock, ClockOptions, ToNote};
pub use command::Decide;
pub use foretell::{Foresight, foretell};
pub use granted::Known as KnownGrants;
pub use handle::{StartError, Writer, WriterThread};
pub use options::WriterOptions;
pub use personal::{KeyError, Keys, PersonalData};
pub use pulse::{Histogram, Pulse};
pub use request::{Answer, Failure, Request};
pub use trouble::{Fault, Trouble};
