//! What a standard is to others, and they to it.

use maud::{Markup, html};
use plumbline_views::{Life, Related};

use crate::language::Language;
use crate::named::named;
use crate::relation::relation;

pub(super) fn relations(life: &Life, language: Language) -> Markup {
    if life.ties.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("关联标准", "Relations")) }
            ul.relations { @for tie in &life.ties { (line(life, tie, language)) } }
        }
    }
}

fn line(life: &Life, tie: &Related, language: Language) -> Markup {
    let (zh, en) = relation(life, tie);
    let label = if tie.outgoing { &tie.target } else { tie.id.as_ref().unwrap_or(&tie.target) };
    html! {
        li {
            strong { (language.say(zh, en)) } " "
            @match &tie.id {
                Some(id) => {
                    (named(language, id, Some(label), language.title(&tie.title_zh, &tie.title_en)))
                    @if let Some(place) = tie.place { " " span.place.{ "p-" (place.key()) } { (language.place(place)) } }
                }
                None => bdi { (tie.target) },
            }
        }
    }
}
