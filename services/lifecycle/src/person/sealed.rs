//! What is sealed, and under which key, as the log holds it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad, stored_as_entered, text_newtype};

/// The id of a key: 32 lower-case hexadecimal digits by chance. It says nothing of the key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(Arc<str>);

/// Bytes that mean nothing without their key, as lower-case hexadecimal digits: 1 to 4,096 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ciphertext(Arc<str>);

/// What was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The sealed data.
    pub ciphertext: Ciphertext,
    /// The key under which.
    pub key: KeyId,
}

/// The most bytes that are sealed at once.
const BYTES_MAX: usize = 4_096;

impl FromStr for KeyId {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        if text.len() == 32 && text.bytes().all(is_digit) {
            return Ok(KeyId(text.into()));
        }
        Err(bad("key", "32 lower-case hexadecimal digits"))
    }
}

impl FromStr for Ciphertext {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let fits = (2..=2 * BYTES_MAX).contains(&text.len()) && text.len().is_multiple_of(2);
        if fits && text.bytes().all(is_digit) {
            return Ok(Ciphertext(text.into()));
        }
        let wanted = format!("1 to {BYTES_MAX} bytes as lower-case hexadecimal digits");
        Err(bad("ciphertext", wanted))
    }
}

impl Ciphertext {
    /// Of these bytes.
    ///
    /// # Errors
    /// [`BadWord`] where there are none, or too many.
    pub fn of(bytes: &[u8]) -> Result<Ciphertext, BadWord> {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        digits.parse()
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let (pairs, _) = self.0.as_bytes().as_chunks::<2>();
        pairs.iter().map(|[high, low]| value(*high) << 4 | value(*low)).collect()
    }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

/// Of a byte that is a digit.
fn value(digit: u8) -> u8 {
    if digit.is_ascii_digit() { digit - b'0' } else { digit - b'a' + 10 }
}

text_newtype!(KeyId);
text_newtype!(Ciphertext);
stored_as_entered!(KeyId Ciphertext);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_in_one_way_and_found_again() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(Ciphertext::of(&all).unwrap().bytes(), all);
        assert!(Ciphertext::of(&vec![0; BYTES_MAX]).is_ok());
        assert!(Ciphertext::of(&vec![0; BYTES_MAX + 1]).is_err() && Ciphertext::of(&[]).is_err());
        for other in ["", "0", "0A", "0g", "好好"] {
            assert!(other.parse::<Ciphertext>().is_err(), "{other}");
        }
        assert!("0a".repeat(16).parse::<KeyId>().is_ok());
        for other in ["", &"0A".repeat(16), &"0".repeat(31), &"好".repeat(11)] {
            assert!(other.parse::<KeyId>().is_err(), "{other}");
        }
    }
}
