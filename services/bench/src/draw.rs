//! A pool of ten thousand experts with a hundred thousand reviews behind it: a draw out of it by the writer, and a page of it out of the
//! view.
//!
//! What happened before is written into the log as the writer would have written it; the draws that are timed are commands.

use std::path::Path;
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::{Event, StreamId, people, pool, procedure, review, standard};
use plumbline_log::{Appender, Log, NewEvent, Options, Provenance};
use plumbline_views::ExpertQuery;
use plumbline_workflow::{Writer, WriterOptions};
use serde_json::json;
use uuid::Uuid;

use crate::given::{give, read, stream, word};
use crate::{BenchError, Figure, Samples};

const AREA: &str = "330100";

/// Each review asked so many, and let them go again.
const PANEL: usize = 5;

/// Units, and fields: an expert serves in one and knows three. Of five experts two are senior, in each field: five shares no factor with the
/// count of fields.
const UNITS: usize = 200;
const FIELDS: usize = 24;

/// Draws that are timed, and pages.
const DRAWS: usize = 100;
const PAGES: usize = 500;

/// Days over which the reviews are spread.
const DAYS: usize = 1_500;

/// Events that are written at once while the log is made.
const WRITTEN_AT_ONCE: usize = 5_000;

const PROCEDURE: &str = r#"
id = "bench"
version = 1
levels = ["local"]
title = { zh = "示例程序", en = "Made up" }
documents = {}
[gates]
[panels.proposal]
form = ["meeting"]
size = { least = 5, most = 7, odd = true }
senior_least = 2
unit_most = 2
load_most = 3
interval = { days = 90 }
alternates = 4
source = "made up"
"#;

/// Makes such a pool in a log and views of their own in this folder, and draws from it and lists it. The log stays there.
///
/// # Errors
/// When the log or the views cannot be opened, or a command is refused.
pub fn draws(folder: &Path, experts: usize, reviews: usize) -> Result<Vec<Figure>, BenchError> {
    std::fs::create_dir_all(folder)?;
    let open = || {
        Log::open(folder, &Options::default()).map_err(|err| BenchError::of("opening the log", err))
    };
    let options = WriterOptions::default();
    let today = options.zone.to_datetime((options.clock)()).date();
    past(&mut open()?.appender, experts, reviews, today)?;
    let log = open()?;
    let reader = log.reader.clone();
    let started = Writer::start(log, options);
    let (writer, thread) = started.map_err(|err| BenchError::of("starting the writer", err))?;
    let drawn = draw(&writer, today);
    drop(writer);
    thread.join().map_err(|err| BenchError::of("stopping the writer", err))?;
    let mut figures = drawn?;
    let view = |err: &dyn std::fmt::Display| BenchError::of("the views", err);
    let (views, mut runner) =
        plumbline_views::open(&folder.join("views")).map_err(|err| view(&err))?;
    let began = Instant::now();
    runner.catch_up(&reader, &mut |_| {}).map_err(|err| view(&err))?;
    let (told, took) = (reader.head(), began.elapsed());
    figures.push(Figure::counted("views", "a pool's history, all views", 1, told, took));
    for (work, query) in queries() {
        let mut samples = Samples::default();
        let began = Instant::now();
        for _ in 0..PAGES {
            samples.time(|| views.experts.list(&query, today)).map_err(|err| view(&err))?;
        }
        figures.push(samples.figure("views", work, 1, began.elapsed()));
    }
    Ok(figures)
}

fn queries() -> [(&'static str, ExpertQuery); 3] {
    let all = ExpertQuery::default();
    let field = ExpertQuery { field: field(7).parse().ok(), ..ExpertQuery::default() };
    let text = ExpertQuery { text: Some("示例 77".to_owned()), ..ExpertQuery::default() };
    [("a page of the pool", all), ("a page of a field", field), ("a search in the pool", text)]
}

/// Calls panels for standards of their own, and draws each.
fn draw(writer: &Writer, today: Date) -> Result<Vec<Figure>, BenchError> {
    let adopt = procedure::Command::AdoptProcedure { text: PROCEDURE.into() };
    give(writer, StreamId::Procedures, adopt, None)?;
    let unit = json!({"names": {"zh": "示例局"}, "kind": "bureau", "area": AREA, "fields": []});
    for command in [
        json!({"command": "FoundUnit", "unit": "u-bureau", "description": unit}),
        json!({"command": "Join", "person": "p-office", "name": "示例：某", "unit": "u-bureau"}),
        json!({"command": "AssignRole", "role": "office", "unit": "u-bureau", "person": "p-office", "from": today, "until": null}),
    ] {
        give(writer, StreamId::People, read::<people::Command>(command)?, None)?;
    }
    let on = today.saturating_add(30.days());
    let (mut called, mut drawn) = (Samples::default(), Samples::default());
    let began = Instant::now();
    for n in 0..DRAWS {
        let field = field(n);
        let standard = stream(&format!("standard/drawn-{n}"))?;
        let profile = json!({"level": "local", "field": field, "jurisdiction": AREA, "titles": {"zh": "示例"}, "drafting_unit": "示例"});
        let propose = json!({"command": "Propose", "procedure": "bench", "profile": profile});
        give(writer, standard.clone(), read::<standard::Command>(propose)?, None)?;
        let call = json!({"command": "CallReview", "call": {"purpose": "proposal", "form": "meeting", "on": on, "size": PANEL}});
        let call = read::<standard::Command>(call)?;
        called.time(|| give(writer, standard, call, Some("p-office")))?;
        let review = stream(&format!("review/drawn-{n}.proposal.1"))?;
        let draw = review::Command::Draw { reason: None };
        drawn.time(|| give(writer, review, draw, Some("p-office")))?;
    }
    let took = began.elapsed();
    Ok(vec![
        called.figure("writer", "call a panel", 1, took),
        drawn.figure("writer", "draw a panel", 1, took),
    ])
}

/// The log of such a pool: everybody admitted, then one review after the other.
fn past(
    appender: &mut Appender,
    experts: usize,
    reviews: usize,
    today: Date,
) -> Result<(), BenchError> {
    let mut log = Written { appender, waiting: Vec::new(), versions: 0 };
    let until = today.saturating_add(700.days());
    let day = |n: usize| {
        let back = i64::try_from(DAYS - n * DAYS / reviews.max(1)).unwrap_or_default();
        today.saturating_sub(back.days())
    };
    let first = today.saturating_sub(i64::try_from(DAYS + 1).unwrap_or_default().days());
    for n in 0..experts {
        let fields: Vec<String> = [n, n * 7 + 3, n * 11 + 5]
            .map(field)
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect();
        let description = json!({
            "kind": "expert", "name": format!("示例 {n}"), "unit": format!("u-{}", n % UNITS), "fields": fields,
            "title": "高级工程师", "senior": n % 5 < 2,
        });
        let admitted = pool::Event::ExpertAdmitted {
            expert: word(&expert(n))?,
            description: read(description)?,
            until,
            approval: word("示例〔2020〕1号")?,
        };
        log.write(first, admitted)?;
    }
    for n in 0..reviews {
        let review = word(&format!("past-{n}.draft.1"))?;
        // A step that shares no factor with the count comes to everybody equally often.
        let asked = (0..PANEL).map(|seat| word(&expert((n * 7_919 + seat * 104_729) % experts)));
        let asked: std::collections::BTreeSet<_> = asked.collect::<Result<_, _>>()?;
        let experts: Vec<_> = asked.into_iter().collect();
        log.write(day(n), pool::Event::ExpertsAsked { review, experts: experts.clone() })?;
        let review = word(&format!("past-{n}.draft.1"))?;
        log.write(day(n), pool::Event::ExpertsReleased { review, experts, served: true })?;
    }
    log.flush()
}

fn field(n: usize) -> String {
    format!("ics-{:02}", n % FIELDS + 1)
}

fn expert(n: usize) -> String {
    format!("e-{n:05}")
}

/// A pool's stream as it is written, many events at once.
struct Written<'a> {
    appender: &'a mut Appender,
    waiting: Vec<NewEvent>,
    versions: u64,
}

impl Written<'_> {
    fn write(&mut self, happened_on: Date, event: pool::Event) -> Result<(), BenchError> {
        let stored = Event::Pool(event).encode();
        self.versions += 1;
        self.waiting.push(NewEvent {
            stream: format!("pool/{AREA}"),
            version: self.versions,
            kind: stored.kind,
            schema: stored.schema,
            happened_on,
            data: stored.data,
        });
        if self.waiting.len() < WRITTEN_AT_ONCE { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), BenchError> {
        let failed = |err: &dyn std::fmt::Display| BenchError::of("writing the past", err);
        let mut batch = self.appender.begin().map_err(|err| failed(&err))?;
        for event in self.waiting.drain(..) {
            let from = Provenance {
                command: Uuid::now_v7(),
                digest: [0; 32],
                actor: "bench".to_owned(),
                on_behalf_of: None,
            };
            batch.append(&from, jiff::Timestamp::now(), &[event]).map_err(|err| failed(&err))?;
        }
        batch.commit().map(drop).map_err(|err| failed(&err))
    }
}
