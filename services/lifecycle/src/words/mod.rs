//! The small words of the domain: ids, jurisdictions, fields, levels, titles, sentences, names.
//!
//! Each parses at the edge, so that no other file meets a title with a control character or an id with a slash.

mod digest;
mod field;
mod id;
mod jurisdiction;
mod level;
mod part;
mod text;
mod visible;

pub use digest::Digest;
pub use field::{FIELDS, Field};
pub use id::{Login, PersonId, StandardId, UnitId};
pub use jurisdiction::Jurisdiction;
pub use level::Level;
pub use part::PartId;
pub use text::{Clause, Name, Sentence, Titles};
pub(crate) use visible::hidden;

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

/// What every word that is kept as text can do. Its text is shared, because words go from commands into events, states and
/// answers all the time.
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
                word.as_str().to_owned()
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::words::Parsed(std::marker::PhantomData))
            }
        }
    };
}
pub(crate) use text_newtype;

/// Reads a word from wherever its text stands, without a copy in between.
pub(crate) struct Parsed<T>(pub(crate) std::marker::PhantomData<T>);

/// A word as an event or a view holds it: whatever was ever let in is read for ever.
pub(crate) trait Stored: Sized {
    /// Reads it.
    fn stored(text: &str) -> Result<Self, BadWord>;
}

impl<T: Stored> serde::de::Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        T::stored(text).map_err(E::custom)
    }
}

/// Words of which no rule ever became stricter: what is stored is read as what is entered.
macro_rules! stored_as_entered {
    ($($name:ty)*) => { $(
        impl crate::words::Stored for $name {
            fn stored(text: &str) -> Result<Self, BadWord> {
                text.parse()
            }
        }
    )* };
}
pub(crate) use stored_as_entered;

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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}
