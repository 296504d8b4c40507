//! Pictures as SVG: no script, no inline style, each with its figures in words or in a table beside it.

mod bar;
mod coordinate;
mod flow;
mod lifeline;
mod load;
mod part;
mod shares;
mod spark;
mod spread;
mod votes;
mod way;

pub(crate) use bar::bar;
pub(crate) use flow::{Moves, flow};
pub(crate) use lifeline::lifeline;
pub(crate) use load::load;
pub(crate) use part::part;
pub(crate) use shares::shares;
pub(crate) use spark::spark;
pub(crate) use spread::spread;
pub(crate) use votes::votes;
pub(crate) use way::{Row, way};
