//! The catalogue: every standard with what it is, found by number, by word and by filter.
//!
//! It tells where each one stands now, not where it stood; that is the leadership view's matter. A row is what the core
//! tells of a standard's state, nothing is folded here.

mod answers;
mod asked;
mod board;
mod card;
mod list;
mod name;
mod natural;
mod number;
mod projector;
mod relation;
mod search;
mod seen;
mod standard;

pub use answers::{Card, Column, Entry, ListQuery, Listing, Order, Related};
pub use asked::Catalogue;
pub(crate) use list::codes_within;
pub(crate) use projector::DESIGN;
pub(crate) use relation::as_written;
pub use seen::Seen;
