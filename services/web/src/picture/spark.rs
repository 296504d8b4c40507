//! A small line of how many stood in one place over time.

use maud::{Markup, html};
use plumbline_lifecycle::Place;

use crate::picture::coordinate::at;

/// The line, from the oldest figure to the newest; nothing for fewer than two.
pub(crate) fn spark(place: Place, figures: &[u64]) -> Markup {
    let (Some(least), Some(most)) = (figures.iter().min(), figures.iter().max()) else {
        return html! {};
    };
    if figures.len() < 2 {
        return html! {};
    }
    let range = (most - least).max(1) as f64;
    let step = 100.0 / (figures.len() - 1) as f64;
    let height = |figure: &u64| {
        if most == least { 12.0 } else { 22.0 - (figure - least) as f64 * 20.0 / range }
    };
    let points: Vec<String> = figures
        .iter()
        .enumerate()
        .map(|(no, figure)| format!("{},{}", at(no as f64 * step), at(height(figure))))
        .collect();
    html! {
        svg.spark viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true" {
            polygon class={ "fill soft p-" (place.key()) } points={ "0,24 " (points.join(" ")) " 100,24" } {}
            polyline class={ "line p-" (place.key()) } points=(points.join(" ")) vector-effect="non-scaling-stroke" {}
        }
    }
}
