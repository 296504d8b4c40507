//! How a refusal is said: the rule, where it comes from, and what would satisfy it, in Chinese and in English; and how a
//! noun's refusals are written down, a row each.

use std::borrow::Cow;

use crate::source::Source;
use crate::words::Words;

/// What a refusal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule's name, for programs: `documents-missing`.
    pub rule: &'static str,
    /// Where the rule comes from.
    pub source: Cow<'static, str>,
    /// Whether that was not read in the original: what is refused by it is no matter of law.
    pub unverified: bool,
    /// The reason and what would satisfy the rule, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Reason {
    /// Where the rule comes from, as part of a sentence in Chinese and in English.
    #[must_use]
    pub fn from_where(&self) -> Words {
        Source::of(self.source.clone(), self.unverified).told()
    }
}

/// Makes a noun's refusals. A row: its data, then the rule, its source, and the sentence in both languages.
macro_rules! refusals {
    ($(#[$top:meta])* $name:ident: $( $(#[$doc:meta])* $row:ident { $( $field:ident : $ty:ty ),* $(,)? } $rule:literal, $source:expr, $zh:expr, $en:expr; )*) => {
        $(#[$top])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "a field that says what it is needs no comment")]
        pub enum $name {
            $( $(#[$doc])* $row { $( $field: $ty ),* }, )*
        }

        impl $name {
            /// Every rule's name.
            pub const RULES: &'static [&'static str] = &[$( $rule ),*];

            /// What it says.
            #[must_use]
            pub fn reason(&self) -> crate::reason::Reason {
                match self {
                    $( $name::$row { $( $field ),* } => {
                        $( let _ = $field; )*
                        let crate::source::Source { text, unverified } = $source.into();
                        crate::reason::Reason { rule: $rule, source: text, unverified, zh: $zh.into(), en: $en.into() }
                    } )*
                }
            }
        }
    };
}
pub(crate) use refusals;

/// The source of a rule that is this program's own.
pub(crate) const OURS: &str = "Plumbline";
