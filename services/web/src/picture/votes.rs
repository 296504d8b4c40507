//! A condition of a ballot: what was counted, and the votes that it asks for as a mark.

use maud::{Markup, html};
use plumbline_views::Judged;

use crate::picture::coordinate::at;

/// A bar as long as what it is a share of, filled as far as was counted.
pub(crate) fn votes(judged: &Judged) -> Markup {
    let Judged { count, of, needed, holds, .. } = judged;
    let most = of.unwrap_or_default().max(*count).max(needed.unwrap_or_default()).max(1);
    let place = |votes: u64| votes as f64 * 1000.0 / most as f64;
    html! {
        svg.bar.votes.lost[!holds] viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.base x="0" y="0" width="1000" height="10" {}
            rect.fill x="0" y="0" width=(at(place(*count))) height="10" {}
            @if let Some(needed) = needed {
                rect.mark x=(at((place(*needed) - 4.0).clamp(0.0, 992.0))) y="0" width="8" height="10" {}
            }
        }
    }
}
