//! The made-up office: what it does about each happening, as the commands that a real one would give.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::{Command, Document, Profile, Relation, RelationKind};
use plumbline_lifecycle::{Level, Name, Number, Sentence, Stage, StreamId};
use plumbline_workflow::Request;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::demo::act::Act;
use crate::demo::city::{City, Happening, bad, titles};
use crate::demo::paper::paper;
use crate::failure::Failure;

/// Who gives the commands.
const ACTOR: &str = "示例：标准化专员";
/// By what a correction was allowed.
const APPROVAL: &str = "示例：局务会会议纪要第 7 号";

/// Every command that made the city up to today. Its id is made of its position, so that a second start changes nothing.
pub(super) fn requests(city: &City, today: Date) -> Result<Vec<Request>, Failure> {
    let mut office = Office {
        city,
        caller: Caller::at_the_machine(ACTOR.parse()?),
        requests: Vec::new(),
        held: BTreeMap::new(),
        numbers: BTreeMap::new(),
        given: BTreeMap::new(),
    };
    for command in &city.people {
        office.give(None, StreamId::People, command.clone());
    }
    for happening in city.happenings(today)? {
        office.act(happening)?;
    }
    Ok(office.requests)
}

/// What the office has done so far.
struct Office<'a> {
    city: &'a City,
    caller: Caller,
    requests: Vec<Request>,
    /// The documents handed in, by standard.
    held: BTreeMap<usize, BTreeSet<String>>,
    /// The number each standard has.
    numbers: BTreeMap<usize, Number>,
    /// How many numbers of a series were given, and the last of them.
    given: BTreeMap<&'static str, (usize, u32)>,
}

impl Office<'_> {
    fn act(&mut self, happening: Happening) -> Result<(), Failure> {
        let Happening { on, standard: at, act } = happening;
        let city = self.city;
        let rule = act.gate().and_then(|gate| city.procedure.gates.get(&gate));
        for kind in rule.into_iter().flat_map(|rule| &rule.requires) {
            if self.held.entry(at).or_default().insert(kind.clone()) {
                let document = self.document(kind)?;
                self.give_standard(on, at, Command::AttachDocument { document });
            }
        }
        let (at, command) = self.command(happening)?;
        self.give_standard(on, at, command);
        Ok(())
    }

    /// The command, and the standard it goes to.
    fn command(&mut self, happening: Happening) -> Result<(usize, Command), Failure> {
        let Happening { on, standard: at, act } = happening;
        let standard = &self.city.standards[at];
        let reason = || act.reason().parse::<Sentence>();
        let command = match act {
            Act::Propose => match standard.renews {
                // The decision to revise has proposed a new edition; what it replaces is added here.
                Some(first) => self.replacing(first, &standard.profile)?,
                None => Command::Propose {
                    procedure: self.city.procedure.id.clone(),
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
            Act::Consult(days) => Command::OpenConsultation { days },
            Act::Close => Command::CloseConsultation,
            Act::Review => Command::BeginReview,
            Act::Return => {
                let proposal = &self.city.procedure.gates[&Gate::Proposal].requires;
                self.held.entry(at).or_default().retain(|kind| proposal.contains(kind));
                Command::Return { to: Stage::Drafting, reason: reason()? }
            }
            Act::Pass => Command::PassReview { conclusion: reason()? },
            Act::Approve => Command::ApprovePublication { number: self.number(on, at)? },
            Act::Publish(days) => {
                self.takes_the_year(on, at);
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
        };
        Ok((at, command))
    }

    fn give_standard(&mut self, on: Date, at: usize, command: Command) {
        let target = StreamId::Standard(self.city.standards[at].id.clone());
        self.give(Some(on), target, command);
    }

    fn give(
        &mut self,
        on: Option<Date>,
        target: StreamId,
        command: impl Into<plumbline_lifecycle::Command>,
    ) {
        self.requests.push(Request {
            id: id("plumbline demo with papers", self.requests.len()),
            target,
            command: command.into(),
            expected_version: None,
            happened_on: on,
            caller: self.caller.clone(),
            on_behalf_of: None,
        });
    }

    fn document(&self, kind: &str) -> Result<Document, Failure> {
        let words = &self.city.procedure.documents[kind];
        let content = paper(&words.words());
        let hash = Sha256::digest(&content);
        Ok(Document {
            kind: kind.into(),
            name: format!("示例-{}.pdf", words.zh).parse()?,
            media_type: "application/pdf".into(),
            size: content.len() as u64,
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }

    fn replacing(&self, first: usize, profile: &Profile) -> Result<Command, Failure> {
        let number = self.numbers.get(&first).ok_or_else(|| bad("a first edition's number"))?;
        let target: Name = number.to_string().parse()?;
        let relations = vec![Relation { kind: RelationKind::Replaces, target }];
        Ok(Command::AmendProfile { profile: Profile { relations, ..profile.clone() } })
    }

    /// A second edition keeps its sequence number and takes a new year. The bureau's own norms are numbered one after the
    /// other; of the city's series it sees only some numbers, because another body gives them to others too.
    fn number(&mut self, on: Date, at: usize) -> Result<Number, Failure> {
        const STEPS: [u32; 7] = [1, 3, 2, 6, 1, 4, 9];
        let standard = &self.city.standards[at];
        let first = standard.renews.and_then(|first| self.numbers.get(&first));
        let number = if let Some(first) = first {
            first.of_year(year(on))
        } else {
            let own = standard.profile.level == Level::Norm;
            let series = if own { "Q/SLMZ" } else { "DB3301/T" };
            let (count, last) = self.given.entry(series).or_insert((0, 100));
            *last += if own { 1 } else { STEPS[*count % STEPS.len()] };
            *count += 1;
            let text = format!("{series} {last:04}-{}", on.year());
            text.parse().map_err(|error| bad(&format!("{error}")))?
        };
        self.numbers.insert(at, number.clone());
        Ok(number)
    }

    /// The year of a number is that of publication.
    fn takes_the_year(&mut self, on: Date, at: usize) {
        if let Some(number) = self.numbers.get_mut(&at) {
            *number = number.of_year(year(on));
        }
    }
}

/// The id of the first command of a city that was made before its papers had contents.
pub(super) fn first_without_papers() -> Uuid {
    id("plumbline demo", 0)
}

/// The id of a command, by its place among those of a city.
fn id(city: &str, place: usize) -> Uuid {
    let hash = Sha256::digest(format!("{city} {place}"));
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(id).into_uuid()
}

fn year(on: Date) -> u16 {
    u16::try_from(on.year()).unwrap_or_default()
}
