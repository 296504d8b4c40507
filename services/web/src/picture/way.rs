//! The way of a procedure from top to bottom: a dot for each stage, a gate between them, and where a standard may be sent back.

use maud::{Markup, html};

use crate::picture::coordinate::at;

/// One place on the way.
pub(crate) struct Row<'a> {
    /// A stage by its hue, or a gate.
    pub(crate) stage: Option<&'a str>,
    pub(crate) name: &'a str,
    pub(crate) note: &'a str,
}

/// How far one row is from the next, and where the line runs.
const STEP: f64 = 46.0;
const RAIL: f64 = 74.0;

/// The rows in order; `back` says from which row a standard may be sent back to which. What it shows stands in the table below it.
pub(crate) fn way(rows: &[Row<'_>], back: &[(usize, usize)], label: &str) -> Markup {
    let y = |row: usize| 24.0 + row as f64 * STEP;
    let height = y(rows.len().saturating_sub(1)) + 30.0;
    // The longest way back runs outside, so that no two lie upon each other.
    let mut back: Vec<(usize, usize)> = back.to_vec();
    back.sort_by_key(|(from, to)| from.abs_diff(*to));
    let reach = |nth: usize| (14.0 + 9.0 * nth as f64).min(RAIL - 8.0);
    html! {
        svg.way viewBox={ "0 0 420 " (at(height)) } role="img" aria-label=(label) {
            line.rail x1=(at(RAIL)) x2=(at(RAIL)) y1=(at(y(0))) y2=(at(y(rows.len().saturating_sub(1)))) {}
            @for (nth, (from, to)) in back.iter().enumerate() {
                @let (start, end, x) = (y(*from), y(*to), RAIL - 12.0 - reach(nth));
                path.back d={ "M" (at(RAIL - 11.0)) " " (at(start)) "C" (at(x)) " " (at(start)) " " (at(x)) " " (at(end)) " " (at(RAIL - 14.0)) " " (at(end)) } {}
                path.tip d={ "M" (at(RAIL - 11.0)) " " (at(end)) "l-7 -4v8z" } {}
            }
            @for (row, Row { stage, name, note }) in rows.iter().enumerate() {
                @let y = y(row);
                @match stage {
                    Some(hue) => {
                        circle.fill.{ "p-" (hue) } cx=(at(RAIL)) cy=(at(y)) r="9" {}
                        text.name x="96" y=(at(y + 5.0)) { (name) }
                    }
                    None => {
                        path.gate d={ "M" (at(RAIL)) " " (at(y - 8.0)) "l8 8l-8 8l-8 -8z" } {}
                        text x="96" y=(at(y + 5.0)) { (name) }
                    }
                }
                text.note x="96" y=(at(y + 21.0)) { (note) }
            }
        }
    }
}
