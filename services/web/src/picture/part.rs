//! So many of so many, as a bar.

use maud::{Markup, html};
use plumbline_lifecycle::implementation::Figures;

use crate::picture::coordinate::at;

/// A bar as long as the whole, filled as far as its part; nothing where there is no whole. The figures stand in words beside it.
pub(crate) fn part(figures: Figures) -> Markup {
    if figures.of == 0 {
        return html! {};
    }
    let filled = figures.hits as f64 * 1000.0 / figures.of as f64;
    html! {
        svg.bar.votes viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.base x="0" y="0" width="1000" height="10" {}
            rect.fill x="0" y="0" width=(at(filled)) height="10" {}
        }
    }
}
