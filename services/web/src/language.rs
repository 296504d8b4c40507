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

/// The one of ours that the browser weighs most (RFC 9110, 12.5.4); of two that it weighs the same, the one that it names
/// first. `*` is any language that is not named, and what weighs nothing is not wanted.
fn preferred(headers: &HeaderMap) -> Option<Language> {
    let lists = headers.get_all(ACCEPT_LANGUAGE).into_iter().filter_map(|list| list.to_str().ok());
    let ranges: Vec<(&str, u16)> =
        lists.flat_map(|list| list.split(',')).filter_map(range).collect();
    let named = |language: Language| {
        let is_it = |(tag, _): &&(&str, u16)| {
            let primary = tag.split('-').next().unwrap_or_default();
            primary.eq_ignore_ascii_case(language.tag())
        };
        let most = ranges.iter().filter(is_it).map(|(_, weight)| *weight).max()?;
        let first = ranges.iter().position(|range| is_it(&range) && range.1 == most)?;
        Some((most, first))
    };
    let any = ranges.iter().position(|(tag, _)| *tag == "*").map(|at| (ranges[at].1, at));
    [Language::Zh, Language::En]
        .into_iter()
        .filter_map(|language| Some((language, named(language).or(any)?)))
        .filter(|(_, (weight, _))| *weight > 0)
        .min_by_key(|(_, (weight, at))| (std::cmp::Reverse(*weight), *at))
        .map(|(language, _)| language)
}

/// `en-GB;q=0.8` as its tag and its weight in thousandths; nothing where that is no weight.
fn range(text: &str) -> Option<(&str, u16)> {
    let (tag, weight) = match text.split_once(';') {
        None => (text, "1"),
        Some((tag, parameter)) => {
            let (name, weight) = parameter.split_once('=')?;
            (tag, Some(weight.trim()).filter(|_| name.trim().eq_ignore_ascii_case("q"))?)
        }
    };
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let thousandths: u16 = format!("{part:0<3}").parse().ok().filter(|_| digits)?;
    match (whole, thousandths) {
        ("0", weight) => Some((tag.trim(), weight)),
        ("1", 0) => Some((tag.trim(), 1_000)),
        _ => None,
    }
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
        for (header, expected) in [
            ("en;q=0.3,zh;q=0.9", Language::Zh),
            ("zh;q=0.3,en;q=0.9", Language::En),
            ("en-GB,en;q=0.9", Language::En),
            ("en-US,en;q=0.9,zh-CN;q=0.8,zh;q=0.7", Language::En),
            ("zh-Hant-TW, en;q=0.9", Language::Zh),
            ("ZH-hk;Q=0.5, EN ; q = 0.4", Language::Zh),
            ("en;q=0.8, zh;q=0.8", Language::En),
            ("zh;q=0, *", Language::En),
            ("zh;q=0.0, en;q=0.001", Language::En),
            ("en;q=0, *;q=0.1", Language::Zh),
            ("en;q=0", Language::Zh),
            ("*", Language::Zh),
            ("fr-CH, fr;q=0.9, *;q=0.5", Language::Zh),
            ("de, en;q=0.7, *;q=0.5", Language::En),
            ("fr", Language::Zh),
            ("enough, zhuang", Language::Zh),
            ("en;q=2, zh;q=0.1", Language::Zh),
            ("en;q=x", Language::Zh),
            ("en;q=0.1234", Language::Zh),
            ("", Language::Zh),
        ] {
            assert_eq!(of(&[(ACCEPT_LANGUAGE, header)]), expected, "{header}");
        }
        let chosen = (COOKIE, "a=b; plumbline_language=zh");
        assert_eq!(of(&[(ACCEPT_LANGUAGE, "en"), chosen]), Language::Zh);
        assert_eq!(of(&[(COOKIE, "plumbline_language=xx")]), Language::Zh);
    }
}
