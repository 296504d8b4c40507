//! Why the standard waits, as the core explains it: for whom, until when, because of which rule, who may act.

use maud::{Markup, html};
use plumbline_lifecycle::{Explanation, Waiting};

use crate::language::Language;

pub(super) fn waiting(explanation: &Explanation, language: Language) -> Markup {
    html! {
        section.panel {
            h2 { (language.say("等待什么", "What it waits for")) }
            @if explanation.waiting.is_empty() {
                p { (language.of_words(&explanation.standing)) }
            } @else {
                ul.waits { @for waiting in &explanation.waiting { (one(waiting, language)) } }
            }
        }
    }
}

fn one(waiting: &Waiting, language: Language) -> Markup {
    html! { li { (language.of_words(&waiting.told)) } }
}
