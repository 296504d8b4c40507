//! One bar from side to side, divided by place.

use maud::{Markup, html};
use plumbline_lifecycle::Place;

use crate::language::Language;
use crate::picture::coordinate::at;

/// The counts of the nine places as parts of one bar, whose length is the share of `most`.
pub(crate) fn bar(counts: &[u64; 9], most: u64, language: Language) -> Markup {
    let whole = most.max(1) as f64;
    let mut left = 0.0;
    let parts: Vec<(Place, u64, f64, f64)> = Place::ALL
        .into_iter()
        .zip(counts)
        .map(|(place, count)| {
            let width = *count as f64 * 1000.0 / whole;
            left += width;
            (place, *count, left - width, width)
        })
        .collect();
    html! {
        svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            @for (place, count, x, width) in parts.iter().filter(|part| part.1 > 0) {
                rect class={ "fill p-" (place.key()) } x=(at(*x)) y="0" width=(at(*width)) height="10" {
                    title { (language.place(*place)) " " (count) }
                }
            }
        }
    }
}
