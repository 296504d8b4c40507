//! Text that people wrote: titles, sentences, names. Whatever is kept can be seen whole.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad, text_newtype};

/// Titles by language (`zh`, `en`, `fr`, …): at least one, each 1 to 1,000 characters of visible text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Titles(BTreeMap<String, String>);

impl Titles {
    /// The title in `language`.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// The best title for a reader of `language`: that one, else Chinese, else English, else any.
    #[must_use]
    pub fn best(&self, language: &str) -> &str {
        [language, "zh", "en"]
            .iter()
            .find_map(|l| self.get(l))
            .or_else(|| self.0.values().next().map(String::as_str))
            .unwrap_or_default()
    }

    /// Every (language, title) in the order of the language tags.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, title)| (language.as_str(), title.as_str()))
    }

    /// These titles, and those of `newer` in their place where there are some.
    #[must_use]
    pub fn with(mut self, newer: &Titles) -> Titles {
        self.0.extend(newer.0.iter().map(|(language, title)| (language.clone(), title.clone())));
        self
    }

    /// Whether there is none: true only of an observed life whose catalogue told none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<BTreeMap<String, String>> for Titles {
    type Error = BadWord;

    fn try_from(titles: BTreeMap<String, String>) -> Result<Self, BadWord> {
        for (language, title) in &titles {
            let tag = (2..=8).contains(&language.len())
                && language.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            if !tag {
                return Err(bad("titles", "keys are language tags such as zh, en, fr"));
            }
            visible_text("titles", title, 1_000)?;
        }
        Ok(Titles(titles))
    }
}

impl From<Titles> for BTreeMap<String, String> {
    fn from(titles: Titles) -> Self {
        titles.0
    }
}

/// A sentence somebody wrote (a reason, a conclusion): 1 to 4,000 characters of visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence(Arc<str>);

impl FromStr for Sentence {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        visible_text("text", text, 4_000)?;
        Ok(Sentence(text.into()))
    }
}
text_newtype!(Sentence);

/// The name of a unit, a document or a person: 1 to 200 characters of visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(Arc<str>);

impl FromStr for Name {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        visible_text("name", text, 200)?;
        Ok(Name(text.into()))
    }
}
text_newtype!(Name);

/// Text that a person can see whole: not blank, no control characters, nothing that reorders or hides.
fn visible_text(field: &'static str, text: &str, characters_max: usize) -> Result<(), BadWord> {
    if text.trim().is_empty() {
        return Err(bad(field, "must not be empty"));
    }
    if text.chars().count() > characters_max {
        return Err(bad(field, format!("at most {characters_max} characters")));
    }
    match text.chars().find(|c| is_invisible(*c)) {
        Some(c) => {
            Err(bad(field, format!("must not hold the invisible character U+{:04X}", c as u32)))
        }
        None => Ok(()),
    }
}

/// Control characters, and those that reorder or hide text (Unicode TR 36, section 3).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}' | '\u{00AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_hides_something_is_refused() {
        for text in
            ["", "  ", "a\u{202E}b", "a\u{0007}b", "a\nb", "\u{FEFF}标准", &"长".repeat(1001)]
        {
            let titles = BTreeMap::from([("zh".to_string(), text.to_string())]);
            assert!(Titles::try_from(titles).is_err(), "{text:?}");
        }
        let rare = BTreeMap::from([("zh".to_string(), "𠮷·龘 养老机构基本规范".to_string())]);
        assert!(Titles::try_from(rare).is_ok());
    }
}
