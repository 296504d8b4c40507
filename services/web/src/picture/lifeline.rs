//! One life on a line: a stretch for each stay, a mark for each new year, its first and last day below.

use jiff::civil::{Date, date};
use maud::{Markup, html};
use plumbline_views::Life;

use crate::language::Language;
use crate::picture::coordinate::at;
use crate::words::days_between;

/// The most marks for new years: more of them would be a grey bar.
const TICKS_MAX: usize = 120;

/// The stays up to a day, as parts of a line whose length is the time between the first one and that day.
pub(crate) fn lifeline(life: &Life, until: Date, language: Language) -> Markup {
    let stays = &life.stays;
    let Some(first) = stays.first().map(|stay| stay.entered) else { return html! {} };
    let until = stays.iter().map(|stay| stay.entered).max().unwrap_or(until).max(until);
    let days = f64::from(days_between(first, until).max(1));
    let x = |day: Date| f64::from(days_between(first, day.min(until))) * 1000.0 / days;
    let years = (first.year() + 1..=until.year()).map(|year| x(date(year, 1, 1)));
    // A log may hold a day of any year: nothing that is drawn grows with it.
    let years = years.rev().take(TICKS_MAX);
    html! {
        svg.lifeline viewBox="0 0 1000 30" preserveAspectRatio="none" role="img" aria-label=(language.say("各阶段历时", "Time in each stage")) {
            @for stay in stays {
                @let end = stay.left.unwrap_or(until);
                @let (from, to) = (x(stay.entered), x(end));
                rect.fill.{ "p-" (stay.place.key()) } x=(at(from)) y="0" width=(at((to - from).max(2.0))) height="22" {
                    title { (stay.entered) " – " (end) " " (stay.code) " " (language.standing(&life.standard, stay.place)) }
                }
            }
            @for x in years { line.tick x1=(at(x)) x2=(at(x)) y1="22" y2="30" vector-effect="non-scaling-stroke" {} }
        }
        p.ends-of-line { time { (first) } time { (until) } }
    }
}
