//! The flow: six stages in a row, the ends below, and bands as wide as what moved between them.
//!
//! Only the busiest moves off the straight way are drawn; all of them stand in the table beside the picture.

use std::collections::BTreeMap;

use maud::{Markup, html};
use plumbline_lifecycle::{End, Place, Stage};

use crate::language::Language;
use crate::picture::coordinate::at;

/// How many moved from one place to another; from nowhere for those first seen.
pub(crate) type Moves = BTreeMap<(Option<Place>, Place), u64>;

const WIDTH: f64 = 1160.0;
const NODE_WIDTH: f64 = 148.0;
const NODE_TOP: f64 = 122.0;
const NODE_HEIGHT: f64 = 58.0;
const END_TOP: f64 = 292.0;
const END_HEIGHT: f64 = 46.0;
/// Detours that are drawn.
const DETOURS_MAX: usize = 10;

/// A band and the figure on it.
struct Band {
    from: Option<Place>,
    to: Place,
    count: u64,
    path: String,
    label: (f64, f64),
    detour: bool,
}

/// The picture of what moved, and what stands where at the end of it.
pub(crate) fn flow(moves: &Moves, standing: &[u64; 9], language: Language) -> Markup {
    let most = moves.iter().filter(|((from, _), _)| from.is_some()).map(|(_, count)| *count).max();
    let most = most.unwrap_or(1).max(1) as f64;
    let width = |band: &Band| {
        let widest = if band.detour { 7.0 } else { 24.0 };
        1.5 + widest * (band.count as f64 / most).min(1.0).sqrt()
    };
    let bands = bands(moves);
    html! {
        svg.flow viewBox={ "-4 12 " (WIDTH + 8.0) " 332" } role="img" aria-label=(language.say("阶段流转图", "Moves between the stages")) {
            @for band in &bands {
                path class={ "band p-" (band.from.unwrap_or(band.to).key()) @if band.detour { " detour" } }
                    d=(band.path) stroke-width=(at(width(band))) {
                    title { (told(band, language)) }
                }
            }
            @for (place, count) in Place::ALL.into_iter().zip(standing) {
                (node(place, *count, language))
            }
            @for band in &bands {
                text.moved x=(at(band.label.0)) y=(at(band.label.1)) text-anchor="middle" { (language.count(band.count)) }
            }
        }
    }
}

fn told(band: &Band, language: Language) -> String {
    let from = band.from.map_or(language.say("新增", "new"), |from| language.place(from));
    format!("{from} → {}: {}", language.place(band.to), language.count(band.count))
}

fn node(place: Place, count: u64, language: Language) -> Markup {
    let (x, top, height) = match place {
        Place::At(_) => (centre(place) - NODE_WIDTH / 2.0, NODE_TOP, NODE_HEIGHT),
        Place::Ended(_) => (centre(place) - NODE_WIDTH / 2.0, END_TOP, END_HEIGHT),
    };
    html! {
        g {
            rect class={ "node p-" (place.key()) } x=(at(x)) y=(at(top)) width=(at(NODE_WIDTH)) height=(at(height)) rx="6" {}
            text.name x=(at(centre(place))) y=(at(top + height * 0.40)) text-anchor="middle" { (language.place(place)) }
            text.stands x=(at(centre(place))) y=(at(top + height * 0.82)) text-anchor="middle" { (language.count(count)) }
        }
    }
}

fn centre(place: Place) -> f64 {
    let gap = (WIDTH - 6.0 * NODE_WIDTH) / 5.0;
    let column = |no: f64| NODE_WIDTH / 2.0 + no * (NODE_WIDTH + gap);
    match place {
        Place::At(stage) => column(order(stage) as f64),
        Place::Ended(End::Rejected) => column(0.0),
        Place::Ended(End::Withdrawn) => column(2.0),
        Place::Ended(End::Abolished) => column(5.0),
    }
}

fn order(stage: Stage) -> usize {
    Stage::ALL.iter().position(|known| *known == stage).unwrap_or_default()
}

fn bands(moves: &Moves) -> Vec<Band> {
    let mut bands: Vec<Band> = moves
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|((from, to), count)| band(*from, *to, *count))
        .collect();
    bands.sort_by_key(|band| (band.detour, std::cmp::Reverse(band.count)));
    let straight = bands.iter().filter(|band| !band.detour).count();
    bands.truncate(straight + DETOURS_MAX);
    bands
}

fn band(from: Option<Place>, to: Place, count: u64) -> Band {
    let middle = NODE_TOP + NODE_HEIGHT / 2.0;
    let bottom = NODE_TOP + NODE_HEIGHT;
    let into = centre(to);
    let (path, label, detour) = match (from, to) {
        (None, Place::At(_)) => {
            let x = into - 38.0;
            let path = format!("M{} 56 L{} {}", at(x), at(x), at(NODE_TOP));
            (path, (x, 48.0), to != Place::At(Stage::Proposal))
        }
        (None, Place::Ended(End::Abolished)) => {
            let x = into - NODE_WIDTH / 2.0;
            let y = END_TOP + END_HEIGHT / 2.0;
            (format!("M{} {y} L{} {y}", at(x - 36.0), at(x)), (x - 58.0, y + 5.0), true)
        }
        (None, Place::Ended(_)) => {
            let x = into + NODE_WIDTH / 2.0;
            let y = END_TOP + END_HEIGHT / 2.0;
            (format!("M{} {y} L{} {y}", at(x + 36.0), at(x)), (x + 54.0, y + 5.0), true)
        }
        (Some(Place::At(a)), Place::At(b)) if order(b) == order(a) + 1 => {
            let (x1, x2) = (centre(Place::At(a)) + NODE_WIDTH / 2.0, into - NODE_WIDTH / 2.0);
            (
                format!("M{} {} L{} {}", at(x1), at(middle), at(x2), at(middle)),
                (f64::midpoint(x1, x2), middle - 18.0),
                false,
            )
        }
        (Some(Place::At(a)), Place::At(b)) if order(b) > order(a) => {
            let start = centre(Place::At(a)) + 14.0;
            let rise = 18.0 + 24.0 * (order(b) - order(a)) as f64;
            let path = arc(start, into, NODE_TOP, -rise);
            (path, (f64::midpoint(start, into), NODE_TOP - rise * 0.75 - 5.0), true)
        }
        (Some(Place::At(a)), Place::At(_)) => {
            let start = centre(Place::At(a)) - 14.0;
            let fall = 26.0 + 20.0 * (start - into).abs() / (NODE_WIDTH * 1.6);
            let path = arc(start, into + 14.0, bottom, fall);
            (path, (f64::midpoint(start, into), bottom + fall * 0.75 + 14.0), true)
        }
        (Some(Place::At(a)), Place::Ended(_)) => {
            let start = centre(Place::At(a)) + 26.0;
            (curve(start, bottom, into, END_TOP), beside(start, into, 0.72), false)
        }
        (Some(Place::Ended(end)), Place::At(_)) => {
            let start = centre(Place::Ended(end)) - 30.0;
            (curve(start, END_TOP, into - 40.0, bottom), beside(into - 40.0, start, 0.5), true)
        }
        (Some(Place::Ended(end)), Place::Ended(_)) => {
            let y = END_TOP + END_HEIGHT / 2.0;
            let start = centre(Place::Ended(end));
            (
                format!("M{} {y} L{} {y}", at(start), at(into)),
                (f64::midpoint(start, into), y - 6.0),
                true,
            )
        }
    };
    Band { from, to, count, path, label, detour }
}

/// Over or under the row, from one node to another.
fn arc(from: f64, to: f64, y: f64, rise: f64) -> String {
    let peak = y + rise;
    format!(
        "M{} {} C{} {} {} {} {} {}",
        at(from),
        at(y),
        at(from),
        at(peak),
        at(to),
        at(peak),
        at(to),
        at(y)
    )
}

/// From the row down to the ends, or up again.
fn curve(x1: f64, y1: f64, x2: f64, y2: f64) -> String {
    let half = f64::midpoint(y1, y2);
    format!(
        "M{} {} C{} {} {} {} {} {}",
        at(x1),
        at(y1),
        at(x1),
        at(half),
        at(x2),
        at(half),
        at(x2),
        at(y2)
    )
}

/// A place for the figure on a curve between the row and the ends.
fn beside(x1: f64, x2: f64, share: f64) -> (f64, f64) {
    let eased = share * share * (3.0 - 2.0 * share);
    let y1 = NODE_TOP + NODE_HEIGHT;
    (x1 + (x2 - x1) * eased + 16.0, y1 + (END_TOP - y1) * share)
}
