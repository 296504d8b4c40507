//! What the log says, worked out: each view folds the events of the nouns it wants into its own SQLite file, with its own
//! queries.
//!
//! A view can be deleted at any time and comes back the same: no clock, no chance, no order of a hash map takes part.
//! The views know the core and how to read the log; they decide nothing and write nothing but their files.
//!
//! Read in this order: `frame` (what a view is), [`Leadership`] and [`Catalogue`] (what can be asked of many standards), [`Desk`]
//! (what waits for whom), [`Experts`] (who is in the pools), [`Life`], [`Matter`], [`Consulted`] and [`Reviewed`] (everything about one
//! standard, approval, consultation or review, straight from its stream),
//! [`Views`].

mod ballot;
mod bigrams;
mod bound;
mod catalogue;
mod check;
mod consulted;
mod day;
mod desk;
mod dump;
mod error;
mod example;
mod experts;
mod explained;
mod feed;
mod filter;
mod folded;
mod frame;
mod implemented;
mod keys;
mod leadership;
mod life;
mod matter;
mod pool;
mod pooled;
mod pools;
mod review;
mod views;

pub use ballot::{BallotResult, Balloted, Judged};
pub use catalogue::{Card, Catalogue, Column, Entry, ListQuery, Listing, Order, Related, Seen};
pub use check::Checked;
pub use consulted::Consulted;
pub use desk::{
    Acting, Consulting, Copied, DUE_DAYS_MAX, Desk, Done, Due, DueDay, Mine, Named, NotedDay,
    Paged, Sent, Stuck, Titled, Waiting, WaitingOn,
};
pub use dump::Digest;
pub use error::ViewError;
pub use example::example_of;
pub use experts::{
    Answered, ExpertEntry, ExpertQuery, ExpertRecord, Experts, Pooled, Service, ToCast,
};
pub use explained::{NotExplained, explained};
pub use feed::Progress;
pub use filter::Filter;
pub use folded::{NotFolded, folded, stored};
pub use frame::Quarantined;
pub use implemented::Implemented;
pub use leadership::{
    Between, Bucket, CameFrom, Cited, Flow, Group, InUse, IrregularMove, Irregularity, Leadership,
    Moved, MovedQuery, Moves, OneMove, OpenFeedback, Overdue, Pipeline, PlaceCount, StandardInUse,
    Stay, StepTime, Stood, TimeInStage, Unanswered, UnitInUse, Within,
};
pub use life::{HandedIn, Life, Line, NoLife};
pub use matter::{Act, Matter};
pub use pools::Pools;
pub use review::{Drawn, Others, Reviewed};
pub use views::{Runner, VIEWS, Views, are_all_kept, check, open, open_some};
