//! One thing that waits for somebody: what, since when, until when, why it is theirs; and the form by which they decide.

use maud::{Markup, html};
use plumbline_lifecycle::{Source, Which};
use plumbline_views::{Mine, Waiting};
use uuid::Uuid;

use crate::acts::Ask;
use crate::acts::approval::{AGREE, Acts, DISAGREE, HASH, MINUTES, OPINION, SEND_BACK};
use crate::desk::matter::{First, Matter, capacity};
use crate::language::Language;
use crate::named::named;
use crate::source::cited_for;

pub(super) fn card(mine: &Mine, matter: &Matter, language: Language) -> Markup {
    let Waiting { stream, which, standard, gate, what, until, is_late, .. } = &mine.waiting;
    let title = language.title(&standard.title_zh, &standard.title_en);
    html! {
        article.panel.card.late-edge[*is_late] {
            h2 { (named(language, &standard.id, standard.label.as_deref(), title)) }
            p.kind {
                @if let Some(gate) = gate { strong { (language.say(gate.zh(), gate.en())) } " · " }
                (language.of_words(what))
                @if let (Which::Seat { .. }, Some(submitter)) = (which, &mine.waiting.submitter) {
                    " · " (language.say("提交人 ", "submitted by ")) bdi { (submitter.name) }
                }
            }
            dl.short {
                dt { (language.say("等待", "Waiting")) }
                dd {
                    (language.say("自 ", "since ")) time { (mine.waiting.since) } " "
                    span.quiet { (working_days(mine.waiting.working_days, language)) }
                }
                @if let Some(until) = until {
                    dt { (language.say("期限", "Last day")) }
                    dd.late[*is_late] {
                        time { (until) }
                        @if mine.waiting.provisional { " " span.chip { (language.say("暂定", "provisional")) } }
                        @if *is_late { " " (language.say("已逾期", "late")) }
                    }
                }
                dt { (language.say("由您办理", "Why you")) }
                dd { (why(mine, language)) }
                @if !mine.waiting.clause.is_empty() {
                    dt { (language.say("依据", "Source")) }
                    dd.small {
                        (cited_for(&Source::of(mine.waiting.clause.clone(), mine.waiting.unverified), standard.example_of.as_ref(), language))
                    }
                }
                @if !mine.waiting.missing.is_empty() {
                    dt { (language.say("缺少", "Missing")) }
                    dd {
                        @for (at, paper) in mine.waiting.missing.iter().enumerate() {
                            @if at > 0 { (language.say("、", ", ")) }
                            (language.of_words(paper))
                        }
                    }
                }
            }
            @match which {
                Which::Seat { step, seat } => {
                    (matter.asked.told(language))
                    @match (&matter.first, &matter.acts) {
                        (Some(first), _) => (other_first(stream, first, language)),
                        (None, Some(acts)) => (decision(&format!("{stream}-{step}-{seat}"), stream, acts, language)),
                        (None, None) => {},
                    }
                },
                _ => p.ways { a.button href={ "/standards/" (standard.id) } { (language.say("查看并办理", "Open it")) } },
            }
        }
    }
}

/// The seat that it is, and as what they may act there.
fn why(mine: &Mine, language: Language) -> String {
    let (who, capacity) = (language.of_words(&mine.waiting.who), capacity(mine, language));
    language.told(format!("{who}（{capacity}）"), format!("{who} ({capacity})"))
}

fn working_days(days: u32, language: Language) -> String {
    language.told(
        format!("（已 {days} 个工作日）"),
        format!("({days} working {})", if days == 1 { "day" } else { "days" }),
    )
}

/// A line in place of a form that would decide on another seat.
fn other_first(stream: &str, first: &First, language: Language) -> Markup {
    let (step, seat) = first.at;
    html! {
        p.hint {
            (language.say("您在本审批中另有一个席位，请先办理：", "You fill another seat of this approval; decide that one first: "))
            a href={ "#decide-" (stream) "-" (step) "-" (seat) } { (language.of_words(&first.whose)) }
        }
    }
}

/// Agree, disagree, send back: the acts of the matter's own page, one click each. The command's id and the version that was
/// looked at stand in the form: a second click decides nothing twice, and what has moved on meanwhile is not decided blindly.
///
/// The decision falls on one seat even of somebody who fills several: only the card of that seat has a form. `at` tells its
/// elements from those of every other one.
fn decision(at: &str, stream: &str, acts: &Acts, language: Language) -> Markup {
    let id = |ask: Ask| format!("{}-{at}", ask.name);
    let label = |ask: Ask| language.say(ask.label().0, ask.label().1);
    let page = stream.replacen("approval/", "/approvals/", 1);
    html! {
        form.decision id={ "decide-" (at) } method="post" action=(page) autocomplete="off" {
            // Enter in a field presses the first button of a form: this one, which does nothing.
            button type="submit" disabled hidden {}
            input type="hidden" name="id" value=(Uuid::now_v7());
            input type="hidden" name="version" value=(acts.version());
            input type="hidden" name="from" value="desk";
            input type="hidden" name="to" value="submitter";
            div.wide {
                label for=(id(OPINION)) { (language.say("意见（不同意、退回时必填）", "Opinion (needed to disagree or send back)")) }
                textarea id=(id(OPINION)) name=(OPINION.name) rows="2" maxlength="4000" {}
            }
            @if acts.is_by_minutes() {
                div {
                    label for=(id(MINUTES)) { (label(MINUTES)) }
                    input id=(id(MINUTES)) name=(MINUTES.name) maxlength="200";
                }
                div {
                    label for=(id(HASH)) { (label(HASH)) }
                    input id=(id(HASH)) name=(HASH.name) pattern="[0-9a-f]{64}" maxlength="64";
                }
            }
            div.do {
                button.button type="submit" name="act" value=(AGREE) { (language.say("同意", "Agree")) }
                button.button.no type="submit" name="act" value=(DISAGREE) { (language.say("不同意", "Disagree")) }
                button.button.back type="submit" name="act" value=(SEND_BACK) { (language.say("退回提交人", "Send back")) }
                a href=(page) { (language.say("转办、加签等", "Hand over, add a signer, …")) }
            }
            details {
                summary { (language.say("退回后的办理方式", "How it comes back")) }
                label { input type="radio" name="resume" value="direct" checked; " " (language.say("直送本步骤（材料未变时）", "straight to this step (if the documents are unchanged)")) }
                label { input type="radio" name="resume" value="through"; " " (language.say("逐级重审", "through every step again")) }
            }
        }
    }
}
