//! Pictures as SVG: no script, no inline style, each with its figures in words or in a table beside it.

mod bar;
mod flow;
mod lifeline;
mod spark;

pub(crate) use bar::bar;
pub(crate) use flow::{Moves, flow};
pub(crate) use lifeline::lifeline;
pub(crate) use spark::spark;

/// A coordinate with one decimal: enough for a screen, and the same on every machine.
pub(crate) fn at(value: f64) -> String {
    let tenths = (value * 10.0).round();
    format!("{}", tenths / 10.0)
}
