//! Events that are not what was recorded, or of a kind that this program does not know: they are told to nobody, their own
//! streams refuse commands, and everybody else goes on, after each start.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::standard::{Command, Observation};
use plumbline_log::{Log, NewEvent, Options, Provenance};
use plumbline_pages::CutWal;
use plumbline_testkit::{Folder, Start, plumbline, run};
use plumbline_workflow::{Request, Writer, WriterOptions};
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use uuid::Uuid;

use crate::office::{Office, token};

/// The log's database as a stranger opens it who knows of its checksums, and of nothing else.
fn by_hand(data: &Path) -> Connection {
    plumbline_pages::open(&data.join("log.db"), OpenFlags::default(), CutWal::Ends).unwrap()
}

/// Changes an event behind the triggers' back, with its leaf left as it was.
fn damage(data: &Path, seq: u64) {
    let db = by_hand(data);
    let sql =
        "DROP TRIGGER event_is_written_once; UPDATE event SET actor = 'somebody' WHERE seq = ";
    db.execute_batch(&format!("{sql}{seq}")).unwrap();
}

/// Appends an event of a kind of the future, sealed into the tree like any other.
fn unknown_event(data: &Path, standard: &str) -> u64 {
    let mut log = Log::open(data, &Options::default()).unwrap();
    let event = NewEvent {
        stream: format!("standard/{standard}"),
        version: 2,
        kind: "StandardPraised",
        schema: 1,
        happened_on: "2026-01-01".parse().unwrap(),
        data: "{}".into(),
    };
    let (command, actor) = (Uuid::now_v7(), "office".to_owned());
    let from = Provenance { command, digest: [0; 32], actor, on_behalf_of: None };
    let mut batch = log.appender.begin().unwrap();
    let seq = batch.append(&from, jiff::Timestamp::now(), &[event]).unwrap().first_seq;
    batch.commit().unwrap();
    seq
}

#[test]
fn one_damaged_or_unknown_event_stops_its_own_stream_alone_after_every_start() {
    let folder = Folder::new("damage");
    let data = folder.join("data");
    let token = token(&data);
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt")).even_unwell();
    let server = start.start().unwrap();
    let mut office = Office::of(&server, &token);
    let hurt = office.propose("hurt");
    let _ = ["odd", "whole"].map(|standard| office.propose(standard));
    assert!(server.stop().success());
    let odd = unknown_event(&data, "odd");
    damage(&data, hurt);

    for round in 0..2 {
        let server = start.start().unwrap();
        let mut office = Office::of(&server, &token);
        for (standard, seq) in [("hurt", hurt), ("odd", odd)] {
            let told =
                office.call("StandardService/GetStandard", &json!({ "standardId": standard }));
            for answer in [office.suspend(standard), told, office.suspend(standard)] {
                let says = answer.text();
                assert!(says.contains("\"data_loss\""), "round {round}: {says}");
                assert!(says.contains(&format!("seq {seq}")), "round {round}: {says}");
            }
        }
        let kind = if round == 0 { "suspend" } else { "resume" };
        let body = if round == 0 { json!({ "reason": "示例" }) } else { json!({}) };
        let answer = office.give("whole", kind, body);
        assert_eq!(answer.status, 200, "{}", answer.text());
        office.until_readyz("damage is said", |status, says| {
            status == 503
                && says.contains(&format!("seq {hurt}"))
                && says.contains(&format!("seq {odd}"))
                && !says.contains("still reading")
        });
        assert!(server.stop().success(), "round {round}: it ran on to its end");
    }
    let verified = run(&["verify", "--data", data.to_str().unwrap()]);
    let says = String::from_utf8_lossy(&verified.stderr).into_owned();
    assert!(!verified.status.success() && says.contains(&format!("seq {hurt}")), "{says}");
}

/// A log of so many observations.
fn observed(data: &Path, count: u64) {
    let log = Log::open(data, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
    let (writer, thread) = Writer::start(log, WriterOptions::default()).unwrap();
    let observation: Observation = serde_json::from_value(json!({
        "code": "40.20", "reference": "ISO/DIS 1", "titles": { "en": "Made up" }, "ics": [],
    }))
    .unwrap();
    let waiting: Vec<_> = (0..count)
        .map(|n| {
            let request = Request {
                id: Uuid::now_v7(),
                target: StreamId::Standard(format!("iso-{n}").parse().unwrap()),
                command: Command::RecordObservation { observation: observation.clone() }.into(),
                expected_version: None,
                happened_on: None,
                caller: Caller::at_the_machine("operator".parse().unwrap()),
                on_behalf_of: None,
            };
            writer.post(request).unwrap()
        })
        .collect();
    waiting.into_iter().for_each(|answer| drop(answer.blocking_recv().unwrap().unwrap()));
    drop(writer);
    thread.join().unwrap();
}

#[test]
fn damage_that_no_start_looks_at_is_found_by_the_walk_and_told() {
    let folder = Folder::new("walk");
    let data = folder.join("data");
    let token = token(&data);
    observed(&data, 2_000);
    let seq = 20;
    damage(&data, seq);
    std::fs::remove_file(data.join("log.seal")).unwrap();
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt")).even_unwell();
    let server = start.start().unwrap();
    let mut office = Office::of(&server, &token);
    office.until_readyz("the walk is done at once after an end that was none", |status, says| {
        status == 503 && says.contains(&format!("at seq {seq}"))
    });
    let db = by_hand(&data);
    let stream: String =
        db.query_row("SELECT stream FROM event WHERE seq = ?1", [seq], |row| row.get(0)).unwrap();
    let hurt = stream.strip_prefix("standard/").unwrap();
    let says = office.suspend(hurt).text();
    assert!(says.contains("\"data_loss\"") && says.contains(&format!("seq {seq}")), "{says}");
    assert_eq!(office.observe(7_000).status, 200);
    assert!(server.stop().success());
}
