//! Coverage and satisfaction, a row a standard and a row a unit: k of n, and the days that they are about.

use maud::{Markup, html};
use plumbline_lifecycle::implementation::{Basis, Share};
use plumbline_views::{InUse, StandardInUse, UnitInUse};

use crate::language::Language;
use crate::picture;
use crate::places::PlaceNames;

pub(super) fn standards(found: &InUse, language: Language) -> Markup {
    let title = language.say("按标准", "By standard");
    html! {
        section.panel {
            h2 { (title) }
            p.hint { (language.say("覆盖率低的在前，没有记录的在后。", "The least covered first, those without a record last.")) }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.list {
                    thead { tr {
                        th { (language.say("标准", "Standard")) }
                        th { (language.say("执行单位", "Units")) }
                        @for basis in Basis::ALL { th { (language.say(basis.zh(), basis.en())) } }
                        th.n { (language.say("待答复", "To be answered")) }
                    } }
                    tbody { @for of in &found.standards { (standard(of, language)) } }
                }
            }
            @if found.more { (cut(language)) }
        }
    }
}

fn standard(of: &StandardInUse, language: Language) -> Markup {
    let title = language.title(&of.title_zh, &of.title_en).unwrap_or(&of.id);
    html! {
        tr {
            td {
                a.named href={ "/standards/" (of.id) "/implementation" } {
                    @if let Some(label) = &of.label { span.number { (label) } " " }
                    bdi { (title) }
                }
            }
            td data-label=(language.say("执行单位", "Units")) {
                @if of.must == 0 {
                    span.quiet { (language.say("未部署", "not planned")) }
                } @else {
                    span.late[of.begun < of.must] { (of.begun) "/" (of.must) } (language.say(" 已开始", " begun"))
                }
            }
            @for (basis, share) in Basis::ALL.into_iter().zip([of.coverage, of.satisfaction]) { (cell(basis, share, language)) }
            td.n data-label=(language.say("待答复", "To be answered")) { @if of.unanswered > 0 { (language.count(of.unanswered)) } @else { "–" } }
        }
    }
}

pub(super) fn units(found: &InUse, places: &PlaceNames, language: Language) -> Markup {
    let title = language.say("按单位", "By unit");
    html! {
        section.panel {
            h2 { (title) }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.list {
                    thead { tr {
                        th { (language.say("单位", "Unit")) }
                        th { (language.say("标准", "Standards")) }
                        @for basis in Basis::ALL { th { (language.say(basis.zh(), basis.en())) } }
                    } }
                    tbody { @for of in &found.units { (unit(of, places, language)) } }
                }
            }
            @if found.more_units { (cut(language)) }
        }
    }
}

fn unit(of: &UnitInUse, places: &PlaceNames, language: Language) -> Markup {
    html! {
        tr {
            td { bdi { (places.unit(&of.unit, language)) } }
            td data-label=(language.say("标准", "Standards")) {
                (language.count(of.standards))
                @if of.not_begun > 0 {
                    " " span.late { (language.told(format!("{} 项未开始", of.not_begun), format!("{} not begun", of.not_begun))) }
                }
            }
            @for (basis, share) in Basis::ALL.into_iter().zip([of.coverage, of.satisfaction]) { (cell(basis, share, language)) }
        }
    }
}

fn cell(basis: Basis, share: Share, language: Language) -> Markup {
    html! {
        td.share data-label=(language.say(basis.zh(), basis.en())) {
            @match share.over {
                None => span.quiet { (language.say("无记录", "no record")) },
                Some((first, last)) => {
                    (share.figures.percent()) " " small { (share.figures.hits) "/" (share.figures.of) }
                    (picture::part(share.figures))
                    small { time { (first) } " – " time { (last) } }
                },
            }
        }
    }
}

fn cut(language: Language) -> Markup {
    html! { p.hint { (language.say("此处仅列出前面的部分。", "There are more; the first are shown.")) } }
}
