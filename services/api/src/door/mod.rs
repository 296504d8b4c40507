//! The door: which connections are open, what each is doing, and which of them must go.
//!
//! A connection counts as waiting for its client, or as at work; the table ends those that make it wait for too long, and lets
//! a silent one make room where there is none. What is asked on a connection is not known here.

mod call;
mod count;
mod link;
mod table;
mod wire;

pub(crate) use call::Counted;
pub use count::Connections;
pub(crate) use link::End;
pub(crate) use table::{Place, Table};
pub(crate) use wire::Wire;
