//! What waits, a row each: the day, the standard, what is waited for, of whom, and by which rule.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::Source;
use plumbline_views::Waiting;

use crate::language::Language;
use crate::named::named;
use crate::source::cited_for;
use crate::words::days_between;

/// The rows as they are on a day. The first of each last day is what a calendar leads to (`#d2026-12-01`).
pub(crate) fn waits(rows: &[Waiting], day: Date, title: &str, language: Language) -> Markup {
    html! {
        p.hint.on-phone { (language.say("依据见各标准的页面。", "By which rule, the page of each standard says.")) }
        div.scroll tabindex="0" role="region" aria-label=(title) {
            table.list {
                thead { tr {
                    th { (language.say("日期", "Day")) }
                    th { (language.say("标准", "Standard")) }
                    th { (language.say("事项", "What")) }
                    th { (language.say("等谁", "Waits for")) }
                    th.for-desk { (language.say("依据", "By the rule")) }
                } }
                tbody { @for (at, one) in rows.iter().enumerate() {
                    @let first = at == 0 || rows[at - 1].until != one.until;
                    (row(one, first, day, language))
                } }
            }
        }
    }
}

fn row(row: &Waiting, first: bool, day: Date, language: Language) -> Markup {
    let title = language.title(&row.standard.title_zh, &row.standard.title_en);
    let source = Some(&row.clause).filter(|clause| !clause.is_empty());
    let source = source.map(|clause| Source::of(clause.clone(), row.unverified));
    html! {
        tr id=[row.until.filter(|_| first).map(|day| format!("d{day}"))] {
            td.day data-label=(language.say("日期", "Day")) {
                @match row.until {
                    Some(until) => {
                        time { (until) }
                        @if row.provisional { " " small { (language.say("暂定", "provisional")) } }
                        @if until < day { " " span.late { (language.days(days_between(until, day))) } }
                    }
                    None => span.quiet { (language.say("自 ", "since ")) time { (row.since) } },
                }
            }
            td { (named(language, &row.standard.id, row.standard.label.as_deref(), title)) }
            td.what data-label=(language.say("事项", "What")) { (language.of_words(&row.what)) }
            td data-label=(language.say("等谁", "Waits for")) { bdi { (language.of_words(&row.who)) } }
            @match &source {
                Some(source) => td.small.for-desk { (cited_for(source, row.standard.example_of.as_ref(), language)) },
                None => td.for-desk {},
            }
        }
    }
}
