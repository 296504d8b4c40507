//! Orders in, facts or a refusal out.
//!
//! [`decide`] is pure: everything it may know lies on the [`Desk`]. What an order would make is first asked of the
//! table of a life ([`Run::admits`]), then of the procedure: documents, time limits, numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::command::Command;
use crate::event::{Binding, Document, Event, Observation, Profile};
use crate::procedure::{Gate, Procedure};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::stage::{Place, Stage};
use crate::standard::{Run, Standard};
use crate::words::{Level, StandardId};

/// All that a decision may look at.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The id the order is about.
    pub id: &'a StandardId,
    /// Its present state.
    pub standard: &'a Standard,
    /// Every adopted procedure version.
    pub procedures: &'a BTreeMap<Binding, Arc<Procedure>>,
    /// The register of the series that the order's number belongs to; an empty one otherwise.
    pub register: &'a Register,
    /// Whether the id an order wants for a new edition is taken.
    pub successor_taken: bool,
    /// The day it happened.
    pub on: Date,
    /// The day it is recorded; nothing happens after it.
    pub today: Date,
}

/// What an order made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Facts of the standard itself, in order; never empty unless `procedure` holds one.
    pub standard: Vec<Event>,
    /// A fact of the register of numbers.
    pub register: Option<Event>,
    /// The first fact of a new edition.
    pub successor: Option<(StandardId, Event)>,
}

/// Decides one order.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no.
pub fn decide(desk: &Desk<'_>, command: &Command) -> Result<Decided, Refusal> {
    if desk.on > desk.today {
        return Err(Refusal::ImpossibleDay {
            day: desk.on,
            earliest: None,
            latest: Some(desk.today),
        });
    }
    match (desk.standard, command) {
        (Standard::Unborn, Command::Propose { procedure, profile }) => {
            propose(desk, procedure, profile).map(one)
        }
        (_, Command::Propose { .. }) => Err(Refusal::AlreadyExists),
        (Standard::Run(_), Command::RecordObservation { .. }) => Err(Refusal::RunByUs),
        (_, Command::RecordObservation { observation }) => observe(desk, observation).map(one),
        (_, Command::AdoptProcedure { text }) => adopt(desk, text).map(one),
        (Standard::Unborn, _) => Err(Refusal::NotFound),
        (Standard::Observed(_), _) => Err(Refusal::ObservedOnly),
        (Standard::Run(run), order) => decide_run(desk, run, order),
    }
}

fn one(event: Event) -> Decided {
    Decided { standard: vec![event], register: None, successor: None }
}

fn decide_run(desk: &Desk<'_>, run: &Run, order: &Command) -> Result<Decided, Refusal> {
    if desk.on < run.latest {
        return Err(Refusal::ImpossibleDay {
            day: desk.on,
            earliest: Some(run.latest),
            latest: Some(desk.today),
        });
    }
    let procedure = bound(desk, &run.binding)?;
    let event = match order {
        Command::AmendProfile { profile } => Event::ProfileAmended { profile: profile.clone() },
        Command::AttachDocument { document } => {
            Event::DocumentAttached { document: document.clone() }
        }
        Command::AcceptProposal => Event::ProposalAccepted {},
        Command::RejectProposal { reason } => Event::ProposalRejected { reason: reason.clone() },
        Command::ExtendPlan { until, reason } => {
            Event::PlanExtended { until: *until, reason: reason.clone() }
        }
        Command::OpenConsultation { days } => {
            Event::ConsultationOpened { until: last_day(desk, *days)? }
        }
        Command::CloseConsultation => Event::ConsultationClosed {},
        Command::BeginReview => Event::ReviewBegun {},
        Command::PassReview { conclusion } => {
            Event::ReviewPassed { conclusion: conclusion.clone() }
        }
        Command::ApprovePublication { number } => {
            Event::PublicationApproved { number: number.clone() }
        }
        Command::Publish { effective_on } => {
            Event::StandardPublished { effective_on: *effective_on }
        }
        Command::StartRevision { ground } => Event::RevisionStarted { ground: ground.clone() },
        Command::Confirm { conclusion } => {
            Event::StandardConfirmed { conclusion: conclusion.clone() }
        }
        Command::Revise { successor } => Event::RevisionDecided { successor: successor.clone() },
        Command::Abolish { reason } => Event::StandardAbolished { reason: reason.clone() },
        Command::Return { to, reason } => {
            Event::StandardReturned { to: *to, reason: reason.clone() }
        }
        Command::Suspend { reason } => Event::StandardSuspended { reason: reason.clone() },
        Command::Resume => Event::StandardResumed {},
        Command::Withdraw { reason } => Event::StandardWithdrawn { reason: reason.clone() },
        Command::Propose { .. }
        | Command::RecordObservation { .. }
        | Command::AdoptProcedure { .. } => {
            return Err(Refusal::AlreadyExists);
        }
    };
    if !run.admits(&event) {
        let (place, code) = (run.code.place(), run.code.to_string());
        return Err(Refusal::OutOfTurn {
            command: order.name(),
            place,
            code,
            suspended: run.suspended_on.is_some(),
        });
    }
    permit(desk, run, procedure, order)?;
    let (register, successor) = match order {
        Command::ApprovePublication { number } => {
            (Some(Event::NumberIssued { number: number.clone(), standard: desk.id.clone() }), None)
        }
        Command::Revise { successor } => {
            let first = Event::StandardProposed {
                binding: newest(desk, &run.binding.procedure)?.binding(),
                profile: run.profile.clone(),
                edition: run.edition + 1,
            };
            (None, Some((successor.clone(), first)))
        }
        _ => (None, None),
    };
    Ok(Decided { standard: vec![event], register, successor })
}

/// What the procedure asks beyond the order of the stages.
fn permit(
    desk: &Desk<'_>,
    run: &Run,
    procedure: &Procedure,
    order: &Command,
) -> Result<(), Refusal> {
    match order {
        Command::AmendProfile { profile } => level_fits(procedure, profile.level),
        Command::AttachDocument { document } => document_fits(procedure, document),
        Command::AcceptProposal => gate(run, procedure, Gate::Proposal),
        Command::OpenConsultation { days } => {
            not_frozen(desk, run, procedure)?;
            gate(run, procedure, Gate::Consultation)?;
            long_enough(desk, procedure, *days)
        }
        Command::CloseConsultation => match run.consultation_until {
            Some(until) if desk.on < until => Err(Refusal::ConsultationRuns { until }),
            _ => Ok(()),
        },
        Command::BeginReview => {
            not_frozen(desk, run, procedure)?;
            if let (Some(rule), None) = (&procedure.consultation, run.consultation_until) {
                return Err(Refusal::NotConsulted { source: rule.source.clone() });
            }
            gate(run, procedure, Gate::IntoReview)
        }
        Command::PassReview { .. } => {
            not_frozen(desk, run, procedure)?;
            gate(run, procedure, Gate::OutOfReview)
        }
        Command::ApprovePublication { number } => {
            gate(run, procedure, Gate::Approval)?;
            desk.register.allows(number)
        }
        Command::Publish { effective_on } => {
            if *effective_on < desk.on {
                return Err(Refusal::ImpossibleDay {
                    day: *effective_on,
                    earliest: Some(desk.on),
                    latest: None,
                });
            }
            gate(run, procedure, Gate::Publication)
        }
        Command::ExtendPlan { until, .. } => extend(run, procedure, *until),
        Command::Return { to, .. } => may_return(run, procedure, *to),
        Command::Revise { .. } if desk.successor_taken => Err(Refusal::AlreadyExists),
        Command::Abolish { .. } => gate(run, procedure, Gate::Abolition),
        _ => Ok(()),
    }
}

fn propose(desk: &Desk<'_>, procedure: &str, profile: &Profile) -> Result<Event, Refusal> {
    let procedure = newest(desk, procedure)?;
    if procedure.observed {
        return Err(Refusal::ObservedOnly);
    }
    level_fits(procedure, profile.level)?;
    Ok(Event::StandardProposed {
        binding: procedure.binding(),
        profile: profile.clone(),
        edition: 1,
    })
}

fn observe(desk: &Desk<'_>, observation: &Observation) -> Result<Event, Refusal> {
    let binding = match desk.standard {
        Standard::Observed(observed) => observed.binding.clone(),
        Standard::Unborn | Standard::Run(_) => newest_observed(desk)?.binding(),
    };
    let ics_fits =
        |code: &String| code.len() <= 16 && code.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if observation.ics.len() > 32 || !observation.ics.iter().all(ics_fits) {
        return Err(Refusal::BadField {
            field: "ics",
            why: "at most 32 codes such as 79.060.99".into(),
        });
    }
    let month =
        |text: &String| text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if observation.published.as_ref().is_some_and(|text| !month(text)) {
        return Err(Refusal::BadField {
            field: "published",
            why: "a year, month or day such as 2011-04".into(),
        });
    }
    Ok(Event::ObservationRecorded { binding, observation: observation.clone() })
}

fn adopt(desk: &Desk<'_>, text: &str) -> Result<Event, Refusal> {
    let procedure: Procedure =
        text.parse().map_err(|e| Refusal::ProcedureUnfit { why: format!("{e}") })?;
    if procedure.id != desk.id.as_str() {
        let why = format!("its id is `{}`, but it was sent as `{}`", procedure.id, desk.id);
        return Err(Refusal::ProcedureUnfit { why });
    }
    let held = newest(desk, &procedure.id).map_or(0, |held| held.version);
    if procedure.version != held + 1 {
        let why = format!("version {} is in force, so the next one is {}", held, held + 1);
        return Err(Refusal::ProcedureUnfit { why });
    }
    Ok(Event::ProcedureAdopted { text: text.to_owned() })
}

fn bound<'a>(desk: &Desk<'a>, binding: &Binding) -> Result<&'a Procedure, Refusal> {
    desk.procedures
        .get(binding)
        .map(AsRef::as_ref)
        .ok_or_else(|| unknown_procedure(desk, &binding.procedure))
}

fn newest<'a>(desk: &Desk<'a>, id: &str) -> Result<&'a Procedure, Refusal> {
    let newest = desk.procedures.values().filter(|p| p.id == id).max_by_key(|p| p.version);
    newest.map(AsRef::as_ref).ok_or_else(|| unknown_procedure(desk, id))
}

fn newest_observed<'a>(desk: &Desk<'a>) -> Result<&'a Procedure, Refusal> {
    let newest = desk.procedures.values().filter(|p| p.observed).max_by_key(|p| p.version);
    newest.map(AsRef::as_ref).ok_or_else(|| unknown_procedure(desk, "iso"))
}

fn unknown_procedure(desk: &Desk<'_>, id: &str) -> Refusal {
    let mut known: Vec<String> = desk.procedures.values().map(|p| p.id.clone()).collect();
    known.dedup();
    Refusal::UnknownProcedure { id: id.into(), known }
}

fn level_fits(procedure: &Procedure, level: Level) -> Result<(), Refusal> {
    if procedure.levels.contains(&level) {
        Ok(())
    } else {
        Err(Refusal::WrongLevel { procedure: procedure.id.clone(), level: level.key() })
    }
}

fn document_fits(procedure: &Procedure, document: &Document) -> Result<(), Refusal> {
    if !procedure.documents.contains_key(&document.kind) {
        let known = procedure.documents.keys().cloned().collect();
        return Err(Refusal::UnknownDocument { kind: document.kind.clone(), known });
    }
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if document.sha256.len() != 64 || !document.sha256.bytes().all(hex) {
        return Err(Refusal::BadField {
            field: "sha256",
            why: "64 lower-case hexadecimal digits".into(),
        });
    }
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$&^_.+-/".contains(&b);
    let slashes = document.media_type.matches('/').count();
    if slashes != 1 || document.media_type.len() > 127 || !document.media_type.bytes().all(token) {
        return Err(Refusal::BadField {
            field: "media_type",
            why: "a media type such as application/pdf".into(),
        });
    }
    if document.size == 0 {
        return Err(Refusal::BadField { field: "size", why: "at least 1 byte".into() });
    }
    Ok(())
}

fn gate(run: &Run, procedure: &Procedure, gate: Gate) -> Result<(), Refusal> {
    let Some(rule) = procedure.gates.get(&gate) else { return Ok(()) };
    let at_hand = run.kinds();
    let missing: Vec<(String, String)> =
        (rule.requires.iter().filter(|kind| !at_hand.contains(kind.as_str())))
            .filter_map(|kind| {
                procedure.documents.get(kind).map(|words| (words.zh.clone(), words.en.clone()))
            })
            .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Refusal::DocumentsMissing { missing, source: rule.source.clone() })
    }
}

fn not_frozen(desk: &Desk<'_>, run: &Run, procedure: &Procedure) -> Result<(), Refusal> {
    match (&procedure.plan, run.plan_due(procedure)) {
        (Some(plan), Some(due)) if desk.on > due => {
            Err(Refusal::PlanOverdue { due, source: plan.source.clone() })
        }
        _ => Ok(()),
    }
}

fn last_day(desk: &Desk<'_>, days: u32) -> Result<Date, Refusal> {
    let span = i32::try_from(days).ok().filter(|days| (1..=3_660).contains(days));
    let last = span.and_then(|days| desk.on.checked_add(jiff::ToSpan::days(days)).ok());
    last.ok_or(Refusal::BadField { field: "days", why: "1 to 3660 days".into() })
}

fn long_enough(desk: &Desk<'_>, procedure: &Procedure, days: u32) -> Result<(), Refusal> {
    let Some(rule) = &procedure.consultation else { return Ok(()) };
    match (last_day(desk, days)?, rule.after(desk.on)) {
        (last, Some(least)) if last < least => {
            Err(Refusal::ConsultationTooShort { days, until: least, source: rule.source.clone() })
        }
        _ => Ok(()),
    }
}

fn extend(run: &Run, procedure: &Procedure, until: Date) -> Result<(), Refusal> {
    let Some(rule) = &procedure.extension else {
        return Err(Refusal::ExtensionTooLong { latest: None, source: procedure.id.clone() });
    };
    let source = rule.source.clone();
    if run.extended.is_some_and(|(_, times)| times >= rule.times) {
        return Err(Refusal::ExtensionTooLong { latest: None, source });
    }
    let Some(due) = run.plan_due(procedure) else { return Ok(()) };
    let latest = due.checked_add(jiff::ToSpan::months(rule.months)).ok();
    if until <= due {
        return Err(Refusal::ImpossibleDay { day: until, earliest: due.tomorrow().ok(), latest });
    }
    if latest.is_some_and(|latest| until > latest) {
        return Err(Refusal::ExtensionTooLong { latest, source });
    }
    Ok(())
}

fn may_return(run: &Run, procedure: &Procedure, to: Stage) -> Result<(), Refusal> {
    let Place::At(from) = run.code.place() else { return Err(Refusal::NotFound) };
    let allowed = procedure.returns.get(&from).map(|rule| rule.to.clone()).unwrap_or_default();
    if allowed.contains(&to) {
        Ok(())
    } else {
        Err(Refusal::ReturnNotAllowed { from, to, allowed })
    }
}
