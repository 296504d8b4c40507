//! The made-up office: what it does about each happening, as the commands that a real one would give.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::{Command, Document, Profile};
use plumbline_lifecycle::{PartId, PersonId, Sentence, Stage, StreamId, Which, Words, deadline};
use plumbline_workflow::Request;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::demo::act::Act;
use crate::demo::city::{City, Happening};
use crate::demo::days::Days;
use crate::demo::numbers::Numbers;
use crate::demo::paper::{paper, sha256};
use crate::demo::tables::{bad, titles};
use crate::failure::Failure;

/// Who gives the commands that no person gives; the cities of earlier programs are known by it too.
pub(super) const ACTOR: &str = "示例：标准化专员";
/// By what a correction was allowed.
const APPROVAL: &str = "示例：局务会会议纪要第 7 号";

/// What was done to make the city, up to its day.
pub(super) struct Story {
    /// In the order of the days. A command's id is made of the whole story and its position, so that a second start changes
    /// nothing, and a city with another story is known to be another.
    pub(super) requests: Vec<Request>,
    /// The contents of the documents that were handed in, by hash.
    pub(super) papers: BTreeMap<String, Vec<u8>>,
}

/// The story of the city that is made on this day.
pub(super) fn story(city: &City, made_on: Date) -> Result<Story, Failure> {
    let days = Days::until(made_on)?;
    let mut office = Office {
        city,
        days: &days,
        caller: Caller::at_the_machine(ACTOR.parse()?),
        story: Story { requests: Vec::new(), papers: BTreeMap::new() },
        held: BTreeMap::new(),
        matters: BTreeMap::new(),
        consulted_until: BTreeMap::new(),
        rounds: BTreeMap::new(),
        numbers: Numbers::default(),
    };
    let people = city.people.commands(days.back(city.age()), &days)?;
    let mut people = people.into_iter().peekable();
    for happening in city.happenings(&days)? {
        while let Some((on, command)) = people.next_if(|(on, _)| *on <= happening.on) {
            office.give(on, StreamId::People, command);
        }
        office.act(happening)?;
    }
    for (on, command) in people {
        office.give(on, StreamId::People, command);
    }
    let mut story = office.story;
    story.name_commands()?;
    Ok(story)
}

impl Story {
    fn name_commands(&mut self) -> Result<(), Failure> {
        let mut hash = Sha256::new();
        for Request { target, command, happened_on, caller, .. } in &self.requests {
            let command =
                serde_json::to_string(command).map_err(|error| bad(&error.to_string()))?;
            hash.update(format!("{target} {command} {happened_on:?} {}\n", caller.name));
        }
        let whole = hash.finalize();
        for (place, request) in self.requests.iter_mut().enumerate() {
            let hash = Sha256::new().chain_update(whole).chain_update(place.to_be_bytes());
            let mut id = [0; 16];
            id.copy_from_slice(&hash.finalize()[..16]);
            request.id = uuid::Builder::from_custom_bytes(id).into_uuid();
        }
        Ok(())
    }
}

/// What the office has done so far.
struct Office<'a> {
    city: &'a City,
    days: &'a Days,
    /// Who gives the commands.
    caller: Caller,
    story: Story,
    /// The documents handed in, by standard.
    held: BTreeMap<usize, BTreeSet<String>>,
    /// What was submitted for approval last, and how often each gate was, by standard.
    matters: BTreeMap<usize, (PartId, BTreeMap<Gate, u32>)>,
    /// The last day of the consultation, by standard.
    consulted_until: BTreeMap<usize, Date>,
    /// How often a standard was consulted on.
    rounds: BTreeMap<usize, u32>,
    numbers: Numbers,
}

impl Office<'_> {
    fn act(&mut self, happening: Happening) -> Result<(), Failure> {
        let Happening { on, standard: at, act } = &happening;
        let procedure = self.city.procedure(*at);
        let (gate, answered) = match act {
            Act::Submit { gate, .. } => (Some(*gate), false),
            act => (act.gate(), true),
        };
        let rule = gate.and_then(|gate| procedure.gates.get(&gate));
        let asked = rule
            .into_iter()
            .flat_map(|rule| rule.requires.iter().chain(rule.answer.iter().filter(|_| answered)));
        for kind in asked {
            if self.held.entry(*at).or_default().insert(kind.clone()) {
                let document = self.document(*at, kind, "")?;
                self.give_standard(*on, *at, Command::AttachDocument { document });
            }
        }
        match happening.act {
            Act::Submit { ref by, gate } => self.submit(*on, *at, by, gate),
            Act::Matter { ref by, ref command } => {
                let (target, caller) = (self.matter(*at)?, self.person(by)?);
                self.give_as(caller, *on, StreamId::Approval(target), command.clone());
                Ok(())
            }
            Act::SeatLate { step, seat, last } => {
                let until = self.days.worked(last).ok_or_else(|| bad("clock"))?;
                let target = StreamId::Approval(self.matter(*at)?);
                self.note(*on, target, Which::Seat { step, seat }, until)
            }
            Act::ConsultationOver => {
                let until = self.consulted_until.get(at).ok_or_else(|| bad("clock"))?;
                let part = self.consultation(*at).ok_or_else(|| bad("clock"))?;
                self.note(*on, StreamId::Consultation(part), Which::Consultation, *until)
            }
            _ => {
                let on = *on;
                let (at, command) = self.command(happening)?;
                self.give_standard(on, at, command);
                Ok(())
            }
        }
    }

    /// The newest consultation on a draft.
    fn consultation(&self, at: usize) -> Option<PartId> {
        let (id, count) = (&self.city.standards[at].id, self.rounds.get(&at)?);
        format!("{id}.draft.{count}").parse().ok()
    }

    /// A person submits a gate; what follows is said about that matter.
    fn submit(&mut self, on: Date, at: usize, by: &PersonId, gate: Gate) -> Result<(), Failure> {
        let id = &self.city.standards[at].id;
        let mut counts = self.matters.remove(&at).map(|(_, counts)| counts).unwrap_or_default();
        let count = counts.entry(gate).or_insert(0);
        *count += 1;
        let matter: PartId = format!("{id}.{}.{count}", gate.key()).parse()?;
        self.matters.insert(at, (matter, counts));
        let (target, caller) = (StreamId::Standard(id.clone()), self.person(by)?);
        self.give_as(caller, on, target, Command::SubmitGate { gate });
        Ok(())
    }

    fn matter(&self, at: usize) -> Result<PartId, Failure> {
        let matter = self.matters.get(&at).map(|(matter, _)| matter.clone());
        matter.ok_or_else(|| bad(self.city.standards[at].id.as_str()))
    }

    /// A person of the city, who gives a command.
    fn person(&self, person: &PersonId) -> Result<Caller, Failure> {
        let name = self.city.people.name_of(person)?.clone();
        Ok(Caller::for_person(name, person.clone()))
    }

    /// The clock notes that a last day has passed.
    fn note(
        &mut self,
        on: Date,
        target: StreamId,
        which: Which,
        until: Date,
    ) -> Result<(), Failure> {
        let caller = Caller::clock();
        self.give_as(caller, on, target, deadline::Command::NoteDeadline { which, until });
        Ok(())
    }

    /// The command, and the standard it goes to.
    fn command(&mut self, happening: Happening) -> Result<(usize, Command), Failure> {
        let Happening { on, standard: at, act } = happening;
        let procedure = self.city.procedure(at);
        let standard = &self.city.standards[at];
        let reason = || act.reason().parse::<Sentence>();
        let command = match act {
            Act::Propose => match standard.renews {
                // The decision to revise has proposed a new edition; what it replaces is added here.
                Some(first) => self.numbers.replacing(first, &standard.profile)?,
                None => Command::Propose {
                    procedure: procedure.id.clone(),
                    profile: standard.profile.clone(),
                },
            },
            Act::Accept => Command::AcceptProposal,
            Act::Reject => Command::RejectProposal { reason: reason()? },
            Act::Withdraw => Command::Withdraw { reason: reason()? },
            Act::Extend(days) => {
                Command::ExtendPlan { until: on.saturating_add(days.days()), reason: reason()? }
            }
            Act::Suspend => Command::Suspend { reason: reason()? },
            Act::Resume => Command::Resume,
            Act::Consult(days) => {
                let last = on.saturating_add(i64::from(days).days());
                let last = if procedure.rolls() { self.days.rolled(last) } else { last };
                self.consulted_until.insert(at, last);
                *self.rounds.entry(at).or_default() += 1;
                let asked = procedure.asks(Purpose::Draft).map_or(0, |rule| rule.bodies);
                let bodies = self.city.bodies(asked)?;
                Command::OpenConsultation { days, purpose: Purpose::Draft, bodies }
            }
            Act::Close => Command::CloseConsultation,
            Act::Review => Command::BeginReview,
            Act::Return => {
                let proposal = &procedure.gates[&Gate::Proposal].requires;
                self.held.entry(at).or_default().retain(|kind| proposal.contains(kind));
                Command::Return { to: Stage::Drafting, reason: reason()? }
            }
            Act::Pass => Command::PassReview { conclusion: reason()? },
            Act::Approve => {
                Command::ApprovePublication { number: self.numbers.give(on, at, standard)? }
            }
            Act::Publish(days) => {
                self.numbers.take_the_year(on, at);
                Command::Publish { effective_on: on.saturating_add(days.days()) }
            }
            Act::Correct(en) => {
                let zh = standard.profile.titles.best("zh");
                let titles = titles(zh, en).ok_or_else(|| bad(en))?;
                let profile = Profile { titles, ..standard.profile.clone() };
                Command::CorrectProfile { profile, approval: APPROVAL.parse()?, reason: reason()? }
            }
            Act::Revise => Command::StartRevision { ground: reason()? },
            Act::Confirm => Command::Confirm { conclusion: reason()? },
            Act::Renew => {
                let next = self.city.standards.get(at + 1).ok_or_else(|| bad("renew"))?;
                Command::Revise { successor: next.id.clone() }
            }
            Act::Supersede => {
                let first = standard.renews.ok_or_else(|| bad("supersede"))?;
                return Ok((first, Command::Supersede));
            }
            Act::Abolish => Command::Abolish { reason: reason()? },
            Act::Attach(kind) => {
                self.held.entry(at).or_default().insert(kind.into());
                Command::AttachDocument { document: self.document(at, kind, "")? }
            }
            Act::Replace(kind) => {
                Command::AttachDocument { document: self.document(at, kind, "（修改稿）")? }
            }
            Act::Submit { .. }
            | Act::Through { .. }
            | Act::Matter { .. }
            | Act::SeatLate { .. }
            | Act::ConsultationOver => return Err(bad("an act of a person or the clock")),
        };
        Ok((at, command))
    }

    fn give_standard(&mut self, on: Date, at: usize, command: Command) {
        let target = StreamId::Standard(self.city.standards[at].id.clone());
        self.give(on, target, command);
    }

    fn give(
        &mut self,
        on: Date,
        target: StreamId,
        command: impl Into<plumbline_lifecycle::Command>,
    ) {
        self.give_as(self.caller.clone(), on, target, command);
    }

    fn give_as(
        &mut self,
        caller: Caller,
        on: Date,
        target: StreamId,
        command: impl Into<plumbline_lifecycle::Command>,
    ) {
        self.story.requests.push(Request {
            id: Uuid::nil(),
            target,
            command: command.into(),
            expected_version: None,
            happened_on: Some(on),
            caller,
            on_behalf_of: None,
        });
    }

    /// A document of this kind, whose content is kept; another `edition` of it has another content.
    fn document(&mut self, at: usize, kind: &str, edition: &str) -> Result<Document, Failure> {
        let rule = self.city.procedure(at).documents.get(kind).ok_or_else(|| bad(kind))?;
        let Words { zh, en } = rule.words();
        let zh = format!("{zh}{edition}");
        let name = format!("示例-{zh}.pdf").parse()?;
        let content = paper(&Words { zh, en });
        let (size, sha256) = (content.len() as u64, sha256(&content));
        self.story.papers.insert(sha256.clone(), content);
        let (kind, media_type) = (kind.into(), "application/pdf".into());
        Ok(Document { kind, name, media_type, size, sha256 })
    }
}
