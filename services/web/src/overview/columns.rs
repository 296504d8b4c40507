//! How many stand at each stage and each end.

use maud::{Markup, html};
use plumbline_lifecycle::Place;
use plumbline_views::{Bucket, Pipeline, PlaceCount};

use crate::behind::{counted, standards};
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
    let (stages, ends): (Vec<_>, Vec<_>) =
        (pipeline.places.iter().enumerate()).partition(|(_, of)| matches!(of.place, Place::At(_)));
    html! {
        ol.columns aria-label=(language.say("六个阶段", "The six stages")) {
            @for (no, of) in stages { (column(visit, (no, of), year, name(of.place), linked)) }
        }
        ul.ends aria-label=(language.say("终结", "The ends")) {
            @for (_, of) in ends {
                li class={ "p-" (of.place.key()) } {
                    (name(of.place))
                    " " strong { (figure(visit, of.count, of.place, false, linked)) }
                }
            }
        }
    }
}

fn column(
    visit: &Visit,
    (no, of): (usize, &PlaceCount),
    year: &[Bucket],
    name: Markup,
    linked: bool,
) -> Markup {
    let language = visit.language;
    let place = of.place;
    let standing: Vec<u64> =
        year.iter().filter_map(|bucket| bucket.standing.get(no).copied()).collect();
    html! {
        li.column.{ "p-" (place.key()) } {
            h2 {
                (name)
                small lang=(language.beside("zh-CN", "en")) { (language.beside(place.zh(), place.en())) }
            }
            p.big { (figure(visit, of.count, place, false, linked)) }
            (picture::spark(place, &standing))
            p.small {
                @match of.median_days {
                    Some(days) => { (language.say("半数停留 ≥ ", "half of them ≥ ")) (language.days(days)) }
                    None => { " " }
                }
            }
            @if of.overdue > 0 {
                p.late { (language.say("超期 ", "overdue ")) strong { (figure(visit, of.overdue, place, true, linked)) } }
            }
        }
    }
}

/// The list of what stands there.
fn way_to(visit: &Visit, place: Place) -> Markup {
    let address = standards(&visit.asked.filter, Some(place), false);
    html! { a href=(address) { (visit.language.place(place)) } }
}

/// How many stand there, or are late there, as a way to them.
fn figure(visit: &Visit, count: u64, place: Place, overdue: bool, linked: bool) -> Markup {
    let way = linked.then(|| standards(&visit.asked.filter, Some(place), overdue));
    counted(count, way, visit.language)
}
