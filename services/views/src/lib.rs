//! What the log says, worked out: each view is one fold over the events into its own SQLite file, with its own queries.
//!
//! A view can be deleted at any time and comes back the same: no clock, no chance, no order of a hash map takes part.
//! The views know the core's events and how to read the log; they decide nothing and write nothing but their files.
//!
//! Read in this order: [`Projector`] (one fold), [`Leadership`] and [`Catalogue`] (what can be asked), [`Views`].

mod bigrams;
mod catalogue;
mod day;
mod dump;
mod error;
mod filter;
mod frame;
mod keys;
mod leadership;
mod pool;
mod views;

pub use catalogue::{Card, Catalogue, Entry, ListQuery, Listing, Related};
pub use dump::Digest;
pub use error::{ApplyError, ViewError};
pub use filter::Filter;
pub use frame::{Fact, Progress, Projector, Quarantined, View};
pub use leadership::{
    Bucket, Flow, Group, IrregularMove, Irregularity, Leadership, Moves, Overdue, Pipeline,
    PlaceCount, Stay, TimeInStage,
};
pub use views::{Runner, VIEWS, Views, open};
