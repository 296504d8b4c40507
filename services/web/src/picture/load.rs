//! How much waits for somebody, the late part first.

use maud::{Markup, html};

use crate::picture::coordinate::at;

/// A bar as long as its share of `most`.
pub(crate) fn load(count: u64, late: u64, most: u64) -> Markup {
    let width = |part: u64| part as f64 * 1000.0 / most.max(1) as f64;
    let (late, rest) = (width(late.min(count)), width(count.saturating_sub(late)));
    html! {
        svg.bar.load viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            @if late > 0.0 { rect.of-late x="0" y="0" width=(at(late)) height="10" {} }
            rect.fill x=(at(late)) y="0" width=(at(rest)) height="10" {}
        }
    }
}
