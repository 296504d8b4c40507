//! A tick of the clock in a house with very many open waits: what it asks of the desk, once nothing is due and once a hundred are.

use std::path::Path;
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::procedure;
use plumbline_lifecycle::standard::{self, Profile};
use plumbline_lifecycle::{Command, StreamId};
use plumbline_log::{Log, Options};
use plumbline_views::Views;
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

use crate::given::{answered, read, stream, word};
use crate::{BenchError, Figure, Samples};

/// Last days of each standard that is on its plan: the plan's, two milestones, the day to ask for more time.
const EACH: usize = 4;

/// Commands that are given at once: fewer than may wait.
const GIVEN_AT_ONCE: usize = 2_000;

/// What the clock takes at a time.
const BATCH: u32 = 100;

/// Times that it asks on each day.
const ASKED: usize = 200;

const PROCEDURE: &str = r#"
id = "waits"
version = 1
levels = ["local"]
title = { zh = "示例：很多期限", en = "Made up: many last days" }
reminders = { days_before = [30, 7, 1], source = "示例" }
consultation = { days = 30, source = "示例" }
plan = { months = 12, milestones = [{ gate = "consultation", months = 6 }, { gate = "into_review", months = 10 }], source = "示例" }
extension = { months = 6, times = 1, ask_before = { days = 30 }, source = "示例" }
"#;

/// So many open waits with a last day, in a log and views of their own in this folder, and what a tick of the clock takes: on a day
/// on which nothing is to be noted, and on one on which all of them are.
///
/// # Errors
/// When the log or the views cannot be opened, or a command is refused.
pub fn ticks(folder: &Path, waits: usize) -> Result<Vec<Figure>, BenchError> {
    std::fs::create_dir_all(folder)?;
    let log = Log::open(folder, &Options::default())
        .map_err(|err| BenchError::of("opening the log", err))?;
    let (reader, options) = (log.reader.clone(), WriterOptions::default());
    let today = options.zone.to_datetime((options.clock)()).date();
    let started = Writer::start(log, options);
    let (writer, thread) = started.map_err(|err| BenchError::of("starting the writer", err))?;
    let filled = fill(&writer, waits.div_ceil(EACH));
    drop(writer);
    thread.join().map_err(|err| BenchError::of("stopping the writer", err))?;
    filled?;
    let view = |err: &dyn std::fmt::Display| BenchError::of("the views", err);
    let (views, mut runner) =
        plumbline_views::open(&folder.join("views")).map_err(|err| view(&err))?;
    runner.catch_up(&reader, &mut |_| {}).map_err(|err| view(&err))?;
    let later = today.saturating_add(36.months());
    Ok(vec![
        ask(&views, today, "a tick, nothing due")?,
        ask(&views, later, "a tick, all of it due")?,
    ])
}

fn ask(views: &Views, day: Date, what: &'static str) -> Result<Figure, BenchError> {
    let mut samples = Samples::default();
    let began = Instant::now();
    for _ in 0..ASKED {
        samples
            .time(|| views.desk.for_the_clock(day, BATCH))
            .map_err(|err| BenchError::of("the desk", err))?;
    }
    Ok(samples.figure("views", what, 1, began.elapsed()))
}

fn fill(writer: &Writer, standards: usize) -> Result<(), BenchError> {
    let mut waiting = Vec::with_capacity(GIVEN_AT_ONCE);
    let mut give = |target: StreamId, command: Command| {
        let request = Request {
            id: Uuid::now_v7(),
            target,
            command,
            expected_version: None,
            happened_on: None,
            caller: Caller::at_the_machine(word("bench")?),
            on_behalf_of: None,
        };
        waiting.push(writer.post(request).map_err(|err| BenchError::of("a command", err))?);
        if waiting.len() == GIVEN_AT_ONCE {
            waiting.drain(..).try_for_each(answered)?;
        }
        Ok::<_, BenchError>(())
    };
    let adopt = procedure::Command::AdoptProcedure { text: PROCEDURE.to_owned() };
    give(StreamId::Procedures, adopt.into())?;
    let profile: Profile = read(serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": "示例：社区助餐服务规范" }, "drafting_unit": "示例协会",
    }))?;
    for n in 0..standards {
        let target = stream(&format!("standard/waits-{n}"))?;
        let propose =
            standard::Command::Propose { procedure: "waits".to_owned(), profile: profile.clone() };
        give(target.clone(), propose.into())?;
        give(target, standard::Command::AcceptProposal.into())?;
    }
    waiting.into_iter().try_for_each(answered)
}
