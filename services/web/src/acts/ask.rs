//! What one field of a form asks for.

use jiff::civil::Date;
use maud::Markup;

/// What a field asks for: its name in the form, what it is called, a hint, and the rules whose refusal is told beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    pub(crate) name: &'static str,
    zh: &'static str,
    en: &'static str,
    hint: Option<(&'static str, &'static str)>,
    rules: &'static [&'static str],
}

impl Ask {
    pub(crate) const fn of(name: &'static str, zh: &'static str, en: &'static str) -> Ask {
        Ask { name, zh, en, hint: None, rules: &[] }
    }

    pub(crate) const fn hint(self, zh: &'static str, en: &'static str) -> Ask {
        Ask { hint: Some((zh, en)), ..self }
    }

    /// The names of rules (and of words that cannot be what they claim) that this field is refused by.
    pub(crate) const fn by(self, rules: &'static [&'static str]) -> Ask {
        Ask { rules, ..self }
    }

    pub(crate) fn label(&self) -> (&'static str, &'static str) {
        (self.zh, self.en)
    }

    pub(crate) fn hinted(&self) -> Option<(&'static str, &'static str)> {
        self.hint
    }

    /// Whether a refusal is told beside it: by its rule, or by the word that is wrong.
    pub(crate) fn is_meant(&self, rule: &str, word: Option<&str>) -> bool {
        self.rules.contains(&rule)
            || word.is_some_and(|word| word == self.name || self.rules.contains(&word))
    }
}

/// How something is filled in.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    /// A few words, of so many characters at most; with the names of a list beside it.
    Line { most: u32, list: Option<&'static str> },
    /// Sentences.
    Text,
    /// A list, one a line.
    Lines,
    /// A day between these.
    Day { first: Option<Date>, last: Option<Date> },
    /// A number between these.
    Count { least: u32, most: Option<u32> },
    /// One of these, by key.
    One(Vec<(String, String)>),
    /// Any of these, by key.
    Any(Vec<(String, String)>),
}

/// A field of a form as it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) ask: Ask,
    pub(crate) control: Control,
    /// What stands in it; of a list of keys each that is chosen.
    pub(crate) values: Vec<String>,
    pub(crate) needed: bool,
    /// What is wrong with it, in the reader's language.
    pub(crate) wrong: Option<String>,
}

/// A part of a form.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Field(Field),
    /// Something to be read.
    Note(Markup),
}
