//! A standard by its number and title, as a way to its life.

use maud::{Markup, html};

use crate::language::Language;

/// The link; without a number and a title it says the id.
pub(crate) fn named(
    language: Language,
    id: &str,
    label: Option<&str>,
    title: Option<&str>,
) -> Markup {
    html! {
        a.named href={ "/standards/" (id) } {
            @if let Some(label) = label { span.number { (label) } " " }
            bdi { (title.unwrap_or(if label.is_none() { id } else { language.say("（无标题）", "(no title)") })) }
        }
    }
}
