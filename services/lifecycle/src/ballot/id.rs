//! The id of a ballot.

use std::fmt;
use std::str::FromStr;

use crate::words::{BadWord, PartId, Stored, bad};

/// A ballot's id: the review that votes, and the round: `day-care.draft.1.2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BallotId {
    review: PartId,
    round: u32,
}

impl BallotId {
    /// The ballot of this round (1 or more) of a review.
    #[must_use]
    pub(crate) fn of(review: &PartId, round: u32) -> BallotId {
        BallotId { review: review.clone(), round }
    }

    /// The review that votes.
    #[must_use]
    pub fn review(&self) -> &PartId {
        &self.review
    }

    /// The how manieth time it votes, from 1.
    #[must_use]
    pub fn round(&self) -> u32 {
        self.round
    }
}

impl fmt::Display for BallotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.review, self.round)
    }
}

impl FromStr for BallotId {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let parse = || {
            let (review, round) = text.rsplit_once('.')?;
            let round = round.parse().ok().filter(|round| *round > 0)?;
            let ballot = BallotId { review: review.parse().ok()?, round };
            // One ballot has one name: no `01`, no `+1`.
            (ballot.to_string() == text).then_some(ballot)
        };
        parse().ok_or_else(|| bad("ballot", "a review's id and a round, as day-care.draft.1.1"))
    }
}

impl Stored for BallotId {
    fn stored(text: &str) -> Result<Self, BadWord> {
        text.parse()
    }
}

impl serde::Serialize for BallotId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for BallotId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::words::Parsed(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ballot_is_named_and_found_again() {
        let ballot: BallotId = "day-care.draft.1.2".parse().unwrap();
        assert_eq!((ballot.review().to_string().as_str(), ballot.round()), ("day-care.draft.1", 2));
        for text in ["day-care.draft.1", "day-care.draft.1.0", "day-care.draft.1.02", "x.1"] {
            assert!(text.parse::<BallotId>().is_err(), "{text}");
        }
    }
}
