//! What was fed back on a standard in use, and what evaluations found.

use maud::{Markup, html};
use plumbline_lifecycle::implementation::{Said, Wish};
use plumbline_views::Implemented;

use crate::language::Language;

/// What was fed back, and what was answered. What wants a change is for the next review.
pub(super) fn feedback(found: &Implemented, language: Language) -> Markup {
    let ledger = &found.ledger;
    if ledger.feedback.is_empty() {
        return html! {};
    }
    let title = language.say("反馈", "Feedback");
    let changes = ledger.wishes().count();
    html! {
        section.panel {
            h2 { (title) }
            @if changes > 0 {
                p.hint { (language.told(
                    format!("其中 {changes} 条建议修改，列入下次复审。"),
                    format!("{changes} of them want a change of the text: the next review looks at them."),
                )) }
            }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.list.comments {
                    thead { tr {
                        th { (language.say("章条", "Clause")) }
                        th { (language.say("反馈", "Feedback")) }
                        th { (language.say("答复", "Answer")) }
                    } }
                    tbody { @for (no, said) in &ledger.feedback { (row(*no, said, language)) } }
                }
            }
        }
    }
}

fn row(no: u32, said: &Said, language: Language) -> Markup {
    html! {
        tr {
            td.clause data-label=(language.say("章条", "Clause")) {
                @match &said.clause {
                    Some(clause) => strong { bdi { (clause) } },
                    None => span.quiet { (language.say("全文", "the whole text")) },
                }
            }
            td {
                p { bdi { (said.text) } }
                p.small {
                    bdi { (said.from) } " · " time { (said.on) } " · " (language.say("第 ", "no. ")) (no) (language.say(" 号", ""))
                    " · " (language.say(said.wants.zh(), said.wants.en()))
                }
            }
            td data-label=(language.say("答复", "Answer")) {
                @match (&said.answer, said.wants) {
                    (Some((text, on)), _) => { p { bdi { (text) } } p.small { time { (on) } } },
                    (None, Wish::Nothing) => span.quiet { (language.say("无须答复", "none needed")) },
                    (None, Wish::Change | Wish::Answer) => span.late { (language.say("待答复", "open")) },
                }
            }
        }
    }
}

/// The evaluations, the newest first.
pub(super) fn evaluations(found: &Implemented, language: Language) -> Markup {
    let evaluations = &found.ledger.evaluations;
    if evaluations.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("评估", "Evaluations")) }
            ul.waits { @for one in evaluations.iter().rev() {
                li {
                    p {
                        strong { (one.points.hits) "/" (one.points.of) } " "
                        @match &one.unit {
                            Some(unit) => bdi { (found.unit(unit, language.tag())) },
                            None => (language.say("全部单位", "all units")),
                        }
                        " · " time { (one.on) }
                    }
                    p { bdi { (one.findings) } }
                }
            } }
        }
    }
}
