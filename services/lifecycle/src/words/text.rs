//! Text that people wrote: titles, sentences, names. Whatever comes in can be seen whole.
//!
//! A text is kept as it was written, rare characters, `·` and private-use characters included. What is *entered* (parsed) is
//! held to all of [`visible`]; what was *stored* is read by the rules of the first version for ever, so that a history never
//! stops being one because a rule became stricter.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::words::visible::{visible, was_visible};
use crate::words::{BadWord, Stored, bad, text_newtype};

/// Titles by language (`zh`, `en`, `fr`, …): at least one, each 1 to 1,000 characters of visible text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "StoredTitles", into = "BTreeMap<String, String>")]
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

/// Titles as an event or a view holds them.
#[derive(Deserialize)]
#[serde(transparent)]
struct StoredTitles(BTreeMap<String, String>);

impl TryFrom<BTreeMap<String, String>> for Titles {
    type Error = BadWord;

    fn try_from(titles: BTreeMap<String, String>) -> Result<Self, BadWord> {
        each_title(&titles, visible)?;
        Ok(Titles(titles))
    }
}

impl TryFrom<StoredTitles> for Titles {
    type Error = BadWord;

    fn try_from(StoredTitles(titles): StoredTitles) -> Result<Self, BadWord> {
        each_title(&titles, was_visible)?;
        Ok(Titles(titles))
    }
}

fn each_title(
    titles: &BTreeMap<String, String>,
    check: fn(&'static str, &str, usize) -> Result<(), BadWord>,
) -> Result<(), BadWord> {
    for (language, title) in titles {
        let tag = (2..=8).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if !tag {
            return Err(bad("titles", "keys are language tags such as zh, en, fr"));
        }
        check("titles", title, 1_000)?;
    }
    Ok(())
}

impl From<Titles> for BTreeMap<String, String> {
    fn from(titles: Titles) -> Self {
        titles.0
    }
}

/// A sentence somebody wrote (a reason, a conclusion): 1 to 4,000 characters of visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence(Arc<str>);

/// The name of a unit, a document or a person: 1 to 200 characters of visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(Arc<str>);

/// 章条编号: a clause of a text as a comment names it, `5.3.2` or `附录 A`: 1 to 60 characters of visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause(Arc<str>);

macro_rules! written {
    ($name:ident, $field:literal, $characters_max:literal) => {
        impl FromStr for $name {
            type Err = BadWord;

            fn from_str(text: &str) -> Result<Self, BadWord> {
                visible($field, text, $characters_max)?;
                Ok($name(text.into()))
            }
        }

        impl Stored for $name {
            fn stored(text: &str) -> Result<Self, BadWord> {
                was_visible($field, text, $characters_max)?;
                Ok($name(text.into()))
            }
        }
        text_newtype!($name);
    };
}

written!(Sentence, "text", 4_000);
written!(Name, "name", 200);
written!(Clause, "clause", 60);

#[cfg(test)]
mod tests {
    use super::*;

    fn entered(title: &str) -> Result<Titles, BadWord> {
        Titles::try_from(BTreeMap::from([("zh".to_string(), title.to_string())]))
    }

    #[test]
    fn a_title_that_hides_something_is_refused() {
        for text in
            ["", "  ", "a\u{202E}b", "a\u{0007}b", "a\nb", "\u{FEFF}标准", &"长".repeat(1001)]
        {
            assert!(entered(text).is_err(), "{text:?}");
        }
        assert!(entered("𠮷·龘 养老机构基本规范").is_ok());
    }

    #[test]
    fn what_an_older_version_let_in_is_still_read_and_not_entered_again() {
        for hidden in ["\u{3164}", "\u{2800}", "a\u{E0041}", "标\u{115F}准"] {
            let stored = serde_json::json!({ "zh": hidden });
            let titles: Titles = serde_json::from_value(stored.clone()).unwrap();
            assert_eq!(serde_json::to_value(&titles).unwrap(), stored);
            assert!(entered(hidden).is_err(), "{hidden:?}");
            assert!(serde_json::from_value::<Name>(hidden.into()).is_ok(), "{hidden:?}");
            assert!(hidden.parse::<Name>().is_err(), "{hidden:?}");
            assert!(serde_json::from_value::<Sentence>(hidden.into()).is_ok(), "{hidden:?}");
            assert!(hidden.parse::<Sentence>().is_err(), "{hidden:?}");
        }
        assert!(serde_json::from_value::<Name>("a\u{202E}b".into()).is_err(), "as ever");
    }
}
