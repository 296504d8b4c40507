//! The leadership group's view: where every standard stands and stood, for how long, and what is late.
//!
//! It keeps the stays of every standard as intervals, so that "as of last March" is a `WHERE`, and beside them their sums
//! by day, so that the whole pipeline is one scan of a small table. It knows nothing of titles' search or documents.

mod answers;
mod course;
mod fold;
mod queries;

pub use answers::{
    Bucket, Flow, Group, IrregularMove, Irregularity, Moves, Overdue, Pipeline, PlaceCount, Stay,
    TimeInStage,
};
pub(crate) use fold::{LeadershipFold, field_of_ics};
pub use queries::Leadership;
