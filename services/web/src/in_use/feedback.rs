//! What was fed back to standards in use and not answered, the oldest first.

use maud::{Markup, html};
use plumbline_views::{OpenFeedback, Unanswered};

use crate::language::Language;

pub(super) fn feedback(found: &Unanswered, language: Language) -> Markup {
    let title = language.say("待答复的反馈", "Feedback to be answered");
    html! {
        section.panel {
            h2 { (title) " " small { (language.count(found.total)) } }
            @if found.rows.is_empty() {
                p.quiet { (language.say("没有。", "None.")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.list {
                        thead { tr {
                            th { (language.say("收到", "Came")) }
                            th { (language.say("标准", "Standard")) }
                            th { (language.say("来自", "From")) }
                            th { (language.say("内容", "What was said")) }
                        } }
                        tbody { @for of in &found.rows { (row(of, language)) } }
                    }
                }
                @if found.more { p.hint { (language.say("此处仅列出最早的部分。", "There are more; the oldest are shown.")) } }
            }
        }
    }
}

fn row(of: &OpenFeedback, language: Language) -> Markup {
    let title = language.title(&of.title_zh, &of.title_en).unwrap_or(&of.id);
    html! {
        tr {
            td data-label=(language.say("收到", "Came")) { time { (of.on) } " " small { (language.say("已等 ", "waits ")) (language.days(of.days)) } }
            td {
                a.named href={ "/standards/" (of.id) "/implementation" } {
                    @if let Some(label) = &of.label { span.number { (label) } " " }
                    bdi { (title) }
                }
            }
            td data-label=(language.say("来自", "From")) { bdi { (of.from) } }
            td {
                @if let Some(clause) = &of.clause { span.number { (clause) } " " }
                bdi { (of.text) } " " small { (language.say(of.wants.zh(), of.wants.en())) }
            }
        }
    }
}
