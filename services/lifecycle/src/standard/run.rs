//! A standard that we run: what it is, where it stands, which documents are at hand.

use std::collections::BTreeSet;

use jiff::Unit;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::StageCode;
use crate::consultation::Purpose;
use crate::deadline::Noted;
use crate::misfit::Misfit;
use crate::number::Number;
use crate::procedure::{Binding, Gate};
use crate::stage::{Place, Stage};
use crate::standard::{
    Approvals, Asked, At, Consultations, Document, Drafters, Entered, Event, Fulfilled, Held,
    Issue, Kind, Life, Profile, Public, Reviews,
};
use crate::words::{Sentence, StandardId};

/// A standard that we run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The procedure it is bound to.
    pub binding: Binding,
    /// What it is.
    pub profile: Profile,
    /// 1 for a first edition.
    pub edition: u32,
    /// What it takes the place of: the edition before it, or the norm out of which it grew.
    pub revises: Option<StandardId>,
    /// Whether that is a norm 工作规范.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grown: bool,
    /// That it was in force when it was entered, if it was: nobody decided on it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<Entered>,
    /// Where it stands.
    pub life: Life,
    /// For how long.
    pub stay: Stay,
    /// The day of the latest event: nothing may be said to have happened before it.
    pub latest: Date,
    /// The newest document of each kind that still counts.
    pub documents: Vec<Held>,
    /// What its gates ask for.
    pub approvals: Approvals,
    /// The panels that were called for it.
    #[serde(default, skip_serializing_if = "Reviews::is_empty")]
    pub reviews: Reviews,
    /// Who drafts it.
    pub drafters: Drafters,
    /// What the clock has noted of its last days.
    #[serde(alias = "passed")]
    pub noted: Vec<Noted>,
    /// Whom it was put before.
    #[serde(default, skip_serializing_if = "Consultations::is_empty")]
    pub consultations: Consultations,
    /// Those that may replace it, by the agreement of whoever keeps it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<StandardId>,
    /// What was done of what is owed of its text.
    #[serde(default, skip_serializing_if = "Fulfilled::is_nothing")]
    pub fulfilled: Fulfilled,
}

/// How long a standard has had its stage code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The day it came.
    pub since: Date,
    /// Days that the clock stood still since.
    pub paused_days: i32,
}

impl Run {
    pub(super) fn proposed(
        binding: &Binding,
        profile: &Profile,
        edition: u32,
        revises: Option<&StandardId>,
        grown: bool,
        on: Date,
    ) -> Run {
        Run {
            binding: binding.clone(),
            profile: profile.clone(),
            edition,
            revises: revises.cloned(),
            grown,
            entered: None,
            life: Life::Going(At::Proposed),
            stay: Stay { since: on, paused_days: 0 },
            latest: on,
            documents: Vec::new(),
            approvals: Approvals::default(),
            reviews: Reviews::default(),
            drafters: Drafters::default(),
            noted: Vec::new(),
            consultations: Consultations::default(),
            replaced_by: Vec::new(),
            fulfilled: Fulfilled::default(),
        }
    }

    /// One that is entered as it stands since its publication, on `on`.
    pub(super) fn entered(
        mut self,
        issue: (&Number, Date),
        ground: &Sentence,
        documents: &[Document],
        on: Date,
    ) -> Run {
        let (number, effective_on) = (issue.0.clone(), issue.1);
        self.life = Life::Going(At::InForce(Issue { number, published_on: on, effective_on }));
        self.entered = Some(Entered { ground: ground.clone(), reviewed_here: false });
        documents.iter().for_each(|document| self.hold(document));
        self
    }

    /// Where it stands, whether or not the clock runs.
    #[must_use]
    pub fn at(&self) -> &At {
        match &self.life {
            Life::Going(at) | Life::Suspended { at, .. } => at,
        }
    }

    /// Its stage code.
    #[must_use]
    pub fn code(&self) -> StageCode {
        self.at().code()
    }

    /// Since when the clock stands still, if it does.
    #[must_use]
    pub fn suspended_since(&self) -> Option<Date> {
        match &self.life {
            Life::Going(_) => None,
            Life::Suspended { since, .. } => Some(*since),
        }
    }

    /// What can happen to it now.
    #[must_use]
    pub fn open(&self) -> &'static [Kind] {
        match &self.life {
            Life::Going(at) => at.open(),
            Life::Suspended { .. } => &[Kind::StandardResumed],
        }
    }

    pub(super) fn evolve(&mut self, event: &Event, on: Date) -> Result<(), Misfit> {
        let misfit = Misfit { event: event.kind().name(), state: self.in_words() };
        let life = std::mem::replace(&mut self.life, Life::Going(At::Rejected));
        self.life = match (life, event) {
            (Life::Going(at), Event::StandardSuspended { .. })
                if at.open().contains(&Kind::StandardSuspended) =>
            {
                self.approvals.lapse();
                self.reviews.lapse();
                Life::Suspended { since: on, at }
            }
            (Life::Suspended { since, at }, Event::StandardResumed {}) => {
                let days = days_between(since, on);
                self.stay.paused_days += days;
                Life::Going(at.with_plan(|plan| plan.paused_days += days))
            }
            (Life::Going(at), event) => {
                let code = at.code();
                let next = at.after(event, on).ok_or(misfit)?;
                if next.code() != code {
                    self.stay = Stay { since: on, paused_days: 0 };
                    self.approvals.lapse();
                    self.reviews.leave_for(&next);
                    self.consultations.moved_to(&next);
                }
                Life::Going(next)
            }
            (Life::Suspended { .. }, _) => return Err(misfit),
        };
        match event {
            Event::ProfileAmended { profile } => self.profile = profile.clone(),
            Event::ProfileCorrected { after, .. } => self.profile = (**after).clone(),
            Event::DocumentAttached { document } => self.hold(document),
            Event::StandardReturned { to, .. } => {
                self.reviews.lapse();
                self.documents.retain(|held| held.at < *to);
                self.approvals.forget_from(*to);
            }
            Event::ProcedureMoved { to, .. } => {
                self.binding = to.clone();
                // What its gates ask for is another's to say: who granted one under the old version did not grant this.
                if let Some(stage) = self.stage() {
                    self.approvals.forget_from(stage);
                }
            }
            Event::ReplacementAgreed { by } => self.replaced_by.push(by.clone()),
            Event::FilingRecorded { .. } => self.fulfilled.filed = Some(on),
            Event::PublicityRecorded { site } => {
                self.fulfilled.public = Some(Public { on, site: site.clone() });
            }
            Event::ImplementationReported { .. } => self.fulfilled.reported = Some(on),
            Event::RevisionStarted { .. } => {
                self.approvals.forget_from(Stage::Revision);
                if let Some(entered) = &mut self.entered {
                    entered.reviewed_here = true;
                }
            }
            // A second one leaves it at the same code, and the time until the next review counts from it all the same.
            Event::ReviewEntered { .. } => self.stay = Stay { since: on, paused_days: 0 },
            Event::DraftersNamed { units, persons } => {
                self.drafters = Drafters { units: units.clone(), persons: persons.clone() };
            }
            Event::ConsultationOpened { consultation: Some(part), .. } => {
                self.consultations.opened(Purpose::Draft, part);
            }
            Event::NoticeOpened { consultation } => {
                self.consultations.opened(Purpose::Notice, consultation);
            }
            Event::AbolitionConsulted { consultation } => {
                self.consultations.opened(Purpose::Abolition, consultation);
            }
            Event::GateSubmitted { gate, approval } => self.approvals.submitted(*gate, approval),
            Event::GateSentOut { gate, bundle, .. } => {
                self.approvals.sent_out(*gate, on, bundle);
            }
            Event::ReviewCalled { review } => self.reviews.called(review),
            Event::GateApproved { gate, approval, bundle } => {
                self.approvals.granted(*gate, approval, bundle)
            }
            Event::GateDeclined { gate, .. } | Event::GateTakenBack { gate, .. } => {
                self.approvals.closed(*gate)
            }
            _ => {}
        }
        self.latest = self.latest.max(on);
        Ok(())
    }

    fn hold(&mut self, document: &Document) {
        self.documents.retain(|held| held.document.kind != document.kind);
        if let Some(at) = self.stage() {
            self.documents.push(Held { document: document.clone(), at });
        }
    }

    /// How far the approval of a gate is.
    #[must_use]
    pub fn asked(&self, gate: Gate) -> Option<&Asked> {
        self.approvals.of(gate)
    }

    /// Its stage; `None` once its life has ended.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        match self.code().place() {
            Place::At(stage) => Some(stage),
            Place::Ended(_) => None,
        }
    }

    /// The newest document of a kind.
    #[must_use]
    pub fn document(&self, kind: &str) -> Option<&Document> {
        self.documents.iter().map(|held| &held.document).find(|document| document.kind == kind)
    }

    /// Kinds of document at hand.
    #[must_use]
    pub fn kinds(&self) -> BTreeSet<&str> {
        self.documents.iter().map(|held| held.document.kind.as_str()).collect()
    }

    pub(super) fn in_words(&self) -> String {
        let code = self.code();
        let suspended = if self.suspended_since().is_some() { ", suspended" } else { "" };
        format!("a standard at {code} {}{suspended}", code.place().en())
    }

    pub(crate) fn weight(&self) -> usize {
        let documents: usize = self.documents.iter().map(|held| held.document.weight()).sum();
        let ground = self.entered.as_ref().map_or(0, |entered| entered.ground.as_str().len());
        size_of::<Run>() + self.profile.weight() + documents + ground
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}
