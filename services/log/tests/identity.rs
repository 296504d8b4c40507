//! Which log it is, and whether a copy of it is whole.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use std::path::Path;

use plumbline_log::{Log, OpenError, Reader, verify};
use tempfile::TempDir;
use world::{append, by_hand, small};

/// What stands in the folder, without what others may be holding open.
fn copy(dir: &Path, files: &[&str]) -> TempDir {
    let copy = TempDir::new().unwrap();
    for file in files {
        std::fs::copy(dir.join(file), copy.path().join(file)).unwrap();
    }
    copy
}

#[test]
fn a_log_keeps_its_id_and_no_two_have_the_same() {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let id = |dir: &Path| Log::open(dir, &small()).unwrap().reader.id().unwrap().to_string();
    let first = id(one.path());
    assert_eq!(first.len(), 16);
    assert!(first.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')), "{first}");
    assert_eq!(id(one.path()), first);
    assert_eq!(Reader::open(one.path()).unwrap().id().unwrap().as_str(), first);
    assert_eq!(verify(one.path(), |_, _| {}).unwrap().id.unwrap().as_str(), first);
    assert_ne!(id(other.path()), first);
    let db = by_hand(one.path());
    for sql in [
        "UPDATE identity SET id = 'another'",
        "DELETE FROM identity",
        "INSERT OR REPLACE INTO identity VALUES (1, 'another')",
    ] {
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("keeps its id"), "{sql}");
    }
}

#[test]
fn a_log_of_the_first_version_gets_an_id_when_it_is_opened_to_be_written() {
    let dir = TempDir::new().unwrap();
    append(&mut Log::open(dir.path(), &small()).unwrap(), 1, 10);
    let db = by_hand(dir.path());
    db.execute_batch("DROP TABLE identity; DROP TABLE usage; PRAGMA user_version = 1;").unwrap();
    drop(db);
    std::fs::remove_file(dir.path().join("log.seal")).unwrap();
    assert_eq!(Reader::open(dir.path()).unwrap().id(), None, "reading changes nothing");
    let log = Log::open(dir.path(), &small()).unwrap();
    assert!(log.reader.id().is_some());
    assert_eq!(log.reader.head(), 10);
}

#[test]
fn a_log_copied_alone_out_of_a_folder_in_use_is_refused_by_everybody() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 100);
    let alone = copy(dir.path(), &["log.db"]);
    for _ in 0..2 {
        let Err(refused) = Reader::open(alone.path()) else { panic!("a reader took it") };
        assert!(matches!(refused, OpenError::Cut { .. }), "{refused}");
        let refused = verify(alone.path(), |_, _| {}).unwrap_err();
        assert!(matches!(refused, OpenError::Cut { .. }), "{refused}");
        let Err(refused) = Log::open(alone.path(), &small()) else { panic!("it was opened") };
        assert!(matches!(refused, OpenError::Cut { .. }), "{refused}");
        assert!(refused.to_string().contains("plumbline backup"), "{refused}");
    }
    // With what stands beside it, it is what a killed process leaves.
    let killed = copy(dir.path(), &["log.db", "log.db-wal", "log.head"]);
    assert_eq!(Reader::open(killed.path()).unwrap().head(), 100);
    append(&mut Log::open(killed.path(), &small()).unwrap(), 101, 1);
    drop(log);
    // Closed in order, it is whole by itself.
    let closed = copy(dir.path(), &["log.db"]);
    assert_eq!(Reader::open(closed.path()).unwrap().head(), 100);
    append(&mut Log::open(closed.path(), &small()).unwrap(), 101, 1);
}

#[test]
fn a_killed_log_whose_tail_a_stranger_folded_in_is_whole() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 100);
    let killed = copy(dir.path(), &["log.db", "log.db-wal", "log.head"]);
    // As the sqlite3 shell does when it is the last to leave.
    let db = by_hand(killed.path());
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    drop(db);
    assert_eq!(std::fs::metadata(killed.path().join("log.db-wal")).map_or(0, |f| f.len()), 0);
    assert_eq!(Log::open(killed.path(), &small()).unwrap().reader.head(), 100);
}
