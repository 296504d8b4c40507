//! Parts of the forms by which a page is filtered.

use maud::{Markup, html};

use crate::language::Language;

/// A list to choose from; nothing chosen means all.
pub(crate) fn select(
    name: &str,
    label: &str,
    language: Language,
    chosen: Option<String>,
    choices: Vec<(String, String)>,
) -> Markup {
    let missing = chosen.clone().filter(|chosen| choices.iter().all(|(key, _)| key != chosen));
    html! {
        div {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                option value="" { (language.say("全部", "All")) }
                @if let Some(key) = missing { option value=(key) selected { (key) } }
                @for (key, words) in choices {
                    option value=(key) selected[chosen.as_ref() == Some(&key)] { (words) }
                }
            }
        }
    }
}
