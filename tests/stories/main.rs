//! Stories for the core: orders in, facts or refusals out, as text that a standards officer could read.
//!
//! A story file holds one order a line: the day, the order, `->` and what came of it. The reader plays the orders
//! against the pure core and writes the same lines again; the two texts must be equal. `BLESS=1` writes what came.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::{
    BUILT_IN, Binding, Command, Desk, Document, Event, Level, Procedure, Profile, Register,
    Standard, StandardId, decide,
};

/// One standard, the register and the procedures: the whole world of a story.
struct World {
    procedures: BTreeMap<Binding, Arc<Procedure>>,
    standard: Standard,
    register: Register,
}

impl World {
    fn new() -> World {
        let procedures = BUILT_IN.iter().map(|(_, text)| {
            let procedure: Procedure = text.parse().unwrap();
            (procedure.binding(), Arc::new(procedure))
        });
        World {
            procedures: procedures.collect(),
            standard: Standard::default(),
            register: Register::default(),
        }
    }

    /// Plays one order and says what came of it.
    fn play(&mut self, on: Date, command: &Command) -> String {
        let id: StandardId = "day-care".parse().unwrap();
        let desk = Desk {
            id: &id,
            standard: &self.standard,
            procedures: &self.procedures,
            register: &self.register,
            successor_taken: false,
            on,
            today: "2040-01-01".parse().unwrap(),
        };
        let decided = match decide(&desk, command) {
            Ok(decided) => decided,
            Err(refusal) => return format!("refused, {}: {}", refusal.rule(), refusal.en()),
        };
        let mut facts = Vec::new();
        for event in &decided.standard {
            let stored = event.encode();
            let read = Event::decode(stored.kind, stored.schema, &stored.data).unwrap();
            assert_eq!(&read, event, "the stored form comes back");
            self.standard = std::mem::take(&mut self.standard).evolve(&read, on).unwrap();
            facts.push(event.kind().to_string());
        }
        if let Some(event) = &decided.register {
            self.register = std::mem::take(&mut self.register).evolve(event);
            facts.push(event.kind().into());
        }
        if let Some((id, event)) = &decided.successor {
            facts.push(format!("{} {id}", event.kind()));
        }
        format!("{} @ {}{}", facts.join(" + "), self.standard.code().unwrap(), self.due())
    }

    fn due(&self) -> String {
        let Standard::Run(run) = &self.standard else { return String::new() };
        let procedure = &self.procedures[&run.binding];
        run.due(procedure).map_or(String::new(), |due| format!(" due {due}"))
    }
}

/// Reads an order as the stories write it.
fn order(text: &str) -> Command {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    let sentence = || rest.parse().unwrap();
    match verb {
        "propose" => Command::Propose { procedure: rest.into(), profile: profile() },
        "attach" => Command::AttachDocument { document: document(rest) },
        "accept" => Command::AcceptProposal,
        "reject" => Command::RejectProposal { reason: sentence() },
        "extend" => Command::ExtendPlan {
            until: rest.parse().unwrap(),
            reason: "needs more time".parse().unwrap(),
        },
        "consult" => Command::OpenConsultation { days: rest.parse().unwrap() },
        "close" => Command::CloseConsultation,
        "review" => Command::BeginReview,
        "pass" => Command::PassReview { conclusion: sentence() },
        "approve" => Command::ApprovePublication { number: rest.parse().unwrap() },
        "publish" => Command::Publish { effective_on: rest.parse().unwrap() },
        "examine" => Command::StartRevision { ground: sentence() },
        "confirm" => Command::Confirm { conclusion: sentence() },
        "revise" => Command::Revise { successor: rest.parse().unwrap() },
        "abolish" => Command::Abolish { reason: sentence() },
        "return" => Command::Return {
            to: serde_json::from_value(rest.into()).unwrap(),
            reason: "not ready".parse().unwrap(),
        },
        "suspend" => Command::Suspend { reason: sentence() },
        "resume" => Command::Resume,
        "withdraw" => Command::Withdraw { reason: sentence() },
        "observe" => Command::RecordObservation {
            observation: serde_json::from_value(
                serde_json::json!({"code": rest, "reference": "ISO 1"}),
            )
            .unwrap(),
        },
        _ => panic!("no order `{verb}`"),
    }
}

fn profile() -> Profile {
    Profile {
        level: Level::Local,
        field: "elderly-care".parse().unwrap(),
        jurisdiction: "330100".parse().unwrap(),
        titles: BTreeMap::from([(
            "zh".to_string(),
            "示例：社区老年人日间照料服务规范".to_string(),
        )])
        .try_into()
        .unwrap(),
        drafting_unit: "示例养老协会".parse().unwrap(),
        relations: vec![],
    }
}

fn document(kind: &str) -> Document {
    Document {
        kind: kind.into(),
        name: format!("{kind}.docx").parse().unwrap(),
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            .into(),
        size: 1,
        sha256: "0".repeat(64),
    }
}

/// Plays a story file; lines that are empty or begin with `#` stand as they are, `attach a b c` hands in several.
fn tell(story: &str) -> String {
    let mut world = World::new();
    let mut told = String::new();
    for line in story.lines() {
        if line.is_empty() || line.starts_with('#') {
            if line.starts_with("# --") {
                world = World::new();
            }
            told += &format!("{line}\n");
            continue;
        }
        let said = line.split_once("->").map_or(line, |(said, _)| said).trim_end();
        let (day, text) = said.split_once(' ').unwrap();
        let on = day.parse().unwrap();
        let came = match text.trim().strip_prefix("attach ") {
            Some(kinds) => {
                let came: Vec<String> = kinds
                    .split(' ')
                    .map(|kind| world.play(on, &order(&format!("attach {kind}"))))
                    .collect();
                came.last().unwrap().clone()
            }
            None => world.play(on, &order(text.trim())),
        };
        told += &format!("{said}\n    -> {came}\n");
    }
    told
}

fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("stories").join(name);
    let written = std::fs::read_to_string(&path).unwrap();
    let orders: String = written
        .lines()
        .filter(|line| !line.starts_with("    ->"))
        .map(|line| format!("{line}\n"))
        .collect();
    let told = tell(&orders);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, told).unwrap();
    } else {
        assert_eq!(told, written, "{name} (BLESS=1 writes what came)");
    }
}

#[test]
fn a_whole_life() {
    check("whole_life.story");
}

#[test]
fn detours() {
    check("detours.story");
}

#[test]
fn observed_lives() {
    check("observed.story");
}
