//! The six stages in a row, as far as a standard has come, or the end it met.

use maud::{Markup, html};
use plumbline_lifecycle::{Place, Stage};
use plumbline_views::{Life, Stay};

use crate::language::Language;

pub(super) fn track(life: &Life, language: Language) -> Markup {
    let Some(place) = life.standard.place() else { return html! {} };
    html! {
        ol.track {
            @for stage in Stage::ALL {
                @let (here, reached) = (place == Place::At(stage), reached(&life.stays, stage));
                li class={ "p-" (Place::At(stage).key()) @if here { " here" } @else if reached.is_some() { " been" } }
                    aria-current=[here.then_some("step")] {
                    span.name { (language.place(Place::At(stage))) }
                    @if let Some(stay) = reached { time { (stay.entered) } }
                }
            }
            @if let Place::Ended(_) = place {
                li.here.{ "p-" (place.key()) } aria-current="step" {
                    span.name { (language.standing(&life.standard, place)) }
                    @if let Some(stay) = life.stays.last() { time { (stay.entered) } }
                }
            }
        }
    }
}

/// The stay with which it came to a stage for the last time, past the codes that it had there.
fn reached(stays: &[Stay], stage: Stage) -> Option<&Stay> {
    let at = |stay: &&Stay| stay.place == Place::At(stage);
    let last = stays.iter().rposition(|stay| at(&stay))?;
    stays[..=last].iter().rev().take_while(at).last()
}
