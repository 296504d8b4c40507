//! Which events a command about a standard makes: its own, and those of other streams in the same commit.

use jiff::civil::Date;

use crate::approval::{self, DocRef, barred_by_drafting, bundle, route};
use crate::consultation::{self, Purpose};
use crate::days::days_later;
use crate::event;
use crate::number::Number;
use crate::procedure::Gate;
use crate::register::Event as Numbering;
use crate::review;
use crate::standard::{
    At, Command, Event, Profile, Refusal, Relation, RelationKind, Run, Standard, is_of_its_day,
    permits, procedure_of,
};
use crate::stream::StreamId;
use crate::words::{Level, Name, PartId, StandardId, Words, bad};
use crate::world::{No, World};

/// The events of one command, the standard's own first.
pub(crate) fn decide(
    world: &World<'_>,
    id: &StandardId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let mut made = Made { id, events: Vec::with_capacity(1) };
    match command {
        Command::Propose { procedure, profile } => made.own(Event::StandardProposed {
            binding: world.procedures()?.newest(procedure)?.binding(),
            profile: profile.clone(),
            edition: 1,
            revises: None,
            grown_from: None,
        }),
        Command::RecordObservation { observation } => {
            let binding = match world.standard(id)? {
                Standard::Observed(observed) => observed.binding.clone(),
                Standard::Unborn | Standard::Run(_) => world.procedures()?.observing()?.binding(),
            };
            made.own(Event::ObservationRecorded { binding, observation: observation.clone() });
        }
        Command::EnterStandard { entry } => {
            is_of_its_day(world, entry)?;
            made.own(Event::StandardEntered {
                binding: procedure_of(world.procedures()?, entry)?.binding(),
                profile: entry.profile.clone(),
                edition: entry.edition,
                number: entry.number.clone(),
                effective_on: entry.effective_on,
                ground: entry.ground.clone(),
                documents: entry.documents.clone(),
            });
            let (number, standard) = (entry.number.clone(), id.clone());
            made.of_register(&entry.number, Numbering::NumberEntered { number, standard });
        }
        Command::EnterReview { conclusion } => {
            made.own(Event::ReviewEntered { conclusion: conclusion.clone() });
        }
        Command::AmendProfile { profile } => {
            made.own(Event::ProfileAmended { profile: profile.clone() });
        }
        Command::CorrectProfile { profile, approval, reason } => {
            made.own(Event::ProfileCorrected {
                before: Box::new(run(world, id)?.profile.clone()),
                after: Box::new(profile.clone()),
                approval: approval.clone(),
                reason: reason.clone(),
            });
        }
        Command::AttachDocument { document } => {
            made.own(Event::DocumentAttached { document: document.clone() });
        }
        Command::NameDrafters { units, persons } => {
            made.own(Event::DraftersNamed { units: units.clone(), persons: persons.clone() });
        }
        Command::SubmitGate { gate } => made.submitted(world, *gate)?,
        Command::SendOut { gate } => made.sent_out(world, *gate)?,
        Command::CallReview { call } => made.review_called(world, call)?,
        Command::AcceptProposal => made.own(Event::ProposalAccepted {}),
        Command::RejectProposal { reason } => {
            made.own(Event::ProposalRejected { reason: reason.clone() });
            made.revision_lapses(world)?;
        }
        Command::Withdraw { reason } => {
            made.own(Event::StandardWithdrawn { reason: reason.clone() });
            made.revision_lapses(world)?;
        }
        Command::ExtendPlan { until, reason } => {
            made.own(Event::PlanExtended { until: *until, reason: reason.clone() });
        }
        Command::OpenConsultation { days, purpose, bodies } => {
            let until = last_day(world, run(world, id), *days)?;
            made.consulted(world, *purpose, until, bodies)?;
        }
        Command::CloseConsultation => {
            made.own(Event::ConsultationClosed {});
            if let Some(part) = run(world, id)?.consultations.held(Purpose::Draft) {
                let ended = consultation::Event::ConsultationEnded { why: None };
                made.of_consultation(part.clone(), ended);
            }
        }
        Command::BeginReview => made.own(Event::ReviewBegun {}),
        Command::PassReview { conclusion } => {
            made.own(Event::ReviewPassed { conclusion: conclusion.clone() });
        }
        Command::ApprovePublication { number } => {
            made.own(Event::PublicationApproved { number: number.clone() });
            made.number_given(world, number)?;
            if let Some(old) = run(world, id)?.at().number() {
                made.number_voided(old, "另行批准编号 / another number was approved");
            }
        }
        Command::Publish { effective_on } => made.published(world, *effective_on)?,
        Command::RecordFiling => made.filed(world)?,
        Command::RecordPublicity { site } => {
            made.own(Event::PublicityRecorded { site: site.clone() });
        }
        Command::ReportImplementation { summary } => {
            made.own(Event::ImplementationReported { summary: summary.clone() });
        }
        Command::StartRevision { ground } => {
            made.own(Event::RevisionStarted { ground: ground.clone() });
        }
        Command::Confirm { conclusion } => {
            made.own(Event::StandardConfirmed { conclusion: conclusion.clone() });
        }
        Command::Revise { successor } => {
            let old = run(world, id)?;
            made.own(Event::RevisionDecided { successor: successor.clone() });
            made.of(
                successor,
                Event::StandardProposed {
                    binding: world.procedures()?.next(&old.binding, old.profile.level)?.binding(),
                    profile: old.profile.clone(),
                    edition: old.edition + 1,
                    revises: Some(id.clone()),
                    grown_from: None,
                },
            );
        }
        Command::Supersede => {
            let by = run(world, id)?.at().successor().cloned();
            // Without a new edition the table of a life says no, whatever is named here.
            made.own(Event::StandardSuperseded { by: by.unwrap_or_else(|| id.clone()) });
        }
        Command::MoveProcedure { to, reason } => made.own(Event::ProcedureMoved {
            from: run(world, id)?.binding.clone(),
            to: to.clone(),
            reason: reason.clone(),
        }),
        Command::Promote { successor, procedure } => {
            let procedure = world.procedures()?.newest(procedure)?;
            let norm = run(world, id)?;
            // Of a procedure that is for norms alone the rules say no to the level, whichever is named here.
            let is_other = |level: &&Level| **level != Level::Norm;
            let level = procedure.levels.iter().find(is_other).copied().unwrap_or(Level::Norm);
            made.own(Event::NormPromoted { successor: successor.clone() });
            made.of(
                successor,
                Event::StandardProposed {
                    binding: procedure.binding(),
                    profile: grown(id, level, &norm.profile),
                    edition: 1,
                    revises: Some(id.clone()),
                    grown_from: Some(id.clone()),
                },
            );
        }
        Command::AgreeToReplacement { by } => {
            made.own(Event::ReplacementAgreed { by: by.clone() });
        }
        Command::Abolish { reason } => {
            made.own(Event::StandardAbolished { reason: reason.clone() });
            made.revision_lapses(world)?;
        }
        Command::Return { to, reason } => {
            made.own(Event::StandardReturned { to: *to, reason: reason.clone() });
        }
        Command::Suspend { reason } => {
            made.own(Event::StandardSuspended { reason: reason.clone() });
        }
        Command::Resume => made.own(Event::StandardResumed {}),
    }
    Ok(made.events)
}

/// What a command has made so far.
struct Made<'a> {
    id: &'a StandardId,
    events: Vec<(StreamId, event::Event)>,
}

impl Made<'_> {
    fn own(&mut self, event: Event) {
        let id = self.id.clone();
        self.of(&id, event);
    }

    fn of(&mut self, id: &StandardId, event: Event) {
        self.events.push((StreamId::Standard(id.clone()), event::Event::Standard(event)));
    }

    fn of_register(&mut self, number: &Number, event: Numbering) {
        let series = number.series().clone();
        self.events.push((StreamId::Register(series), event::Event::Register(event)));
    }

    fn of_consultation(&mut self, part: PartId, event: consultation::Event) {
        self.events.push((StreamId::Consultation(part), event::Event::Consultation(event)));
    }

    /// The documents are put before these bodies and the public until a day.
    fn consulted(
        &mut self,
        world: &World<'_>,
        purpose: Purpose,
        until: Date,
        bodies: &[Name],
    ) -> Result<(), No> {
        let run = run(world, self.id)?;
        let procedure = world.procedures()?.bound(&run.binding)?;
        let part = run.consultations.next(self.id, purpose);
        let consultation = part.clone();
        self.own(match purpose {
            Purpose::Draft => Event::ConsultationOpened { until, consultation: Some(consultation) },
            Purpose::Notice => Event::NoticeOpened { consultation },
            Purpose::Abolition => Event::AbolitionConsulted { consultation },
        });
        let shown = purpose.shows(run.at());
        let source = procedure.asks(purpose).map(|rule| rule.limit.cited());
        let begun = consultation::Event::ConsultationBegun {
            purpose,
            until,
            bodies: bodies.to_vec(),
            unit: run.profile.drafting_unit.clone(),
            bundle: shown.map(|gate| bundle(run, procedure, gate)).unwrap_or_default(),
            unverified: source.as_ref().is_some_and(|source| source.unverified),
            source: source.map(|source| source.text.into_owned()).unwrap_or_default(),
        };
        self.of_consultation(part, begun);
        Ok(())
    }

    /// A gate is submitted, and a matter begins on its way.
    fn submitted(&mut self, world: &World<'_>, gate: Gate) -> Result<(), No> {
        let run = run(world, self.id)?;
        let procedure = world.procedures()?.bound(&run.binding)?;
        let approval = run.next_approval(self.id, gate);
        self.own(Event::GateSubmitted { gate, approval: approval.clone() });
        // What the gate lacks is told first, by the rules of that event; only then who would decide.
        permits(world, self.id, &Event::GateSubmitted { gate, approval: approval.clone() })?;
        let by = world.by.ok_or(approval::Refusal::PersonUnnamed {})?;
        if world.people()?.unit_of(by).is_none() {
            return Err(approval::Refusal::PersonUnnamed {}.into());
        }
        let chain =
            procedure.gates.get(&gate).and_then(|rule| rule.chain.as_deref()).unwrap_or_default();
        let profile = &run.profile;
        let begins = world.people()?.unit_for(&profile.field, &profile.jurisdiction);
        let submitted = approval::Event::ApprovalSubmitted {
            gate,
            submitter: by.clone(),
            barred: barred_by_drafting(run, world.people()?, world.on),
            route: route(world, procedure, chain, begins)?,
            bundle: bundle(run, procedure, gate),
        };
        self.events.push((StreamId::Approval(approval), event::Event::Approval(submitted)));
        Ok(())
    }

    /// The papers of a gate go out to whoever answers.
    fn sent_out(&mut self, world: &World<'_>, gate: Gate) -> Result<(), No> {
        let run = run(world, self.id)?;
        let procedure = world.procedures()?.bound(&run.binding)?;
        let to = procedure.authority.as_ref().map_or_else(
            || Words { zh: String::new(), en: String::new() },
            |authority| Words { zh: authority.zh.clone(), en: authority.en.clone() },
        );
        self.own(Event::GateSentOut { gate, to, bundle: bundle(run, procedure, gate) });
        Ok(())
    }

    /// The body above has the published text, as the receipt at hand says. Where there is none, or where the procedure asks for
    /// no filing, the rules say so.
    fn filed(&mut self, world: &World<'_>) -> Result<(), No> {
        let run = run(world, self.id)?;
        let filing = world.procedures()?.bound(&run.binding)?.filing.as_ref();
        let receipt = filing.and_then(|filing| run.document(&filing.receipt));
        let with = filing.map(|filing| filing.with.clone());
        self.own(Event::FilingRecorded {
            with: with.unwrap_or_else(|| Words { zh: String::new(), en: String::new() }),
            receipt: DocRef {
                kind: receipt.map(|receipt| receipt.kind.clone()).unwrap_or_default(),
                sha256: receipt.map(|receipt| receipt.sha256.clone()).unwrap_or_default(),
            },
        });
        Ok(())
    }

    /// A panel is called, and a review begins.
    fn review_called(&mut self, world: &World<'_>, call: &review::Call) -> Result<(), No> {
        let run = run(world, self.id)?;
        let procedure = world.procedures()?.bound(&run.binding)?;
        let id = run.reviews.next(self.id, call.purpose);
        self.own(Event::ReviewCalled { review: id.clone() });
        // Whether the standard can be reviewed here is told before what its panel needs.
        permits(world, self.id, &Event::ReviewCalled { review: id.clone() })?;
        let called = review::called(world, run, procedure, call)?;
        self.events.push((StreamId::Review(id), event::Event::Review(called)));
        Ok(())
    }

    /// A number of our own series is issued; one that another body has given is recorded.
    fn number_given(&mut self, world: &World<'_>, number: &Number) -> Result<(), No> {
        let procedure = world.procedures()?.bound(&run(world, self.id)?.binding)?;
        let (number, standard) = (number.clone(), self.id.clone());
        let given = if procedure.issues(number.series()) {
            Numbering::NumberIssued { number: number.clone(), standard }
        } else {
            Numbering::NumberRecorded { number: number.clone(), standard }
        };
        self.of_register(&number, given);
        Ok(())
    }

    fn number_voided(&mut self, number: &Number, why: &str) {
        let why = why.parse().expect("a sentence of visible text");
        self.of_register(number, Numbering::NumberVoided { number: number.clone(), why });
    }

    /// The number takes the year of publication, and an old edition ends on the day on which this one is in force.
    fn published(&mut self, world: &World<'_>, effective_on: Date) -> Result<(), No> {
        let run = run(world, self.id)?;
        let year = u16::try_from(world.on.year()).unwrap_or_default();
        let old = run.at().number().filter(|number| number.year() < year);
        if let Some(old) = old {
            self.own(Event::StandardRenumbered { number: old.of_year(year) });
        }
        self.own(Event::StandardPublished { effective_on });
        if let Some(old) = old {
            self.number_given(world, &old.of_year(year))?;
            self.number_voided(
                old,
                "编号年份改为发布年份 / the number took the year of publication",
            );
        }
        if let Some(revised) = revised(world, self.id, run)?
            && effective_on <= world.on
        {
            self.of(revised, Event::StandardSuperseded { by: self.id.clone() });
        }
        Ok(())
    }

    /// A new edition that is given up gives the old one back to its review.
    fn revision_lapses(&mut self, world: &World<'_>) -> Result<(), No> {
        if let Some(revised) = revised(world, self.id, run(world, self.id)?)? {
            self.of(revised, Event::RevisionLapsed { successor: self.id.clone() });
        }
        Ok(())
    }
}

/// The standard, if it is one that we run.
fn run<'a>(world: &World<'a>, id: &StandardId) -> Result<&'a Run, No> {
    match world.standard(id)? {
        Standard::Run(run) => Ok(run),
        Standard::Unborn => Err(Refusal::NotFound {}.into()),
        Standard::Observed(_) => Err(Refusal::ObservedOnly {}.into()),
    }
}

/// The description of the standard that grows out of a norm: the norm's own, of another level, and that it grew out of it.
fn grown(norm: &StandardId, level: Level, profile: &Profile) -> Profile {
    let mut grown = Profile { level, ..profile.clone() };
    let target = norm.as_str().parse().expect("an id is a name");
    grown.relations.push(Relation { kind: RelationKind::GrownFrom, target });
    grown
}

/// The old edition that waits for this one, if it still does.
fn revised<'a>(
    world: &World<'a>,
    id: &StandardId,
    run: &'a Run,
) -> Result<Option<&'a StandardId>, No> {
    let Some(old) = &run.revises else { return Ok(None) };
    let waits = match world.standard(old)? {
        Standard::Run(old) => matches!(old.at(), At::Revising { successor, .. } if successor == id),
        Standard::Unborn | Standard::Observed(_) => false,
    };
    Ok(waits.then_some(old))
}

/// The day to which the public is told that it may comment: so many days from now, moved past rest days where the
/// procedure rolls.
fn last_day(world: &World<'_>, run: Result<&Run, No>, days: u32) -> Result<Date, No> {
    let span = i32::try_from(days).ok().filter(|days| (1..=3_660).contains(days));
    let last = span.and_then(|days| days_later(world.on, days));
    let impossible = || No::Refused(bad("days", "1 to 3660 days").into());
    let last = last.ok_or_else(impossible)?;
    if !world.procedures()?.bound(&run?.binding)?.rolls() {
        return Ok(last);
    }
    world.calendar()?.next_working_day(last).map(|last| last.day).ok_or_else(impossible)
}
