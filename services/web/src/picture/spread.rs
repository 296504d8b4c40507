//! How long things took: half of them, and nine in ten, as one bar.

use maud::{Markup, html};

use crate::picture::coordinate::at;

/// A bar whose dark part is as long as the median and whose pale part goes on to nine in ten, as shares of `most`. The figures stand
/// in words beside it.
pub(crate) fn spread(median: Option<u32>, p90: Option<u32>, most: u32) -> Markup {
    let (Some(median), Some(p90)) = (median, p90) else { return html! {} };
    let width = |days: u32| f64::from(days) * 1000.0 / f64::from(most.max(1));
    html! {
        svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.fill.pale x="0" y="0" width=(at(width(p90))) height="10" {}
            rect.fill x="0" y="0" width=(at(width(median))) height="10" {}
        }
    }
}
