//! What the panel was sent, and what it said.

use maud::{Markup, html};
use plumbline_lifecycle::review::{Opinion, Panel, Weight};
use plumbline_views::Reviewed;

use crate::language::Language;

/// The papers, and whether they were in time.
pub(super) fn papers(told: &Reviewed, panel: &Panel, language: Language) -> Markup {
    if panel.papers.is_none() && panel.papers_until.is_none() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("评审材料", "Papers")) }
            @match &panel.papers {
                None => p.quiet { (language.say("尚未送达。", "Not sent yet.")) },
                Some((on, bundle)) => {
                    p { (language.say("送达于 ", "Sent on ")) time { (on) } }
                    ul.sentences { @for paper in bundle { li {
                        (told.kinds.get(&paper.kind).map_or(paper.kind.as_str(), |words| language.of_words(words)))
                        " " code.small { (paper.sha256.get(..12).unwrap_or(&paper.sha256)) "…" }
                    } } }
                }
            }
            @if let Some(until) = panel.papers_until {
                p.hint { (language.say("应不迟于 ", "To be sent by ")) time { (until) } (language.say(" 送达。", ".")) }
            }
        }
    }
}

/// The opinions, by clause as they came, with what was done about each.
pub(super) fn opinions(told: &Reviewed, panel: &Panel, language: Language) -> Markup {
    let title = language.say("评审意见", "Opinions");
    html! {
        section.panel {
            h2 { (title) @if !panel.opinions.is_empty() { " " span.quiet { (panel.opinions.len()) } } }
            @if panel.opinions.is_empty() {
                p.quiet { (language.say("没有意见。", "None.")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.list {
                        thead { tr { th { (language.say("条款", "Clause")) } th { (language.say("意见", "Opinion")) } th { (language.say("处理", "Disposal")) } } }
                        tbody { @for opinion in &panel.opinions { tr { (row(told, opinion, language)) } } }
                    }
                }
            }
        }
    }
}

fn row(told: &Reviewed, opinion: &Opinion, language: Language) -> Markup {
    let Opinion { no, by, clause, text, weight, disposed } = opinion;
    html! {
        td { span.quiet { (no) } " " strong { bdi { (clause) } } }
        td data-label=(language.say("意见", "Opinion")) {
            bdi { (text) } " "
            @if *weight == Weight::Must { span.chip { (language.say(weight.zh(), weight.en())) } " " }
            span.small { bdi { (told.name(by)) } }
        }
        td data-label=(language.say("处理", "Disposal")) {
            @match disposed {
                None => span.late[*weight == Weight::Must] { (language.say("未处理", "open")) },
                Some((disposal, reason)) => {
                    (language.say(disposal.zh(), disposal.en()))
                    @if let Some(reason) = reason { (language.say("：", ": ")) bdi { (reason) } }
                }
            }
        }
    }
}
