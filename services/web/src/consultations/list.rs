//! What is open to comment, the one that ends first before the others.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_views::{Consulting, Paged};

use crate::consultations::one::left;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::visit::Visit;

pub(super) struct ListPage {
    pub(super) open: Paged<Consulting>,
    pub(super) places: PlaceNames,
    pub(super) today: Date,
}

impl ListPage {
    pub(super) fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        let ListPage { open, .. } = self;
        html! {
            div.heading {
                h1 { (title) }
                p.sum { strong { (language.count(open.rows.len() as u64)) } (language.say(" 项", " open")) }
            }
            p.hint { (language.say(
                "以下标准正在公开征求意见。意见请送标准化办或起草单位登记；意见公开，请勿写入联系方式。",
                "These texts are open to comment. Send what you have to say to the standards office or to the drafting unit, which record it. Comments are public: leave out how to reach you."
            )) }
            @if open.rows.is_empty() {
                p { (language.say("目前没有正在征求意见的标准。", "Nothing is open to comment now.")) }
            } @else {
                ul.entries { @for one in &open.rows { (self.line(one, language)) } }
            }
            @if open.more { p.hint { (language.say("此处仅列出最先截止的部分。", "There are more; those that end first are shown.")) } }
        }
    }

    fn line(&self, one: &Consulting, language: Language) -> Markup {
        let Consulting { part, standard, since, until } = one;
        let title = language.title(&standard.title_zh, &standard.title_en);
        html! {
            li {
                p {
                    a.named href={ "/consultations/" (part) } {
                        @if let Some(label) = &standard.label { span.number { (label) } " " }
                        bdi { (title.unwrap_or(&standard.id)) }
                    }
                }
                p.small {
                    (language.consultation(part)) " · "
                    time { (since) } (language.say(" 至 ", " to ")) time { (until) }
                    " · " (left(*until, self.today, language))
                    " · " (self.places.told(&standard.jurisdiction, language))
                }
            }
        }
    }
}
