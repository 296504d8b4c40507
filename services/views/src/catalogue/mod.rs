//! The catalogue: every standard with what it is, found by number, by word and by filter.
//!
//! It tells where each one stands now, not where it stood; that is the leadership view's matter.

mod answers;
mod fold;
mod natural;
mod queries;

pub use answers::{Card, Entry, ListQuery, Listing, Related};
pub(crate) use fold::CatalogueFold;
pub use queries::Catalogue;
