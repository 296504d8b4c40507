//! Lives made by chance: mostly onward, with suspensions, returns, extensions, amended descriptions and second editions.

use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_access::Caller;
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::procedure::{BUILT_IN, Procedure};
use plumbline_lifecycle::standard::{Command, Document, Observation, Profile};
use plumbline_lifecycle::{Sentence, Stage, StreamId};
use plumbline_log::{Log, Options};
use plumbline_testkit::Chance;
use plumbline_workflow::{Request, Writer, WriterOptions};

/// Writes so many lives into a folder.
pub(crate) fn fill(folder: &Path, lives: u32, mut chance: Chance) {
    let log = Log::open(folder, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
    let (writer, thread) = Writer::start(log, WriterOptions::default()).unwrap();
    for life in 0..lives {
        let mut office = Office { writer: &writer, chance: &mut chance, life, titles: 0 };
        if life % 5 == 4 { office.observe() } else { office.run() }
    }
    drop(writer);
    thread.join().unwrap();
}

struct Office<'a> {
    writer: &'a Writer,
    chance: &'a mut Chance,
    life: u32,
    titles: u32,
}

impl Office<'_> {
    fn run(&mut self) {
        let standard = format!("life-{:02}", self.life);
        let mut on = date(2019, 1, 1).saturating_add((self.chance.below(900) as i64).days());
        let profile = self.profile();
        let (procedure, _) = self.procedure();
        self.gives(&standard, on, Command::Propose { procedure: procedure.into(), profile });
        for _ in 0..40 {
            on = on.saturating_add((self.chance.below(70) as i64).days());
            if on > date(2026, 11, 1) {
                break;
            }
            self.step(&standard, on);
        }
    }

    /// Every fifth life goes by working days and rolls.
    fn procedure(&self) -> (&'static str, &'static str) {
        let id = if self.life.is_multiple_of(5) { "local-city" } else { "local" };
        BUILT_IN.into_iter().find(|(built_in, _)| *built_in == id).unwrap()
    }

    fn step(&mut self, standard: &str, on: Date) {
        let say = |text: &str| -> Sentence { text.parse().unwrap() };
        let command = match self.chance.below(14) {
            0 => Command::Suspend { reason: say("示例：暂停") },
            1 | 2 => Command::Resume,
            3 => Command::AmendProfile { profile: self.profile() },
            4 => {
                let to =
                    *self.chance.one_of(&[Stage::Proposal, Stage::Drafting, Stage::ExpertReview]);
                Command::Return { to, reason: say("示例：退回") }
            }
            5 => {
                let until = on.saturating_add((30 + self.chance.below(500) as i64).days());
                Command::ExtendPlan { until, reason: say("示例：延期") }
            }
            6 => Command::CorrectProfile {
                profile: self.profile(),
                approval: say("示例：纪要"),
                reason: say("示例：勘误"),
            },
            7 if self.chance.below(4) == 0 => Command::Withdraw { reason: say("示例：终止") },
            8 => Command::Confirm { conclusion: say("示例：继续有效") },
            9 => Command::Revise { successor: format!("{standard}-2").parse().unwrap() },
            _ => return self.onward(standard, on),
        };
        self.gives(standard, on, command);
    }

    /// Whatever comes next in a life without trouble.
    fn onward(&mut self, standard: &str, on: Date) {
        let procedure: Procedure = self.procedure().1.parse().unwrap();
        for kind in procedure.documents.keys() {
            let document = Document {
                kind: kind.clone(),
                name: "示例.pdf".parse().unwrap(),
                media_type: "application/pdf".into(),
                size: 1,
                sha256: "0f".repeat(32),
            };
            self.gives(standard, on, Command::AttachDocument { document });
        }
        let say = || "示例".parse().unwrap();
        let number = format!("DB3301/T {}-{}", 1_000 + self.life, on.year()).parse().unwrap();
        let effective_on = on.saturating_add((self.chance.below(60) as i64).days());
        let _ = [
            Command::AcceptProposal,
            Command::CloseConsultation,
            Command::BeginReview,
            Command::OpenConsultation { days: 31, purpose: Purpose::Draft, bodies: Vec::new() },
            Command::PassReview { conclusion: say() },
            Command::ApprovePublication { number },
            Command::Publish { effective_on },
            Command::StartRevision { ground: say() },
        ]
        .into_iter()
        .any(|command| self.gives(standard, on, command));
    }

    /// A life that another body runs; some sightings are recorded late.
    fn observe(&mut self) {
        let standard = format!("life-{:02}", self.life);
        let first = date(2020, 1, 1).saturating_add((self.chance.below(400) as i64).days());
        for _ in 0..(1 + self.chance.below(8)) {
            let on = first.saturating_add((self.chance.below(1_500) as i64).days());
            let code = self
                .chance
                .one_of(&["20.00", "30.60", "40.20", "50.00", "60.60", "90.20"])
                .parse()
                .unwrap();
            let titles = std::collections::BTreeMap::from([(
                "en".to_owned(),
                format!("Made up {}", self.chance.below(5)),
            )]);
            let observation = Observation {
                code,
                reference: self.reference().parse().unwrap(),
                titles: titles.try_into().unwrap(),
                ics: vec![format!("{:02}.080", 1 + self.chance.below(9))],
                edition: None,
                published: None,
            };
            self.gives(&standard, on, Command::RecordObservation { observation });
        }
    }

    /// So few that lives share them.
    fn reference(&mut self) -> String {
        format!("ISO/DIS {}", self.chance.below(20))
    }

    /// Another life, by whatever it may be called once.
    fn other(&mut self) -> String {
        let life = self.chance.below(50);
        let (number, year) = (1_000 + life, 2019 + self.chance.below(6));
        match self.chance.below(5) {
            0 => format!("life-{life:02}"),
            1 => format!("life-{life:02}-2"),
            2 => format!("DB3301/T {number}-{year}"),
            3 => format!("db3301/t{number}—{year}"),
            _ => self.reference(),
        }
    }

    fn profile(&mut self) -> Profile {
        self.titles += 1;
        let kinds = ["replaces", "adopts", "refers_to", "grown_from"];
        let relations = kinds[..self.chance.below(5) as usize].iter();
        let relations: Vec<_> = relations
            .map(|kind| serde_json::json!({ "kind": kind, "target": self.other() }))
            .collect();
        serde_json::from_value(serde_json::json!({
            "level": "local", "field": *self.chance.one_of(&["elderly-care", "general"]),
            "jurisdiction": *self.chance.one_of(&["330100", "330106", "330110"]),
            "titles": { "zh": format!("示例：第 {} 项之 {}", self.life, self.titles) }, "drafting_unit": "示例协会",
            "relations": relations,
        }))
        .unwrap()
    }

    /// Gives a command; true when it was allowed.
    fn gives(&mut self, standard: &str, on: Date, command: Command) -> bool {
        let done = self.writer.submit_blocking(Request {
            id: self.chance.uuid().parse().unwrap(),
            target: StreamId::Standard(standard.parse().unwrap()),
            command: command.into(),
            expected_version: None,
            happened_on: Some(on),
            caller: Caller::at_the_machine("示例：专员".parse().unwrap()),
            on_behalf_of: None,
        });
        done.is_ok()
    }
}
