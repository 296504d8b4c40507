//! The documents that were handed in, the newest first, which of them still count, and which can be fetched.

use std::collections::BTreeSet;

use maud::{Markup, html};
use plumbline_views::{HandedIn, Life};

use crate::language::Language;

/// `here` are the hashes of the contents that can be fetched.
pub(super) fn documents(life: &Life, here: &BTreeSet<String>, language: Language) -> Markup {
    let handed_in: Vec<HandedIn<'_>> = life.handed_in().collect();
    if handed_in.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("材料", "Documents")) }
            div.scroll tabindex="0" role="region" aria-label=(language.say("材料", "Documents")) {
                table.list {
                    thead { tr {
                        th { (language.say("材料", "Document")) }
                        th { (language.say("文件", "File")) }
                        th { (language.say("提交日", "Handed in")) }
                        th.n { (language.say("大小", "Size")) }
                        th { "SHA-256" }
                    } }
                    tbody { @for held in handed_in { (row(life, held, here, language)) } }
                }
            }
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
