//! The state of a review.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::approval::{DocRef, Limit};
use crate::ballot::BallotId;
use crate::calendar::{Calendar, LastDay};
use crate::deadline::Noted;
use crate::draw::{Barred, Seed};
use crate::procedure::{Binding, Form};
use crate::review::call::AskedFor;
use crate::review::opinion::Opinion;
use crate::review::purpose::Purpose;
use crate::review::seat::{Answer, Seat, Standing};
use crate::words::{Digest, Field, Jurisdiction, Name, PersonId, Sentence};

/// One review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Review {
    /// Nobody has called it.
    #[default]
    Unborn,
    /// It was called, and nobody was asked.
    Called(Box<Panel>),
    /// Experts were asked.
    Drawn(Box<Panel>),
    /// As many as were called for have accepted.
    Formed(Box<Panel>),
    /// It has met; by letter, it was asked to vote.
    Met(Box<Panel>),
    /// Its chair has concluded.
    Concluded {
        /// As it stood at the end.
        panel: Box<Panel>,
        /// Whether it agrees.
        passed: bool,
        /// In words.
        conclusion: Sentence,
        /// On which day.
        on: Date,
    },
    /// It ended without a conclusion.
    Dissolved {
        /// As it stood then.
        panel: Box<Panel>,
        /// Why.
        reason: Sentence,
        /// On which day.
        on: Date,
    },
}

/// What a review was called for, who was asked, and what they said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// What for.
    pub purpose: Purpose,
    /// The procedure of its rules.
    pub binding: Binding,
    /// The rule's key among the panels of that procedure.
    pub rule: Name,
    /// In a meeting or by letter.
    pub form: Form,
    /// The day of the meeting, or the last day for letters.
    pub on: Date,
    /// How many.
    pub size: u32,
    /// The fields that are covered.
    pub fields: Vec<Field>,
    /// Who may not sit on it.
    pub barred: Vec<Barred>,
    /// Whom the office wished for.
    pub asked_for: Vec<AskedFor>,
    /// Where: which pool.
    pub area: Jurisdiction,
    /// The version and the hash of the pool when it was called.
    pub pool: (u64, Digest),
    /// Within what time an invitation is answered.
    pub answer_within: Option<Limit>,
    /// The last day to send papers for that meeting.
    pub papers_until: Option<Date>,
    /// Who called it.
    pub called_by: PersonId,
    /// On which day.
    pub called_on: Date,
    /// The draws, each with its number, its seed and why it was drawn again.
    pub draws: Vec<(u32, Seed, Option<Sentence>)>,
    /// Everybody who was asked, in that order.
    pub seats: Vec<Seat>,
    /// Who steps in next.
    pub alternates: Vec<PersonId>,
    /// Who leads it.
    pub chair: Option<PersonId>,
    /// The papers, and the day on which they were sent.
    pub papers: Option<(Date, Vec<DocRef>)>,
    /// What was said, by clause.
    pub opinions: Vec<Opinion>,
    /// Who was there, and on which day.
    pub present: Option<(Date, Vec<PersonId>)>,
    /// The ballots, in their rounds.
    pub ballots: Vec<BallotId>,
    /// What the clock has noted of its last days.
    #[serde(alias = "passed")]
    pub noted: Vec<Noted>,
}

impl Review {
    /// The panel, once it was called.
    #[must_use]
    pub fn panel(&self) -> Option<&Panel> {
        match self {
            Review::Unborn => None,
            Review::Called(panel)
            | Review::Drawn(panel)
            | Review::Formed(panel)
            | Review::Met(panel)
            | Review::Concluded { panel, .. }
            | Review::Dissolved { panel, .. } => Some(panel),
        }
    }

    pub(super) fn panel_mut(&mut self) -> Option<&mut Panel> {
        match self {
            Review::Unborn => None,
            Review::Called(panel)
            | Review::Drawn(panel)
            | Review::Formed(panel)
            | Review::Met(panel)
            | Review::Concluded { panel, .. }
            | Review::Dissolved { panel, .. } => Some(panel),
        }
    }

    /// Whether it still goes on.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        match self {
            Review::Called(_) | Review::Drawn(_) | Review::Formed(_) | Review::Met(_) => true,
            Review::Unborn | Review::Concluded { .. } | Review::Dissolved { .. } => false,
        }
    }

    /// Whether its panel has agreed.
    #[must_use]
    pub fn has_passed_it(&self) -> bool {
        matches!(self, Review::Concluded { passed: true, .. })
    }

    /// Where it stands, as a key.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Review::Unborn => "not-called",
            Review::Called(_) => "called",
            Review::Drawn(_) => "drawn",
            Review::Formed(_) => "formed",
            Review::Met(_) => "met",
            Review::Concluded { passed: true, .. } => "passed",
            Review::Concluded { passed: false, .. } => "not-passed",
            Review::Dissolved { .. } => "dissolved",
        }
    }

    /// Where it stands, in Chinese and English.
    #[must_use]
    pub fn place(&self) -> (&'static str, &'static str) {
        match self {
            Review::Unborn => ("未发起", "not called"),
            Review::Called(_) => ("已发起", "called"),
            Review::Drawn(_) => ("已邀请专家", "experts asked"),
            Review::Formed(_) => ("专家组已成立", "panel formed"),
            Review::Met(_) => ("评审中", "met"),
            Review::Concluded { passed: true, .. } => ("通过", "passed"),
            Review::Concluded { passed: false, .. } => ("未通过", "not passed"),
            Review::Dissolved { .. } => ("已解散", "dissolved"),
        }
    }

    /// A last day was noted: an invitation that nobody answered has lapsed.
    pub(crate) fn note(&mut self, noted: Noted) {
        let Some(panel) = self.panel_mut() else { return };
        if let crate::Which::Invitation { no } = noted.which
            && noted.days_left.is_none()
            && let Some(seat) = panel.seats.iter_mut().find(|seat| seat.no == no)
            && seat.standing == Standing::Asked
        {
            seat.standing = Standing::Silent { on: noted.until };
        }
        noted.add_to(&mut panel.noted);
    }

    pub(crate) fn weight(&self) -> usize {
        self.panel().map_or(0, |panel| {
            let texts: usize = panel.opinions.iter().map(|held| held.text.as_str().len()).sum();
            size_of::<Panel>()
                + 300 * panel.seats.len()
                + 100 * (panel.alternates.len() + panel.barred.len() + panel.asked_for.len())
                + 300 * panel.opinions.len()
                + texts
                + 100 * panel.ballots.len()
        })
    }
}

impl Panel {
    /// Those who were asked and have not fallen out, in the order in which they were asked.
    pub fn sitting(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.holds())
    }

    /// Those who have accepted.
    pub fn members(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.has_accepted())
    }

    /// The newest invitation of an expert.
    #[must_use]
    pub fn seat_of(&self, expert: &PersonId) -> Option<&Seat> {
        self.seats.iter().rev().find(|seat| seat.expert == *expert)
    }

    /// The last day to answer an invitation; `None` where its rule names none.
    #[must_use]
    pub fn answers_until(&self, seat: &Seat, calendar: &Calendar) -> Option<LastDay> {
        self.answer_within.and_then(|limit| limit.last_day(seat.since, calendar))
    }

    /// Whether as many have accepted as were called for.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.members().count() >= usize::try_from(self.size).unwrap_or(usize::MAX)
    }

    /// The number of the next invitation.
    #[must_use]
    pub fn next_seat(&self) -> u32 {
        self.seats.last().map_or(1, |seat| seat.no + 1)
    }

    /// Who declined, was silent or was dropped.
    pub fn fallen_out(&self) -> impl Iterator<Item = &PersonId> {
        let redrawn = |seat: &&Seat| matches!(seat.standing, Standing::Redrawn { .. });
        let out = self.seats.iter().filter(move |seat| !seat.holds() && !redrawn(seat));
        out.map(|seat| &seat.expert)
    }

    /// Whether somebody fell out of this review before: who declined, was silent or was dropped is not asked again.
    #[must_use]
    pub fn fell_out(&self, expert: &PersonId) -> bool {
        self.fallen_out().any(|held| held == expert)
    }

    /// Whether somebody declared a conflict in it.
    #[must_use]
    pub fn has_conflict(&self, expert: &PersonId) -> bool {
        self.seats.iter().any(|seat| {
            seat.expert == *expert
                && matches!(seat.standing, Standing::Declined { answer: Answer::Conflict, .. })
        })
    }
}
