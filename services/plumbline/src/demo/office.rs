//! The made-up office: what it does about each happening, as the commands that a real one would give.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::review;
use plumbline_lifecycle::standard::{Command, Document, Profile};
use plumbline_lifecycle::{
    Name, PartId, PersonId, Sentence, Stage, StreamId, Which, Words, deadline,
};
use plumbline_workflow::Request;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::demo::act::Act;
use crate::demo::city::{City, Happening};
use crate::demo::days::Days;
use crate::demo::entered;
use crate::demo::experts;
use crate::demo::hearing::{Heard, Hearing, Said, is_of_the_drafters};
use crate::demo::numbers::Numbers;
use crate::demo::panel::{Called, Deed};
use crate::demo::paper::{paper, sha256};
use crate::demo::step::{Done, Step};
use crate::demo::tables::{bad, titles};
use crate::demo::used;
use crate::failure::Failure;

/// Who gives the commands that no person gives; the cities of earlier programs are known by it too.
pub(super) const ACTOR: &str = "示例：标准化专员";
/// So many bodies are asked where the procedure asks for fewer.
const BODIES_LEAST: u32 = 6;
/// By what a correction was allowed.
const APPROVAL: &str = "示例：局务会会议纪要第 7 号";

/// What was done to make the city, up to its day.
pub(super) struct Story {
    /// In the order of the days. A command's id is made of the whole story and its position, so that a second start changes
    /// nothing, and a city with another story is known to be another.
    pub(super) steps: Vec<Step>,
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
        story: Story { steps: Vec::new(), papers: BTreeMap::new() },
        held: BTreeMap::new(),
        matters: BTreeMap::new(),
        hearings: BTreeMap::new(),
        rounds: BTreeMap::new(),
        reviews: BTreeMap::new(),
        drafters: BTreeMap::new(),
        said: Said::table()?,
        numbers: Numbers::default(),
    };
    let mut house = of_the_house(city, &days)?.into_iter().peekable();
    for happening in city.happenings(&days)? {
        while let Some(given) = house.next_if(|given| given.on <= happening.on) {
            office.of_the_house(given)?;
        }
        office.act(happening)?;
    }
    for given in house {
        office.of_the_house(given)?;
    }
    let mut story = office.story;
    story.name_commands()?;
    Ok(story)
}

/// A command that no course of a standard asks for.
struct Given {
    on: Date,
    /// The day on which it happened, where that is an earlier one.
    happened_on: Option<Date>,
    /// Who gives it, where it matters.
    by: Option<PersonId>,
    target: StreamId,
    command: plumbline_lifecycle::Command,
}

/// What happens to units and persons, to the pool of experts, and to standards in use, and what was in force before, in the order
/// of the days.
fn of_the_house(city: &City, days: &Days) -> Result<Vec<Given>, Failure> {
    let people = city.people.commands(days.back(city.age()), days)?;
    let people = people.into_iter().map(|(on, command)| Given {
        on,
        happened_on: None,
        by: None,
        target: StreamId::People,
        command: command.into(),
    });
    let pool = StreamId::Pool(experts::area()?);
    let experts = experts::commands(days)?;
    let experts = experts.into_iter().map(|(on, command)| Given {
        on,
        happened_on: None,
        by: None,
        target: pool.clone(),
        command: command.into(),
    });
    let used = used::deeds(days)?.into_iter().map(|deed| Given {
        on: deed.on,
        happened_on: None,
        by: deed.by,
        target: StreamId::Implementation(deed.standard),
        command: deed.command.into(),
    });
    let entered = entered::deeds(days)?.into_iter().map(|deed| Given {
        on: deed.on,
        happened_on: Some(deed.happened_on),
        by: None,
        target: StreamId::Standard(deed.standard),
        command: deed.command.into(),
    });
    let mut all: Vec<_> = people.chain(experts).chain(used).chain(entered).collect();
    all.sort_by_key(|given| given.on);
    Ok(all)
}

impl Story {
    fn name_commands(&mut self) -> Result<(), Failure> {
        let mut hash = Sha256::new();
        for step in &self.steps {
            hash.update(step.told()?);
        }
        let whole = hash.finalize();
        for (place, step) in self.steps.iter_mut().enumerate() {
            let hash = Sha256::new().chain_update(whole).chain_update(place.to_be_bytes());
            let mut id = [0; 16];
            id.copy_from_slice(&hash.finalize()[..16]);
            step.id = uuid::Builder::from_custom_bytes(id).into_uuid();
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
    /// The consultation that was opened last, by standard.
    hearings: BTreeMap<usize, Hearing>,
    /// How often each standard was consulted on for each purpose.
    rounds: BTreeMap<(usize, Purpose), u32>,
    /// The review that was called last, and how many there were for each purpose, by standard.
    reviews: BTreeMap<usize, (Option<PartId>, BTreeMap<review::Purpose, u32>)>,
    /// Who drafts a standard, where somebody is named.
    drafters: BTreeMap<usize, PersonId>,
    /// What is said of drafts.
    said: Vec<Said>,
    numbers: Numbers,
}

impl Office<'_> {
    fn of_the_house(&mut self, given: Given) -> Result<(), Failure> {
        let Given { on, happened_on, by, target, command } = given;
        let caller = match by {
            Some(by) => self.person(&by)?,
            None => self.caller.clone(),
        };
        self.give_as(caller, on, target, command);
        if let Some(Step { done: Done::Command(request), .. }) = self.story.steps.last_mut() {
            request.happened_on = happened_on;
        }
        Ok(())
    }

    fn act(&mut self, happening: Happening) -> Result<(), Failure> {
        let Happening { on, standard: at, act } = &happening;
        let procedure = self.city.procedure(*at);
        let (gate, answered) = match act {
            Act::Submit { gate, .. } => (Some(*gate), false),
            // What is shown to everybody are the papers of the proposal.
            Act::Notice(_) => (Some(Gate::Proposal), false),
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
                let hearing = self.hearings.get(at).ok_or_else(|| bad("clock"))?;
                let (part, until) = (hearing.part.clone(), hearing.until);
                self.note(*on, StreamId::Consultation(part), Which::Consultation, until)
            }
            Act::Heard(ref heard) => self.hear(*on, *at, heard),
            Act::Call(ref called) => self.call(*on, *at, called),
            Act::InReview(ref deeds) => self.in_review(*on, *at, deeds),
            _ => {
                let on = *on;
                let (at, command) = self.command(happening)?;
                self.give_standard(on, at, command);
                Ok(())
            }
        }
    }

    /// A consultation begins that runs until a day, with these bodies.
    fn consulted(
        &mut self,
        at: usize,
        purpose: Purpose,
        until: Date,
        bodies: &[Name],
    ) -> Result<(), Failure> {
        let round = self.rounds.entry((at, purpose)).or_insert(0);
        *round += 1;
        let part = format!("{}.{}.{round}", self.city.standards[at].id, purpose.key()).parse()?;
        // Each standard hears other things first.
        self.hearings.insert(at, Hearing::begun(part, until, bodies, at * 5));
        Ok(())
    }

    /// What is said in the newest consultation, and what comes of it.
    fn hear(&mut self, on: Date, at: usize, heard: &Heard) -> Result<(), Failure> {
        let hearing = self.hearings.get_mut(&at).ok_or_else(|| bad("a consultation"))?;
        let target = StreamId::Consultation(hearing.part.clone());
        for command in hearing.hear(heard, &self.said)? {
            let drafter = self.drafters.get(&at).filter(|_| is_of_the_drafters(&command));
            let caller = match drafter {
                Some(person) => self.person(person)?,
                None => self.caller.clone(),
            };
            self.give_as(caller, on, target.clone(), command);
        }
        Ok(())
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
        let name = self.city.name_of(person)?.clone();
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
                let asked = procedure.asks(Purpose::Draft).map_or(0, |rule| rule.bodies);
                let bodies = self.city.bodies(asked.max(BODIES_LEAST))?;
                self.consulted(at, Purpose::Draft, last, &bodies)?;
                Command::OpenConsultation { days, purpose: Purpose::Draft, bodies }
            }
            Act::Notice(days) => {
                let last = on.saturating_add(i64::from(days).days());
                let last = if procedure.rolls() { self.days.rolled(last) } else { last };
                self.consulted(at, Purpose::Notice, last, &[])?;
                Command::OpenConsultation { days, purpose: Purpose::Notice, bodies: Vec::new() }
            }
            Act::Drafters { unit, person } => {
                self.drafters.insert(at, person.clone());
                Command::NameDrafters { units: vec![unit], persons: vec![person] }
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
            Act::File => Command::RecordFiling,
            Act::Public(site) => Command::RecordPublicity { site: site.parse()? },
            Act::Report(summary) => Command::ReportImplementation { summary: summary.parse()? },
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
            | Act::ConsultationOver
            | Act::Heard(_)
            | Act::Call(_)
            | Act::InReview(_) => return Err(bad("an act of a person or the clock")),
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
        let request = Request {
            id: Uuid::nil(),
            target,
            command: command.into(),
            expected_version: None,
            happened_on: None,
            caller,
            on_behalf_of: None,
        };
        self.story.steps.push(Step { id: Uuid::nil(), on, done: Done::Command(Box::new(request)) });
    }

    /// A panel is called by whoever holds the office; what follows is done in that review.
    fn call(&mut self, on: Date, at: usize, called: &Called) -> Result<(), Failure> {
        let id = &self.city.standards[at].id;
        let (review, count) = self.reviews.entry(at).or_insert_with(|| (None, BTreeMap::new()));
        let count = count.entry(called.purpose()).or_insert(0);
        *count += 1;
        *review = Some(format!("{id}.{}.{count}", called.purpose().key()).parse()?);
        let target = StreamId::Standard(id.clone());
        let caller = self.person(self.city.office()?)?;
        let call = Command::CallReview { call: Box::new(called.on(on)) };
        self.give_as(caller, on, target, call);
        Ok(())
    }

    fn in_review(&mut self, on: Date, at: usize, deeds: &[Deed]) -> Result<(), Failure> {
        let review = self.reviews.get(&at).and_then(|(review, _)| review.clone());
        let review = review.ok_or_else(|| bad("a review"))?;
        let step = |deed: &Deed| Step {
            id: Uuid::nil(),
            on,
            done: Done::InReview(review.clone(), deed.clone()),
        };
        self.story.steps.extend(deeds.iter().map(step));
        Ok(())
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
