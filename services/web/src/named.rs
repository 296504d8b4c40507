//! A standard by its number and title, as a way to its life.

use maud::{Markup, html};
use plumbline_lifecycle::StandardId;

use crate::language::Language;

/// Where all of it stands: the life of a standard, or the pool to which a matter asks for admissions.
pub(crate) fn whole(id: &str) -> String {
    match id.parse::<StandardId>().ok().and_then(|id| id.pool()) {
        Some(area) => format!("/experts?jurisdiction={area}"),
        None => format!("/standards/{id}"),
    }
}

/// The link; without a number and a title it says the id.
pub(crate) fn named(
    language: Language,
    id: &str,
    label: Option<&str>,
    title: Option<&str>,
) -> Markup {
    html! {
        a.named href=(whole(id)) {
            @if let Some(label) = label { span.number { (label) } " " }
            bdi { (title.unwrap_or(if label.is_none() { id } else { language.say("（无标题）", "(no title)") })) }
        }
    }
}
