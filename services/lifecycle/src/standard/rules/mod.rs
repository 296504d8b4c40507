//! What each event of a standard asks for, besides its place in the table of a life ([`At::open`]): the state it must be
//! in, documents, time limits, numbers, other editions. Who may act is not asked here.
//!
//! [`At::open`]: crate::standard::At::open

mod consultation;
mod editions;
mod entered;
mod moved;
mod numbers;
mod owed;
mod replacement;

pub(crate) use entered::{is_of_its_day, procedure_of};
pub(crate) use numbers::example as example_number;

use jiff::civil::Date;

use crate::approval::Outcome;
use crate::calendar::Calendar;
use crate::consultation::Purpose as Asked;
use crate::days::{days_later, nameable};
use crate::procedure::{Binding, DocumentRule, Gate, Limit, Procedure};
use crate::refusal::Shared;
use crate::review::{self, Purpose};
use crate::source::Source;
use crate::stage::Stage;
use crate::standard::gates::{is_sent, may_be_sent, may_be_submitted, opens, was_decided};
use crate::standard::rules::numbers::series_fits;
use crate::standard::{At, Document, Event, Kind, Plan, Profile, Refusal, Run, Standard};
use crate::wait::{Rules, Wait};
use crate::which::Which;
use crate::words::{Level, PartId, PersonId, StandardId, UnitId, Words, bad};
use crate::world::{No, World};

/// Whether the rules let this event happen to this standard.
pub(crate) fn permits(world: &World<'_>, id: &StandardId, event: &Event) -> Result<(), No> {
    match (world.standard(id)?, event) {
        (
            Standard::Unborn,
            Event::StandardProposed { binding, profile, edition, revises, grown_from },
        ) => {
            may_begin(world, id, binding, profile)?;
            match (revises, grown_from) {
                (None, None) => Ok(()),
                (Some(old), None) => editions::revises(world, id, old, *edition),
                (Some(old), Some(norm)) if old == norm => {
                    editions::grows(world, id, norm, *edition, profile.level)
                }
                (_, Some(norm)) => Err(Refusal::NotItsSuccessor { revises: norm.clone() }.into()),
            }
        }
        (Standard::Unborn, Event::StandardEntered { .. }) => {
            entered::may_be_entered(world, id, event)
        }
        (_, Event::StandardProposed { .. } | Event::StandardEntered { .. }) => {
            Err(Refusal::AlreadyExists {}.into())
        }
        (Standard::Run(_), Event::ObservationRecorded { .. }) => Err(Refusal::RunByUs {}.into()),
        (_, Event::ObservationRecorded { binding, observation }) => {
            if !world.procedures()?.bound(binding)?.observed {
                return Err(Refusal::RunByUs {}.into());
            }
            observation.check().map_err(|bad| No::Refused(bad.into()))?;
            numbers::is_nobodys(world, id, observation)
        }
        (Standard::Unborn, _) => Err(Refusal::NotFound {}.into()),
        (Standard::Observed(_), _) => Err(Refusal::ObservedOnly {}.into()),
        (Standard::Run(run), event) => {
            let procedure = world.procedures()?.bound(&run.binding)?;
            in_turn(world, run, procedure, event)?;
            Case { world, id, run, procedure }.permits(event)
        }
    }
}

fn may_begin(
    world: &World<'_>,
    id: &StandardId,
    binding: &Binding,
    profile: &Profile,
) -> Result<(), No> {
    let procedure = world.procedures()?.bound(binding)?;
    if procedure.observed {
        return Err(Refusal::ObservedOnly {}.into());
    }
    if id.is_kept_for_observed() {
        return Err(Refusal::KeptForObserved { id: id.clone() }.into());
    }
    if id.pool().is_some() {
        return Err(Refusal::KeptForPools { id: id.clone() }.into());
    }
    described(procedure, profile)?;
    // What is said of norms alone goes before what is said of norms among others.
    match world.procedures()?.of_norms_alone() {
        Some(own) if profile.level == Level::Norm && procedure.levels.len() > 1 => {
            Err(Refusal::GoesByAnother { level: profile.level, procedure: own.id.clone() }.into())
        }
        _ => Ok(()),
    }
}

/// The day, the clock and the table of a life.
fn in_turn(world: &World<'_>, run: &Run, procedure: &Procedure, event: &Event) -> Result<(), No> {
    if world.on < run.latest {
        let (day, earliest, latest) = (world.on, Some(run.latest), Some(world.today));
        return Err(Shared::ImpossibleDay { day, earliest, latest }.into());
    }
    if run.open().contains(&event.kind()) {
        return Ok(());
    }
    Err(out_of_turn(run, procedure, event.kind()).into())
}

/// Why an event cannot happen where a standard stands: its clock stands still, or it is not its turn.
pub(crate) fn out_of_turn(run: &Run, procedure: &Procedure, kind: Kind) -> Refusal {
    let (code, place) = (run.code(), run.code().place());
    if let Some(since) = run.suspended_since() {
        return Refusal::Suspended { place, code, since };
    }
    let settled = run.at().number().is_some();
    let has_chain =
        |gate: &Gate| procedure.gates.get(gate).is_some_and(|rule| rule.chain.is_some());
    let can = |kind: &&Kind| match kind {
        Kind::ProfileAmended => !settled,
        Kind::GateSentOut => run
            .at()
            .gates()
            .iter()
            .any(|gate| procedure.gates.get(gate).is_some_and(|rule| rule.sent_out)),
        // No step on the way of a standard.
        Kind::ProcedureMoved => false,
        Kind::NormPromoted => run.profile.level == Level::Norm,
        Kind::ReviewEntered => run.entered.as_ref().is_some_and(|entered| !entered.reviewed_here),
        Kind::FilingRecorded => procedure.filing.is_some() && run.fulfilled.filed.is_none(),
        Kind::PublicityRecorded => run.fulfilled.public.is_none(),
        Kind::GateSubmitted => run.at().gates().iter().any(has_chain),
        Kind::ReviewCalled => Purpose::ALL.into_iter().any(|purpose| {
            procedure.panels.contains_key(purpose.key()) && purpose.is_held_at(run.at())
        }),
        _ => true,
    };
    let open = run.open().iter().filter(can).filter_map(|kind| kind.act()).collect();
    let act = kind.act().unwrap_or((kind.zh(), kind.en()));
    Refusal::OutOfTurn { act, place, code, open }
}

/// A description fits the procedure, and names the standard.
fn described(procedure: &Procedure, profile: &Profile) -> Result<(), No> {
    if profile.titles.is_empty() {
        return Err(bad("titles", "at least one").into());
    }
    if procedure.levels.contains(&profile.level) {
        return Ok(());
    }
    let (procedure, level) = (procedure.id.clone(), profile.level.key());
    Err(Refusal::WrongLevel { procedure, level }.into())
}

/// One standard that we run, about to see an event.
struct Case<'a> {
    world: &'a World<'a>,
    id: &'a StandardId,
    run: &'a Run,
    procedure: &'a Procedure,
}

impl Case<'_> {
    /// The rules, an event a row.
    fn permits(&self, event: &Event) -> Result<(), No> {
        match event {
            Event::ProfileAmended { profile } => {
                self.unsettled()?;
                described(self.procedure, profile)
            }
            Event::ProfileCorrected { before, after, .. } => {
                self.corrects(before)?;
                described(self.procedure, after)?;
                self.still_numbered(after)
            }
            Event::DocumentAttached { document } => self.document_fits(document),
            Event::DraftersNamed { units, persons } => self.drafters_serve(units, persons),
            Event::GateSubmitted { gate, approval } => self.may_be_submitted(*gate, approval),
            Event::ReviewCalled { review } => self.may_be_reviewed(review),
            Event::GateApproved { gate, approval, bundle } => {
                was_decided(self.world, self.run, *gate, approval, Outcome::Granted, Some(bundle))
            }
            Event::GateDeclined { gate, approval } => {
                was_decided(self.world, self.run, *gate, approval, Outcome::Declined, None)
            }
            Event::GateTakenBack { gate, approval } => {
                was_decided(self.world, self.run, *gate, approval, Outcome::TakenBack, None)
            }
            Event::GateSentOut { gate, to, bundle } => {
                may_be_sent(self.world, self.run, self.procedure, *gate, to, bundle)
            }
            Event::ProposalAccepted {} => self.gate(Gate::Proposal),
            Event::PlanExtended { until, .. } => self.extension_fits(*until),
            Event::ConsultationOpened { until, consultation } => {
                self.not_frozen()?;
                self.gate(Gate::Consultation)?;
                self.long_enough(*until)?;
                match consultation {
                    Some(part) => self.may_consult(Asked::Draft, part),
                    None => Ok(()),
                }
            }
            Event::NoticeOpened { consultation } => self.may_consult(Asked::Notice, consultation),
            Event::AbolitionConsulted { consultation } => {
                self.may_consult(Asked::Abolition, consultation)
            }
            Event::ConsultationClosed {} => self.consultation_is_over(),
            Event::ReviewBegun {} => {
                self.not_frozen()?;
                self.consulted()?;
                self.gate(Gate::IntoReview)
            }
            Event::ReviewPassed { .. } => {
                self.not_frozen()?;
                self.gate(Gate::OutOfReview)
            }
            Event::PublicationApproved { number } => {
                self.gate(Gate::Approval)?;
                series_fits(self.procedure, number, &self.run.profile)
            }
            Event::StandardPublished { effective_on } => {
                nameable("effective_on", *effective_on)?;
                self.number_of_this_year()?;
                self.not_before(*effective_on, self.world.on)?;
                self.gate(Gate::Publication)
            }
            Event::StandardRenumbered { number } => {
                self.only_the_year_changes(number)?;
                self.sequence_goes_on(number)
            }
            Event::FilingRecorded { with, receipt } => self.may_be_filed(with, receipt),
            Event::PublicityRecorded { .. } => self.may_be_made_public(),
            Event::ImplementationReported { .. } => self.may_be_reported_on(),
            Event::RevisionStarted { .. } => self.no_successor_goes_on(),
            Event::RevisionLapsed { successor } => {
                self.is_the_next(successor)?;
                self.no_successor_goes_on()
            }
            Event::StandardSuperseded { by } => {
                self.is_the_next(by)?;
                self.is_in_force(by)
            }
            Event::ReplacementAgreed { by } => self.may_be_replaced(by),
            Event::ProcedureMoved { from, to, .. } => self.may_move(from, to),
            Event::NormPromoted { .. } => {
                self.is_a_norm()?;
                self.gate(Gate::Confirmation)
            }
            Event::StandardAbolished { .. } => self.gate(Gate::Abolition),
            Event::StandardReturned { to, .. } => self.return_fits(*to),
            Event::StandardConfirmed { .. } | Event::RevisionDecided { .. } => {
                self.gate(Gate::Confirmation)
            }
            Event::StandardSuspended { .. } => {
                self.no_consultation_runs()?;
                self.no_ballot_is_open()
            }
            Event::ReviewEntered { .. } => self.was_entered(),
            Event::StandardProposed { .. }
            | Event::StandardEntered { .. }
            | Event::ProposalRejected { .. }
            | Event::StandardResumed {}
            | Event::StandardWithdrawn { .. }
            | Event::ObservationRecorded { .. } => Ok(()),
        }
    }

    fn unsettled(&self) -> Result<(), No> {
        match self.run.at().number() {
            Some(number) => Err(Refusal::ProfileSettled { number: number.clone() }.into()),
            None => Ok(()),
        }
    }

    fn corrects(&self, before: &Profile) -> Result<(), No> {
        if *before == self.run.profile { Ok(()) } else { Err(Refusal::ProfileMoved {}.into()) }
    }

    fn document_fits(&self, document: &Document) -> Result<(), No> {
        let documents = &self.procedure.documents;
        let Some(rule) = documents.get(&document.kind) else {
            let (kind, known) = (document.kind.clone(), documents.keys().cloned().collect());
            return Err(Refusal::UnknownDocument { kind, known }.into());
        };
        document.check().map_err(|bad| No::Refused(bad.into()))?;
        self.answers_what_was_sent(&document.kind)?;
        let Some(number) = self.run.at().number() else { return Ok(()) };
        let ahead = self.procedure.asked_from(gate_ahead(self.run.at()));
        if ahead.contains(&document.kind.as_str()) || self.is_owed(&document.kind) {
            return Ok(());
        }
        // The body above answers after publication.
        if self.awaits_receipt(&document.kind) {
            return Ok(());
        }
        let open =
            ahead.iter().filter_map(|kind| documents.get(*kind)).map(DocumentRule::words).collect();
        let (document, number) = (rule.words(), number.clone());
        Err(Refusal::DocumentSettled { document, number, open }.into())
    }

    /// An answer comes after what it answers was sent out.
    fn answers_what_was_sent(&self, kind: &String) -> Result<(), No> {
        for gate in self.run.at().gates() {
            let Some(rule) = self.procedure.gates.get(gate) else { continue };
            let answers = rule.sent_out && rule.answer.contains(kind);
            if answers && !is_sent(self.run, self.procedure, *gate) {
                return Err(Refusal::NotSentOut { gate: *gate, source: rule.cited() }.into());
            }
        }
        Ok(())
    }

    fn gate(&self, gate: Gate) -> Result<(), No> {
        opens(self.world, self.run, self.procedure, gate)?;
        self.panel_agreed(gate)
    }

    /// The panel that the gate asks for has concluded that it passes.
    fn panel_agreed(&self, gate: Gate) -> Result<(), No> {
        let Some(rule) = self.procedure.gates.get(&gate) else { return Ok(()) };
        let Some(key) = rule.panel.as_deref() else { return Ok(()) };
        let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.key() == key);
        if let Some(review) = purpose.and_then(|purpose| self.run.reviews.of(purpose))
            && self.world.review(review)?.has_passed_it()
        {
            return Ok(());
        }
        Err(Refusal::ReviewNotPassed { gate, source: rule.cited() }.into())
    }

    /// One review of a purpose at a time, where the standard stands for it.
    fn may_be_reviewed(&self, id: &PartId) -> Result<(), No> {
        let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.key() == id.purpose());
        let purpose = purpose.ok_or(review::Refusal::NotCalledFor {})?;
        if !purpose.is_held_at(self.run.at()) {
            let place = self.run.code().place();
            let place = Words { zh: place.zh().into(), en: place.en().into() };
            return Err(review::Refusal::NotReviewedHere { purpose, place }.into());
        }
        if let Some(newest) = self.run.reviews.of(purpose)
            && self.world.review(newest)?.is_under_way()
        {
            return Err(review::Refusal::ReviewUnderWay { review: newest.clone() }.into());
        }
        match *id == self.run.reviews.next(self.id, purpose) {
            true => Ok(()),
            false => Err(review::Refusal::NotCalledFor {}.into()),
        }
    }

    /// A vote goes to its end before the standard is suspended.
    fn no_ballot_is_open(&self) -> Result<(), No> {
        for review in self.run.reviews.all() {
            if let Some(ballot) = self.world.review(review)?.ballot()
                && self.world.ballot(ballot)?.is_open()
            {
                return Err(Refusal::PartRunning { part: ballot.to_string() }.into());
            }
        }
        Ok(())
    }

    fn may_be_submitted(&self, gate: Gate, approval: &PartId) -> Result<(), No> {
        match gate {
            Gate::Consultation => self.not_frozen()?,
            Gate::IntoReview => {
                self.not_frozen()?;
                self.consulted()?;
            }
            Gate::OutOfReview => self.not_frozen()?,
            Gate::Proposal
            | Gate::Approval
            | Gate::Publication
            | Gate::Confirmation
            | Gate::Abolition
            | Gate::Admission => {}
        }
        may_be_submitted(self.world, self.id, self.run, self.procedure, gate, approval)
    }

    fn drafters_serve(&self, units: &[UnitId], persons: &[PersonId]) -> Result<(), No> {
        // Who drafted a text is known before anybody decides on it.
        if let Some((gate, approval)) = self.run.approvals.gates_under_way().next() {
            return Err(Refusal::GateUnderApproval { gate, approval: approval.clone() }.into());
        }
        let people = self.world.people()?;
        units.iter().try_for_each(|unit| people.is_open(unit))?;
        persons.iter().try_for_each(|person| people.in_service(person).map(drop))?;
        Ok(())
    }

    /// What last days are worked out with. The calendar is asked for where this limit needs it: a decision depends on no
    /// stream that it can do without.
    fn rules(&self, limit: Option<&Limit>) -> Result<Rules<'_>, No> {
        let (procedure, rolls) = (Some(self.procedure), self.procedure.rolls());
        let needed = limit.is_some_and(|limit| limit.length().needs_calendar(rolls));
        let calendar = if needed { self.world.calendar()? } else { Calendar::unknown() };
        Ok(Rules { procedure, calendar })
    }

    /// The end of the plan, as everybody works it out.
    fn plan_ends(&self) -> Result<Option<Wait>, No> {
        self.wait(Which::Plan, self.procedure.plan.as_ref().map(|plan| &plan.limit))
    }

    fn wait(&self, which: Which, limit: Option<&Limit>) -> Result<Option<Wait>, No> {
        let waits = self.run.waits(self.procedure, &self.rules(limit)?);
        Ok(waits.into_iter().find(|wait| wait.which == which))
    }

    fn not_frozen(&self) -> Result<(), No> {
        match self.plan_ends()? {
            Some(Wait { until: Some(due), clause, unverified, .. }) if self.world.on > due => {
                Err(Refusal::PlanOverdue { due, source: Source::of(clause, unverified) }.into())
            }
            _ => Ok(()),
        }
    }

    fn extension_fits(&self, until: Date) -> Result<(), No> {
        let Some(rule) = &self.procedure.extension else {
            return Err(Refusal::NoMoreExtensions {
                source: Source::of(self.procedure.id.clone(), false),
            }
            .into());
        };
        let source = Source::of(rule.source.clone(), rule.unverified);
        let extended = self.run.at().plan().and_then(|plan: &Plan| plan.extension);
        if extended.is_some_and(|extension| extension.times >= rule.times) {
            return Err(Refusal::NoMoreExtensions { source }.into());
        }
        nameable("until", until)?;
        let Some(due) = self.plan_ends()?.and_then(|wait| wait.until) else { return Ok(()) };
        self.not_before(until, days_later(due, 1).unwrap_or(due))?;
        // A figure that leads past the calendar (it may stand in a text that was adopted long ago) leads nowhere.
        let latest = rule.latest(due).ok_or_else(|| {
            let (months, source) = (rule.months, source.clone());
            Refusal::ExtensionBeyondDays { months, due, source }
        })?;
        if until > latest {
            return Err(Refusal::ExtensionTooLong { latest, source }.into());
        }
        Ok(())
    }

    fn not_before(&self, day: Date, earliest: Date) -> Result<(), No> {
        if day < earliest {
            return Err(Refusal::DayTooEarly { day, earliest }.into());
        }
        Ok(())
    }

    fn number_of_this_year(&self) -> Result<(), No> {
        let year = self.world.on.year();
        match self.run.at().number() {
            Some(number) if i16::try_from(number.year()) != Ok(year) => {
                Err(Refusal::NumberOfAnotherYear { number: number.clone(), year }.into())
            }
            _ => Ok(()),
        }
    }

    fn return_fits(&self, to: Stage) -> Result<(), No> {
        let Some(from) = self.run.stage() else { return Err(Refusal::NotFound {}.into()) };
        let (allowed, source) = match self.procedure.returns.get(&from) {
            Some(rule) => (rule.to.clone(), Source::of(rule.source.clone(), rule.unverified)),
            None => (Vec::new(), Source::of(self.id.to_string(), false)),
        };
        if allowed.contains(&to) {
            return Ok(());
        }
        Err(Refusal::ReturnNotAllowed { from, to, allowed, source }.into())
    }
}

/// The next gate of a standard that has a number.
fn gate_ahead(at: &At) -> Gate {
    match at {
        At::Approved { .. } => Gate::Publication,
        _ => Gate::Abolition,
    }
}
