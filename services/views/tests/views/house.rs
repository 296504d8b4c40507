//! A house in memory whose events stand in real logs: commands by the core's own decision, and lives by chance.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::ballot::{self, Ballot, CastCard, takes_card};
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::draw::Seed;
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::standard::{Command, Document, Observation, Profile};
use plumbline_lifecycle::{
    BallotBox, BallotId, Event, Folded, Jurisdiction, Known, No, PersonId, Refusal, Stage,
    StandardId, State, StreamId, World, calendar, decide,
};
use plumbline_log::{Log, NewEvent, Options, Provenance};
use plumbline_testkit::Chance;

/// The day on which everything is recorded.
pub(crate) const TODAY: Date = date(2040, 1, 1);

/// An event as it was recorded.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) on: Date,
    pub(crate) stream: StreamId,
    pub(crate) event: Event,
}

#[derive(Default)]
pub(crate) struct House {
    streams: BTreeMap<StreamId, Folded>,
    /// What lies in the boxes of secret ballots; none where one is lost.
    boxes: BTreeMap<BallotId, Option<Vec<CastCard>>>,
    pub(crate) made: Vec<Made>,
}

impl House {
    /// With procedures whose limits are short, so that lives are late often.
    pub(crate) fn new() -> House {
        let mut house = House::default();
        let stays = "[stays.\"10.00\"]\ndays = 20\nsource = \"示例：立项\"\n[stays.\"50.00\"]\ndays = 10\nsource = \"示例：批准\"\n";
        let text = |named| BUILT_IN.iter().find(|(id, _)| *id == named).unwrap().1;
        let (local, iso) = (text("local"), text("iso"));
        let local = local.replace("months = 60", "months = 6").replace("months = 18", "months = 5");
        for text in [format!("{local}\n{stays}"), iso.replace("days = 84", "days = 30")] {
            let adopt = procedure::Command::AdoptProcedure { text };
            assert!(house.give(date(2023, 1, 1), &StreamId::Procedures, adopt.into()));
        }
        house
    }

    /// With a procedure whose last days roll and are counted in working days.
    pub(crate) fn by_working_days() -> House {
        let mut house = House::default();
        let roll = "roll = { to = \"next-working-day\", source = \"示例\" }\n";
        let stays = ["10.00", "20.00", "30.20", "30.60", "40.00", "50.00"].map(|code| {
            format!("[stays.\"{code}\"]\nworking_days = 5\nsource = \"示例：{code}\"\n")
        });
        let text = BUILT_IN[0].1.replace("months = 18", "months = 5");
        let text = format!("{roll}{text}\n{}", stays.concat());
        let adopt = procedure::Command::AdoptProcedure { text };
        assert!(house.give(date(2023, 1, 1), &StreamId::Procedures, adopt.into()));
        house
    }

    /// Sets a year in which these days are off, from the first to the last.
    pub(crate) fn set_off(&mut self, on: Date, first: Date, last: Date) {
        let days = format!("{first}..{last}");
        let year = first.year();
        let text = format!("year = {year}\noff = [\"{days}\"]\nsource = \"示例：{on}\"");
        let set = calendar::Command::SetCalendar(text.parse().unwrap());
        assert!(self.give(on, &StreamId::Calendar, set.into()));
    }

    /// Gives a command; true when it was allowed.
    pub(crate) fn give(
        &mut self,
        on: Date,
        target: &StreamId,
        command: plumbline_lifecycle::Command,
    ) -> bool {
        // Which days are worked is said on the day itself.
        let today = if *target == StreamId::Calendar { on } else { TODAY };
        self.give_as(None, on, today, target, command)
    }

    /// The same by a person, on the day `today`.
    pub(crate) fn give_as(
        &mut self,
        by: Option<&PersonId>,
        on: Date,
        today: Date,
        target: &StreamId,
        command: plumbline_lifecycle::Command,
    ) -> bool {
        let Ok(events) = self.ask(by, on, today, target, &command) else { return false };
        events.into_iter().for_each(|(stream, event)| self.record(on, stream, event));
        true
    }

    /// The decision alone.
    pub(crate) fn ask(
        &mut self,
        by: Option<&PersonId>,
        on: Date,
        today: Date,
        target: &StreamId,
        command: &plumbline_lifecycle::Command,
    ) -> Result<Vec<(StreamId, Event)>, Refusal> {
        loop {
            match decide(&World { known: &Beside { house: self }, by, on, today }, target, command)
            {
                Ok(events) => return Ok(events),
                Err(No::Refused(refusal)) => return Err(refusal),
                Err(No::Missing(stream)) => {
                    self.streams.insert(stream.clone(), Folded::unborn(&stream));
                }
            }
        }
    }

    /// Records an event as it is: one that other commands make.
    pub(crate) fn record(&mut self, on: Date, stream: StreamId, event: Event) {
        let before = self.streams.remove(&stream).unwrap_or_else(|| Folded::unborn(&stream));
        self.streams.insert(stream.clone(), before.then(0, &event, on).unwrap());
        self.made.push(Made { on, stream, event });
    }

    /// A card is put into the box of a secret ballot, where the core takes it and it was not used.
    pub(crate) fn cast(&mut self, id: &BallotId, card: CastCard, on: Date) -> Result<(), Refusal> {
        let unborn = Ballot::default();
        let ballot = match self.streams.get(&StreamId::Ballot(id.clone())).map(|held| &held.state) {
            Some(State::Ballot(ballot)) => ballot,
            _ => &unborn,
        };
        takes_card(id, ballot, &card.code, on)?;
        let held = self.boxes.entry(id.clone()).or_insert_with(|| Some(Vec::new()));
        let held = held.as_mut().ok_or(ballot::Refusal::BoxLost {})?;
        match held.iter().find(|other| other.code == card.code) {
            Some(other) if other.choice == card.choice => Ok(()),
            Some(_) => Err(ballot::Refusal::CardUsed {}.into()),
            None => {
                held.push(card);
                Ok(())
            }
        }
    }

    /// The box of a secret ballot is gone.
    pub(crate) fn lose_box(&mut self, id: &BallotId) {
        self.boxes.insert(id.clone(), None);
    }

    /// Every stream as the core folds it.
    pub(crate) fn streams(&self) -> &BTreeMap<StreamId, Folded> {
        &self.streams
    }

    pub(crate) fn order(&mut self, on: Date, id: &StandardId, command: Command) -> bool {
        self.give(on, &StreamId::Standard(id.clone()), command.into())
    }

    /// Every document that any gate asks for.
    fn documents(&mut self, on: Date, id: &StandardId) {
        for kind in documents() {
            let document = Document {
                kind,
                name: "示例.pdf".parse().unwrap(),
                media_type: "application/pdf".into(),
                size: 1,
                sha256: "0f".repeat(32),
            };
            self.order(on, id, Command::AttachDocument { document });
        }
    }

    /// A life that we run: `n` numbers it, and it refers to others by their ids, numbers and references.
    pub(crate) fn run_by_chance(&mut self, n: u64, chance: &mut Chance) {
        let ids: [StandardId; 2] =
            [format!("run-{n}").parse().unwrap(), format!("run-{n}-b").parse().unwrap()];
        let mut day = date(2024, 1, 1).saturating_add((chance.below(60) as i64).days());
        let propose = Command::Propose { procedure: "local".into(), profile: profile(n, chance) };
        assert!(self.order(day, &ids[0], propose));
        let events_max = 20 + chance.below(40);
        for _ in 0..events_max {
            day = day.saturating_add((chance.below(50) as i64).days());
            let id = &ids[usize::from(chance.below(4) == 0)];
            if chance.below(2) == 0 {
                self.onward(n, day, id);
            } else {
                self.order(day, id, any_command(n, day, &ids[1], chance));
            }
        }
    }

    /// Whatever comes next in a life without trouble: chance alone hardly ever gets past the review.
    pub(crate) fn onward(&mut self, n: u64, on: Date, id: &StandardId) {
        self.documents(on, id);
        let say = || "示例：理由".parse().unwrap();
        let second = id.as_str().ends_with("-b");
        let stream = StreamId::Standard(id.clone());
        let area = match self.streams.get(&stream).map(|folded| &folded.state) {
            Some(State::Standard(standard)) => standard.jurisdiction(),
            _ => None,
        };
        let area = area.as_ref().and_then(Jurisdiction::local_series).unwrap_or("3301");
        let sequence = 400 + n * 2 + u64::from(second);
        let number = format!("DB{area}/T {sequence:04}-{}", on.year() - 1);
        let _ = [
            Command::Resume,
            Command::AcceptProposal,
            Command::CloseConsultation,
            Command::BeginReview,
            Command::OpenConsultation { days: 31, purpose: Purpose::Draft, bodies: Vec::new() },
            Command::PassReview { conclusion: say() },
            Command::ApprovePublication { number: number.parse().unwrap() },
            Command::Publish { effective_on: on },
            Command::StartRevision { ground: say() },
        ]
        .into_iter()
        .any(|command| self.order(on, id, command));
    }

    /// A life that another body runs, its sightings recorded in any order.
    pub(crate) fn observe_by_chance(&mut self, n: u64, chance: &mut Chance) {
        let id: StandardId = format!("seen-{n}").parse().unwrap();
        let codes = ["20.00", "30.20", "40.20", "40.60", "50.20", "60.60", "90.20", "95.99"];
        for at in 0..3 + chance.below(6) {
            let day = date(2024, 1, 1).saturating_add((chance.below(500) as i64).days());
            let code = chance.one_of(&codes);
            let title = format!("示例标题 {n} {}", chance.below(3));
            let observation: Observation = serde_json::from_value(serde_json::json!({
                "code": code, "reference": reference(n, chance),
                "titles": if at == 0 || chance.below(2) == 0 { serde_json::json!({ "zh": title }) } else { serde_json::json!({}) },
                "ics": [format!("{}.020", 11 + chance.below(3))],
            }))
            .unwrap();
            assert!(self.order(day, &id, Command::RecordObservation { observation }));
        }
    }
}

/// The streams, with a made-up checkpoint that seeds every draw, and the boxes.
struct Beside<'a> {
    house: &'a House,
}

impl Known for Beside<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.house.streams.get(id)
    }

    fn ballot_box(&self, ballot: &BallotId) -> BallotBox {
        match self.house.boxes.get(ballot) {
            None => BallotBox::Sealed(Vec::new()),
            Some(Some(cards)) => BallotBox::Sealed(cards.clone()),
            Some(None) => BallotBox::Lost,
        }
    }

    fn checkpoint_of(&self, _: &StreamId) -> Option<Seed> {
        Some(Seed { size: 7, root: [7; 32].into(), cosignature: None })
    }
}

/// The kinds of document that the local procedure knows.
fn documents() -> Vec<String> {
    let local = BUILT_IN.iter().find(|(id, _)| *id == "local").unwrap().1;
    let local: procedure::Procedure = local.parse().unwrap();
    local.documents.into_keys().collect()
}

pub(crate) fn profile(n: u64, chance: &mut Chance) -> Profile {
    serde_json::from_value(serde_json::json!({
        "level": "local",
        "field": chance.one_of(&["elderly-care", "child-welfare"]),
        "jurisdiction": chance.one_of(&["330100", "330106", "370000"]),
        "titles": { "zh": format!("示例 {n} {}", chance.below(4)), "en": "An example" },
        "drafting_unit": "示例协会",
        "relations": (0..chance.below(3)).map(|_| {
            let kind = chance.one_of(&["refers_to", "replaces", "grown_from"]);
            serde_json::json!({ "kind": kind, "target": target(n, chance) })
        }).collect::<Vec<_>>(),
    }))
    .unwrap()
}

/// Two lives share a row of references, and each takes another one now and then.
fn reference(n: u64, chance: &mut Chance) -> String {
    format!("ISO {}:{}", n / 2, 2000 + chance.below(3))
}

fn target(n: u64, chance: &mut Chance) -> String {
    let other = (n + 1 + chance.below(4)) % 24;
    match chance.below(4) {
        0 => format!("run-{other}"),
        1 => format!("run-{other}-b"),
        2 => format!("db3301/t{:04}—{}", 400 + other * 2 + chance.below(2), 2023 + chance.below(2)),
        _ => reference(other % 16, chance),
    }
}

fn any_command(n: u64, on: Date, successor: &StandardId, chance: &mut Chance) -> Command {
    let say = || "示例：理由".parse().unwrap();
    match chance.below(36) {
        34 | 35 => {
            let other = (n + 24 - 1 - chance.below(4)) % 24;
            Command::AgreeToReplacement { by: format!("run-{other}").parse().unwrap() }
        }
        0..4 => Command::AcceptProposal,
        4..7 => Command::OpenConsultation { days: 31, purpose: Purpose::Draft, bodies: Vec::new() },
        7..10 => Command::CloseConsultation,
        10..14 => Command::BeginReview,
        14..17 => Command::PassReview { conclusion: say() },
        17..20 => Command::Publish { effective_on: on },
        20 => Command::CloseConsultation,
        21 => Command::StartRevision { ground: say() },
        22 => Command::Confirm { conclusion: say() },
        23 => Command::Revise { successor: successor.clone() },
        24 => Command::Return {
            to: *chance.one_of(&[Stage::Proposal, Stage::Drafting, Stage::ExpertReview]),
            reason: say(),
        },
        25..27 => Command::Suspend { reason: say() },
        27..29 => Command::Resume,
        29 => Command::ExtendPlan {
            until: on.saturating_add((1 + chance.below(12) as i64).months()),
            reason: say(),
        },
        30 => Command::Supersede,
        31 if chance.below(3) == 0 => Command::Withdraw { reason: say() },
        31 if chance.below(2) == 0 => Command::Abolish { reason: say() },
        _ => Command::AmendProfile { profile: profile(n, chance) },
    }
}

/// A log whose events come from a house.
pub(crate) struct Book {
    pub(crate) log: Log,
    versions: BTreeMap<StreamId, u64>,
    commands: u128,
}

impl Book {
    pub(crate) fn open(dir: &Path) -> Book {
        let options = Options { any_file_system: true, reserve_bytes: 0, ..Options::default() };
        let log = Log::open(dir, &options).unwrap();
        Book { log, versions: BTreeMap::new(), commands: 0 }
    }

    /// Another book, in a copy of the folder of this one: the same log until something is written into either.
    pub(crate) fn copied(&self, from: &Path, to: &Path) -> Book {
        std::fs::create_dir(to).unwrap();
        for file in ["log.db", "log.db-wal", "log.head"] {
            std::fs::copy(from.join(file), to.join(file)).unwrap();
        }
        Book { versions: self.versions.clone(), commands: self.commands, ..Book::open(to) }
    }

    /// Records events, each as a command of its own, in one commit.
    pub(crate) fn write(&mut self, made: &[Made]) {
        let rows = made.iter().map(|Made { on, stream, event }| {
            let version = self.versions.entry(stream.clone()).or_default();
            *version += 1;
            let stored = event.encode();
            NewEvent {
                stream: stream.to_string(),
                version: *version,
                kind: stored.kind,
                schema: stored.schema,
                happened_on: *on,
                data: stored.data,
            }
        });
        let rows: Vec<NewEvent> = rows.collect();
        self.append(&rows);
    }

    pub(crate) fn append(&mut self, rows: &[NewEvent]) {
        let mut batch = self.log.appender.begin().unwrap();
        for row in rows {
            self.commands += 1;
            let provenance = Provenance {
                command: uuid::Uuid::from_u128(self.commands),
                digest: [0; 32],
                actor: "office:li".into(),
                on_behalf_of: None,
            };
            let now = "2026-03-02T00:00:00Z".parse().unwrap();
            batch.append(&provenance, now, std::slice::from_ref(row)).unwrap();
        }
        batch.commit().unwrap();
    }
}
