//! How long standards stayed at each stage, those that have moved on.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_views::{Filter, TimeInStage};

use crate::behind::{counted, stays};
use crate::language::Language;
use crate::picture;

/// A row a stage that some have left; `way` stands below them.
pub(crate) fn stages(
    stayed: &[TimeInStage],
    (filter, day): (&Filter, Date),
    language: Language,
    way: Markup,
) -> Markup {
    let stayed: Vec<&TimeInStage> = stayed.iter().filter(|of| of.finished > 0).collect();
    if stayed.is_empty() {
        return html! {};
    }
    let most = stayed.iter().filter_map(|of| of.p90_days).max().unwrap_or_default();
    let days = |days: Option<u32>| days.map(|days| language.days(days)).unwrap_or_default();
    html! {
        section.panel {
            h2 { (language.say("各阶段历时", "Time in each stage")) }
            p.hint { (language.say("已离开该阶段的标准曾停留多久。", "How long those that moved on had stayed.")) }
            div.scroll tabindex="0" role="region" aria-label=(language.say("各阶段历时", "Time in each stage")) { table.list.figures {
                thead { tr {
                    th { (language.say("阶段", "Stage")) }
                    th.wide.for-desk {}
                    th.n { (language.say("项数", "Moved on")) }
                    th.n { (language.say("半数不超过", "Half within")) }
                    th.n { (language.say("九成不超过", "Nine in ten within")) }
                    th.n { (language.say("最长", "Longest")) }
                } }
                tbody { @for of in stayed {
                    tr {
                        td { span.place.{ "p-" (of.place.key()) } { (language.place(of.place)) } }
                        td.wide.for-desk.{ "p-" (of.place.key()) } { (picture::spread(of.median_days, of.p90_days, most)) }
                        td.n data-label=(language.say("项数", "Moved on")) { (counted(of.finished, Some(stays(filter, of.place, day)), language)) }
                        td.n data-label=(language.say("半数不超过", "Half within")) { (days(of.median_days)) }
                        td.n data-label=(language.say("九成不超过", "Nine in ten within")) { (days(of.p90_days)) }
                        td.n data-label=(language.say("最长", "Longest")) { (days(of.longest_days)) }
                    }
                } }
            } }
            (way)
        }
    }
}
