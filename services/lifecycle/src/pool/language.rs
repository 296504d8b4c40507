//! The languages that an expert works in.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::words::{BadWord, bad, stored_as_entered, text_newtype};

/// A language tag: `zh`, `en`, `zh-yue`; 2 to 8 lower-case letters and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl FromStr for Language {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let framed = text.starts_with('-') || text.ends_with('-');
        if (2..=8).contains(&text.len()) && letters && !framed {
            Ok(Language(text.into()))
        } else {
            Err(bad("languages", "language tags such as zh, en, fr"))
        }
    }
}
text_newtype!(Language);
stored_as_entered!(Language);
