//! The documents that were handed in, the newest first, which of them still count, and which can be fetched.

use std::collections::BTreeSet;

use maud::{Markup, html};
use plumbline_views::{HandedIn, Life};
use uuid::Uuid;

use crate::language::Language;

/// `here` are the hashes of the contents that can be fetched, `open` the kinds that may be handed in now.
pub(super) fn documents(
    life: &Life,
    here: &BTreeSet<String>,
    open: &[String],
    language: Language,
) -> Markup {
    let handed_in: Vec<HandedIn<'_>> = life.handed_in().collect();
    if handed_in.is_empty() && open.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("材料", "Documents")) }
            @if !handed_in.is_empty() { (list(life, &handed_in, here, language)) }
            @if !open.is_empty() { (form(life, open, language)) }
        }
    }
}

fn list(
    life: &Life,
    handed_in: &[HandedIn<'_>],
    here: &BTreeSet<String>,
    language: Language,
) -> Markup {
    html! {
            div.scroll tabindex="0" role="region" aria-label=(language.say("材料", "Documents")) {
                table.list {
                    thead { tr {
                        th { (language.say("材料", "Document")) }
                        th { (language.say("文件", "File")) }
                        th { (language.say("提交日", "Handed in")) }
                        th.n { (language.say("大小", "Size")) }
                        th { "SHA-256" }
                    } }
                    tbody { @for held in handed_in { (row(life, *held, here, language)) } }
                }
            }
    }
}

/// The command's id stands in the form, so that a second click hands nothing in twice.
fn form(life: &Life, open: &[String], language: Language) -> Markup {
    html! {
        form.filter method="post" enctype="multipart/form-data" action={ "/standards/" (life.id) "/documents" } {
            input type="hidden" name="id" value=(Uuid::now_v7());
            div {
                label for="kind" { (language.say("提交材料", "Hand in a document")) }
                select id="kind" name="kind" required {
                    @for kind in open { option value=(kind) { (language.document(life.procedure.as_deref(), kind)) } }
                }
            }
            div {
                label for="file" { (language.say("文件", "File")) }
                input id="file" name="file" type="file" required;
            }
            div.do { button.button type="submit" { (language.say("提交", "Hand in")) } }
        }
    }
}

fn row(life: &Life, held: HandedIn<'_>, here: &BTreeSet<String>, language: Language) -> Markup {
    let HandedIn { document, on, counts } = held;
    html! {
        tr.former[!counts] {
            td {
                (language.document(life.procedure.as_deref(), &document.kind))
                @if !counts { " " span.chip { (language.say("不再计入", "no longer counts")) } }
            }
            td data-label=(language.say("文件", "File")) {
                @if here.contains(&document.sha256) {
                    a href={ "/standards/" (life.id) "/documents/" (document.sha256) } download { bdi { (document.name) } }
                } @else {
                    bdi { (document.name) } " " span.chip { (language.say("仅有说明", "described only")) }
                }
            }
            td data-label=(language.say("提交日", "Handed in")) { time { (on) } }
            td.n data-label=(language.say("大小", "Size")) { (size(document.size)) }
            td data-label="SHA-256" { code title=(document.sha256) { (document.sha256.get(..12).unwrap_or_default()) "…" } }
        }
    }
}

/// Bytes, as people say them.
fn size(bytes: u64) -> String {
    match bytes {
        0..=1_023 => format!("{bytes} B"),
        1_024..=1_048_575 => format!("{:.0} kB", bytes as f64 / 1_024.0),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}
