//! The writer on a real log: one answer an order, whatever is repeated, contended or refused.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use jiff::Timestamp;
use plumbline_lifecycle::{Command, Event};
use plumbline_log::{Log, Options, Reader, verify};
use plumbline_workflow::{Failure, Request, Writer, WriterOptions, WriterThread};
use uuid::Uuid;

fn start(dir: &std::path::Path) -> (Writer, WriterThread, Reader) {
    let log = Log::open(dir, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
    let reader = log.reader.clone();
    let clock = || Timestamp::from_second(1_790_000_000).unwrap();
    let (writer, thread) =
        Writer::start(log, WriterOptions { clock, ..WriterOptions::default() }).unwrap();
    (writer, thread, reader)
}

fn propose(standard: &str) -> Request {
    let profile = serde_json::from_value(serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330106",
        "titles": {"zh": "示例：助餐服务规范"}, "drafting_unit": "示例协会",
    }));
    request(standard, Command::Propose { procedure: "local".into(), profile: profile.unwrap() })
}

fn request(standard: &str, command: Command) -> Request {
    Request {
        id: Uuid::now_v7(),
        standard: standard.parse().unwrap(),
        command,
        expected_version: None,
        happened_on: None,
        actor: "li".into(),
        on_behalf_of: None,
        scope: None,
    }
}

#[test]
fn an_order_is_answered_once_however_often_it_is_sent() {
    let dir = tempfile::tempdir().unwrap();
    let (writer, thread, reader) = start(dir.path());
    let order = propose("a");
    let first = writer.submit_blocking(order.clone()).unwrap();
    let again = writer.submit_blocking(order.clone()).unwrap();
    assert_eq!((first.version, first.repeated), (1, false));
    assert_eq!((again.version, again.first_seq, again.repeated), (1, first.first_seq, true));
    let other = Request { command: Command::AcceptProposal, ..order.clone() };
    assert_eq!(writer.submit_blocking(other), Err(Failure::IdReused(order.id)));
    drop(writer);
    thread.join().unwrap();

    let (writer, thread, _) = start(dir.path());
    let after_restart = writer.submit_blocking(order).unwrap();
    assert_eq!((after_restart.first_seq, after_restart.repeated), (first.first_seq, true));
    assert_eq!(reader.read_stream("standard/a").unwrap().len(), 1);
    drop(writer);
    thread.join().unwrap();
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, 3, "two procedures and one proposal");
}

#[test]
fn a_refusal_changes_nothing_and_names_its_rule() {
    let dir = tempfile::tempdir().unwrap();
    let (writer, _thread, reader) = start(dir.path());
    writer.submit_blocking(propose("a")).unwrap();
    let head = reader.head();
    let refused = writer.submit_blocking(request("a", Command::AcceptProposal)).unwrap_err();
    let Failure::Refused(refusal) = refused else { panic!("{refused}") };
    assert_eq!(refusal.rule(), "documents-missing");
    assert!(refusal.zh().contains("项目建议书"));
    let stale = Request {
        expected_version: Some(7),
        ..request("a", Command::Withdraw { reason: "x".parse().unwrap() })
    };
    assert_eq!(writer.submit_blocking(stale), Err(Failure::Stale { expected: 7, found: 1 }));
    let outside = Request { scope: Some("330110".parse().unwrap()), ..propose("b") };
    assert!(matches!(writer.submit_blocking(outside), Err(Failure::OutsideJurisdiction { .. })));
    assert_eq!(reader.head(), head);
}

#[test]
fn of_many_racers_on_one_version_exactly_one_wins() {
    let dir = tempfile::tempdir().unwrap();
    let (writer, _thread, reader) = start(dir.path());
    writer.submit_blocking(propose("a")).unwrap();
    let won: usize = std::thread::scope(|scope| {
        let racers: Vec<_> = (0..50)
            .map(|i| {
                let writer = writer.clone();
                scope.spawn(move || {
                    let reason = format!("racer {i}").parse().unwrap();
                    let order = Request {
                        expected_version: Some(1),
                        ..request("a", Command::Suspend { reason })
                    };
                    usize::from(writer.submit_blocking(order).is_ok())
                })
            })
            .collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).sum()
    });
    assert_eq!(won, 1);
    let events = reader.read_stream("standard/a").unwrap();
    let kinds: Vec<Event> =
        events.iter().map(|e| Event::decode(&e.kind, e.schema, &e.data).unwrap()).collect();
    assert!(matches!(
        kinds.as_slice(),
        [Event::StandardProposed { .. }, Event::StandardSuspended { .. }]
    ));
}

#[test]
fn a_new_procedure_version_binds_those_who_start_later() {
    let dir = tempfile::tempdir().unwrap();
    let (writer, thread, _) = start(dir.path());
    writer.submit_blocking(propose("a")).unwrap();
    let text = plumbline_lifecycle::BUILT_IN[0].1.replace("version = 1", "version = 2");
    writer
        .submit_blocking(request("local", Command::AdoptProcedure { text: text.clone() }))
        .unwrap();
    let again =
        writer.submit_blocking(request("local", Command::AdoptProcedure { text })).unwrap_err();
    assert!(again.to_string().contains("the next one is 3"), "{again}");
    drop(writer);
    thread.join().unwrap();
    let (writer, _thread, reader) = start(dir.path());
    writer.submit_blocking(propose("b")).unwrap();
    let bound =
        |stream: &str| reader.read_stream(stream).unwrap()[0].data.contains("\"version\":2");
    assert!(!bound("standard/a"));
    assert!(bound("standard/b"));
}
