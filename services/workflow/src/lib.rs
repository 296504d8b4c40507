//! The writer: the one thread that turns orders into facts.
//!
//! [`Writer`] is a cheap handle that anybody may clone; [`Writer::submit`] puts an order into a bounded queue. The
//! thread drains the queue, loads each order's state, asks the core to decide, stages the facts, and commits once for
//! the whole batch. Only after that COMMIT does anybody get an answer. The rules are not here, they are in the core.

mod cache;
mod request;
mod state;
mod writer;

pub use request::{Answer, Failure, Request};
pub use writer::{Fault, StartError, Writer, WriterOptions, WriterThread};
