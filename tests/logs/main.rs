//! A real log of every stored version, kept for ever: today's program reads what every earlier one wrote.
//!
//! `tests/golden/log-v1` holds the orders, the log that they made, and what that log says as text. The log is never made again:
//! `PLUMBLINE_BLESS=1` makes a log only where there is none, that is for a new version.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use plumbline_lifecycle::{Command, Event, Standard, StandardId};
use plumbline_log::{Log, Options, Reader};
use plumbline_testkit::Folder;
use plumbline_workflow::{Request, Writer, WriterOptions};
use serde::Deserialize;
use uuid::Uuid;

/// A line of `orders.jsonl`.
#[derive(Deserialize)]
struct Order {
    on: Date,
    standard: StandardId,
    order: Command,
}

fn golden(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(version)
}

/// The clock of the day on which version 1 was made.
fn clock() -> Timestamp {
    Timestamp::from_second(1_795_500_000).unwrap()
}

#[test]
fn version_1_is_read_verified_and_folded_as_on_its_first_day() {
    let kept = golden("log-v1");
    if std::env::var("PLUMBLINE_BLESS").is_ok() && !kept.join("log.db").exists() {
        make(&kept);
    }
    let folder = Folder::new("golden-log");
    let data = folder.join("data");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::copy(kept.join("log.db"), data.join("log.db")).unwrap();
    // Opened as a server does: whatever a start checks or brings up to date must take it.
    drop(Log::open(&data, &Options::default()).unwrap());

    let verified = plumbline_log::verify(&data, |_, _| {}).unwrap();
    let told = told(&Reader::open(&data).unwrap(), &verified.root.to_string());
    let path = kept.join("events.txt");
    if std::env::var("PLUMBLINE_BLESS").is_ok() && !path.exists() {
        std::fs::write(&path, &told).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap();
    for (at, (found, wanted)) in told.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, wanted, "line {}", at + 1);
    }
    assert_eq!(told.len(), expected.len());
}

/// Every event with its leaf, then the state that each standard came to, then the root.
fn told(reader: &Reader, root: &str) -> String {
    let mut text = String::new();
    let mut lives: BTreeMap<String, Standard> = BTreeMap::new();
    let mut kinds = BTreeSet::new();
    let scanned = reader.scan(1, |row| {
        let leaf: String = row.leaf.iter().map(|byte| format!("{byte:02x}")).collect();
        let (seq, stream, version, kind, schema) =
            (row.seq, row.stream, row.version, row.kind, row.schema);
        let on = row.happened_on;
        writeln!(text, "{seq} {stream} {version} {kind}.v{schema} {on} {leaf}").unwrap();
        let event = Event::decode(kind, schema, row.data).unwrap();
        let again = event.encode();
        assert_eq!((again.kind, again.schema, again.data.as_str()), (kind, schema, row.data));
        kinds.insert(kind.to_owned());
        if stream.starts_with("standard/") {
            let life = lives.remove(stream).unwrap_or_default();
            lives.insert(stream.to_owned(), life.evolve(&event, on.parse().unwrap()).unwrap());
        }
        ControlFlow::Continue(())
    });
    scanned.unwrap();
    let missing: Vec<_> = Event::KINDS.iter().filter(|kind| !kinds.contains(**kind)).collect();
    assert!(missing.is_empty(), "the log lacks {missing:?}");
    for (stream, life) in lives {
        writeln!(text, "{stream} {}", serde_json::to_string(&life).unwrap()).unwrap();
    }
    writeln!(text, "root {root}").unwrap();
    text
}

fn make(kept: &Path) {
    let folder = Folder::new("golden-log-made");
    let log = Log::open(folder.path(), &Options::default()).unwrap();
    let options = WriterOptions { clock, ..WriterOptions::default() };
    let (writer, thread) = Writer::start(log, options).unwrap();
    let orders = std::fs::read_to_string(kept.join("orders.jsonl")).unwrap();
    for (at, line) in orders.lines().enumerate() {
        let Order { on, standard, order } = serde_json::from_str(line).unwrap();
        let answer = writer.submit_blocking(Request {
            id: Uuid::from_u128(at as u128 + 1),
            standard,
            command: order,
            expected_version: None,
            happened_on: Some(on),
            actor: "示例：专员".into(),
            on_behalf_of: (at % 7 == 0).then(|| "示例：处长".into()),
            scope: None,
        });
        answer.unwrap_or_else(|failure| panic!("line {}: {failure}", at + 1));
    }
    drop(writer);
    thread.join().unwrap();
    std::fs::copy(folder.join("log.db"), kept.join("log.db")).unwrap();
}
