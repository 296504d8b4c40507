//! The table of a life: where a standard can stand, what can happen there, and where that leads.
//!
//! Each place holds exactly what is true there. [`At::open`] says what can happen, [`At::after`] where it leads; replay
//! and decisions both use them, so that a history that is not in this table is a damaged one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::{Phase, StageCode, Step};
use crate::number::Number;
use crate::stage::{Place, Stage};
use crate::standard::{Event, Issue, Kind, Plan};
use crate::words::StandardId;

/// Whether the clock runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Life {
    /// It goes on.
    Going(At),
    /// It stands still since that day.
    Suspended {
        /// The first day.
        since: Date,
        /// Where it stands meanwhile.
        at: At,
    },
}

/// Where a standard stands, with what is true there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum At {
    /// 10.00: somebody asks for it.
    Proposed,
    /// 20.00: it is written.
    Writing(Plan),
    /// 30.20: the public is consulted, until that day; a consultation with a stream of its own may have been extended there.
    Consulting { plan: Plan, until: Date },
    /// 30.60: the consultation is over.
    Consulted(Plan),
    /// 40.00: sent back from approval, to be reviewed again.
    BackForReview(Plan),
    /// 40.20: the experts examine it.
    Reviewing(Plan),
    /// 50.00: the experts agreed; it waits for approval. The plan comes back with it if it is sent back.
    Approving(Plan),
    /// 60.00: approved, not yet published.
    Approved { number: Number },
    /// 60.60: published and in force.
    InForce(Issue),
    /// 90.93: in force, confirmed by a review.
    Confirmed(Issue),
    /// 90.20: under systematic review.
    UnderReview(Issue),
    /// 90.92: a new edition is in the making, or the standard that grows out of a norm.
    Revising { issue: Issue, successor: StandardId },
    /// 10.98: the proposal was turned down.
    Rejected,
    /// 00.98 to 50.98: the project was given up.
    Withdrawn(StageCode),
    /// 95.99: no longer in force.
    Abolished(Issue),
    /// 95.99: the new edition is in force in its place.
    Superseded { issue: Issue, by: StandardId },
}

impl At {
    /// The stage code of this place.
    #[must_use]
    pub fn code(&self) -> StageCode {
        match self {
            At::Proposed => StageCode::of(Phase::Proposal, Step::Registered),
            At::Writing(_) => StageCode::of(Phase::Preparation, Step::Registered),
            At::Consulting { .. } => StageCode::of(Phase::Consultation, Step::Started),
            At::Consulted(_) => StageCode::of(Phase::Consultation, Step::Completed),
            At::BackForReview(_) => StageCode::of(Phase::Review, Step::Registered),
            At::Reviewing(_) => StageCode::of(Phase::Review, Step::Started),
            At::Approving(_) => StageCode::of(Phase::Approval, Step::Registered),
            At::Approved { .. } => StageCode::of(Phase::Publication, Step::Registered),
            At::InForce(_) => StageCode::of(Phase::Publication, Step::Completed),
            At::Confirmed(_) => StageCode::of(Phase::SystematicReview, Step::Repeated),
            At::UnderReview(_) => StageCode::of(Phase::SystematicReview, Step::Started),
            At::Revising { .. } => StageCode::of(Phase::SystematicReview, Step::SentBack),
            At::Rejected => StageCode::of(Phase::Proposal, Step::Abandoned),
            At::Withdrawn(code) => *code,
            At::Abolished(_) | At::Superseded { .. } => {
                StageCode::of(Phase::Withdrawal, Step::Passed)
            }
        }
    }

    /// What can happen here, while the clock runs.
    #[must_use]
    pub fn open(&self) -> &'static [Kind] {
        use Kind::*;
        match self {
            At::Proposed => &[
                ProposalAccepted,
                ProcedureMoved,
                ProposalRejected,
                StandardWithdrawn,
                StandardSuspended,
                DocumentAttached,
                ProfileAmended,
                DraftersNamed,
                NoticeOpened,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
                ReviewCalled,
            ],
            At::Writing(_) => &[
                ConsultationOpened,
                ProcedureMoved,
                ReviewBegun,
                PlanExtended,
                StandardReturned,
                StandardWithdrawn,
                StandardSuspended,
                DocumentAttached,
                ProfileAmended,
                DraftersNamed,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
                ReviewCalled,
            ],
            At::Consulting { .. } => &[
                ConsultationClosed,
                ProcedureMoved,
                PlanExtended,
                StandardReturned,
                StandardWithdrawn,
                StandardSuspended,
                DocumentAttached,
                ProfileAmended,
                DraftersNamed,
                ReviewCalled,
            ],
            At::Consulted(_) => &[
                ReviewBegun,
                ProcedureMoved,
                ConsultationOpened,
                PlanExtended,
                StandardReturned,
                StandardWithdrawn,
                StandardSuspended,
                DocumentAttached,
                ProfileAmended,
                DraftersNamed,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
                ReviewCalled,
            ],
            At::BackForReview(_) | At::Reviewing(_) => &[
                ReviewPassed,
                ProcedureMoved,
                StandardReturned,
                PlanExtended,
                StandardWithdrawn,
                StandardSuspended,
                DocumentAttached,
                ProfileAmended,
                DraftersNamed,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
                ReviewCalled,
            ],
            At::Approving(_) => &[
                PublicationApproved,
                ProcedureMoved,
                StandardReturned,
                StandardWithdrawn,
                StandardSuspended,
                DocumentAttached,
                ProfileAmended,
                DraftersNamed,
                NoticeOpened,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
                ReviewCalled,
            ],
            At::Approved { .. } => &[
                StandardPublished,
                ProcedureMoved,
                PublicationApproved,
                StandardRenumbered,
                StandardSuspended,
                DocumentAttached,
                ProfileCorrected,
                ProfileAmended,
                NoticeOpened,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
            ],
            At::InForce(_) | At::Confirmed(_) => &[
                RevisionStarted,
                ReviewEntered,
                FilingRecorded,
                PublicityRecorded,
                ImplementationReported,
                ProcedureMoved,
                ReplacementAgreed,
                DocumentAttached,
                ProfileCorrected,
                ProfileAmended,
                ReviewCalled,
            ],
            At::UnderReview(_) => &[
                StandardConfirmed,
                ProcedureMoved,
                RevisionDecided,
                NormPromoted,
                StandardAbolished,
                FilingRecorded,
                PublicityRecorded,
                ImplementationReported,
                ReplacementAgreed,
                DocumentAttached,
                ProfileCorrected,
                ProfileAmended,
                AbolitionConsulted,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
            ],
            At::Revising { .. } => &[
                StandardSuperseded,
                ProcedureMoved,
                StandardAbolished,
                FilingRecorded,
                PublicityRecorded,
                ImplementationReported,
                ReplacementAgreed,
                RevisionStarted,
                RevisionLapsed,
                DocumentAttached,
                ProfileCorrected,
                ProfileAmended,
                AbolitionConsulted,
                GateSubmitted,
                GateApproved,
                GateDeclined,
                GateTakenBack,
                GateSentOut,
            ],
            At::Rejected | At::Withdrawn(_) | At::Abolished(_) | At::Superseded { .. } => &[],
        }
    }

    /// Where an event leads from here; `None` for one that cannot happen here.
    pub(super) fn after(self, event: &Event, on: Date) -> Option<At> {
        if !self.open().contains(&event.kind()) {
            return None;
        }
        Some(match (self, event) {
            (At::Proposed, Event::ProposalAccepted {}) => At::Writing(Plan::from(on)),
            (At::Proposed, Event::ProposalRejected { .. }) => At::Rejected,
            (At::Writing(plan) | At::Consulted(plan), Event::ConsultationOpened { until, .. }) => {
                At::Consulting { plan, until: *until }
            }
            (At::Consulting { plan, .. }, Event::ConsultationClosed {}) => At::Consulted(plan),
            (At::Writing(plan) | At::Consulted(plan), Event::ReviewBegun {}) => At::Reviewing(plan),
            (At::BackForReview(plan) | At::Reviewing(plan), Event::ReviewPassed { .. }) => {
                At::Approving(plan)
            }
            (At::Approving(_) | At::Approved { .. }, Event::PublicationApproved { number })
            | (At::Approved { .. }, Event::StandardRenumbered { number }) => {
                At::Approved { number: number.clone() }
            }
            (At::Approved { number }, Event::StandardPublished { effective_on }) => {
                At::InForce(Issue { number, published_on: on, effective_on: *effective_on })
            }
            (At::InForce(issue) | At::Confirmed(issue), Event::RevisionStarted { .. }) => {
                At::UnderReview(issue)
            }
            (At::UnderReview(issue), Event::StandardConfirmed { .. })
            | (At::InForce(issue) | At::Confirmed(issue), Event::ReviewEntered { .. }) => {
                At::Confirmed(issue)
            }
            (
                At::UnderReview(issue),
                Event::RevisionDecided { successor } | Event::NormPromoted { successor },
            ) => At::Revising { issue, successor: successor.clone() },
            (At::Revising { issue, successor }, Event::StandardSuperseded { by })
                if successor == *by =>
            {
                At::Superseded { issue, by: successor }
            }
            (At::Revising { issue, successor }, Event::RevisionLapsed { successor: lapsed })
                if successor == *lapsed =>
            {
                At::UnderReview(issue)
            }
            (At::Revising { issue, .. }, Event::RevisionStarted { .. }) => At::UnderReview(issue),
            (
                At::UnderReview(issue) | At::Revising { issue, .. },
                Event::StandardAbolished { .. },
            ) => At::Abolished(issue),
            (at, Event::StandardReturned { to, .. }) => at.sent_back(*to)?,
            (at, Event::StandardWithdrawn { .. }) => At::Withdrawn(at.code().abandoned()?),
            (at, Event::PlanExtended { until, .. }) => at.with_plan(|plan| plan.extend(*until)),
            (
                at,
                Event::ProfileAmended { .. }
                | Event::ProcedureMoved { .. }
                | Event::ReplacementAgreed { .. }
                | Event::FilingRecorded { .. }
                | Event::PublicityRecorded { .. }
                | Event::ImplementationReported { .. }
                | Event::ProfileCorrected { .. }
                | Event::DocumentAttached { .. }
                | Event::DraftersNamed { .. }
                | Event::NoticeOpened { .. }
                | Event::AbolitionConsulted { .. }
                | Event::GateSubmitted { .. }
                | Event::ReviewCalled { .. }
                | Event::GateApproved { .. }
                | Event::GateDeclined { .. }
                | Event::GateTakenBack { .. }
                | Event::GateSentOut { .. },
            ) => at,
            _ => return None,
        })
    }

    /// An earlier stage, with what still holds there: the plan runs from acceptance, so a new proposal has none.
    fn sent_back(self, to: Stage) -> Option<At> {
        if Place::At(to) >= self.code().place() {
            return None;
        }
        let plan = self.plan().cloned();
        match to {
            Stage::Proposal => Some(At::Proposed),
            Stage::Drafting => plan.map(At::Writing),
            Stage::ExpertReview => plan.map(At::BackForReview),
            Stage::Publication | Stage::Implementation | Stage::Revision => None,
        }
    }

    /// The plan, while it may still be needed.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        match self {
            At::Writing(plan)
            | At::Consulting { plan, .. }
            | At::Consulted(plan)
            | At::BackForReview(plan)
            | At::Reviewing(plan)
            | At::Approving(plan) => Some(plan),
            At::Proposed
            | At::Approved { .. }
            | At::InForce(_)
            | At::Confirmed(_)
            | At::UnderReview(_)
            | At::Revising { .. }
            | At::Rejected
            | At::Withdrawn(_)
            | At::Abolished(_)
            | At::Superseded { .. } => None,
        }
    }

    pub(super) fn with_plan(mut self, change: impl FnOnce(&mut Plan)) -> At {
        match &mut self {
            At::Writing(plan)
            | At::Consulting { plan, .. }
            | At::Consulted(plan)
            | At::BackForReview(plan)
            | At::Reviewing(plan)
            | At::Approving(plan) => change(plan),
            _ => {}
        }
        self
    }

    /// Whether it waits for this edition to replace it.
    pub(crate) fn is_revised_by(&self, edition: &StandardId) -> bool {
        matches!(self, At::Revising { successor, .. } if successor == edition)
    }

    /// Whether it will not come into force any more, or no longer is by somebody's decision.
    #[must_use]
    pub fn is_given_up(&self) -> bool {
        matches!(self, At::Rejected | At::Withdrawn(_) | At::Abolished(_))
    }

    /// The number, from approval on.
    #[must_use]
    pub fn number(&self) -> Option<&Number> {
        match self {
            At::Approved { number } => Some(number),
            _ => self.issue().map(|issue| &issue.number),
        }
    }

    /// The published text, from publication on.
    #[must_use]
    pub fn issue(&self) -> Option<&Issue> {
        match self {
            At::InForce(issue)
            | At::Confirmed(issue)
            | At::UnderReview(issue)
            | At::Revising { issue, .. }
            | At::Abolished(issue)
            | At::Superseded { issue, .. } => Some(issue),
            _ => None,
        }
    }

    /// The next edition, once one was decided on.
    #[must_use]
    pub fn successor(&self) -> Option<&StandardId> {
        match self {
            At::Revising { successor, .. } => Some(successor),
            At::Superseded { by, .. } => Some(by),
            _ => None,
        }
    }
}
