//! One person's desk in a house with thousands of matters under approval, all of which lie before the same role: the worst
//! that its question can meet.

use std::path::Path;
use std::time::Instant;

use plumbline_access::Caller;
use plumbline_lifecycle::people::{self, Role};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::{self, Document};
use plumbline_lifecycle::{Command, PersonId, StandardId, StreamId};
use plumbline_log::{Log, Options};
use plumbline_views::Views;
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

use crate::given::{answered, word};
use crate::{BenchError, Figure, Samples};

/// Commands that are given at once: fewer than may wait.
const GIVEN_AT_ONCE: usize = 2_000;

/// Rows of a page of the desk.
const ROWS: u32 = 50;

/// Times that each person asks.
const ASKED: usize = 100;

/// Puts so many matters before one head of division, in a log and views of their own in this folder, and asks for the
/// desks of the head, the head's delegate, the deputy, who submitted them all, and somebody who has nothing to do.
///
/// # Errors
/// When the log or the views cannot be opened, or a command is refused.
pub fn desk(folder: &Path, matters: usize) -> Result<Figure, BenchError> {
    std::fs::create_dir_all(folder)?;
    let log = Log::open(folder, &Options::default())
        .map_err(|err| BenchError::of("opening the log", err))?;
    let (reader, options) = (log.reader.clone(), WriterOptions::default());
    let today = options.zone.to_datetime((options.clock)()).date();
    let started = Writer::start(log, options);
    let (writer, thread) = started.map_err(|err| BenchError::of("starting the writer", err))?;
    let filled = fill(&writer, matters, today);
    drop(writer);
    thread.join().map_err(|err| BenchError::of("stopping the writer", err))?;
    filled?;
    let view = |err: &dyn std::fmt::Display| BenchError::of("the views", err);
    let (views, mut runner) =
        plumbline_views::open(&folder.join("views")).map_err(|err| view(&err))?;
    runner.catch_up(&reader, &mut |_| {}).map_err(|err| view(&err))?;
    ask(&views, today)
}

fn ask(views: &Views, today: jiff::civil::Date) -> Result<Figure, BenchError> {
    let mut samples = Samples::default();
    let began = Instant::now();
    for person in ["p-head", "p-delegate", "p-deputy", "p-submitter", "p-other"] {
        let person: PersonId = word(person)?;
        for _ in 0..ASKED {
            samples
                .time(|| views.desk.mine(&person, today, ROWS))
                .map_err(|err| BenchError::of("the desk", err))?;
        }
    }
    Ok(samples.figure("views", "one person's desk", 1, began.elapsed()))
}

fn fill(writer: &Writer, matters: usize, today: jiff::civil::Date) -> Result<(), BenchError> {
    let mut waiting = Vec::with_capacity(GIVEN_AT_ONCE);
    let mut give = |target: StreamId, by: Option<PersonId>, command: Command| {
        let caller = Caller { person: by, ..Caller::at_the_machine(word("bench")?) };
        let request = Request {
            id: Uuid::now_v7(),
            target,
            command,
            expected_version: None,
            happened_on: None,
            caller,
            on_behalf_of: None,
        };
        waiting.push(writer.post(request).map_err(|err| BenchError::of("a command", err))?);
        if waiting.len() == GIVEN_AT_ONCE {
            waiting.drain(..).try_for_each(answered)?;
        }
        Ok::<_, BenchError>(())
    };
    for command in house(today)? {
        give(StreamId::People, None, command.into())?;
    }
    for n in 0..matters {
        let id: StandardId = word(&format!("matter-{n}"))?;
        for command in course()? {
            let stream = StreamId::Standard(id.clone());
            give(stream, Some(word("p-submitter")?), command.into())?;
        }
    }
    waiting.into_iter().try_for_each(answered)
}

fn house(today: jiff::civil::Date) -> Result<Vec<people::Command>, BenchError> {
    let unit = serde_json::json!({
        "names": { "zh": "示例处" }, "kind": "bureau", "area": "330100", "fields": ["elderly-care"],
    });
    let description =
        serde_json::from_value(unit).map_err(|err| BenchError::of("making a unit", err))?;
    let unit = || word("u-bench");
    let mut commands = vec![people::Command::FoundUnit { unit: unit()?, description }];
    for person in ["p-head", "p-delegate", "p-deputy", "p-submitter", "p-other"] {
        let (person, name) = (word(person)?, word("示例：某")?);
        commands.push(people::Command::Join { person, name, unit: unit()? });
    }
    for role in [Role::DivisionHead, Role::Legal, Role::Office, Role::DeputyDirector] {
        let person = word("p-head")?;
        let (unit, from, until) = (unit()?, today, None);
        commands.push(people::Command::AssignRole { role, unit, person, from, until });
    }
    let (role, person) = (Role::DivisionHead, word("p-deputy")?);
    commands.push(people::Command::NameDeputy { role, unit: unit()?, person, rank: 1 });
    let (from, to) = (word("p-head")?, word("p-delegate")?);
    let (first, last, gates) = (today, today, Vec::new());
    commands.push(people::Command::Delegate { from, to, first, last, gates });
    Ok(commands)
}

fn course() -> Result<Vec<standard::Command>, BenchError> {
    let profile = serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": "示例：社区助餐服务规范" }, "drafting_unit": "示例协会",
    });
    let profile =
        serde_json::from_value(profile).map_err(|err| BenchError::of("making a standard", err))?;
    let mut course = vec![standard::Command::Propose { procedure: word("local-city")?, profile }];
    for kind in ["analysis", "first-draft", "benefit", "rollout"] {
        let document = Document {
            kind: kind.into(),
            name: word("示例.pdf")?,
            media_type: "application/pdf".into(),
            size: 1,
            sha256: "0f".repeat(32),
        };
        course.push(standard::Command::AttachDocument { document });
    }
    course.push(standard::Command::SubmitGate { gate: Gate::Proposal });
    Ok(course)
}
