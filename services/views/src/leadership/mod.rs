//! The leadership group's view: where every standard stands and stood, for how long, and what is late; how long the steps of
//! approvals take; how far standards in use are applied, and what was fed back.
//!
//! It keeps the course of every standard as spans of days, so that "as of last March" is a `WHERE`, and beside them their
//! sums by day, so that the whole pipeline is one scan of a small table. *As of* a day is what had happened by its end, by
//! all that is recorded now: nothing of a later day shows, and nothing later rewrites it. It knows nothing of titles'
//! search or documents.

mod answers;
mod applied;
pub(crate) mod course;
mod in_use;
mod interned;
mod named;
mod projector;
mod queries;
mod spans;
mod steps;
mod sums;
mod times;

pub use answers::{
    Bucket, CameFrom, Flow, Group, IrregularMove, Irregularity, Moved, MovedQuery, Moves, OneMove,
    Overdue, Pipeline, PlaceCount, Stay, Stood, TimeInStage,
};
pub use applied::{InUse, OpenFeedback, StandardInUse, Unanswered, UnitInUse};
pub(crate) use projector::DESIGN;
pub use queries::Leadership;
pub use times::{Between, Cited, StepTime, Within};
