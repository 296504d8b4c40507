//! What somebody submitted, decided, and has a copy of.

use std::collections::BTreeSet;

use maud::{Markup, html};
use plumbline_views::{Copied, Done, Paged, Sent, Titled};
use uuid::Uuid;

use crate::desk::matter::Back;
use crate::language::Language;
use crate::named::named;

pub(super) fn sent(sent: &Paged<Sent>, back: &Back, language: Language) -> Markup {
    let rows = sent.rows.iter().map(|sent| {
        html! {
            td { (standard(&sent.standard, language)) }
            td { (language.say(sent.gate.zh(), sent.gate.en())) }
            td data-label=(language.say("提交日", "On")) { time { (sent.on) } }
            td data-label=(language.say("现状", "Now")) { (language.of_words(&sent.now))
                @if let Some(version) = back.get(&sent.stream) {
                    " " (take_back(&sent.stream, "TakeBack", *version, language.say("撤回", "Take it back")))
                }
            }
        }
    });
    let heads = [("标准", "Standard"), ("事项", "Matter"), ("提交日", "On"), ("现状", "Now")];
    list(("我提交的", "Submitted by me"), &heads, rows.collect(), sent.more, language)
}

pub(super) fn done(done: &Paged<Done>, back: &Back, language: Language) -> Markup {
    // Of several decisions in one matter the newest is taken back first, and stands first.
    let mut offered = BTreeSet::new();
    let rows = done.rows.iter().map(|done| {
        let is_newest = done.counts && offered.insert(&*done.stream);
        let version = back.get(&done.stream).filter(|_| is_newest);
        html! {
            td { (standard(&done.standard, language)) }
            td { (language.of_words(&done.step)) }
            td data-label=(language.say("日期", "On")) { time { (done.on) } }
            td data-label=(language.say("意见", "Decision")) {
                @if done.agree { (language.say("同意", "agreed")) } @else { span.late { (language.say("不同意", "disagreed")) } }
                @if let Some(owner) = &done.stands_for { " " span.quiet { (language.say("代", "for ")) bdi { (owner.name) } } }
                @if !done.counts { " " span.chip { (language.say("已不计", "no longer counts")) } }
                @if let Some(version) = version {
                    " " (take_back(&done.stream, "TakeBackDecision", *version, language.say("撤回意见", "Take it back")))
                }
            }
        }
    });
    let heads = [("标准", "Standard"), ("步骤", "Step"), ("日期", "On"), ("意见", "Decision")];
    list(("我办过的", "Decided by me"), &heads, rows.collect(), done.more, language)
}

pub(super) fn copied(copied: &Paged<Copied>, language: Language) -> Markup {
    let rows = copied.rows.iter().map(|copied| {
        html! {
            td { (standard(&copied.standard, language)) }
            td data-label=(language.say("抄送人", "From")) { bdi { (copied.by.name) } }
            td data-label=(language.say("日期", "On")) { time { (copied.on) } }
            td data-label=(language.say("现状", "Now")) { (language.of_words(&copied.now)) }
        }
    });
    let heads = [("标准", "Standard"), ("抄送人", "From"), ("日期", "On"), ("现状", "Now")];
    list(("抄送我的", "Copied to me"), &heads, rows.collect(), copied.more, language)
}

/// A button that takes something back, while nothing has come of it.
fn take_back(stream: &str, act: &str, version: u64, words: &str) -> Markup {
    let page = stream.replacen("approval/", "/approvals/", 1);
    html! {
        form.back method="post" action=(page) {
            input type="hidden" name="id" value=(Uuid::now_v7());
            input type="hidden" name="act" value=(act);
            input type="hidden" name="version" value=(version);
            input type="hidden" name="from" value="desk";
            button.button.back type="submit" { (words) }
        }
    }
}

fn standard(standard: &Titled, language: Language) -> Markup {
    let title = language.title(&standard.title_zh, &standard.title_en);
    named(language, &standard.id, standard.label.as_deref(), title)
}

/// A list that is opened when it is wanted; nothing where it is empty.
fn list(
    title: (&str, &str),
    heads: &[(&str, &str)],
    rows: Vec<Markup>,
    more: bool,
    language: Language,
) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    let title = language.say(title.0, title.1);
    html! {
        section.panel {
            details open[rows.len() <= 5] {
                summary { h2 { (title) " " small { (rows.len()) @if more { "+" } } } }
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.list {
                        thead { tr { @for (zh, en) in heads { th { (language.say(zh, en)) } } } }
                        tbody { @for row in &rows { tr { (row) } } }
                    }
                }
            }
        }
    }
}
