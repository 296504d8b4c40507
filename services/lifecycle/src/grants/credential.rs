//! By what a token's secret is known again.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad};

/// The SHA-256 of a token's secret, written as 64 lower-case hexadecimal digits. The secret is 256 random bits, so that nobody
/// finds it from this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Credential([u8; 32]);

impl From<[u8; 32]> for Credential {
    fn from(hash: [u8; 32]) -> Credential {
        Credential(hash)
    }
}

impl FromStr for Credential {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let parse = || {
            // A hash has one way to be written: no sign, no capital letter.
            let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            if text.len() != 64 || !text.bytes().all(is_digit) {
                return None;
            }
            let mut hash = [0; 32];
            for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
                *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
            }
            Some(Credential(hash))
        };
        parse().ok_or_else(|| bad("credential", "64 lower-case hexadecimal digits"))
    }
}

impl TryFrom<String> for Credential {
    type Error = BadWord;

    fn try_from(text: String) -> Result<Self, BadWord> {
        text.parse()
    }
}

impl fmt::Display for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<Credential> for String {
    fn from(credential: Credential) -> String {
        credential.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_in_one_way_and_found_again() {
        let text = "0a".repeat(32);
        let credential: Credential = text.parse().unwrap();
        assert_eq!((credential.to_string(), credential), (text.clone(), Credential([10; 32])));
        assert_eq!(serde_json::to_value(credential).unwrap(), text);
        for other in
            ["", "0a", &"0A".repeat(32), &"+a".repeat(32), &"好".repeat(22), &"0".repeat(65)]
        {
            assert!(other.parse::<Credential>().is_err(), "{other}");
        }
    }
}
