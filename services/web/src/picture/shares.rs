//! What came of things, as parts of one bar.

use maud::{Markup, html};

use crate::picture::coordinate::at;

/// Counts by key, each in the hue of its key, side by side. The figures stand in words beside it.
pub(crate) fn shares(parts: &[(&str, u64)]) -> Markup {
    let whole = parts.iter().map(|(_, count)| count).sum::<u64>().max(1) as f64;
    let mut left = 0.0;
    let parts: Vec<(&str, f64, f64)> = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| {
            let width = *count as f64 * 1000.0 / whole;
            left += width;
            (*key, left - width, width)
        })
        .collect();
    html! {
        svg.bar.shares viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            @for (key, x, width) in parts {
                rect class={ "fill o-" (key) } x=(at(x)) y="0" width=(at(width)) height="10" {}
            }
        }
    }
}
