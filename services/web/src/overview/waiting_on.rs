//! On whom standards wait, by role and unit: how many, since when, how many are late; and where nobody can act.

use maud::{Markup, html};
use plumbline_views::{Stuck, WaitingOn};

use crate::behind::{counted, waiting as waiting_behind};
use crate::language::Language;
use crate::named::named;
use crate::picture;

/// It is of the whole house always, and says so where the rest of the page is `filtered`.
pub(super) fn waiting_on(
    waiting: &[WaitingOn],
    stuck: &[Stuck],
    filtered: bool,
    language: Language,
) -> Markup {
    if waiting.is_empty() && stuck.is_empty() {
        return html! {};
    }
    let most = waiting.iter().map(|one| one.count).max().unwrap_or(1).max(1);
    html! {
        section.panel {
            h2 {
                (language.say("等谁办理", "Waiting on whom"))
                @if filtered { " " small { (language.say("全局，不随筛选变化", "the whole house, whatever the filter")) } }
            }
            table.list.figures {
                thead { tr {
                    th { (language.say("谁", "Who")) }
                    th.n { (language.say("件数", "Waiting")) }
                    th.wide.for-desk {}
                    th { (language.say("最早自", "Oldest since")) }
                    th.n { (language.say("逾期", "Late")) }
                } }
                tbody { @for one in waiting {
                    tr {
                        td { (who(one, language)) }
                        td.n data-label=(language.say("件数", "Waiting")) { (counted(one.count, Some(waiting_behind(&one.key, false)), language)) }
                        td.wide.for-desk { (picture::load(one.count, one.late, most)) }
                        td data-label=(language.say("最早自", "Oldest since")) { time { (one.oldest) } }
                        td.n.late[one.late > 0] data-label=(language.say("逾期", "Late")) { (counted(one.late, Some(waiting_behind(&one.key, true)), language)) }
                    }
                } }
            }
            @if !stuck.is_empty() {
                h3.late { (language.say("无人可办，须改派", "Nobody can act; to be reassigned")) }
                ul.waits { @for one in stuck {
                    li {
                        (named(language, &one.waiting.standard.id, one.waiting.standard.label.as_deref(),
                            language.title(&one.waiting.standard.title_zh, &one.waiting.standard.title_en)))
                        " — " (language.of_words(&one.says))
                    }
                } }
            }
        }
    }
}

fn who(one: &WaitingOn, language: Language) -> Markup {
    html! { bdi { (language.of_words(&one.who)) } }
}
