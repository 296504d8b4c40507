//! The codes that other people use for where a standard stands: ISO's international harmonized stage codes, whose digits
//! GB/T 16733-1997 shares (`40.20`: phase 40, sub-stage 20), so that one table serves both.
//!
//! This file knows the codes and the place of each on the spine, not which moves are allowed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::stage::{End, Place, Stage};

/// The first half of a stage code: what kind of work is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// 00 预阶段.
    Preliminary,
    /// 10 立项.
    Proposal,
    /// 20 起草.
    Preparation,
    /// 30 征求意见 (ISO: committee).
    Consultation,
    /// 40 审查 (ISO: enquiry).
    Review,
    /// 50 批准 (ISO: approval).
    Approval,
    /// 60 出版.
    Publication,
    /// 90 复审.
    SystematicReview,
    /// 95 废止.
    Withdrawal,
}

/// The second half of a stage code: how far that work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 00 registered.
    Registered,
    /// 20 main action started.
    Started,
    /// 60 main action completed.
    Completed,
    /// 92 decided: repeat an earlier phase.
    SentBack,
    /// 93 decided: repeat this phase (in a review: confirmed).
    Repeated,
    /// 98 decided: abandon.
    Abandoned,
    /// 99 decided: proceed.
    Passed,
}

/// A (phase, step) pair of the harmonized matrix; prints as `40.20`. Pairs outside the matrix cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StageCode {
    phase: Phase,
    step: Step,
}

/// The phases with their digits and the sub-stages that exist in each.
/// Source: ISO Guide 69:1999 and the harmonized stage code table; GB/T 16733-1997 table 1.
const MATRIX: [(Phase, u8, &[u8]); 9] = [
    (Phase::Preliminary, 0, &[0, 20, 60, 98, 99]),
    (Phase::Proposal, 10, &[0, 20, 60, 92, 98, 99]),
    (Phase::Preparation, 20, &[0, 20, 60, 92, 93, 98, 99]),
    (Phase::Consultation, 30, &[0, 20, 60, 92, 93, 98, 99]),
    (Phase::Review, 40, &[0, 20, 60, 92, 93, 98, 99]),
    (Phase::Approval, 50, &[0, 20, 60, 92, 93, 98, 99]),
    (Phase::Publication, 60, &[0, 60]),
    (Phase::SystematicReview, 90, &[20, 60, 92, 93, 99]),
    (Phase::Withdrawal, 95, &[20, 60, 92, 99]),
];

const STEPS: [(Step, u8); 7] = [
    (Step::Registered, 0),
    (Step::Started, 20),
    (Step::Completed, 60),
    (Step::SentBack, 92),
    (Step::Repeated, 93),
    (Step::Abandoned, 98),
    (Step::Passed, 99),
];

impl StageCode {
    /// The pair, if the matrix holds it.
    #[must_use]
    pub fn new(phase: Phase, step: Step) -> Option<StageCode> {
        let code = StageCode { phase, step };
        let (_, steps) = code.row();
        steps.contains(&code.step_digits()).then_some(code)
    }

    /// The pair, for phases and steps that are known to stand in the matrix.
    pub(crate) const fn of(phase: Phase, step: Step) -> StageCode {
        StageCode { phase, step }
    }

    /// Every code of the matrix, in order.
    pub fn all() -> impl Iterator<Item = StageCode> {
        MATRIX.iter().flat_map(|(phase, _, _)| {
            STEPS.iter().filter_map(|(step, _)| StageCode::new(*phase, *step))
        })
    }

    /// What kind of work is going on.
    #[must_use]
    pub fn phase(self) -> Phase {
        self.phase
    }

    /// How far that work is.
    #[must_use]
    pub fn step(self) -> Step {
        self.step
    }

    /// Where on our spine a standard with this code stands. Everybody counts by this table, and by no other.
    #[must_use]
    pub fn place(self) -> Place {
        match (self.phase, self.step) {
            (Phase::Proposal, Step::Abandoned) => Place::Ended(End::Rejected),
            (
                Phase::Preliminary
                | Phase::Preparation
                | Phase::Consultation
                | Phase::Review
                | Phase::Approval,
                Step::Abandoned,
            ) => Place::Ended(End::Withdrawn),
            (Phase::Withdrawal, Step::Passed) => Place::Ended(End::Abolished),
            (Phase::Preliminary | Phase::Proposal, _) => Place::At(Stage::Proposal),
            (Phase::Preparation | Phase::Consultation, _) => Place::At(Stage::Drafting),
            (Phase::Review, _) => Place::At(Stage::ExpertReview),
            (Phase::Approval, _) | (Phase::Publication, Step::Registered) => {
                Place::At(Stage::Publication)
            }
            (Phase::Publication, _)
            | (Phase::SystematicReview, Step::Repeated)
            | (Phase::Withdrawal, Step::SentBack) => Place::At(Stage::Implementation),
            (Phase::SystematicReview | Phase::Withdrawal, _) => Place::At(Stage::Revision),
        }
    }

    /// 公开: whether a standard with this code is there for everybody to read: it is published, or was, or its draft is open to
    /// comment.
    #[must_use]
    pub fn is_public(self) -> bool {
        match (self.place(), self.phase, self.step) {
            (_, Phase::Consultation, Step::Started) => true,
            (Place::At(Stage::Implementation | Stage::Revision), _, _)
            | (Place::Ended(End::Abolished), _, _) => true,
            (
                Place::At(
                    Stage::Proposal | Stage::Drafting | Stage::ExpertReview | Stage::Publication,
                )
                | Place::Ended(End::Rejected | End::Withdrawn),
                _,
                _,
            ) => false,
        }
    }

    /// The code of a project given up while standing here: `30.20` becomes `30.98`; `None` once it is published.
    /// A proposal that its proposer takes back becomes `00.98`, because `10.98` says that it was turned down.
    #[must_use]
    pub fn abandoned(self) -> Option<StageCode> {
        let phase = if self.phase == Phase::Proposal { Phase::Preliminary } else { self.phase };
        StageCode::new(phase, Step::Abandoned)
    }

    fn row(self) -> (u8, &'static [u8]) {
        match MATRIX.iter().find(|(phase, _, _)| *phase == self.phase) {
            Some((_, digits, steps)) => (*digits, steps),
            None => unreachable!("the matrix has a row for every phase"),
        }
    }

    fn step_digits(self) -> u8 {
        match self.step {
            Step::Registered => 0,
            Step::Started => 20,
            Step::Completed => 60,
            Step::SentBack => 92,
            Step::Repeated => 93,
            Step::Abandoned => 98,
            Step::Passed => 99,
        }
    }
}

impl fmt::Display for StageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}.{:02}", self.row().0, self.step_digits())
    }
}

/// A text that is no stage code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no stage code (two digits, a point, two digits, as in `40.20`, and a pair of the harmonized matrix)"
)]
pub struct NotAStageCode(pub String);

impl FromStr for StageCode {
    type Err = NotAStageCode;

    fn from_str(text: &str) -> Result<Self, NotAStageCode> {
        let wrong = || NotAStageCode(text.chars().take(20).collect());
        let bytes = text.as_bytes();
        if bytes.len() != 5
            || bytes[2] != b'.'
            || !bytes.iter().enumerate().all(|(i, b)| i == 2 || b.is_ascii_digit())
        {
            return Err(wrong());
        }
        let digits = |i: usize| (bytes[i] - b'0') * 10 + (bytes[i + 1] - b'0');
        let phase = MATRIX.iter().find(|(_, d, _)| *d == digits(0)).map(|(phase, _, _)| *phase);
        let step = STEPS.iter().find(|(_, d)| *d == digits(3)).map(|(step, _)| *step);
        phase.zip(step).and_then(|(phase, step)| StageCode::new(phase, step)).ok_or_else(wrong)
    }
}

impl Serialize for StageCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for StageCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_prints_and_parses_back() {
        assert_eq!(StageCode::all().count(), 50);
        for code in StageCode::all() {
            assert_eq!(code.to_string().parse(), Ok(code));
        }
    }

    #[test]
    fn everybody_counts_the_same() {
        let table = "\
            00.00 00.20 00.60 00.99 10.00 10.20 10.60 10.92 10.99 proposal
            10.98 rejected
            20.00 20.20 20.60 20.92 20.93 20.99 30.00 30.20 30.60 30.92 30.93 30.99 drafting
            40.00 40.20 40.60 40.92 40.93 40.99 expert_review
            50.00 50.20 50.60 50.92 50.93 50.99 60.00 publication
            60.60 90.93 95.92 implementation
            90.20 90.60 90.92 90.99 95.20 95.60 revision
            95.99 abolished
            00.98 20.98 30.98 40.98 50.98 withdrawn";
        let mut seen = 0;
        for line in table.lines() {
            let (codes, place) = line.trim().rsplit_once(' ').unwrap();
            for code in codes.split(' ') {
                assert_eq!(code.parse::<StageCode>().unwrap().place().key(), place, "{code}");
                seen += 1;
            }
        }
        assert_eq!(seen, StageCode::all().count());
    }

    #[test]
    fn public_is_what_is_published_or_was_and_what_is_open_to_comment() {
        let public = StageCode::all().filter(|code| code.is_public()).map(|code| code.to_string());
        assert_eq!(
            public.collect::<Vec<_>>().join(" "),
            "30.20 60.60 90.20 90.60 90.92 90.93 90.99 95.20 95.60 95.92 95.99"
        );
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "40", "40.2", "40.21", "60.20", "41.20", "40,20", "４0.20", "400.20"] {
            assert!(text.parse::<StageCode>().is_err(), "{text}");
        }
    }
}
