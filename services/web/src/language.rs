//! The reader's language: chosen by a link, remembered in a cookie, else what the browser asks for; Chinese if nobody says.

use http::HeaderMap;
use http::header::{ACCEPT_LANGUAGE, COOKIE};
use plumbline_lifecycle::Words;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Zh,
    En,
}

/// The cookie that remembers the choice.
pub(crate) const COOKIE_NAME: &str = "plumbline_language";

impl Language {
    /// Of the two ways to say a thing, this language's.
    pub(crate) fn say<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// The same of two texts that were made.
    pub(crate) fn told(self, zh: String, en: String) -> String {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// The same of a name that is kept in both.
    pub(crate) fn of_words(self, words: &Words) -> &str {
        self.say(&words.zh, &words.en)
    }

    /// The same the other way round, for what stands beside it.
    pub(crate) fn beside<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        self.other().say(zh, en)
    }

    /// The tag in addresses, cookies and HTML.
    pub(crate) fn tag(self) -> &'static str {
        self.say("zh", "en")
    }

    pub(crate) fn other(self) -> Language {
        match self {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        }
    }

    pub(crate) fn from_tag(tag: &str) -> Option<Language> {
        [Language::Zh, Language::En].into_iter().find(|language| language.tag() == tag)
    }

    /// What the request's headers ask for.
    pub(crate) fn of(headers: &HeaderMap) -> Language {
        cookie(headers, COOKIE_NAME)
            .and_then(Language::from_tag)
            .or_else(|| preferred(headers))
            .unwrap_or(Language::Zh)
    }
}

/// The first of the browser's languages that is one of ours.
fn preferred(headers: &HeaderMap) -> Option<Language> {
    let list = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    list.split(',').find_map(|tag| Language::from_tag(tag.trim().get(..2)?))
}

/// The value of one cookie.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[(http::HeaderName, &str)]) -> Language {
        Language::of(&headers.iter().map(|(n, v)| (n.clone(), v.parse().unwrap())).collect())
    }

    #[test]
    fn the_choice_goes_before_the_browser_and_chinese_is_the_rule() {
        assert_eq!(of(&[]), Language::Zh);
        assert_eq!(of(&[(ACCEPT_LANGUAGE, "fr, en-GB;q=0.8, zh;q=0.5")]), Language::En);
        assert_eq!(of(&[(ACCEPT_LANGUAGE, "zh-CN,zh;q=0.9,en;q=0.8")]), Language::Zh);
        let chosen = (COOKIE, "a=b; plumbline_language=zh");
        assert_eq!(of(&[(ACCEPT_LANGUAGE, "en"), chosen]), Language::Zh);
        assert_eq!(of(&[(COOKIE, "plumbline_language=xx")]), Language::Zh);
    }
}
