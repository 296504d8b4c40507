//! Damage: whatever byte is turned, somebody says so, and says where.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod world;

use std::os::unix::fs::FileExt;
use std::path::Path;

use plumbline_log::{Log, OpenError, Reader, verify};
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
    let Err(refused) = Log::open(dir.path(), &small()) else {
        panic!("a damaged tail was accepted")
    };
    for said in [found, refused] {
        assert!(matches!(said, OpenError::Damaged { seq: 301..=321, .. }), "{said}");
        assert!(said.to_string().contains(&page), "{said}");
    }
    let read = Reader::open(dir.path()).unwrap().read_from(321, 1).unwrap_err();
    assert!(read.is_damage() && read.to_string().contains(&page), "{read}");
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
    let Err(refused) = Log::open(dir.path(), &small()) else { panic!("accepted") };
    assert!(matches!(refused, OpenError::Damaged { seq: 17, .. }), "{refused}");
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
