//! Every call over plain HTTP against a real server, beside its golden file: what is asked and what comes back, to the letter.
//!
//! The clock stands still. PLUMBLINE_BLESS=1 writes the answers anew.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod ballots;
mod consultations;
mod desk;
mod documents;
mod door;
mod feeds;
mod implementations;
mod known;
mod life;
mod manners;
mod matrix;
mod openapi;
mod snapshot;
mod streams;
mod tools;
mod waiting;
mod world;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use plumbline_log::{NewEvent, Provenance};
use serde_json::json;

use crate::streams::feed;
use crate::world::{World, calls, read};

#[test]
fn every_call_answers_as_its_golden_file_says() {
    let world = World::new("api-calls");
    let mut files: Vec<_> =
        std::fs::read_dir(calls()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut met = BTreeSet::new();
    for file in files {
        let mut golden = read(&file);
        let answer = world.call(&golden);
        if answer["status"] == 200 {
            met.insert(golden["call"].as_str().unwrap().to_owned());
        }
        if std::env::var_os("PLUMBLINE_BLESS").is_some() {
            golden["answer"] = answer;
            std::fs::write(&file, serde_json::to_string_pretty(&golden).unwrap() + "\n").unwrap();
        } else {
            assert_eq!(golden["answer"], answer, "{}", file.display());
        }
    }
    // No golden call has a ballot, which needs a panel, or a standard in use: `ballots.rs` and `implementations.rs` have.
    let elsewhere =
        ["BallotService/GetBallot", "BallotService/Submit", "ImplementationService/Submit"];
    met.extend(elsewhere.map(str::to_owned));
    let contract = world.contract();
    let missing: Vec<&String> = contract.difference(&met).collect();
    assert!(contract.len() > 1 && missing.is_empty(), "no golden call that succeeds: {missing:?}");
}

#[test]
fn the_plain_pages_answer_without_a_token_and_the_counters_with_one() {
    let world = World::new("api-plain");
    let mut nobody = world.client();
    assert_eq!(nobody.get("/healthz").unwrap().text(), "ok\n");
    assert_eq!(nobody.get("/metrics").unwrap().status, 401);
    let document = nobody.get("/openapi.json").unwrap().json();
    assert_eq!(document["openapi"], "3.1.0");
    let files = "/v1/standards/{id}/documents";
    assert!(document["paths"][files]["post"].is_object());
    assert!(document["paths"][format!("{files}/{{sha256}}")]["get"].is_object());
    assert!(document["paths"]["/plumbline.v1.StandardService/Submit"]["post"].is_object());
    world.propose();
    let counters = world.client().with_token("reader").get("/metrics").unwrap().text();
    let line = "plumbline_calls_total{call=\"/plumbline.v1.StandardService/Submit\",code=\"ok\"} 1";
    assert!(counters.contains(line), "{counters}");
}

#[test]
fn a_house_stream_that_cannot_be_read_is_told_by_a_service_that_stays_ready() {
    let world = World::on("api-trouble", |log| {
        let provenance = Provenance {
            command: "01934b2e-7a00-7000-8000-000000000999".parse().unwrap(),
            digest: [0; 32],
            actor: "nobody".into(),
            on_behalf_of: None,
        };
        let unreadable = NewEvent {
            stream: "people".into(),
            version: 1,
            kind: "UnitFounded",
            schema: 1,
            happened_on: "2026-11-24".parse().unwrap(),
            data: "{}".into(),
        };
        let mut batch = log.appender.begin().unwrap();
        batch.append(&provenance, "2026-11-24T01:00:00Z".parse().unwrap(), &[unreadable]).unwrap();
        batch.commit().unwrap();
    });
    world.propose();
    let mut nobody = world.client();
    let mut ready = || {
        let began = Instant::now();
        loop {
            let answer = nobody.get("/readyz").unwrap();
            let reading = answer.status == 503 && answer.text().contains("still reading");
            if !reading || began.elapsed() > Duration::from_secs(10) {
                return (answer.status, answer.text());
            }
        }
    };
    let (status, says) = ready();
    let view = "ready\nview desk: it goes on without people, set aside at seq 1 (";
    assert!(status == 200 && says.starts_with(view), "nobody else has needed it yet: {says}");
    let found = world.call(&read(&calls().join("44-found-unit.json")));
    assert_eq!(found["body"]["code"], "data_loss", "{found}");
    let (status, says) = ready();
    let lines: Vec<&str> = says.lines().collect();
    assert!(status == 200 && lines.len() == 4 && lines[0] == "ready", "{status} {says}");
    assert!(lines[1].starts_with("people cannot be read at seq 1: "), "{says}");
}

#[test]
fn a_body_beyond_the_limit_is_refused_before_it_is_read() {
    let world = World::new("api-body");
    let answer = world.client().with_token("office").post(
        "/plumbline.v1.StandardService/Submit",
        &json!({"suspend": {"reason": "长".repeat(2_000)}}),
    );
    let answer = answer.unwrap();
    assert_eq!((answer.status, &answer.json()["code"]), (413, &json!("resource_exhausted")));
}

#[test]
fn the_same_call_answers_grpc_web_and_binary_clients() {
    let world = World::new("api-protocols");
    let mut client = world.client().with_token("reader");
    let path = "/plumbline.v1.LogService/GetHead";
    let binary = client.send("POST", path, &[("content-type", "application/proto")], b"").unwrap();
    // Field 1, a varint, and field 2, 64 bytes of text.
    assert_eq!(
        (binary.status, binary.body[0], binary.body[2..4].to_vec()),
        (200, 0x08, vec![0x12, 64])
    );
    let web = client
        .send("POST", path, &[("content-type", "application/grpc-web+proto")], &[0; 5])
        .unwrap();
    let framed =
        [&[0, 0, 0, 0, u8::try_from(binary.body.len()).unwrap()], binary.body.as_slice()].concat();
    assert!(web.body.starts_with(&framed), "{:?}", web.body);
    assert!(
        web.text().contains("grpc-status: 0") || web.text().contains("grpc-status:0"),
        "{}",
        web.text()
    );
}

#[test]
fn the_feed_goes_on_after_the_last_event_that_a_reader_saw() {
    let world = World::new("api-feed");
    world.propose();
    let first = feed(world.address, "/events?after=3", "", 3);
    let seqs: Vec<&str> = first.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(seqs, ["4", "5", "6"]);
    let (_, proposed) = &first[2];
    assert_eq!(proposed["type"], "plumbline.StandardProposed.v1");
    assert_eq!(proposed["specversion"], "1.0");
    assert_eq!(proposed["subject"], "standard/day-care");
    assert_eq!(proposed["data"]["profile"]["titles"]["zh"], "社区老年人日间照料服务规范（示例）");
    let again = feed(world.address, "/events?after=0", "Last-Event-ID: 5\r\n", 1);
    assert_eq!(again, first[2..]);
    let only = feed(world.address, "/events?after=0&type=StandardProposed", "", 1);
    assert_eq!(only, first[2..]);
}
