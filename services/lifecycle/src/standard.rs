//! The state of one standard, and how each fact changes it.
//!
//! A standard is either run by us or observed from another body's catalogue. `evolve` is total over the facts that
//! `decide` can make: a fact that does not fit is a [`Misfit`], which means a damaged log or a wrong program.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Span, Unit};
use serde::{Deserialize, Serialize};

use crate::event::{Binding, Document, Event, Observation, Profile};
use crate::number::Number;
use crate::procedure::Procedure;
use crate::stage::{Place, Stage, StageCode};

/// One standard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standard {
    /// Nothing has happened under this id.
    #[default]
    Unborn,
    /// We run it.
    Run(Box<Run>),
    /// Another body runs it; we record what its catalogue says.
    Observed(Box<Observed>),
}

/// A standard that we run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The procedure it is bound to.
    pub binding: Binding,
    /// What it is.
    pub profile: Profile,
    /// 1 for a first edition.
    pub edition: u32,
    /// Where it stands.
    pub code: StageCode,
    /// The day it came to stand there.
    pub since: Date,
    /// The day of the latest fact: nothing may be said to have happened before it.
    pub latest: Date,
    /// The day of acceptance, from which the plan counts.
    pub accepted_on: Option<Date>,
    /// Days the clock stood still since acceptance, or since the latest extension.
    pub paused_days: i32,
    /// The plan's last day after its latest extension, and how many there were.
    pub extended: Option<(Date, u32)>,
    /// The last day of the consultation, once one was opened for the present draft.
    pub consultation_until: Option<Date>,
    /// Its number, once approved.
    pub number: Option<Number>,
    /// The day of publication and the day it takes effect.
    pub published: Option<(Date, Date)>,
    /// Since when it is suspended.
    pub suspended_on: Option<Date>,
    /// Its next edition.
    pub successor: Option<String>,
    /// The newest document of each kind that still counts.
    pub documents: Vec<Held>,
}

/// A document at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its description.
    pub document: Document,
    /// The stage at which it was handed in. Sent back to that stage or an earlier one, the standard needs it anew.
    pub at: Stage,
}

/// A standard that we observe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observed {
    /// The procedure by which its moves are judged.
    pub binding: Binding,
    /// The observation with the latest day (of several on one day, the one recorded last).
    pub newest: Observation,
    /// The day of that observation.
    pub on: Date,
}

/// A fact that does not fit the state it was met in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{event} cannot have happened to a standard {state}")]
pub struct Misfit {
    /// The event's kind.
    pub event: &'static str,
    /// The state, in words.
    pub state: String,
}

impl Standard {
    /// Where it stands; `None` before its first fact.
    #[must_use]
    pub fn code(&self) -> Option<StageCode> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(run.code),
            Standard::Observed(observed) => Some(observed.newest.code),
        }
    }

    /// Folds one fact that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<Standard, Misfit> {
        match (self, event) {
            (Standard::Unborn, Event::StandardProposed { binding, profile, edition }) => {
                let code = Stage::Proposal.entry();
                let run = Run::proposed(binding.clone(), profile.clone(), *edition, code, on);
                Ok(Standard::Run(Box::new(run)))
            }
            (Standard::Unborn, Event::ObservationRecorded { binding, observation }) => {
                let observed =
                    Observed { binding: binding.clone(), newest: observation.clone(), on };
                Ok(Standard::Observed(Box::new(observed)))
            }
            (
                Standard::Observed(mut observed),
                Event::ObservationRecorded { binding, observation },
            ) => {
                if on >= observed.on {
                    *observed =
                        Observed { binding: binding.clone(), newest: observation.clone(), on };
                }
                Ok(Standard::Observed(observed))
            }
            (Standard::Run(mut run), event) => {
                run.evolve(event, on)?;
                Ok(Standard::Run(run))
            }
            (state, event) => Err(Misfit { event: event.kind(), state: state.words() }),
        }
    }

    fn words(&self) -> String {
        match self {
            Standard::Unborn => "that nobody has proposed".into(),
            Standard::Run(run) => format!("at {} {}", run.code, run.code.place().en()),
            Standard::Observed(observed) => format!("observed at {}", observed.newest.code),
        }
    }
}

impl Run {
    fn proposed(
        binding: Binding,
        profile: Profile,
        edition: u32,
        code: StageCode,
        on: Date,
    ) -> Run {
        Run {
            binding,
            profile,
            edition,
            code,
            since: on,
            latest: on,
            accepted_on: None,
            paused_days: 0,
            extended: None,
            consultation_until: None,
            number: None,
            published: None,
            suspended_on: None,
            successor: None,
            documents: Vec::new(),
        }
    }

    fn evolve(&mut self, event: &Event, on: Date) -> Result<(), Misfit> {
        if !self.admits(event) {
            let state = format!("at {} {}", self.code, self.code.place().en());
            return Err(Misfit { event: event.kind(), state });
        }
        match event {
            Event::ProfileAmended { profile } => self.profile = profile.clone(),
            Event::DocumentAttached { document } => {
                self.documents.retain(|held| held.document.kind != document.kind);
                if let Place::At(at) = self.code.place() {
                    self.documents.push(Held { document: document.clone(), at });
                }
            }
            Event::ProposalAccepted {} => self.accepted_on = Some(on),
            Event::PlanExtended { until, .. } => {
                let times = self.extended.map_or(0, |(_, times)| times);
                self.extended = Some((*until, times + 1));
                // The new last day is a date that somebody named: only later pauses move it.
                self.paused_days = 0;
            }
            Event::ConsultationOpened { until } => self.consultation_until = Some(*until),
            Event::PublicationApproved { number } => self.number = Some(number.clone()),
            Event::StandardPublished { effective_on } => self.published = Some((on, *effective_on)),
            Event::RevisionDecided { successor } => self.successor = Some(successor.to_string()),
            Event::StandardReturned { to, .. } => {
                self.consultation_until = None;
                self.documents.retain(|held| held.at < *to);
            }
            Event::StandardSuspended { .. } => self.suspended_on = Some(on),
            Event::StandardResumed {} => {
                let from = self.suspended_on.take().unwrap_or(on);
                self.paused_days += days_between(from, on);
            }
            _ => {}
        }
        if let Some(code) = event.leads_to(Some(self.code)) {
            self.code = code;
            self.since = on;
        }
        self.latest = self.latest.max(on);
        Ok(())
    }

    /// Which facts can happen where: the table of a life. Replay and `decide` both use it.
    #[must_use]
    pub fn admits(&self, event: &Event) -> bool {
        use Stage::{Drafting, ExpertReview, Implementation, Proposal, Publication, Revision};
        let Place::At(stage) = self.code.place() else { return false };
        let suspended = self.suspended_on.is_some();
        let consulting = self.code.to_string() == "30.20";
        match event {
            Event::StandardResumed {} => suspended,
            _ if suspended => false,
            Event::ProfileAmended { .. } | Event::DocumentAttached { .. } => true,
            Event::ProposalAccepted {} | Event::ProposalRejected { .. } => stage == Proposal,
            Event::PlanExtended { .. } => matches!(stage, Drafting | ExpertReview),
            Event::ConsultationOpened { .. } => stage == Drafting && !consulting,
            Event::ConsultationClosed {} => consulting,
            Event::ReviewBegun {} => stage == Drafting && !consulting,
            Event::ReviewPassed { .. } => stage == ExpertReview,
            Event::PublicationApproved { .. } => stage == Publication && self.number.is_none(),
            Event::StandardPublished { .. } => stage == Publication && self.number.is_some(),
            Event::RevisionStarted { .. } => stage == Implementation,
            Event::StandardConfirmed { .. } | Event::RevisionDecided { .. } => {
                stage == Revision && self.successor.is_none()
            }
            Event::StandardAbolished { .. } => stage == Revision,
            Event::StandardReturned { to, .. } => {
                *to < stage
                    && matches!(stage, Drafting | ExpertReview | Publication)
                    && self.number.is_none()
            }
            Event::StandardSuspended { .. } => !matches!(stage, Implementation | Revision),
            Event::StandardWithdrawn { .. } => {
                self.number.is_none() && self.code.abandoned().is_some()
            }
            Event::StandardProposed { .. }
            | Event::ObservationRecorded { .. }
            | Event::ProcedureAdopted { .. }
            | Event::NumberIssued { .. } => false,
        }
    }

    /// The plan's last day, extension and suspensions counted in; `None` before acceptance or without a limit.
    #[must_use]
    pub fn plan_due(&self, procedure: &Procedure) -> Option<Date> {
        let by_plan = procedure.plan.as_ref()?.after(self.accepted_on?)?;
        let last = self.extended.map_or(by_plan, |(until, _)| until);
        last.checked_add(Span::new().try_days(self.paused_days).ok()?).ok()
    }

    /// The day by which a standard standing here must have moved on. The one place where it is worked out.
    #[must_use]
    pub fn due(&self, procedure: &Procedure) -> Option<Date> {
        let Place::At(stage) = self.code.place() else { return None };
        match stage {
            Stage::Drafting | Stage::ExpertReview => self.plan_due(procedure),
            Stage::Proposal | Stage::Publication | Stage::Implementation | Stage::Revision => {
                procedure.time_limit(self.code)?.after(self.since)
            }
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
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}
