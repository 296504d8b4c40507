//! Decisions on seats, by the writer in process: the rules of a chain over four streams, without HTTP.

use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_lifecycle::{StreamId, approval, people, procedure, standard};
use plumbline_log::{Log, Options};
use plumbline_workflow::{Writer, WriterOptions};
use serde_json::json;

use crate::given::{give, read, stream};
use crate::{BenchError, Figure, Samples};

/// Two heads sign one after the other, so that the first decision ends nothing.
const PROCEDURE: &str = r#"
id = "bench"
version = 1
levels = ["local"]
title = { zh = "示例程序", en = "Made up" }
documents = {}
[gates]
proposal = { requires = [], chain = "two", source = "made up" }
[chains.two]
source = "made up"
steps = [
  { zh = "处长", en = "Head", seats = ["division-head"] },
  { zh = "局长", en = "Director", seats = ["director"] },
]
"#;

/// Gives one client's commands, one for each of so many matters.
type GiveAll = fn(&Writer, usize, u32) -> Result<Samples, BenchError>;

/// The three commands that bring a matter to its first decision, each as long as proposals are made, in a log of its own in this
/// folder: a proposal, a gate submitted for approval, and a decision on a seat. What a decision costs is told by the others.
///
/// # Errors
/// When the log cannot be opened or the writer refuses.
pub fn decisions(folder: &Path, clients: usize, time: Duration) -> Result<Vec<Figure>, BenchError> {
    let log = Log::open(folder, &Options::default())
        .map_err(|err| BenchError::of("opening the log", err))?;
    let started = Writer::start(log, WriterOptions::default());
    let (writer, thread) = started.map_err(|err| BenchError::of("starting the writer", err))?;
    found(&writer)?;
    let begun = Instant::now();
    let proposed = at_once(clients, |client| propose(&writer, client, begun, time))?;
    let matters: Vec<u32> = proposed.iter().map(|(matters, _)| *matters).collect();
    let samples = proposed.into_iter().map(|(_, samples)| samples);
    let mut figures = Vec::from([figure("propose a standard", clients, samples, begun.elapsed())]);
    let mut phase = |work: &str, give_all: GiveAll| {
        let began = Instant::now();
        let samples = at_once(clients, |client| give_all(&writer, client, matters[client]))?;
        figures.push(figure(work, clients, samples, began.elapsed()));
        Ok::<_, BenchError>(())
    };
    phase("submit a gate for approval", submit)?;
    phase("decide on a seat", decide)?;
    drop(writer);
    thread.join().map_err(|err| BenchError::of("stopping the writer", err))?;
    Ok(figures)
}

fn figure(
    work: &str,
    clients: usize,
    samples: impl IntoIterator<Item = Samples>,
    took: Duration,
) -> Figure {
    let mut all = Samples::default();
    samples.into_iter().for_each(|one| all.merge(one));
    all.figure("writer", work, clients, took)
}

/// What each client comes to, all of them at once.
fn at_once<T: Send>(
    clients: usize,
    work: impl Fn(usize) -> Result<T, BenchError> + Sync,
) -> Result<Vec<T>, BenchError> {
    std::thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> =
            (0..clients).map(|client| scope.spawn(move || work(client))).collect();
        let ended = running.into_iter().map(|one| {
            one.join().unwrap_or_else(|_| Err(BenchError::of("a client", "it panicked")))
        });
        ended.collect()
    })
}

/// A bureau of three, and the procedure.
fn found(writer: &Writer) -> Result<(), BenchError> {
    let adopt = procedure::Command::AdoptProcedure { text: PROCEDURE.into() };
    give(writer, StreamId::Procedures, adopt, None)?;
    let unit = json!({"names": {"zh": "示例局"}, "kind": "bureau", "area": "330100", "fields": ["elderly-care"]});
    let mut commands =
        vec![json!({"command": "FoundUnit", "unit": "u-bureau", "description": unit})];
    for (person, role) in
        [("p-feng", "drafter"), ("p-zhao", "division-head"), ("p-zhou", "director")]
    {
        commands
            .push(json!({"command": "Join", "person": person, "name": person, "unit": "u-bureau"}));
        commands.push(json!({"command": "AssignRole", "role": role, "unit": "u-bureau", "person": person, "from": "2020-01-01", "until": null}));
    }
    for command in commands {
        give(writer, StreamId::People, read::<people::Command>(command)?, None)?;
    }
    Ok(())
}

/// Proposes until the time is over; how many.
fn propose(
    writer: &Writer,
    client: usize,
    begun: Instant,
    time: Duration,
) -> Result<(u32, Samples), BenchError> {
    let profile = json!({"level": "local", "field": "elderly-care", "jurisdiction": "330100", "titles": {"zh": "示例"}, "drafting_unit": "示例"});
    let command = json!({"command": "Propose", "procedure": "bench", "profile": profile});
    let command = read::<standard::Command>(command)?;
    let (mut number, mut samples) = (0, Samples::default());
    while begun.elapsed() < time {
        number += 1;
        let target = stream(&format!("standard/m-{client}-{number}"))?;
        samples.time(|| give(writer, target, command.clone(), None))?;
    }
    Ok((number, samples))
}

fn submit(writer: &Writer, client: usize, matters: u32) -> Result<Samples, BenchError> {
    let command = read::<standard::Command>(json!({"command": "SubmitGate", "gate": "proposal"}))?;
    let mut samples = Samples::default();
    for number in 1..=matters {
        let target = stream(&format!("standard/m-{client}-{number}"))?;
        samples.time(|| give(writer, target, command.clone(), Some("p-feng")))?;
    }
    Ok(samples)
}

fn decide(writer: &Writer, client: usize, matters: u32) -> Result<Samples, BenchError> {
    let mut samples = Samples::default();
    for number in 1..=matters {
        let target = stream(&format!("approval/m-{client}-{number}.proposal.1"))?;
        let agree = approval::Command::Decide { agree: true, opinion: None, minutes: None };
        samples.time(|| give(writer, target, agree, Some("p-zhao")))?;
    }
    Ok(samples)
}
