//! How many stand at each stage and each end.

use maud::{Markup, html};
use plumbline_lifecycle::Place;
use plumbline_views::{Bucket, Pipeline, PlaceCount};

use crate::ask::Asked;
use crate::picture;
use crate::visit::Visit;

/// `linked`: whether the names lead to lists of what stands there; the catalogue knows only today.
pub(super) fn columns(visit: &Visit, pipeline: &Pipeline, year: &[Bucket], linked: bool) -> Markup {
    let name = |place: Place| {
        if linked {
            way_to(visit, place)
        } else {
            html! { (visit.language.place(place)) }
        }
    };
    let language = visit.language;
    let (stages, ends): (Vec<_>, Vec<_>) = (pipeline.places.iter().enumerate())
        .partition(|(_, counted)| matches!(counted.place, Place::At(_)));
    html! {
        ol.columns aria-label=(language.say("六个阶段", "The six stages")) {
            @for (no, counted) in stages { (column(visit, no, counted, year, name(counted.place))) }
        }
        ul.ends aria-label=(language.say("终结", "The ends")) {
            @for (_, counted) in ends {
                li class={ "p-" (counted.place.key()) } {
                    (name(counted.place))
                    " " strong { (language.count(counted.count)) }
                }
            }
        }
    }
}

fn column(visit: &Visit, no: usize, counted: &PlaceCount, year: &[Bucket], name: Markup) -> Markup {
    let language = visit.language;
    let place = counted.place;
    let standing: Vec<u64> =
        year.iter().filter_map(|bucket| bucket.standing.get(no).copied()).collect();
    html! {
        li.column.{ "p-" (place.key()) } {
            h2 {
                (name)
                small lang=(language.beside("zh-CN", "en")) { (language.beside(place.zh(), place.en())) }
            }
            p.big { (language.count(counted.count)) }
            (picture::spark(place, &standing))
            p.small {
                @match counted.median_days {
                    Some(days) => { (language.say("半数停留 ≥ ", "half of them ≥ ")) (language.days(days)) }
                    None => { " " }
                }
            }
            @if counted.overdue > 0 {
                p.late { (language.say("超期 ", "overdue ")) strong { (language.count(counted.overdue)) } }
            }
        }
    }
}

/// The list of what stands there.
fn way_to(visit: &Visit, place: Place) -> Markup {
    let filter = visit.asked.filter.clone();
    let address = Asked { place: Some(place), filter, ..Asked::default() }.address();
    html! { a href={ "/catalogue" (address) } { (visit.language.place(place)) } }
}
