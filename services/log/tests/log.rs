//! The log as its users meet it: append, read, follow, and what happens when somebody tampers with it.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::path::Path;

use jiff::Timestamp;
use plumbline_log::{CommitError, Frontier, Log, NewEvent, OpenError, Options, Provenance, verify};
use uuid::Uuid;

fn open(dir: &Path) -> Log {
    Log::open(dir, &Options { reserve_bytes: 0, ..Options::default() }).unwrap()
}

fn event(stream: &str, version: u64) -> NewEvent {
    NewEvent {
        stream: stream.into(),
        version,
        kind: "NoteTaken",
        schema: 1,
        happened_on: "2026-11-24".parse().unwrap(),
        data: format!("{{\"text\":\"note {version} of {stream}\"}}"),
    }
}

fn from() -> Provenance {
    Provenance { command: Uuid::now_v7(), digest: [7; 32], actor: "li".into(), on_behalf_of: None }
}

/// Appends `count` events in batches of ten, each of a command of its own.
fn fill(log: &mut Log, count: u64) {
    let head = log.reader.head();
    for tens in 0..count.div_ceil(10) {
        let mut batch = log.appender.begin().unwrap();
        for i in (tens * 10..count).take(10) {
            let stream = format!("s/{}", (head + i) % 7);
            let version = batch.read_stream(&stream).unwrap().len() as u64 + 1;
            batch
                .append(
                    &from(),
                    Timestamp::from_second(i as i64).unwrap(),
                    &[event(&stream, version)],
                )
                .unwrap();
        }
        batch.commit().unwrap();
    }
}

#[test]
fn what_was_committed_is_read_again_and_what_was_dropped_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    let mut batch = log.appender.begin().unwrap();
    let command = from();
    batch.append(&command, Timestamp::UNIX_EPOCH, &[event("a", 1), event("a", 2)]).unwrap();
    assert_eq!(batch.answer_to(command.command).unwrap().unwrap().version, 2);
    assert_eq!(log.reader.head(), 0, "nobody sees a batch before its commit");
    let mut batch = {
        drop(batch);
        log.appender.begin().unwrap()
    };
    assert_eq!(batch.answer_to(command.command).unwrap(), None);
    batch.append(&command, Timestamp::UNIX_EPOCH, &[event("a", 1)]).unwrap();
    let committed = batch.commit().unwrap();
    assert_eq!((committed.head, log.reader.head()), (1, 1));
    let read = log.reader.read_stream("a").unwrap();
    assert_eq!(read.len(), 1);
    assert_eq!(log.reader.root(1).unwrap(), Some(read[0].leaf));
    assert_eq!(log.reader.answer_to(command.command).unwrap().unwrap().digest, [7; 32]);
}

#[test]
fn who_has_read_a_stream_up_to_a_version_is_given_what_came_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    let mut batch = log.appender.begin().unwrap();
    let events = [event("a", 1), event("b", 1), event("a", 2), event("a", 3)];
    batch.append(&from(), Timestamp::UNIX_EPOCH, &events).unwrap();
    batch.commit().unwrap();
    let after = |version| {
        let rows = log.reader.read_stream_after("a", version).unwrap();
        rows.into_iter().map(|row| row.seq).collect::<Vec<_>>()
    };
    assert_eq!((after(0), after(1), after(3)), (vec![1, 3, 4], vec![3, 4], vec![]));
}

#[test]
fn time_never_goes_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    for (version, second) in [(1, 50), (2, 20), (3, 60)] {
        let mut batch = log.appender.begin().unwrap();
        batch
            .append(&from(), Timestamp::from_second(second).unwrap(), &[event("a", version)])
            .unwrap();
        batch.commit().unwrap();
    }
    let seconds: Vec<i64> =
        log.reader.read_from(1, 10).unwrap().iter().map(|e| e.recorded_at.as_second()).collect();
    assert_eq!(seconds, [50, 50, 60]);
}

#[test]
fn there_is_one_writer() {
    let dir = tempfile::tempdir().unwrap();
    let log = open(dir.path());
    let second = Log::open(dir.path(), &Options::default());
    assert!(matches!(second, Err(OpenError::Held { .. })));
    drop(log);
    assert!(Log::open(dir.path(), &Options { reserve_bytes: 0, ..Options::default() }).is_ok());
}

#[test]
fn nothing_is_changed_or_removed() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    fill(&mut log, 20);
    let db = by_hand(dir.path());
    for sql in [
        "UPDATE event SET actor = 'x' WHERE seq = 3",
        "DELETE FROM event WHERE seq = 20",
        "UPDATE command SET last_seq = 9",
        "DELETE FROM command",
    ] {
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("append-only"), "{sql}");
    }
    let twice =
        log.appender.begin().unwrap().append(&from(), Timestamp::UNIX_EPOCH, &[event("s/1", 1)]);
    assert!(twice.is_err(), "a version is given once");
}

#[test]
fn the_root_of_any_size_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    fill(&mut log, 1_300);
    let mut frontier = Frontier::default();
    for event in log.reader.read_from(1, 2_000).unwrap() {
        assert_eq!(
            log.reader.root(frontier.size()).unwrap(),
            Some(frontier.root()),
            "{}",
            frontier.size()
        );
        frontier.push(event.leaf);
    }
    assert_eq!(log.reader.root(1_300).unwrap(), Some(frontier.root()));
    assert_eq!(log.reader.root(1_301).unwrap(), None);
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().root, frontier.root());
}

#[tokio::test]
async fn followers_are_woken_by_commits_and_get_each_event_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    fill(&mut log, 25);
    let followers: Vec<_> = [0, 10, 25]
        .into_iter()
        .map(|after| {
            let mut follower = log.reader.follow(after);
            tokio::spawn(async move {
                let mut seen = Vec::new();
                while seen.last() != Some(&60) {
                    seen.extend(follower.next().await.unwrap().unwrap().iter().map(|e| e.seq));
                }
                (after, seen)
            })
        })
        .collect();
    tokio::task::yield_now().await;
    fill(&mut log, 35);
    for follower in followers {
        let (after, seen) = follower.await.unwrap();
        assert_eq!(seen, (after + 1..=60).collect::<Vec<u64>>());
    }
}

/// The log's database as a stranger opens it who knows of its checksums, and of nothing else.
fn by_hand(dir: &Path) -> rusqlite::Connection {
    let flags = rusqlite::OpenFlags::default();
    plumbline_pages::open(&dir.join("log.db"), flags, plumbline_pages::CutWal::Ends).unwrap()
}

/// Damages a copy of the log with SQL that goes round the triggers, and says what `verify` and a start make of it.
fn tampered(dir: &Path, sql: &str) -> (String, bool) {
    let copy = tempfile::tempdir().unwrap();
    std::fs::copy(dir.join("log.db"), copy.path().join("log.db")).unwrap();
    let db = by_hand(copy.path());
    let triggers: Vec<String> = {
        let mut names =
            db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for name in triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(sql).unwrap();
    drop(db);
    let opened = Log::open(copy.path(), &Options { reserve_bytes: 0, ..Options::default() });
    let started = opened.is_ok_and(|log| log.damaged.is_empty());
    (verify(copy.path(), |_, _| {}).unwrap_err().to_string(), started)
}

#[test]
fn every_kind_of_tampering_is_found_and_its_position_named() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    fill(&mut log, 600);
    drop(log);
    for (sql, position) in [
        ("UPDATE event SET data = replace(data, 'note', 'nope') WHERE seq = 333", "seq 333"),
        ("UPDATE event SET actor = 'wang' WHERE seq = 12", "seq 12"),
        ("UPDATE event SET on_behalf_of = 'wang' WHERE seq = 13", "seq 13"),
        ("UPDATE event SET happened_on = '2026-11-23' WHERE seq = 14", "seq 14"),
        ("UPDATE event SET recorded_at = recorded_at - 1 WHERE seq = 599", "seq 599"),
        ("UPDATE event SET digest = zeroblob(32) WHERE seq = 2", "seq 2"),
        ("DELETE FROM event WHERE seq = 600", "seq 600"),
        ("DELETE FROM event WHERE seq = 300", "seq 300"),
        ("UPDATE command SET last_seq = last_seq + 1 WHERE first_seq = 77", "seq 77"),
        ("DELETE FROM command WHERE first_seq = 77", "599 of 600"),
        ("UPDATE node SET root = zeroblob(32) WHERE level = 8 AND idx = 1", "seq 512"),
        ("UPDATE tree SET root = zeroblob(32)", "seq 600"),
    ] {
        let (said, started) = tampered(dir.path(), sql);
        assert!(said.contains(position), "{sql}: {said}");
        let in_tail = !sql.contains("command") && !sql.contains("node");
        assert_eq!(started, !in_tail, "a start hashes the tail: {sql}");
    }
}

#[test]
fn a_flipped_byte_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let mut log = open(dir.path());
    fill(&mut log, 300);
    drop(log);
    let whole = std::fs::read(dir.path().join("log.db")).unwrap();
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("log.db");
    let needle = b"note 7 of s/3";
    let at = whole.windows(needle.len()).position(|window| window == needle).unwrap();
    for offset in at..at + needle.len() {
        let mut bytes = whole.clone();
        bytes[offset] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        assert!(
            matches!(verify(copy.path(), |_, _| {}), Err(OpenError::Damaged { .. })),
            "byte {offset}"
        );
    }
}

#[test]
fn a_full_log_refuses_definitely_and_goes_on_when_there_is_room() {
    let dir = tempfile::tempdir().unwrap();
    let small = Options { reserve_bytes: 1 << 20, pages_max: Some(40), ..Options::default() };
    let mut log = Log::open(dir.path(), &small).unwrap();
    let big =
        |version| NewEvent { data: format!("\"{}\"", "x".repeat(30_000)), ..event("big", version) };
    let mut kept = 0;
    loop {
        let mut batch = log.appender.begin().unwrap();
        let staged = batch.append(&from(), Timestamp::UNIX_EPOCH, &[big(kept + 1)]);
        let failed = match staged {
            Ok(_) => batch.commit().err().map(|error| matches!(error, CommitError::Full)),
            Err(error) => Some(error.is_disk_full()),
        };
        match failed {
            None => kept += 1,
            Some(full) => {
                assert!(full, "refused for another reason than the disk");
                break;
            }
        }
    }
    assert!(kept > 1);
    assert_eq!(log.reader.read_from(1, 100).unwrap().len() as u64, kept, "reading goes on");
    drop(log);
    let mut log = open(dir.path());
    assert_eq!(log.reader.head(), kept);
    let mut batch = log.appender.begin().unwrap();
    batch.append(&from(), Timestamp::UNIX_EPOCH, &[big(kept + 1)]).unwrap();
    batch.commit().unwrap();
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, kept + 1);
}
