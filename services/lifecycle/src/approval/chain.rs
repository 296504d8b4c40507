//! The states of a matter under approval: where it stands on its way, and what was said so far.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::approval::seat::{DocRef, Limit, Mode, Overdue, Seat, SeatOf, StepAsked, Verdict};
use crate::deadline::Noted;
use crate::pool::Proposed;
use crate::procedure::Gate;
use crate::words::{PersonId, keyed};

/// A matter under approval.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approval {
    /// Nothing was submitted.
    #[default]
    Unborn,
    /// It stands at a step.
    Running(Box<Chain>),
    /// It was sent back to its submitter.
    WithSubmitter(Box<Chain>),
    /// It is over.
    Ended {
        /// As it stood at the end.
        chain: Box<Chain>,
        /// How it ended.
        outcome: Outcome,
        /// On which day.
        on: Date,
    },
}

/// How a matter ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every step agreed.
    Granted,
    /// Somebody disagreed.
    Declined,
    /// Its submitter took it back.
    TakenBack,
    /// The standard went another way.
    Lapsed,
}

keyed! { Outcome {
    Granted "granted" "同意" "granted"
    Declined "declined" "不同意" "declined"
    TakenBack "taken-back" "已撤回" "taken back"
    Lapsed "lapsed" "已中止" "lapsed"
} }

/// A matter, its way, and what was said on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// What it asks for.
    pub gate: Gate,
    /// Who submitted it.
    pub submitter: PersonId,
    /// Who may not decide it besides: those who drafted the text.
    pub barred: Vec<PersonId>,
    /// The documents that are approved.
    pub bundle: Vec<DocRef>,
    /// Who is admitted to a pool by it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub experts: Vec<Proposed>,
    /// The steps, in their order.
    pub route: Vec<Step>,
    /// The highest number that a step ever had: a number is not given again.
    pub newest_step: u32,
    /// The number of the step at which it stands.
    pub at: u32,
    /// Since when it stands there.
    pub since: Date,
    /// When it was submitted first.
    pub submitted_on: Date,
    /// Whether nobody has decided since it was submitted, or submitted again.
    pub is_fresh: bool,
    /// While it is with its submitter: the step to which it goes straight back.
    pub resume: Option<u32>,
    /// Every decision, taken back or lapsed ones too, in their order.
    pub history: Vec<Decision>,
    /// The newest decision, while it may be taken back.
    pub last: Option<Last>,
    /// Who got a copy.
    pub copies: Vec<PersonId>,
    /// The day of the last reminder at this step.
    pub reminded: Option<Date>,
    /// What the clock has noted of its last days.
    #[serde(alias = "passed")]
    pub noted: Vec<Noted>,
}

/// A step of the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its number; it never changes, also when another step comes before it.
    pub no: u32,
    /// What it is called, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// How many seats must agree.
    pub mode: Mode,
    /// Its seats.
    pub seats: Vec<Seat>,
    /// The highest number that a seat of it ever had.
    pub newest_seat: u32,
    /// How long it may take.
    pub within: Option<Limit>,
    /// What happens when it takes longer.
    pub overdue: Option<Overdue>,
    /// Where it comes from.
    pub source: String,
    /// Whether that source was not read in the original.
    pub unverified: bool,
    /// The step behind which it was added.
    pub behind: Option<u32>,
}

/// What somebody decided, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The step.
    pub step: u32,
    /// The seat.
    pub seat: u32,
    /// What was decided.
    pub verdict: Verdict,
    /// Whether it still counts.
    pub counts: bool,
}

/// The newest decision, and how the chain stood before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// The step.
    pub step: u32,
    /// The seat.
    pub seat: u32,
    /// Since when the chain stood at that step.
    pub since: Date,
    /// The day of the last reminder there.
    pub reminded: Option<Date>,
    /// Whether nobody had decided before.
    pub is_fresh: bool,
}

impl Approval {
    /// The chain, once something was submitted.
    #[must_use]
    pub fn chain(&self) -> Option<&Chain> {
        match self {
            Approval::Unborn => None,
            Approval::Running(chain)
            | Approval::WithSubmitter(chain)
            | Approval::Ended { chain, .. } => Some(chain),
        }
    }

    /// Whether it still goes on.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self, Approval::Running(_) | Approval::WithSubmitter(_))
    }

    pub(crate) fn note(&mut self, noted: Noted) {
        match self {
            Approval::Unborn => {}
            Approval::Running(chain)
            | Approval::WithSubmitter(chain)
            | Approval::Ended { chain, .. } => {
                noted.add_to(&mut chain.noted);
            }
        }
    }

    pub(crate) fn weight(&self) -> usize {
        self.chain().map_or(0, |chain| {
            let seats: usize = chain.route.iter().map(|step| step.seats.len()).sum();
            size_of::<Chain>()
                + 320 * chain.route.len()
                + 240 * seats
                + 180 * chain.history.len()
                + 120 * chain.bundle.len()
        })
    }
}

impl Chain {
    /// The step at which it stands.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.step_no(self.at)
    }

    /// A step by its number.
    #[must_use]
    pub fn step_no(&self, no: u32) -> Option<&Step> {
        self.route.iter().find(|step| step.no == no)
    }

    /// The steps behind the one at which it stands.
    pub fn behind(&self) -> impl Iterator<Item = &Step> {
        let at = self.position(self.at).unwrap_or(self.route.len());
        self.route.iter().skip(at + 1)
    }

    /// Where a step comes on the way, counted from 0.
    #[must_use]
    pub fn position(&self, no: u32) -> Option<usize> {
        self.route.iter().position(|step| step.no == no)
    }

    /// The newest decision that counts.
    #[must_use]
    pub fn newest(&self) -> Option<&Decision> {
        self.history.iter().rev().find(|decision| decision.counts)
    }
}

impl Step {
    /// The step number `no` as it was asked for.
    pub(super) fn asked(no: u32, asked: &StepAsked) -> Step {
        let seats: Vec<Seat> =
            (1..).zip(&asked.seats).map(|(no, of)| Seat::of(no, of.clone())).collect();
        Step {
            no,
            zh: asked.zh.clone(),
            en: asked.en.clone(),
            mode: asked.mode,
            newest_seat: seats.last().map_or(0, |seat| seat.no),
            seats,
            within: asked.within,
            overdue: asked.overdue,
            source: asked.source.clone(),
            unverified: asked.unverified,
            behind: None,
        }
    }

    /// A seat by its number.
    #[must_use]
    pub fn seat(&self, no: u32) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.no == no)
    }

    /// The seats that may be decided now: undecided, and not waiting for somebody who comes first.
    pub fn open(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.decision.is_none() && self.waits_for(seat).is_none())
    }

    /// The seat that comes before this one, while it is undecided.
    #[must_use]
    pub fn waits_for(&self, seat: &Seat) -> Option<&Seat> {
        seat.waits_for.and_then(|no| self.seat(no)).filter(|first| first.decision.is_none())
    }

    /// Whether it is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let agreed = |seat: &Seat| seat.decision.as_ref().is_some_and(|verdict| verdict.agree);
        match self.mode {
            Mode::All => !self.seats.is_empty() && self.seats.iter().all(agreed),
            // Who was added before somebody advises them, and does not decide in their place.
            Mode::Any => {
                let advises = |no| self.seats.iter().any(|other| other.waits_for == Some(no));
                self.seats.iter().any(|seat| agreed(seat) && !advises(seat.no))
            }
        }
    }
}

impl Seat {
    pub(super) fn of(no: u32, of: SeatOf) -> Seat {
        Seat {
            no,
            by_minutes: matches!(of, SeatOf::Group { .. }),
            of,
            waits_for: None,
            hands: Vec::new(),
            added: None,
            level: 0,
            decision: None,
        }
    }
}
