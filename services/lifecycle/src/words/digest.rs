//! A SHA-256, as the log's roots and the hash of a pool are told.

use std::fmt;
use std::str::FromStr;

use crate::words::{BadWord, bad, stored_as_entered};

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl From<[u8; 32]> for Digest {
    fn from(bytes: [u8; 32]) -> Digest {
        Digest(bytes)
    }
}

impl Digest {
    /// Of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Digest {
        use sha2::Digest as _;
        Digest(sha2::Sha256::digest(bytes).into())
    }

    /// The 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Digest {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let digit = |b: u8| match b {
            b'0'..=b'9' => Some(b - b'0'),
            b'a'..=b'f' => Some(b - b'a' + 10),
            _ => None,
        };
        let parse = || {
            let mut bytes = [0; 32];
            let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
            if pairs.len() != bytes.len() {
                return None;
            }
            for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
                *byte = digit(*high)? << 4 | digit(*low)?;
            }
            Some(Digest(bytes))
        };
        parse().ok_or_else(|| bad("sha256", "64 lower-case hexadecimal digits"))
    }
}

stored_as_entered!(Digest);

impl serde::Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Digest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::words::Parsed(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_in_one_way_and_found_again() {
        let text = "0a".repeat(32);
        let digest: Digest = text.parse().unwrap();
        assert_eq!((digest.to_string(), digest), (text, Digest([10; 32])));
        for other in ["", "0a", &"0A".repeat(32), &"+a".repeat(32), &"0".repeat(65)] {
            assert!(other.parse::<Digest>().is_err(), "{other}");
        }
    }
}
