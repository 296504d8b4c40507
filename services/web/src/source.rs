//! Where a rule or a figure comes from, as a page shows it.

use maud::{Markup, html};
use plumbline_lifecycle::{Jurisdiction, Source};

use crate::language::Language;

/// The same of what is cited for a standard; a clause of another place is marked as an example here.
pub(crate) fn cited_for(
    source: &Source,
    example_of: Option<&Jurisdiction>,
    language: Language,
) -> Markup {
    html! {
        (cited(source, language))
        @if let Some(place) = example_of { " " (example(place, language)) }
    }
}

/// The mark of a clause that binds in this place, and not here.
pub(crate) fn example(place: &Jurisdiction, language: Language) -> Markup {
    html! { span.chip.example { (language.of_words(&Source::example_of(place))) } }
}

/// What is cited, in the reader's language; what nobody has read in the original is marked as nothing to be cited as law.
pub(crate) fn cited(source: &Source, language: Language) -> Markup {
    html! {
        (language.of_words(&source.cited()))
        @if source.unverified { " " span.chip.unverified { (language.say(Source::UNVERIFIED.0, Source::UNVERIFIED.1)) } }
    }
}
