//! What was said, by clause, with what came of it.

use maud::{Markup, html};
use plumbline_lifecycle::consultation::{Disposal, Row};
use plumbline_views::Consulted;

use crate::ask::Asked;
use crate::consultations::one::outcome;
use crate::language::Language;
use crate::visit::Visit;

/// Comments on a page.
const PAGE: usize = 200;

/// A page of them, and the way to the next one.
pub(super) fn comments(found: &Consulted, visit: &Visit) -> Markup {
    let language = visit.language;
    let rows = found.table.rows();
    let passed = visit.asked.after.as_deref().and_then(|after| after.parse().ok()).unwrap_or(0);
    let title = language.say("意见", "Comments");
    html! {
        section.panel {
            h2 { (title) }
            @if rows.is_empty() {
                p.quiet { (language.say("没有收到意见。", "None was received.")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.list.comments {
                        thead { tr {
                            th { (language.say("章条", "Clause")) }
                            th { (language.say("意见", "Comment")) }
                            th { (language.say("处理", "Disposal")) }
                        } }
                        tbody { @for row in rows.iter().skip(passed).take(PAGE) { (of(row, found, language)) } }
                    }
                }
            }
            @if passed.saturating_add(PAGE) < rows.len() {
                p.ways {
                    a.button href={ (visit.path) (Asked { after: Some((passed + PAGE).to_string()), ..visit.asked.clone() }.address()) } {
                        (language.say("下一页", "Next page"))
                    }
                }
            }
        }
    }
}

fn of(row: &Row, found: &Consulted, language: Language) -> Markup {
    html! {
        tr {
            td.clause data-label=(language.say("章条", "Clause")) {
                @match &row.clause {
                    Some(clause) => strong { bdi { (clause) } },
                    None => span.quiet { (language.say("全文", "the whole text")) },
                }
            }
            td {
                p { bdi { (row.text) } }
                p.small {
                    bdi { (row.from) } @if row.in_public { " " span.chip { (language.say("网上提交，署名未核实", "sent in, name unchecked")) } } " · " time { (row.on) } " · " (language.say("第 ", "no. ")) (row.no) (language.say(" 号", ""))
                    @if found.table.is_late(row.on) { " · " span.late { (language.say("逾期", "late")) } }
                }
            }
            td data-label=(language.say("处理", "Disposal")) {
                @match &row.disposal {
                    Some(disposal) => (came_of_it(disposal, found, language)),
                    None => span.quiet { (language.say("待处理", "open")) },
                }
            }
        }
    }
}

fn came_of_it(disposal: &Disposal, found: &Consulted, language: Language) -> Markup {
    let (zh, en) = outcome(found.table.purpose, disposal.outcome);
    html! {
        span.outcome.{ "o-" (disposal.outcome.key()) } { (language.say(zh, en)) } " " small { time { (disposal.on) } }
        @if let Some(reason) = &disposal.reason { p { bdi { (reason) } } }
        @if let Some(change) = &disposal.change { p { span.quiet { (language.say("修改：", "Changed: ")) } bdi { (change) } } }
    }
}
