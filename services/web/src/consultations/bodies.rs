//! Who was asked by name, and who replied.

use maud::{Markup, html};
use plumbline_lifecycle::consultation::Table;

use crate::language::Language;

/// The list; nothing where nobody was asked by name.
pub(super) fn bodies(table: &Table, language: Language) -> Markup {
    if table.bodies.is_empty() {
        return html! {};
    }
    let counts = table.counts();
    let title = language.say("征求意见单位", "Bodies asked");
    html! {
        section.panel {
            h2 {
                (title) " "
                small { (language.told(
                    format!("{} 家，回函 {} 家，其中有意见的 {} 家", counts.asked, counts.replied, counts.replied_with_comments),
                    format!("{} asked, {} replied, {} of them with comments", counts.asked, counts.replied, counts.replied_with_comments),
                )) }
            }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.list {
                    thead { tr {
                        th { (language.say("单位", "Body")) }
                        th { (language.say("回函日", "Replied on")) }
                        th.n { (language.say("意见数", "Comments")) }
                    } }
                    tbody { @for (body, reply) in &table.bodies {
                        tr {
                            td { bdi { (body) } }
                            @match reply {
                                Some(reply) => {
                                    td data-label=(language.say("回函日", "Replied on")) {
                                        time { (reply.on) }
                                        @if table.is_late(reply.on) { " " span.late { (language.say("逾期", "late")) } }
                                    }
                                    td.n data-label=(language.say("意见数", "Comments")) { (reply.comments) }
                                }
                                None => {
                                    td data-label=(language.say("回函日", "Replied on")) { span.quiet { (language.say("未回函", "no reply")) } }
                                    td.n {}
                                }
                            }
                        }
                    } }
                }
            }
        }
    }
}
