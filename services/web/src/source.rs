//! Where a rule or a figure comes from, as a page shows it.

use maud::{Markup, html};
use plumbline_lifecycle::Source;

use crate::language::Language;

/// What is cited, in the reader's language; what nobody has read in the original is marked as nothing to be cited as law.
pub(crate) fn cited(source: &Source, language: Language) -> Markup {
    html! {
        (language.of_words(&source.cited()))
        @if source.unverified { " " span.chip.unverified { (language.say(Source::UNVERIFIED.0, Source::UNVERIFIED.1)) } }
    }
}
