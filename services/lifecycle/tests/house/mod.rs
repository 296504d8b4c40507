//! A house in memory: every stream, and commands by chance. Nothing of the service around the core, and no clock.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::draw::Seed;
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::standard::{Command, Document, Profile, Run, Standard};
use plumbline_lifecycle::{
    Event, Folded, Known, No, PersonId, Refusal, Stage, StandardId, State, StreamId, World, decide,
};

/// The day on which everything is recorded.
pub(crate) const TODAY: Date = date(2200, 1, 1);

/// Every stream that was ever asked for.
#[derive(Clone, Default)]
pub(crate) struct House {
    pub(crate) streams: BTreeMap<StreamId, Folded>,
    /// Who gives the commands, where that matters.
    pub(crate) by: Option<PersonId>,
}

impl House {
    /// With the procedures that Plumbline comes with.
    pub(crate) fn new() -> House {
        let mut house = House::default();
        for (_, text) in BUILT_IN {
            house.adopt(text);
        }
        house
    }

    pub(crate) fn adopt(&mut self, text: &str) {
        let adopt = procedure::Command::AdoptProcedure { text: text.into() };
        self.give(date(2018, 1, 1), &StreamId::Procedures, &adopt.into()).unwrap();
    }

    /// The decision alone. A stream that is asked for and not there is one that holds no event yet.
    pub(crate) fn decide(
        &mut self,
        on: Date,
        target: &StreamId,
        command: &plumbline_lifecycle::Command,
    ) -> Result<Vec<(StreamId, Event)>, Refusal> {
        loop {
            match decide(
                &World { known: &Seeded(&self.streams), by: self.by.as_ref(), on, today: TODAY },
                target,
                command,
            ) {
                Ok(events) => return Ok(events),
                Err(No::Refused(refusal)) => return Err(refusal),
                Err(No::Missing(stream)) => {
                    let unborn = Folded::unborn(&stream);
                    let before = self.streams.insert(stream.clone(), unborn);
                    assert!(before.is_none(), "{stream} was at hand and asked for");
                }
            }
        }
    }

    /// Folds an event in, which must fit.
    pub(crate) fn fold(&mut self, stream: &StreamId, event: &Event, on: Date) {
        let before = self.streams.remove(stream).expect("what is written was read");
        self.streams.insert(stream.clone(), before.then(0, event, on).unwrap());
    }

    /// Decides and folds.
    pub(crate) fn give(
        &mut self,
        on: Date,
        target: &StreamId,
        command: &plumbline_lifecycle::Command,
    ) -> Result<Vec<(StreamId, Event)>, Refusal> {
        let events = self.decide(on, target, command)?;
        for (stream, event) in &events {
            self.fold(stream, event, on);
        }
        Ok(events)
    }

    /// The standard, if it is one that we run.
    pub(crate) fn run(&self, id: &StandardId) -> Option<&Run> {
        match self.streams.get(&StreamId::Standard(id.clone())).map(|folded| &folded.state) {
            Some(State::Standard(Standard::Run(run))) => Some(run),
            _ => None,
        }
    }

    /// Whatever comes next in a life without trouble, documents and all: chance alone hardly ever gets past the review.
    pub(crate) fn onward(&mut self, on: Date, id: &StandardId) -> Vec<(StreamId, Event)> {
        let stream = StreamId::Standard(id.clone());
        let mut events = Vec::new();
        for document in DOCUMENTS.iter() {
            let attach = Command::AttachDocument { document: document.clone() };
            events.extend(self.give(on, &stream, &attach.into()).unwrap_or_default());
        }
        let year = on.year();
        let number = format!("DB3301/T 0400-{year}");
        let commands = [
            propose("local"),
            Command::AcceptProposal,
            Command::CloseConsultation,
            Command::BeginReview,
            Command::OpenConsultation { days: 31, purpose: Purpose::Draft, bodies: Vec::new() },
            Command::PassReview { conclusion: say("一致同意") },
            Command::ApprovePublication { number: number.parse().unwrap() },
            Command::Publish { effective_on: on },
            Command::StartRevision { ground: say("上位法修改") },
            Command::Revise { successor: format!("{id}-2").parse().unwrap() },
        ];
        let went =
            commands.into_iter().find_map(|command| self.give(on, &stream, &command.into()).ok());
        events.extend(went.unwrap_or_default());
        events
    }
}

/// The streams, with a made-up checkpoint that seeds every draw.
struct Seeded<'a>(&'a BTreeMap<StreamId, Folded>);

impl Known for Seeded<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.0.get(id)
    }

    fn checkpoint_of(&self, _: &StreamId) -> Option<Seed> {
        Some(seed())
    }
}

/// The checkpoint of every draw.
pub(crate) fn seed() -> Seed {
    Seed { size: 7, root: [7; 32].into(), cosignature: None }
}

/// A command to this standard, of any kind.
pub(crate) fn any_command(chance: &mut Chance, on: Date, id: &StandardId) -> Command {
    let later = |days: i64| on.saturating_add(days.days());
    match chance.below(29) {
        0 => propose(chance.one_of(&["local", "iso", "none"])),
        1 => Command::AmendProfile { profile: profile(chance.one_of(&["local", "norm", "group"])) },
        2 => Command::CorrectProfile {
            profile: profile("local"),
            approval: say("批文第 1 号"),
            reason: say("题名有误"),
        },
        3 => Command::AttachDocument { document: chance.one_of(&DOCUMENTS) },
        4 => Command::AcceptProposal,
        5 => Command::RejectProposal { reason: say("重复") },
        6 => Command::ExtendPlan {
            until: later(30 * i64::from(chance.below(24))),
            reason: say("补充调研"),
        },
        7 => Command::OpenConsultation {
            days: 25 + chance.below(30),
            purpose: chance.one_of(&Purpose::ALL),
            bodies: Vec::new(),
        },
        8 => Command::CloseConsultation,
        9 => Command::BeginReview,
        10 => Command::PassReview { conclusion: say("一致同意") },
        11 => {
            let series = chance.one_of(&["DB3301/T", "Q/ABC"]);
            let (sequence, year) = (400 + chance.below(4), on.year() - i16::from(chance.odd()));
            let number = format!("{series} {sequence}-{year}").parse().unwrap();
            Command::ApprovePublication { number }
        }
        12 => Command::Publish { effective_on: later(i64::from(chance.below(3)) * 20 - 10) },
        13 => Command::StartRevision { ground: say("实施满五年") },
        14 => Command::Confirm { conclusion: say("继续有效") },
        15 => Command::Revise {
            successor: chance.one_of(&[&format!("{id}-2"), id.as_str()]).parse().unwrap(),
        },
        16 => Command::Supersede,
        17 => Command::Abolish { reason: say("不再需要") },
        18 => Command::Return { to: chance.one_of(&Stage::ALL), reason: say("指标缺少验证") },
        19 | 20 => Command::Return {
            to: chance.one_of(&[Stage::Drafting, Stage::ExpertReview]),
            reason: say("材料不符合要求"),
        },
        21 => Command::Suspend { reason: say("等待上位规定") },
        22 | 23 => Command::Resume,
        24 => Command::Withdraw { reason: say("条件不成熟") },
        26 => Command::RecordPublicity { site: say("示例网站") },
        27 => Command::ReportImplementation { summary: say("均已实施") },
        28 => Command::RecordFiling,
        _ => Command::RecordObservation { observation: observation(chance) },
    }
}

fn observation(chance: &mut Chance) -> plumbline_lifecycle::standard::Observation {
    serde_json::from_value(serde_json::json!({
        "code": chance.one_of(&["30.60", "40.20", "60.60"]), "reference": "ISO 1",
    }))
    .unwrap()
}

pub(crate) fn propose(procedure: &str) -> Command {
    Command::Propose { procedure: procedure.into(), profile: profile("local") }
}

fn profile(level: &str) -> Profile {
    serde_json::from_value(serde_json::json!({
        "level": level, "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": "示例" }, "drafting_unit": "示例协会",
    }))
    .unwrap()
}

/// A document of each kind that any gate of a built-in procedure asks for.
pub(crate) static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let texts = BUILT_IN.iter().flat_map(|(_, text)| text.lines());
    let asked = texts.filter_map(|line| line.strip_prefix("requires = "));
    let kinds: BTreeSet<&str> = asked.flat_map(|list| list.split('"').skip(1).step_by(2)).collect();
    let document = |kind: &str| Document {
        kind: kind.into(),
        name: "示例.pdf".parse().unwrap(),
        media_type: "application/pdf".into(),
        size: 1,
        sha256: "0f".repeat(32),
    };
    kinds.into_iter().map(document).collect()
});

pub(crate) fn say<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// Numbers by chance, the same ones from the same seed (xorshift64*).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn of(seed: u64) -> Chance {
        // Seeds that follow each other must not begin alike, and none may be 0.
        Chance(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        u32::try_from(high % u64::from(end)).unwrap()
    }

    pub(crate) fn odd(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(crate) fn one_of<T: Clone>(&mut self, things: &[T]) -> T {
        things[self.below(u32::try_from(things.len()).unwrap()) as usize].clone()
    }
}
