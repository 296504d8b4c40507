//! Who was asked and what they said; and how each draw came out, with a sentence for everybody of the pool.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::draw::Whom;
use plumbline_lifecycle::review::{Invited, Panel, Seat, Standing};
use plumbline_lifecycle::{PersonId, Words};
use plumbline_views::{Drawn, Reviewed};

use crate::ask::Asked;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::visit::Visit;

/// Everybody who was asked, in that order.
pub(super) fn seats(told: &Reviewed, panel: &Panel, language: Language) -> Markup {
    let title = language.say("专家组", "The panel");
    html! {
        section.panel {
            h2 { (title) }
            @if panel.seats.is_empty() {
                p.quiet { (language.say("尚未邀请专家。", "Nobody was asked yet.")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.list {
                        thead { tr { th { (language.say("专家", "Expert")) } th { (language.say("答复", "Answer")) }
                            th { (language.say("如何受邀", "How they were asked")) } th { (language.say("邀请日", "Asked on")) } } }
                        tbody { @for seat in &panel.seats { tr { (row(told, panel, seat, language)) } } }
                    }
                }
                @if !panel.alternates.is_empty() {
                    p.hint { (language.say("候补，依次递补：", "Alternates, in this order: ")) (people(told, &panel.alternates, language)) }
                }
            }
        }
    }
}

fn row(told: &Reviewed, panel: &Panel, seat: &Seat, language: Language) -> Markup {
    let (words, on, why) = standing(&seat.standing);
    html! {
        td { (person(told, panel, &seat.expert))
            @if panel.chair.as_ref() == Some(&seat.expert) { " " span.chip { (language.say("组长", "chair")) } } }
        td data-label=(language.say("答复", "Answer")) {
            @if seat.holds() { strong { (language.of_words(&words)) } } @else { span.quiet { (language.of_words(&words)) } }
            @if let Some(on) = on { " " time { (on) } }
            @if let Some(why) = why { (language.say("：", ": ")) bdi { (why) } }
        }
        td data-label=(language.say("如何受邀", "How they were asked")) {
            @match &seat.invited {
                Invited::Drawn { draw } => (language.told(format!("第 {draw} 次抽取"), format!("draw {draw}"))),
                Invited::SteppedIn { for_whom } => { (language.say("递补，代替 ", "stepped in for ")) bdi { (told.name(for_whom)) } },
                Invited::Named { reason } => { (language.say("指定：", "named: ")) bdi { (reason) } },
            }
        }
        td data-label=(language.say("邀请日", "Asked on")) { time { (seat.since) } }
    }
}

/// What has come of an invitation, when, and why.
fn standing(standing: &Standing) -> (Words, Option<Date>, Option<&str>) {
    let words = |zh: &str, en: &str| Words { zh: zh.into(), en: en.into() };
    match standing {
        Standing::Asked => (words("待答复", "no answer yet"), None, None),
        Standing::Accepted { on } => (words("接受", "accepted"), Some(*on), None),
        Standing::Declined { answer, reason, on } => {
            let why = reason.as_ref().map(|reason| reason.as_str());
            (words(answer.zh(), answer.en()), Some(*on), why)
        }
        Standing::Silent { on } => (words("逾期未答复", "did not answer in time"), Some(*on), None),
        Standing::Redrawn { on } => (words("已重新抽取", "drawn again"), Some(*on), None),
        Standing::Dropped { reason, on } => {
            (words("已撤换", "dropped"), Some(*on), Some(reason.as_str()))
        }
    }
}

/// Each draw, and who was barred from the beginning.
pub(super) fn draws(told: &Reviewed, panel: &Panel, places: &PlaceNames, visit: &Visit) -> Markup {
    let language = visit.language;
    let (version, hash) = &panel.pool;
    html! {
        section.panel {
            h2 { (language.say("抽取", "The draw")) }
            p.hint {
                (language.told(
                    format!("发起评审时的专家库：{}，第 {version} 版，SHA-256 ", places.told(panel.area.as_str(), language)),
                    format!("The pool at the call: {}, version {version}, SHA-256 ", places.told(panel.area.as_str(), language)),
                ))
                code { (hash) }
            }
            @if told.draws.is_empty() { p.quiet { (language.say("尚未抽取。", "Nothing was drawn yet.")) } }
            @for drawn in &told.draws { (draw(told, panel, drawn, visit)) }
            @if !panel.asked_for.is_empty() {
                h3 { (language.say("标准化办点名（列前，不保证入选）", "Whom the office wished for: rank, no seat")) }
                ul.sentences { @for asked in &panel.asked_for { li { bdi { (told.name(&asked.expert)) } (language.say("：", ": ")) bdi { (asked.reason) } } } }
            }
            @if !panel.barred.is_empty() {
                h3 { (language.say("不得参加", "Barred from it")) }
                ul.sentences { @for barred in &panel.barred { li {
                    @match &barred.whom {
                        Whom::Person(person) => bdi { (told.name(person)) },
                        Whom::Unit(unit) => bdi { (places.unit(unit, language)) },
                    }
                    (language.say("：", ": ")) bdi { (in_language(barred.reason.as_str(), language)) } " " span.quiet { (barred.ground.key()) }
                } } }
            }
        }
    }
}

/// Of a reason that was written down in both languages, this one.
fn in_language(reason: &str, language: Language) -> &str {
    match reason.split_once(" / ") {
        Some((zh, en)) => language.say(zh, en),
        None => reason,
    }
}

fn draw(told: &Reviewed, panel: &Panel, drawn: &Drawn, visit: &Visit) -> Markup {
    let language = visit.language;
    let Drawn { number, on, seed, reason, sentences, .. } = drawn;
    let chosen =
        |expert: &PersonId| drawn.panel.contains(expert) || drawn.alternates.contains(expert);
    let (taken, others): (Vec<_>, Vec<_>) =
        sentences.iter().partition(|(expert, _)| chosen(expert));
    html! {
        h3 { (language.told(format!("第 {number} 次抽取"), format!("Draw {number}"))) " " time { (on) }
            @if seed.cosignature.is_none() { " " span.chip.unverified { (language.say("未经见证", "not witnessed")) } } }
        @if let Some(reason) = reason { p { (language.say("重新抽取的理由：", "Drawn again because: ")) bdi { (reason) } } }
        p.hint {
            (language.told(
                format!("种子：日志前 {} 条的根 ", seed.size),
                format!("Seeded by the root of the log's first {} events ", seed.size),
            ))
            code { (seed.root) }
            @if seed.cosignature.is_none() {
                (language.say(
                    "。该根未经他人见证：掌握日志的人理论上可以多次尝试。任何人都可据此重新抽取，核对结果：",
                    ". Nobody else has witnessed that root: whoever owns the log could have tried several. Anybody can draw again and compare: ",
                ))
            } @else {
                (language.say("。该根经他人见证。重新抽取：", ". It was witnessed. To draw again: "))
            }
            code { "plumbline audit draw " (told.id) }
        }
        @if sentences.is_empty() {
            p { (language.say("入选：", "Chosen: ")) (people(told, &drawn.panel, language)) }
        } @else {
            (list(told, panel, &taken, language))
            @if !others.is_empty() {
                details {
                    summary { (language.told(format!("其他 {} 人为何未入选", others.len()), match others.len() {
                        1 => "Why one other was not chosen".to_owned(),
                        count => format!("Why {count} others were not chosen"),
                    })) }
                    (list(told, panel, &others, language))
                }
            }
            @if drawn.untold > 0 {
                @let all = Asked { everybody: true, as_of: visit.asked.as_of, ..Asked::default() }.address();
                p { a href={ (visit.path) (all) } { (language.told(
                    format!("看其他 {} 人为何未入选", drawn.untold),
                    format!("Why {} others were not chosen", drawn.untold),
                )) } }
            }
        }
    }
}

fn list(
    told: &Reviewed,
    panel: &Panel,
    sentences: &[&(PersonId, Words)],
    language: Language,
) -> Markup {
    html! {
        ul.sentences { @for (expert, words) in sentences { li { (person(told, panel, expert)) (language.say("：", ": ")) (language.of_words(words)) } } }
    }
}

fn person(told: &Reviewed, panel: &Panel, expert: &PersonId) -> Markup {
    html! { a.named href={ "/experts/" (panel.area) "/" (expert) } { bdi { (told.name(expert)) } } }
}

pub(super) fn people(told: &Reviewed, persons: &[PersonId], language: Language) -> Markup {
    html! {
        @for (at, person) in persons.iter().enumerate() {
            @if at > 0 { (language.say("、", ", ")) }
            bdi { (told.name(person)) }
        }
    }
}
