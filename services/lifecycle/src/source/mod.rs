//! Where a rule or a figure comes from, and how that is told: in the reader's language, and never as law where nobody has read
//! it in the original.

mod citation;

use std::borrow::Cow;

use crate::words::{Jurisdiction, Words};

/// Where a rule or a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// As it is written down: `标准化法 第二十九条`.
    pub text: Cow<'static, str>,
    /// Whether it was not read in the original.
    pub unverified: bool,
}

impl Source {
    /// A source as a procedure writes it down. Older texts mark a figure that was not read in the original by a `?`, newer
    /// ones by `unverified`.
    #[must_use]
    pub fn of(text: impl Into<Cow<'static, str>>, unverified: bool) -> Source {
        let text = text.into();
        Source { unverified: unverified || is_marked(&text), text }
    }

    /// What is cited, and nothing of how sure that is: `Standardization Law, art. 29`. What has no words in a language is
    /// told as it is written down.
    #[must_use]
    pub fn cited(&self) -> Words {
        Words { zh: citation::in_chinese(&self.text), en: citation::in_english(&self.text) }
    }

    /// The same as part of a sentence, which says of what was not read in the original that it is not to be cited as law.
    #[must_use]
    pub fn told(&self) -> Words {
        let Words { zh, en } = self.cited();
        match self.unverified {
            false => Words { zh: format!("依据：{zh}"), en: format!("source: {en}") },
            true => Words {
                zh: format!("暂按：{zh}（未经原文核实，不作为法律规定引用，以标准化办确认为准）"),
                en: format!(
                    "for now by: {en} (not checked against the original and not to be cited as law; the office confirms it)"
                ),
            },
        }
    }

    /// 示例: how a clause is marked that binds in this place, and not where it is cited.
    #[must_use]
    pub fn example_of(place: &Jurisdiction) -> Words {
        Words {
            zh: format!("示例，条款适用于{}", place.told("zh")),
            en: format!("an example here: binds in {}", place.told("en")),
        }
    }

    /// How what was not read in the original is marked where there is room for a few words only, in Chinese and English.
    pub const UNVERIFIED: (&'static str, &'static str) =
        ("未经原文核实，不作法律引用", "not checked against the original; not to be cited as law");
}

/// Older texts mark a figure that could not be read in the original by a `?` in its source.
pub(crate) fn is_marked(source: &str) -> bool {
    source.contains(['?', '？'])
}

impl From<&'static str> for Source {
    fn from(text: &'static str) -> Source {
        Source::of(text, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &'static str, unverified: bool) -> [String; 2] {
        let Words { zh, en } = Source::of(text, unverified).told();
        [zh, en]
    }

    #[test]
    fn a_figure_that_nobody_has_read_in_the_original_is_never_told_as_law() {
        assert_eq!(
            told("标准化法 第二十九条; 山东省标准化条例 第二十八条", false),
            [
                "依据：标准化法 第二十九条；山东省标准化条例 第二十八条",
                "source: Standardization Law, art. 29; Shandong Standardization Regulations, art. 28",
            ]
        );
        let by_flag = told("办公惯例", true);
        assert!(
            by_flag[0].starts_with("暂按：办公惯例（未经原文核实，不作为法律规定引用"),
            "{by_flag:?}"
        );
        assert!(by_flag[1].starts_with("for now by: office practice (not checked"), "{by_flag:?}");
        let by_mark = told("市级计划 12–24 个月 ? (取中)", false);
        assert!(
            by_mark[0].starts_with("暂按：市级计划 12–24 个月（取中）（未经原文核实"),
            "{by_mark:?}"
        );
        assert!(
            by_mark[1]
                .starts_with("for now by: a city's plans of 12–24 months (the middle taken) (not"),
            "{by_mark:?}"
        );
        assert!(!by_mark.concat().contains(['?', '？']), "{by_mark:?}");
    }
}
