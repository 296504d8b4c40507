//! The server is killed while its clock notes last days that have passed, again and again; each is noted exactly once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::standard::{Command, Document, Profile};
use plumbline_lifecycle::{StandardId, StreamId};
use plumbline_log::{Log, Options, Reader};
use plumbline_testkit::{Chance, Folder, Start, plumbline};
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

const STANDARDS: u64 = 200;

/// A day that passed while its consultation was closed, three times as many events.
const EVENTS_EACH: u64 = 3;

#[test]
fn a_clock_that_is_killed_while_it_notes_notes_each_day_once() {
    let seed = Chance::seed();
    println!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let folder = Folder::new("clock");
    let data = folder.join("data");
    let began = consulted(&data);
    let end = began + STANDARDS * EVENTS_EACH;

    let idle = Start::of(&plumbline(), &data).arg("--no-clock").start().unwrap();
    assert!(idle.stop().success());
    assert_eq!(head(&data), began, "a server without a clock notes nothing");

    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt"));
    let mut kills = 0;
    while head(&data) < end {
        let enough = head(&data) + 1 + chance.below(STANDARDS / 2);
        let server = start.start().unwrap_or_else(|err| panic!("after {kills} kills: {err}"));
        until(|| head(&data) >= enough.min(end));
        server.kill();
        kills += 1;
    }
    // One more start finds nothing left to do, and ends in order.
    let server = start.start().unwrap();
    assert!(server.stop().success());
    println!("{kills} kills");
    assert_eq!(noted(&data), STANDARDS, "each standard has both events");
    assert_eq!(head(&data), end, "and nothing more");
    plumbline_log::verify(&data, |_, _| {}).unwrap();
}

fn head(data: &Path) -> u64 {
    Reader::open(data).unwrap().head()
}

fn until(holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(60), "the clock noted nothing for a minute");
        std::thread::yield_now();
    }
}

/// How many consultations have one passed day and one end, in that order, and their standards hear of it.
fn noted(data: &Path) -> u64 {
    let reader = Reader::open(data).unwrap();
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    reader
        .scan(1, |row| {
            if ["DeadlinePassed", "ConsultationEnded", "ConsultationClosed"].contains(&row.kind) {
                let (_, named) = row.stream.split_once('/').unwrap_or_default();
                let standard = named.split('.').next().unwrap_or_default();
                kinds.entry(standard.to_owned()).or_default().push(row.kind.to_owned());
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    let whole = kinds
        .values()
        .filter(|kinds| **kinds == ["DeadlinePassed", "ConsultationEnded", "ConsultationClosed"]);
    u64::try_from(whole.count()).unwrap()
}

/// A log of standards whose consultations have passed by a month; the head of it.
fn consulted(data: &Path) -> u64 {
    let log = Log::open(data, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
    let reader = log.reader.clone();
    let options = WriterOptions::default();
    let today = options.zone.to_datetime((options.clock)()).date();
    let (writer, thread) = Writer::start(log, options).unwrap();
    let mut waiting = Vec::new();
    for n in 0..STANDARDS {
        let id: StandardId = format!("consulted-{n}").parse().unwrap();
        for (on, command) in course(today) {
            let request = Request {
                id: Uuid::now_v7(),
                target: StreamId::Standard(id.clone()),
                command: command.into(),
                expected_version: None,
                happened_on: Some(on),
                caller: Caller::at_the_machine("operator".parse().unwrap()),
                on_behalf_of: None,
            };
            waiting.push(writer.post(request).unwrap());
        }
    }
    for answer in waiting {
        answer.blocking_recv().unwrap().unwrap();
    }
    drop(writer);
    thread.join().unwrap();
    reader.head()
}

fn course(today: Date) -> Vec<(Date, Command)> {
    let (begun, opened) = (today.saturating_sub(70.days()), today.saturating_sub(60.days()));
    let profile: Profile = serde_json::from_value(serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": "示例：助餐服务规范" }, "drafting_unit": "示例协会",
    }))
    .unwrap();
    let mut course = vec![(begun, Command::Propose { procedure: "local".into(), profile })];
    for kind in [
        "proposal-form",
        "first-draft",
        "drafting-notes",
        "draft-for-comment",
        "explanatory-note",
        "consulted-list",
    ] {
        let document = Document {
            kind: kind.into(),
            name: "示例.pdf".parse().unwrap(),
            media_type: "application/pdf".into(),
            size: 1,
            sha256: "0f".repeat(32),
        };
        course.push((begun, Command::AttachDocument { document }));
    }
    course.push((begun, Command::AcceptProposal));
    course.push((
        opened,
        Command::OpenConsultation { days: 30, purpose: Purpose::Draft, bodies: Vec::new() },
    ));
    course
}
