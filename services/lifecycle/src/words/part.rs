//! The ids of the parts of a standard's life that have a history of their own: an approval, a consultation, a review; and of the matters that
//! ask for admissions to a pool.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::words::{BadWord, Jurisdiction, StandardId, bad, stored_as_entered};

/// The purpose of a matter of a pool: the key of its gate.
const ADMISSION: &str = "admission";

/// A part's id: whose it is, what for, and the how manieth of that kind: `day-care.into-review.2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId {
    owner: StandardId,
    purpose: Arc<str>,
    count: u32,
}

impl PartId {
    /// The part number `count` (1 or more) of this purpose (a key of letters and hyphens) of a standard.
    #[must_use]
    pub(crate) fn of(owner: &StandardId, purpose: &str, count: u32) -> PartId {
        PartId { owner: owner.clone(), purpose: purpose.into(), count }
    }

    /// The matter number `count` (1 or more) that asks for admissions to the pool of an area: `pool-330100.admission.1`.
    #[must_use]
    pub(crate) fn of_pool(area: &Jurisdiction, count: u32) -> PartId {
        let owner = format!("pool-{area}").parse().expect("letters, a hyphen and a place's code");
        PartId::of(&owner, ADMISSION, count)
    }

    /// The area to whose pool it asks for admissions, if that is what it is.
    #[must_use]
    pub fn pool(&self) -> Option<Jurisdiction> {
        let asked = &*self.purpose == ADMISSION;
        asked.then(|| self.owner.pool()).flatten()
    }

    /// The standard whose part it is.
    #[must_use]
    pub fn owner(&self) -> &StandardId {
        &self.owner
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(&self) -> &str {
        &self.purpose
    }

    /// The how manieth of its purpose, from 1.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }
}

impl fmt::Display for PartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.owner, self.purpose, self.count)
    }
}

impl FromStr for PartId {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let parse = || {
            let (owner, rest) = text.split_once('.')?;
            let (purpose, count) = rest.split_once('.')?;
            let sound = (1..=24).contains(&purpose.len())
                && purpose.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            let part = PartId {
                owner: owner.parse().ok()?,
                purpose: sound.then(|| purpose.into())?,
                count: count.parse().ok().filter(|count| *count > 0)?,
            };
            // One part has one name: no `01`, no `+1`.
            (part.to_string() == text).then_some(part)
        };
        parse().ok_or_else(|| {
            bad("part", "a standard's id, a purpose and a number, as day-care.approval.1")
        })
    }
}

stored_as_entered!(PartId);

impl TryFrom<String> for PartId {
    type Error = BadWord;

    fn try_from(text: String) -> Result<Self, BadWord> {
        text.parse()
    }
}

impl serde::Serialize for PartId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for PartId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::words::Parsed(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_and_found_again() {
        let part: PartId = "day-care.into-review.2".parse().unwrap();
        assert_eq!(
            (part.owner().as_str(), part.purpose(), part.count()),
            ("day-care", "into-review", 2)
        );
        for text in [
            "day-care",
            "day-care.approval",
            "day-care.approval.0",
            "day-care.approval.01",
            "a.b.c",
            "a.B.1",
            ".a.1",
        ] {
            assert!(text.parse::<PartId>().is_err(), "{text}");
        }
    }
}
