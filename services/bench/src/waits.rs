//! A house with very many open waits: what a tick of the clock asks of the desk, once nothing is due and once all of it is; and what
//! a command costs there, beside what it cost in the same log before there was any wait.

use std::path::Path;
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::procedure;
use plumbline_lifecycle::standard::{self, Profile};
use plumbline_lifecycle::{Command, StreamId};
use plumbline_log::{Log, Options, Reader};
use plumbline_views::Views;
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

use crate::given::{answered, give, read, stream, word};
use crate::{BenchError, Figure, Samples};

/// Last days of each standard that is on its plan: the plan's, two milestones, the day to ask for more time.
const EACH: usize = 4;

/// Commands that are given at once: fewer than may wait.
const GIVEN_AT_ONCE: usize = 2_000;

/// What the clock takes at a time.
const BATCH: u32 = 100;

/// Times that it asks on each day.
const ASKED: usize = 200;

/// Commands that are timed before there is a wait, and after.
const TIMED: usize = 500;

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

/// So many open waits with a last day, in a log and views of their own in this folder. What a command takes before there are any, and
/// then; and what a tick of the clock takes, on a day on which nothing is to be noted, and on one on which all of them are.
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
    let figures = measure(folder, &writer, &reader, waits, today);
    drop(writer);
    thread.join().map_err(|err| BenchError::of("stopping the writer", err))?;
    figures
}

fn measure(
    folder: &Path,
    writer: &Writer,
    reader: &Reader,
    waits: usize,
    today: Date,
) -> Result<Vec<Figure>, BenchError> {
    let view = |err: &dyn std::fmt::Display| BenchError::of("the views", err);
    let (views, mut runner) =
        plumbline_views::open(&folder.join("views")).map_err(|err| view(&err))?;
    let mut catch_up = || runner.catch_up(reader, &mut |_| {}).map(drop).map_err(|err| view(&err));
    adopt(writer)?;
    catch_up()?;
    let mut figures = commands(writer, &mut catch_up, 0)?;
    fill(writer, waits.div_ceil(EACH))?;
    catch_up()?;
    figures.extend(commands(writer, &mut catch_up, waits)?);
    let later = today.saturating_add(36.months());
    figures.push(ask(&views, today, "a tick, nothing due")?);
    figures.push(ask(&views, later, "a tick, all of it due")?);
    Ok(figures)
}

/// Commands of which each is answered and seen by the views before the next is given, while so many waits are open.
fn commands(
    writer: &Writer,
    catch_up: &mut impl FnMut() -> Result<(), BenchError>,
    open: usize,
) -> Result<Vec<Figure>, BenchError> {
    let (mut answers, mut seen) = (Samples::default(), Samples::default());
    let began = Instant::now();
    for n in 0..TIMED {
        let target = stream(&format!("standard/timed-{open}-{n}"))?;
        let propose =
            standard::Command::Propose { procedure: "waits".to_owned(), profile: profile()? };
        seen.time(|| {
            answers.time(|| give(writer, target, propose, None))?;
            catch_up()
        })?;
    }
    let took = began.elapsed();
    Ok(vec![
        answers.figure("writer", &format!("a command, {open} waits open"), 1, took),
        seen.figure("views", &format!("until it is seen, {open} waits open"), 1, took),
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

fn adopt(writer: &Writer) -> Result<(), BenchError> {
    let adopt = procedure::Command::AdoptProcedure { text: PROCEDURE.to_owned() };
    give(writer, StreamId::Procedures, adopt, None)
}

fn profile() -> Result<Profile, BenchError> {
    read(serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": "示例：社区助餐服务规范" }, "drafting_unit": "示例协会",
    }))
}

fn fill(writer: &Writer, standards: usize) -> Result<(), BenchError> {
    let mut waiting = Vec::with_capacity(GIVEN_AT_ONCE);
    let mut post = |target: StreamId, command: Command| {
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
    let profile = profile()?;
    for n in 0..standards {
        let target = stream(&format!("standard/waits-{n}"))?;
        let propose =
            standard::Command::Propose { procedure: "waits".to_owned(), profile: profile.clone() };
        post(target.clone(), propose.into())?;
        post(target, standard::Command::AcceptProposal.into())?;
    }
    waiting.into_iter().try_for_each(answered)
}
