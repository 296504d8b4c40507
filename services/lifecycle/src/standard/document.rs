//! The documents of a standard. Only what identifies a file is in the log; its content is found by the hash.

use serde::{Deserialize, Serialize};

use crate::stage::Stage;
use crate::words::{BadWord, Name, bad};

/// A file that belongs to a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// What it is, a key of the procedure's document list: `draft-for-comment`.
    pub kind: String,
    /// The file's name.
    pub name: Name,
    /// Media type, as `application/pdf`.
    pub media_type: String,
    /// Bytes, at least 1.
    pub size: u64,
    /// SHA-256 of the content, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// A document at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its description.
    pub document: Document,
    /// The stage at which it was handed in. Sent back to that stage or an earlier one, the standard needs it anew.
    pub at: Stage,
}

impl Document {
    /// Whether it says what a document must.
    pub(super) fn check(&self) -> Result<(), BadWord> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if self.sha256.len() != 64 || !self.sha256.bytes().all(hex) {
            return Err(bad("sha256", "64 lower-case hexadecimal digits"));
        }
        let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$&^_.+-/".contains(&b);
        let slashes = self.media_type.matches('/').count();
        if slashes != 1 || self.media_type.len() > 127 || !self.media_type.bytes().all(token) {
            return Err(bad("media_type", "a media type such as application/pdf"));
        }
        if self.size == 0 {
            return Err(bad("size", "at least 1 byte"));
        }
        Ok(())
    }

    pub(crate) fn weight(&self) -> usize {
        let texts = [self.kind.len(), self.name.as_str().len(), self.media_type.len()];
        size_of::<Held>() + texts.iter().sum::<usize>() + self.sha256.len()
    }
}
