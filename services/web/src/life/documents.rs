//! The documents that were handed in, the newest first, and which of them still count.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::standard::{Document, Event, Standard};
use plumbline_views::Life;

use crate::language::Language;

pub(super) fn documents(life: &Life, language: Language) -> Markup {
    let handed_in: Vec<(&Document, Date)> = life
        .lines
        .iter()
        .rev()
        .filter_map(|line| match &line.event {
            Event::DocumentAttached { document } => Some((document, line.recorded.happened_on)),
            _ => None,
        })
        .collect();
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
                    tbody { @for (document, day) in handed_in { (row(life, document, day, language)) } }
                }
            }
        }
    }
}

fn row(life: &Life, document: &Document, day: Date, language: Language) -> Markup {
    let counts = match &life.standard {
        Standard::Run(run) => run.document(&document.kind) == Some(document),
        Standard::Unborn | Standard::Observed(_) => false,
    };
    html! {
        tr.former[!counts] {
            td {
                (language.document(life.procedure.as_deref(), &document.kind))
                @if !counts { " " span.chip { (language.say("不再计入", "no longer counts")) } }
            }
            td data-label=(language.say("文件", "File")) { bdi { (document.name) } }
            td data-label=(language.say("提交日", "Handed in")) { time { (day) } }
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
