//! Parts of the forms by which a page is filtered.

use maud::{Markup, html};

use crate::language::Language;

/// A list to choose from, each by its key and its words; nothing chosen means all.
pub(crate) fn select(
    name: &str,
    label: &str,
    language: Language,
    chosen: Option<(String, String)>,
    choices: Vec<(String, String)>,
) -> Markup {
    let chosen_key = chosen.as_ref().map(|(key, _)| key.clone());
    let missing = chosen.filter(|(chosen, _)| choices.iter().all(|(key, _)| key != chosen));
    html! {
        div {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                option value="" { (language.say("全部", "All")) }
                @if let Some((key, words)) = missing { option value=(key) selected { (words) } }
                @for (key, words) in choices {
                    option value=(key) selected[chosen_key.as_ref() == Some(&key)] { (words) }
                }
            }
        }
    }
}
