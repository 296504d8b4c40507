//! Damage: whatever byte is turned, somebody says so, and says where.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod world;

use std::ops::ControlFlow;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::Duration;

use plumbline_log::{Log, LogError, OpenError, Reader, Walk, verify};
use tempfile::TempDir;
use world::{append, by_hand, small};

/// Turns all bits of one byte.
fn flip(path: &Path, at: u64) {
    let file = std::fs::OpenOptions::new().read(true).write(true).open(path).unwrap();
    let mut byte = [0];
    file.read_exact_at(&mut byte, at).unwrap();
    file.write_all_at(&[!byte[0]], at).unwrap();
}

/// Numbers that are the same in every run.
fn numbers(mut seed: u64) -> impl Iterator<Item = u64> {
    std::iter::repeat_with(move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed >> 33
    })
}

#[test]
fn one_turned_byte_anywhere_in_a_closed_log_is_found() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 700);
    let path = dir.path().join("log.db");
    let length = std::fs::metadata(&path).unwrap().len();
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().sealed_bytes, Some(length));
    let header = 0..100;
    for at in header.chain(numbers(20_261_124).map(|n| n % length).take(600)) {
        flip(&path, at);
        let found = verify(dir.path(), |_, _| {});
        assert!(found.is_err(), "byte {at} was turned and nobody saw it");
        flip(&path, at);
    }
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, 700);
}

#[test]
fn a_turned_byte_of_an_event_is_named_by_its_page_and_the_first_seq_in_it() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 500);
    let path = dir.path().join("log.db");
    let bytes = std::fs::read(&path).unwrap();
    // Version 1 takes no byte in SQLite's rows, so stream and kind stand side by side in the table, and only there.
    let words = b"stream/321SomethingHappened";
    let row = bytes.windows(words.len()).position(|window| window == words).unwrap();
    flip(&path, row as u64 + 12);
    let page = format!("log.db: the page at byte {} does not fit", row / 4_096 * 4_096);
    let found = verify(dir.path(), |_, _| {}).unwrap_err();
    assert!(matches!(found, OpenError::Damaged { seq: 301..=321, .. }), "{found}");
    assert!(found.to_string().contains(&page), "{found}");
    // The start goes on: its own page is hurt, the end of the log is not.
    let named = damaged(dir.path());
    assert!(named.contains(&(321, Some("stream/321".to_owned()))) && named.len() < 40, "{named:?}");
    let read = Reader::open(dir.path()).unwrap().read_from(321, 1).unwrap_err();
    assert!(read.is_damage() && read.to_string().contains(&page), "{read}");
}

/// Which events a start names, and whose they are.
fn damaged(dir: &Path) -> Vec<(u64, Option<String>)> {
    let log = Log::open(dir, &small()).unwrap();
    log.damaged.iter().map(|bad| (bad.seq, bad.stream.clone())).collect()
}

#[test]
fn an_event_that_does_not_fit_its_hash_is_handed_to_nobody_and_the_others_are() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 2_000);
    // Long before the last thousand, which a start hashes; in a form that neither a column nor a page's sum betrays.
    let db = by_hand(dir.path());
    db.execute_batch("DROP TRIGGER event_is_written_once; UPDATE event SET data = replace(data, '养', '羊') WHERE seq = 17;").unwrap();
    drop(db);

    let mut log = Log::open(dir.path(), &small()).unwrap();
    assert_eq!(log.damaged, [], "no start looks there");
    let says = |error: LogError| {
        assert!(matches!(&error, LogError::Damaged(bad) if bad.seq == 17), "{error}");
        assert!(error.to_string().contains("seq 17 (stream/17)"), "{error}");
    };
    says(log.reader.read_stream("stream/17").unwrap_err());
    says(log.reader.read_stream_after("stream/17", 0).unwrap_err());
    says(log.reader.read_from(10, 20).unwrap_err());
    says(log.reader.follow(16).next_blocking(Duration::ZERO).unwrap_err());
    says(log.reader.scan(1, |_| ControlFlow::Continue(())).unwrap_err());
    says(log.appender.begin().unwrap().read_stream("stream/17").unwrap_err());
    assert_eq!(log.reader.read_from(18, 5_000).unwrap().len(), 1_983);
    assert_eq!(log.reader.read_stream("stream/16").unwrap().len(), 1);
    let (mut whole, mut bad) = (0, Vec::new());
    let walked = log.reader.scan_past(1, |row| {
        match row {
            Ok(_) => whole += 1,
            Err(damage) => bad.push(damage.seq),
        }
        ControlFlow::Continue(())
    });
    walked.unwrap();
    assert_eq!((whole, bad), (1_999, vec![17]));
}

/// Walks all of it, so many events at a time; where it found damage.
fn walked(log: &Log, events_max: u64) -> Vec<u64> {
    let mut walk = Walk::default();
    let mut found = Vec::new();
    loop {
        let page = walk.page(&log.reader, events_max).unwrap();
        found.extend(page.damaged.into_iter().map(|bad| bad.seq));
        if page.is_over {
            assert_eq!(walk.position(), log.reader.head());
            return found;
        }
    }
}

#[test]
fn a_walk_finds_what_no_start_looks_at_and_nothing_in_a_whole_log() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    assert_eq!(walked(&log, 100), [0; 0], "an empty log");
    append(&mut log, 1, 2_000);
    assert_eq!(walked(&log, 77), [0; 0]);
    assert_eq!(walked(&log, 10_000), [0; 0]);
    let db = by_hand(dir.path());
    db.execute_batch(
        "DROP TRIGGER event_is_written_once; DROP TRIGGER node_is_written_once;
         UPDATE event SET actor = 'office:wang' WHERE seq = 17;
         UPDATE node SET root = zeroblob(32) WHERE level = 8 AND idx = 1;",
    )
    .unwrap();
    assert_eq!(walked(&log, 77), [17, 512]);
    db.execute_batch("UPDATE event SET leaf = zeroblob(32) WHERE seq = 1999").unwrap();
    assert_eq!(walked(&log, 500), [17, 512, 1_999, 2_000], "the root differs too");
}

#[test]
fn a_page_that_cannot_be_read_is_passed_over_and_its_events_are_named() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 2_000);
    let path = dir.path().join("log.db");
    let bytes = std::fs::read(&path).unwrap();
    let words = b"stream/777SomethingHappened";
    let at = bytes.windows(words.len()).position(|window| window == words).unwrap();
    let mut hurt = bytes.clone();
    hurt[at / 4_096 * 4_096..][..4_096].fill(0);
    std::fs::write(&path, hurt).unwrap();

    let log = Log::open(dir.path(), &small()).unwrap();
    let mut bad = Vec::new();
    let mut next = 1;
    let walked = log.reader.scan_past(1, |row| {
        let seq = match row {
            Ok(row) => row.seq,
            Err(damage) => {
                assert_eq!(damage.stream, Some(format!("stream/{}", damage.seq)), "{damage}");
                bad.push(damage.seq);
                damage.seq
            }
        };
        assert_eq!(seq, next, "each event is handed over once, whole or as damage");
        next += 1;
        ControlFlow::Continue(())
    });
    walked.unwrap();
    assert_eq!(next, 2_001);
    assert!(bad.contains(&777) && bad.len() < 40, "{bad:?}");
    let says = log.reader.read_stream("stream/777").unwrap_err().to_string();
    assert!(says.contains("seq 777 (stream/777)"), "{says}");
    assert_eq!(log.reader.read_stream("stream/1").unwrap().len(), 1);
}

#[test]
fn an_event_rewritten_past_the_triggers_is_named_by_its_seq() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 500);
    let db = by_hand(dir.path());
    db.execute_batch("DROP TRIGGER event_is_written_once; UPDATE event SET actor = 'office:wang' WHERE seq = 17;").unwrap();
    drop(db);
    let found = verify(dir.path(), |_, _| {}).unwrap_err();
    assert!(matches!(found, OpenError::Damaged { seq: 17, .. }), "{found}");
    assert_eq!(damaged(dir.path()), [(17, Some("stream/17".to_owned()))]);
}

#[test]
fn an_event_put_before_the_first_one_is_found() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 20);
    let db = by_hand(dir.path());
    db.execute_batch("INSERT INTO event VALUES (-1, 'x', 1, 'k', 1, 0, '2026-01-01', 'a', NULL, x'00', x'00', '{}', x'00')").unwrap();
    drop(db);
    let found = verify(dir.path(), |_, _| {}).unwrap_err();
    assert!(matches!(found, OpenError::Damaged { .. }), "{found}");
}

#[test]
fn an_opening_puts_back_the_triggers_that_somebody_took_away() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 20);
    let db = by_hand(dir.path());
    db.execute_batch(
        "DROP TRIGGER event_is_kept; DROP TRIGGER event_comes_next;
         CREATE TRIGGER event_comes_next BEFORE INSERT ON event WHEN 0 BEGIN SELECT RAISE(ABORT, ''); END;",
    )
    .unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 21, 1);
    for statement in [
        "DELETE FROM event WHERE seq = 3",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 3",
    ] {
        assert!(db.execute(statement, []).is_err(), "this went through: {statement}");
    }
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, 21);
}

#[test]
fn a_turned_byte_in_the_wal_of_a_killed_writer_is_found() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 400);
    let killed = |at: Option<u64>| {
        let copy = TempDir::new().unwrap();
        for file in ["log.db", "log.db-wal", "log.head"] {
            std::fs::copy(dir.path().join(file), copy.path().join(file)).unwrap();
        }
        if let Some(at) = at {
            flip(&copy.path().join("log.db-wal"), at);
        }
        copy
    };
    assert_eq!(verify(killed(None).path(), |_, _| {}).unwrap().size, 400);
    let length = std::fs::metadata(dir.path().join("log.db-wal")).unwrap().len();
    for at in numbers(7).map(|n| n % length).take(40).chain([0, 17, 40, length - 1]) {
        let copy = killed(Some(at));
        assert!(verify(copy.path(), |_, _| {}).is_err(), "byte {at} of the WAL");
        assert!(Log::open(copy.path(), &small()).is_err(), "byte {at} of the WAL, at start");
    }
}

#[test]
fn a_log_from_before_checksums_goes_on_without_them() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("log.db");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/log-v1/log.db");
    std::fs::copy(golden, &path).unwrap();
    assert_eq!(plumbline_pages::has_sums(&path).unwrap(), Some(false));
    let mut log = Log::open(dir.path(), &small()).unwrap();
    let before = log.reader.head();
    append(&mut log, 9_000, 10);
    drop(log);
    assert_eq!(plumbline_pages::has_sums(&path).unwrap(), Some(false));
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, before + 10);
    assert_eq!(
        Reader::open(dir.path()).unwrap().read_from(1, 100).unwrap().len() as u64,
        before + 10
    );
}

#[test]
fn a_log_that_lost_its_tail_is_not_opened() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 10);
    let older = std::fs::read(dir.path().join("log.db")).unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 11, 10);
    std::fs::write(dir.path().join("log.db"), older).unwrap();
    let Err(refused) = Log::open(dir.path(), &small()) else { panic!("accepted") };
    assert!(matches!(refused, OpenError::Damaged { seq: 11, .. }), "{refused}");
    assert_eq!(Reader::open(dir.path()).unwrap().head(), 10);
}
