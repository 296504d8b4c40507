//! Standards past their last day, the longest overdue first.

use maud::{Markup, html};
use plumbline_lifecycle::Source;
use plumbline_views::Overdue;

use crate::behind::counted;
use crate::language::Language;
use crate::named::named;
use crate::source::cited_for;

pub(super) fn overdue(
    listed: &[Overdue],
    all: u64,
    way: Option<String>,
    language: Language,
) -> Markup {
    let shown = listed.len() as u64;
    html! {
        section.panel {
            h2 { (language.say("超期事项", "Overdue")) }
            @if listed.is_empty() {
                p.hint { (language.say("没有超期的标准。", "Nothing is overdue.")) }
            } @else {
                @if shown < all {
                    p.hint {
                        (language.say("超期最久的 ", "The longest overdue ")) (shown) " / " (counted(all, way, language))
                    }
                }
                div.scroll tabindex="0" role="region" aria-label=(language.say("超期事项", "Overdue")) {
                    table.list {
                        thead { tr {
                            th { (language.say("标准", "Standard")) }
                            th { (language.say("所处阶段", "Stands at")) }
                            th { (language.say("应办结", "Due")) }
                            th.n { (language.say("超期", "Over")) }
                            th { (language.say("依据", "Source of the limit")) }
                        } }
                        tbody { @for late in listed {
                            tr {
                                td { (named(language, &late.id, late.label.as_deref(), language.title(&late.title_zh, &late.title_en))) }
                                td { span.place.{ "p-" (late.place.key()) } { (language.place(late.place)) } " " code { (late.code) } }
                                td data-label=(language.say("应办结", "Due")) { time { (late.due) } }
                                td.n.late data-label=(language.say("超期", "Over")) { (language.days(late.days_over)) }
                                td.small data-label=(language.say("依据", "Source")) {
                                    @if let Some(text) = &late.source { (cited_for(&Source::of(text.clone(), late.unverified), late.example_of.as_ref(), language)) }
                                }
                            }
                        } }
                    }
                }
            }
        }
    }
}
