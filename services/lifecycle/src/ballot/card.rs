//! Cards of a secret ballot (无记名投票): what an office does on paper, with hashes.
//!
//! The scrutineer (监票人) makes as many cards as there are electors, each with a code of 100 random bits, on a machine of
//! their own. The log knows the sorted hashes alone. Each elector draws a card face down, and what is left is opened and
//! voided. Whoever knows a code on the list puts it with a choice into the box, which stands beside the log and keeps no
//! time and no order; at the end one event holds all of it, sorted by the hashes.
//!
//! *Guaranteed*: what is stored links no elector to a vote and keeps no order; one card is one vote; each voter finds their
//! own card in the list, and who did not vote finds the card unused; anybody counts again; nobody sees a running count.
//! *Not guaranteed*: anything against who watches the running machine or the room while votes are cast, or numbered the
//! cards in secret, or reads the disk of the box; a voter can prove the own vote with the card; a unanimous ballot, and a
//! tiny one, speak for themselves; cards that their maker kept show only if voters look.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ballot::choice::Choice;
use crate::ballot::id::BallotId;
use crate::words::{BadWord, Digest, Stored, bad};

/// The letters of a code: none that is taken for another one.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A card's code: 100 random bits, as `K7QF-2M9D-X4TB-9RWE-3HNA`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

/// A card that lay in the box, and what was chosen on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CastCard {
    /// The code itself, so that nobody who knows the public hashes alone can make up a count.
    pub code: Code,
    /// What was chosen.
    pub choice: Choice,
}

impl Code {
    /// The code of 100 random bits: the low five of each byte.
    #[must_use]
    pub fn of(random: [u8; 20]) -> Code {
        let letters = random.map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        Code(groups.join("-"))
    }

    /// Its hash as a card of this ballot.
    #[must_use]
    pub fn hash(&self, ballot: &BallotId) -> Digest {
        Digest::of(format!("plumbline ballot v1\n{ballot}\n{self}\n").as_bytes())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Code {
    type Err = BadWord;

    /// Reads a code as somebody typed it: small letters, spaces and missing hyphens are let through.
    fn from_str(text: &str) -> Result<Self, BadWord> {
        let wrong =
            || bad("code", "20 letters and digits as on the card: K7QF-2M9D-X4TB-9RWE-3HNA");
        if text.len() > 100 {
            return Err(wrong());
        }
        let letters: Vec<char> = text
            .chars()
            .filter(|c| !matches!(c, '-' | ' '))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let known = |c: &char| u8::try_from(*c).is_ok_and(|byte| LETTERS.contains(&byte));
        if letters.len() != 20 || !letters.iter().all(known) {
            return Err(wrong());
        }
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        Ok(Code(groups.join("-")))
    }
}

impl Stored for Code {
    fn stored(text: &str) -> Result<Self, BadWord> {
        text.parse()
    }
}

impl TryFrom<String> for Code {
    type Error = BadWord;

    fn try_from(text: String) -> Result<Self, BadWord> {
        text.parse()
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::words::Parsed(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_the_design_comes_out() {
        let ballot: BallotId = "day-care.draft.1.1".parse().unwrap();
        let code: Code = "K7QF-2M9D-X4TB-9RWE-3HNA".parse().unwrap();
        assert_eq!(
            code.hash(&ballot).to_string(),
            "41872f765d1567526e33db09552052049fce7ea9bcaa8363cbc460ba9ed085f7"
        );
    }

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        let code = Code::of(std::array::from_fn(|at| u8::try_from(at * 13).unwrap()));
        assert_eq!(code.to_string().len(), 24);
        let typed = code.to_string().to_lowercase().replace('-', " ");
        assert_eq!(typed.parse::<Code>().unwrap(), code);
        for text in ["", "K7QF", "K7QF-2M9D-X4TB-9RWE-3HNI", "K7QF-2M9D-X4TB-9RWE-3HNAA"] {
            assert!(text.parse::<Code>().is_err(), "{text}");
        }
    }
}
