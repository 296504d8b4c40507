//! The small words a standard is described with: its id, jurisdiction, field, level, titles, reasons.
//!
//! Each parses at the edge, so that no other file meets a title with a control character or an id with a slash.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A word that cannot be what it claims to be, with the field it stood in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {why}")]
pub struct BadWord {
    /// The field that held it.
    pub field: &'static str,
    /// What is wrong, and what would be right.
    pub why: String,
}

fn bad(field: &'static str, why: impl Into<String>) -> BadWord {
    BadWord { field, why: why.into() }
}

macro_rules! text_newtype {
    ($name:ident) => {
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl TryFrom<String> for $name {
            type Error = BadWord;
            fn try_from(text: String) -> Result<Self, BadWord> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(word: $name) -> String {
                word.0
            }
        }
    };
}

/// A standard's id: lower-case letters, digits and hyphens, 1 to 64 of them, no hyphen first. It never changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StandardId(String);

impl FromStr for StandardId {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let fits = (1..=64).contains(&text.len())
            && !text.starts_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits {
            Ok(StandardId(text.into()))
        } else {
            Err(bad("standard_id", "1 to 64 of a-z, 0-9 and `-`, not beginning with `-`"))
        }
    }
}
text_newtype!(StandardId);

/// Who is responsible for a place: a GB/T 2260 code of six digits, or `int` for a body above the nations.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Jurisdiction(String);

impl Jurisdiction {
    /// Whether this place lies in, or is, `other`: a county in its city, a city in its province, all in `100000`.
    #[must_use]
    pub fn within(&self, other: &Jurisdiction) -> bool {
        if self == other {
            return true;
        }
        if self.0 == "int" || other.0 == "int" {
            return false;
        }
        if other.0 == "100000" {
            return true;
        }
        let stem =
            other.0.strip_suffix("0000").or_else(|| other.0.strip_suffix("00")).unwrap_or(&other.0);
        self.0.starts_with(stem)
    }
}

impl FromStr for Jurisdiction {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        if text == "int"
            || (text.len() == 6
                && text.bytes().all(|b| b.is_ascii_digit())
                && !text.starts_with('0'))
        {
            Ok(Jurisdiction(text.into()))
        } else {
            Err(bad("jurisdiction", "a GB/T 2260 code of six digits, as 330100, or `int`"))
        }
    }
}
text_newtype!(Jurisdiction);

/// The field of work a standard belongs to: a key such as `elderly-care`, or `ics-13` for a catalogue sorted by ICS.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Field(String);

/// The fields of civil affairs: key, Chinese, English.
pub const FIELDS: [(&str, &str, &str); 10] = [
    ("social-assistance", "社会救助", "Social assistance"),
    ("elderly-care", "养老服务", "Elderly care"),
    ("child-welfare", "儿童福利", "Child welfare"),
    ("rescue-and-aid", "救助管理", "Rescue and aid"),
    ("funeral-services", "殡葬服务", "Funeral services"),
    ("community-building", "社区建设与公共服务", "Community building and public services"),
    ("marriage-registration", "婚姻登记", "Marriage registration"),
    ("social-work", "社会工作", "Social work"),
    ("philanthropy", "慈善事业", "Philanthropy"),
    ("general", "综合", "General"),
];

impl FromStr for Field {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let ics = text
            .strip_prefix("ics-")
            .is_some_and(|n| n.len() == 2 && n.bytes().all(|b| b.is_ascii_digit()));
        if ics || text == "unclassified" || FIELDS.iter().any(|(key, _, _)| *key == text) {
            Ok(Field(text.into()))
        } else {
            let keys: Vec<&str> = FIELDS.iter().map(|(key, _, _)| *key).collect();
            Err(bad("field", format!("one of {}, or ics- and two digits", keys.join(", "))))
        }
    }
}
text_newtype!(Field);

/// Whose standard it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 国家标准 GB.
    National,
    /// 行业标准, as MZ/T.
    Industry,
    /// 地方标准 DB.
    Local,
    /// 团体标准 T/.
    Group,
    /// 企业标准 Q/.
    Enterprise,
    /// 工作规范: a bureau's own norm, which may grow into a standard.
    Norm,
    /// An ISO standard.
    Iso,
}

impl Level {
    /// Every level, the widest reach first.
    pub const ALL: [Level; 7] = [
        Level::National,
        Level::Industry,
        Level::Local,
        Level::Group,
        Level::Enterprise,
        Level::Norm,
        Level::Iso,
    ];

    /// The key used in JSON and in views.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Level::National => ("national", "国家标准", "National"),
            Level::Industry => ("industry", "行业标准", "Industry"),
            Level::Local => ("local", "地方标准", "Local"),
            Level::Group => ("group", "团体标准", "Group"),
            Level::Enterprise => ("enterprise", "企业标准", "Enterprise"),
            Level::Norm => ("norm", "工作规范", "Norm"),
            Level::Iso => ("iso", "ISO 标准", "ISO"),
        }
    }
}

impl FromStr for Level {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        Level::ALL.into_iter().find(|level| level.key() == key).ok_or_else(|| {
            bad("level", "one of national, industry, local, group, enterprise, norm, iso")
        })
    }
}

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sentence(String);

impl FromStr for Sentence {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        visible_text("text", text, 4_000)?;
        Ok(Sentence(text.into()))
    }
}
text_newtype!(Sentence);

/// The name of a unit, a document or a person: 1 to 200 characters of visible text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

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
    fn a_county_lies_in_its_city_and_the_city_in_its_province() {
        let j = |code: &str| code.parse::<Jurisdiction>().unwrap();
        assert!(j("330106").within(&j("330100")));
        assert!(j("330106").within(&j("330000")));
        assert!(j("330106").within(&j("100000")));
        assert!(!j("330200").within(&j("330100")));
        assert!(!j("330100").within(&j("330106")));
        assert!(!j("int").within(&j("100000")));
    }

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
