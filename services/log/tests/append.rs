//! What gets into the log, and what does not: one writer, nothing twice, nothing changed, a full disk, a crash.

mod world;

use jiff::Timestamp;
use plumbline_log::{CommitError, Log, OpenError, Options, verify};
use tempfile::TempDir;
use uuid::Uuid;
use world::{append, by_hand, event, from, large, small};

#[test]
fn nothing_in_the_log_can_be_changed_deleted_or_replaced() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 600);
    let root = log.reader.root(600).unwrap();

    // A stranger's connection, with none of the settings of ours.
    let db = by_hand(dir.path());
    let copy = "SELECT seq, stream, version, kind, schema, recorded_at, happened_on, 'somebody else', on_behalf_of, command, digest, data, leaf FROM event";
    for statement in [
        "UPDATE event SET actor = 'somebody else' WHERE seq = 7".into(),
        "DELETE FROM event WHERE seq = 7".into(),
        "DELETE FROM event".into(),
        format!("INSERT OR REPLACE INTO event {copy} WHERE seq = 7"),
        format!("INSERT INTO event {copy} WHERE seq = 7 ON CONFLICT (seq) DO UPDATE SET actor = 'x'"),
        // The next seq, but a version that is taken: this would replace event 7 under another number.
        format!("INSERT OR REPLACE INTO event {} WHERE seq = 7", copy.replace("SELECT seq", "SELECT 601")),
        "INSERT INTO event VALUES (700, 'x', 1, 'k', 1, 0, '2026-01-01', 'a', NULL, x'00', x'00', '{}', x'00')".into(),
        "UPDATE command SET last_seq = 9".into(),
        "DELETE FROM command".into(),
        "INSERT OR REPLACE INTO command SELECT id, 1, 1 FROM command WHERE first_seq = 7".into(),
        "UPDATE node SET root = x'00'".into(),
        "DELETE FROM node".into(),
        "INSERT OR REPLACE INTO node SELECT level, idx, x'00' FROM node".into(),
    ] {
        assert!(db.execute(&statement, []).is_err(), "this went through: {statement}");
    }
    drop(db);
    append(&mut log, 601, 1);
    assert_eq!(log.reader.root(600).unwrap(), root);
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, 601);
}

#[test]
fn a_second_writer_is_refused_by_the_number_of_the_first() {
    let dir = TempDir::new().unwrap();
    let first = Log::open(dir.path(), &small()).unwrap();
    let Err(refused) = Log::open(dir.path(), &small()) else { panic!("two writers") };
    assert!(matches!(refused, OpenError::Held { .. }));
    assert!(refused.to_string().contains(&format!("pid {}", std::process::id())), "{refused}");
    drop(first);
    Log::open(dir.path(), &small()).unwrap();
}

#[test]
fn a_version_that_is_taken_or_leaves_a_gap_is_refused_and_nothing_is_left_of_it() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 3);
    for version in [1, 3, 0] {
        let mut batch = log.appender.begin().unwrap();
        batch.append(&from(9), Timestamp::UNIX_EPOCH, &[event("stream/1", version)]).unwrap_err();
        drop(batch);
        assert_eq!(log.reader.head(), 3);
    }
    append(&mut log, 4, 1);
    let seqs: Vec<u64> = log.reader.read_from(1, 9).unwrap().iter().map(|e| e.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4]);
    verify(dir.path(), |_, _| {}).unwrap();
}

#[test]
fn a_command_has_one_answer_and_keeps_it() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    let mut batch = log.appender.begin().unwrap();
    assert_eq!(batch.answer_to(Uuid::from_u128(5)).unwrap(), None);
    let events = [event("a", 1), event("b", 1), event("a", 2)];
    batch.append(&from(5), Timestamp::UNIX_EPOCH, &events).unwrap();
    let staged = batch.answer_to(Uuid::from_u128(5)).unwrap().unwrap();
    assert_eq!((staged.first_seq, staged.last_seq, staged.version), (1, 3, 2));
    assert_eq!((staged.stream.as_str(), staged.on_behalf_of.as_deref()), ("a", None));
    batch.append(&from(6), Timestamp::UNIX_EPOCH, &[event("c", 1)]).unwrap();
    let given_for = batch.answer_to(Uuid::from_u128(6)).unwrap().unwrap().on_behalf_of;
    assert_eq!(given_for.as_deref(), Some("bureau"));
    assert_eq!(log.reader.answer_to(Uuid::from_u128(5)).unwrap(), None, "seen before COMMIT");
    batch.commit().unwrap();
    assert_eq!(log.reader.answer_to(Uuid::from_u128(5)).unwrap(), Some(staged));
    let mut batch = log.appender.begin().unwrap();
    batch.append(&from(5), Timestamp::UNIX_EPOCH, &[event("c", 1)]).unwrap_err();
}

#[test]
fn the_time_of_recording_never_goes_back() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    for (n, second) in [(1, 100), (2, 50), (3, 101)] {
        let mut batch = log.appender.begin().unwrap();
        let now = Timestamp::from_second(second).unwrap();
        batch.append(&from(n), now, &[event("s", n as u64)]).unwrap();
        batch.commit().unwrap();
    }
    let seconds: Vec<i64> =
        log.reader.read_stream("s").unwrap().iter().map(|e| e.recorded_at.as_second()).collect();
    assert_eq!(seconds, [100, 100, 101]);
}

#[test]
fn a_full_disk_is_a_definite_no_and_the_log_goes_on_once_there_is_room() {
    let dir = TempDir::new().unwrap();
    let options = Options { pages_max: Some(60), reserve_bytes: 1 << 20, ..small() };
    let mut log = Log::open(dir.path(), &options).unwrap();
    assert!(dir.path().join("reserve").exists());
    let mut kept = 0;
    let full = loop {
        let mut batch = log.appender.begin().unwrap();
        let staged =
            batch.append(&from(kept + 1), Timestamp::UNIX_EPOCH, &[world::large(kept as u64 + 1)]);
        let full = match staged {
            Ok(_) => batch.commit().err().map(|error| matches!(error, CommitError::Full)),
            Err(error) => Some(error.is_disk_full()),
        };
        match full {
            None => kept += 1,
            Some(full) => break full,
        }
    };
    assert!(full, "refused for another reason than the disk");
    assert!(dir.path().join("reserve").exists(), "the reserve is not for commands");
    assert_eq!(u128::from(log.reader.head()), kept);
    assert_eq!(log.reader.read_from(1, 1_000).unwrap().len() as u128, kept, "reading goes on");
    drop(log);

    let mut log = Log::open(dir.path(), &Options { pages_max: Some(10_000), ..options }).unwrap();
    let mut batch = log.appender.begin().unwrap();
    assert_eq!(batch.answer_to(Uuid::from_u128(kept + 1)).unwrap(), None, "nothing was written");
    batch.append(&from(kept + 1), Timestamp::UNIX_EPOCH, &[world::large(kept as u64 + 1)]).unwrap();
    batch.commit().unwrap();
    verify(dir.path(), |_, _| {}).unwrap();
}

#[test]
fn a_copy_taken_at_any_moment_opens_with_all_that_was_committed() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 300);
    let mut batch = log.appender.begin().unwrap();
    batch.append(&from(301), Timestamp::UNIX_EPOCH, &[event("never committed", 1)]).unwrap();

    let copy = TempDir::new().unwrap();
    for file in ["log.db", "log.db-wal", "log.head"] {
        std::fs::copy(dir.path().join(file), copy.path().join(file)).unwrap();
    }
    let mut after = Log::open(copy.path(), &small()).unwrap();
    assert_eq!(after.reader.head(), 300);
    append(&mut after, 301, 1);
    assert_eq!(verify(copy.path(), |_, _| {}).unwrap().size, 301);
}

#[test]
fn a_copy_of_a_log_that_is_larger_than_sqlites_cache_has_a_sum_in_each_page() {
    let (dir, to) = (tempfile::TempDir::new().unwrap(), tempfile::TempDir::new().unwrap());
    let mut log = Log::open(dir.path(), &small()).unwrap();
    for size in [400_u64, 400, 400, 400] {
        let from_version = log.reader.head() + 1;
        let mut batch = log.appender.begin().unwrap();
        for version in from_version..from_version + size {
            let now = Timestamp::from_second(1_790_000_000).unwrap();
            batch.append(&from(u128::from(version)), now, &[large(version)]).unwrap();
        }
        batch.commit().unwrap();
        let copy = to.path().join(from_version.to_string());
        std::fs::create_dir_all(&copy).unwrap();
        let copied = plumbline_log::copy(dir.path(), &copy, false, |_, _| {}).unwrap();
        assert_eq!(copied.size, log.reader.head());
    }
}
