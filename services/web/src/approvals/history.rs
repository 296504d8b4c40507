//! What was done and said in a matter, the latest first.

use maud::{Markup, html};
use plumbline_views::Matter;

use crate::language::Language;

pub(super) fn history(matter: &Matter, language: Language) -> Markup {
    html! {
        section.panel {
            h2 { (language.say("办理记录", "What was done")) }
            ol.timeline reversed {
                @for act in matter.acts.iter().rev() {
                    li {
                        time.day { (act.recorded.happened_on) }
                        div {
                            (language.of_words(&act.words))
                            @if let Some(opinion) = act.opinion() { " " q { bdi { (opinion) } } }
                            span.by { (language.say("序号 ", "seq ")) (act.recorded.seq) }
                        }
                    }
                }
            }
        }
    }
}
