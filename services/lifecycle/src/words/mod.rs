//! The small words of the domain: ids, jurisdictions, fields, levels, titles, sentences, names.
//!
//! Each parses at the edge, so that no other file meets a title with a control character or an id with a slash.

mod field;
mod id;
mod jurisdiction;
mod level;
mod text;

pub use field::{FIELDS, Field};
pub use id::{PersonId, StandardId, UnitId};
pub use jurisdiction::Jurisdiction;
pub use level::Level;
pub use text::{Name, Sentence, Titles};

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

pub(crate) fn bad(field: &'static str, why: impl Into<String>) -> BadWord {
    BadWord { field, why: why.into() }
}

/// What every word that is kept as text can do.
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
pub(crate) use text_newtype;

/// What every closed list of words can do: each has a key and a name in both languages.
macro_rules! keyed {
    ($name:ident { $($variant:ident $key:literal $zh:literal $en:literal)* }) => {
        impl $name {
            /// All of them, in the order of a report.
            pub const ALL: [$name; [$($key),*].len()] = [$($name::$variant),*];

            /// The key in JSON, in views and on the command line.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),* }
            }

            /// The name in Chinese.
            #[must_use]
            pub fn zh(self) -> &'static str {
                match self { $($name::$variant => $zh),* }
            }

            /// The name in English.
            #[must_use]
            pub fn en(self) -> &'static str {
                match self { $($name::$variant => $en),* }
            }
        }
    };
}
pub(crate) use keyed;

/// A name in both languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}
