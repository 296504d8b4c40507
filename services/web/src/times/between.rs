//! How long standards took from one stage code to another, and the form that asks for it.

use maud::{Markup, html};
use plumbline_lifecycle::{Source, StageCode};
use plumbline_views::{Between, Cited};

use crate::ask::Asked;
use crate::language::Language;
use crate::picture;
use crate::source::cited_for;
use crate::visit::Visit;

/// Ways of the international stage codes whose lengths are laid down, and what they are called.
const KNOWN: [(&str, &str, &str, &str); 3] = [
    ("40.20", "40.60", "ISO 的 DIS 投票", "ISO's DIS ballots"),
    ("50.20", "50.60", "ISO 的 FDIS 投票", "ISO's FDIS ballots"),
    ("90.20", "90.60", "ISO 的系统复审", "ISO's systematic reviews"),
];

/// The codes that are asked about, for a form that asks something else.
pub(super) fn kept(visit: &Visit) -> Markup {
    html! { @for (name, code) in codes(&visit.asked) { input type="hidden" name=(name) value=(code); } }
}

fn codes(asked: &Asked) -> impl Iterator<Item = (&'static str, StageCode)> {
    [("from", asked.from), ("to", asked.to)]
        .into_iter()
        .filter_map(|(name, code)| Some((name, code?)))
}

pub(super) fn between(visit: &Visit, found: Option<&Between>) -> Markup {
    let language = visit.language;
    let text = |code: Option<StageCode>| code.map(|code| code.to_string()).unwrap_or_default();
    let Asked { as_of, filter, from, to, .. } = &visit.asked;
    html! {
        section.panel id="between" {
            h2 { (language.say("两个阶段代码之间", "Between two stage codes")) }
            @if let Some(found) = found { (told(found, language)) }
            form.filter method="get" action={ (visit.path) "#between" } {
                div {
                    label for="from" { (language.say("自阶段代码", "From the code")) }
                    input id="from" name="from" value=(text(*from)) size="6" maxlength="5" required pattern="[0-9]{2}\\.[0-9]{2}" placeholder="40.20";
                }
                div {
                    label for="to" { (language.say("至阶段代码", "To the code")) }
                    input id="to" name="to" value=(text(*to)) size="6" maxlength="5" required pattern="[0-9]{2}\\.[0-9]{2}" placeholder="40.60";
                }
                @if let Some(day) = as_of { input type="hidden" name="as_of" value=(day); }
                @if let Some(level) = filter.level { input type="hidden" name="level" value=(level.key()); }
                @if let Some(field) = &filter.field { input type="hidden" name="field" value=(field); }
                @if let Some(area) = &filter.jurisdiction { input type="hidden" name="jurisdiction" value=(area); }
                div.do {
                    button.button type="submit" { (language.say("计算", "Work it out")) }
                    @for (from, to, zh, en) in KNOWN {
                        @let asked = Asked { from: from.parse().ok(), to: to.parse().ok(), ..visit.asked.clone() };
                        a href={ (visit.path) (asked.address()) "#between" } { (language.say(zh, en)) }
                    }
                }
            }
        }
    }
}

fn told(found: &Between, language: Language) -> Markup {
    let Between { from, to, finished, within, unknown, .. } = found;
    let days = |days: Option<u32>| days.map(|days| language.days(days)).unwrap_or_default();
    let cell =
        |zh, en, value: Markup| html! { div { dt { (language.say(zh, en)) } dd { (value) } } };
    html! {
        p { code { (from) } " → " code { (to) } }
        @if *finished == 0 {
            p.quiet { (language.say("截至该日没有走完的。", "None had come from the one to the other by then.")) }
        } @else {
            dl.facts {
                (cell("次数", "How often", html! { strong { (language.count(*finished)) } }))
                (cell("半数不超过", "Half within", html! { (days(found.median_days)) }))
                (cell("九成不超过", "Nine in ten within", html! { (days(found.p90_days)) }))
                (cell("最长", "Longest", html! { (days(found.longest_days)) }))
                @if within.of > 0 {
                    (cell("按期", "In time", html! {
                        strong { (within.percent()) } " " small { (language.count(within.hits)) "/" (language.count(within.of)) }
                        (picture::part(within.figures()))
                        @for Cited { clause, unverified, example_of } in &found.clauses {
                            span.clause.small { (cited_for(&Source::of(clause.clone(), *unverified), example_of.as_ref(), language)) }
                        }
                    }))
                }
            }
        }
        @if *unknown > 0 {
            p.hint { (language.told(
                format!("另有 {unknown} 次，首次见到时已在 {from}，历时不详，未计入。"),
                format!("{unknown} more were first seen at {from}: nobody knows how long they took, and they are not counted."),
            )) }
        }
    }
}
