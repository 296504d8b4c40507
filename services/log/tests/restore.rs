//! A log that was kept is put back: what is refused, what is kept, and under which id it goes on.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use plumbline_log::{Log, OpenError, Reader, Relation, Restore, verify};
use tempfile::TempDir;
use world::{append, small};

/// Appends so many events to a folder's log, numbered from its head on, and closes it.
fn grow(dir: &Path, count: u64) {
    let mut log = Log::open(dir, &small()).unwrap();
    let head = log.reader.head();
    append(&mut log, head + 1, count);
}

fn backup(of: &Path) -> TempDir {
    let kept = TempDir::new().unwrap();
    plumbline_log::copy(of, kept.path(), false, |_, _| {}).unwrap();
    kept
}

fn restore(from: &Path, to: &Path) -> (Relation, Restore) {
    let restore = Restore::begin(to).unwrap();
    restore.take(from, |_, _| {}).unwrap();
    (restore.relation().unwrap(), restore)
}

fn put(restore: Restore) -> Option<PathBuf> {
    restore.put_in_place(Timestamp::UNIX_EPOCH).unwrap()
}

/// The id, the length and the root of a folder's log, which must verify.
fn told(dir: &Path) -> (String, u64, String) {
    let verified = verify(dir, |_, _| {}).unwrap();
    (verified.id.unwrap().to_string(), verified.size, verified.root.to_string())
}

#[test]
fn a_log_that_holds_all_that_was_there_takes_its_place_under_the_same_id() {
    let dir = TempDir::new().unwrap();
    grow(dir.path(), 10);
    let kept = backup(dir.path());
    let nowhere = TempDir::new().unwrap();
    assert_eq!(restore(kept.path(), &nowhere.path().join("new")).0, Relation::Holds);
    // One that has lost its end, and is new beside that.
    let lost = backup(dir.path());
    grow(dir.path(), 5);
    let longer = backup(dir.path());
    assert_eq!(restore(longer.path(), lost.path()).0, Relation::Holds);
    let before = told(dir.path());
    let kept = longer;
    let (relation, restore) = restore(kept.path(), dir.path());
    assert_eq!(relation, Relation::Holds);
    let was = put(restore).unwrap();
    assert_eq!(was, dir.path().join("before-restore-1970-01-01T00-00-00.000Z"));
    assert_eq!((told(dir.path()), told(&was)), (before.clone(), before));
    grow(dir.path(), 1);
    assert_eq!(told(dir.path()).1, 16);
}

#[test]
fn what_would_be_given_up_is_named() {
    let (dir, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    grow(dir.path(), 10);
    let kept = backup(dir.path());
    grow(dir.path(), 7);
    let (relation, held) = restore(kept.path(), dir.path());
    assert_eq!(relation, Relation::EndsEarlier { ends: 10, other: 17 });
    drop(held);

    // Put back by hand, and gone on another way: the same id, and other events from the 11th on.
    let twin = backup(kept.path());
    let mut log = Log::open(twin.path(), &small()).unwrap();
    append(&mut log, 101, 9);
    drop(log);
    let (relation, held) = restore(backup(twin.path()).path(), dir.path());
    assert_eq!(relation, Relation::Parts { seq: 11 });
    drop(held);

    grow(other.path(), 3);
    let (relation, held) = restore(backup(other.path()).path(), dir.path());
    let ids = (told(other.path()).0, told(dir.path()).0);
    let Relation::Another { id, other } = relation else { panic!("{relation:?}") };
    assert_eq!((id.to_string(), other.to_string()), ids);
    drop(held);

    // Nothing of it happened.
    assert_eq!(told(dir.path()).1, 17);
    let names = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().contains("restor")));
}

#[test]
fn a_log_that_cannot_be_read_is_known_by_its_head() {
    let dir = TempDir::new().unwrap();
    grow(dir.path(), 10);
    let kept = backup(dir.path());
    fs::write(dir.path().join("log.db"), [7; 8192]).unwrap();
    assert_eq!(restore(kept.path(), dir.path()).0, Relation::Holds);
    fs::remove_file(dir.path().join("log.db")).unwrap();
    assert_eq!(restore(kept.path(), dir.path()).0, Relation::Holds);

    let lost = Relation::EndsEarlier { ends: 10, other: 12 };
    let (head, gone) = (12_u64.to_le_bytes(), (!12_u64).to_le_bytes());
    fs::write(dir.path().join("log.head"), [head, gone].concat()).unwrap();
    assert_eq!(restore(kept.path(), dir.path()).0, lost);
    fs::write(dir.path().join("log.db"), [7; 8192]).unwrap();
    assert_eq!(restore(kept.path(), dir.path()).0, lost);
    fs::remove_file(dir.path().join("log.head")).unwrap();
    let held = Restore::begin(dir.path()).unwrap();
    held.take(kept.path(), |_, _| {}).unwrap();
    assert!(held.relation().is_err(), "nobody knows what was there");
    put(held);
    assert_eq!(told(dir.path()).1, 10);
}

#[test]
fn a_log_that_gives_something_up_goes_on_under_another_id_and_keeps_the_ones_it_had() {
    let dir = TempDir::new().unwrap();
    grow(dir.path(), 10);
    let kept = backup(dir.path());
    let (first, _, root) = told(dir.path());
    grow(dir.path(), 7);
    let (_, restore_) = restore(kept.path(), dir.path());
    let second = restore_.renew().unwrap().to_string();
    put(restore_);
    assert_ne!(second, first);
    assert_eq!(told(dir.path()), (second.clone(), 10, root));
    grow(dir.path(), 2);

    let again = backup(dir.path());
    let (relation, restore_) = restore(again.path(), dir.path());
    assert_eq!(relation, Relation::Holds, "its own backups are those of the new id");
    let third = restore_.renew().unwrap().to_string();
    put(restore_);
    let verified = verify(dir.path(), |_, _| {}).unwrap();
    let earlier = verified.earlier.iter().map(|was| (was.id.to_string(), was.events));
    assert_eq!(earlier.collect::<Vec<_>>(), [(first, 10), (second, 12)]);
    assert_eq!(verified.sealed_bytes.map(|bytes| bytes > 0), Some(true));
    let log = Log::open(dir.path(), &small()).unwrap();
    assert_eq!(log.reader.id().unwrap().as_str(), third);
    assert_eq!(log.reader.earlier(), verified.earlier);
    drop(log);
    let db = world::by_hand(dir.path());
    for sql in
        ["UPDATE identity SET id = 'x'", "UPDATE earlier SET id = 'x'", "DELETE FROM earlier"]
    {
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("keeps its id"), "{sql}");
    }
}

#[test]
fn a_stale_tail_beside_the_backup_or_in_the_folder_is_of_no_effect() {
    let dir = TempDir::new().unwrap();
    grow(dir.path(), 10);
    let kept = backup(dir.path());
    let expected = told(kept.path());
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 11, 40);
    // As a killed process leaves it, and as somebody copied it beside the backup.
    let killed = TempDir::new().unwrap();
    for file in ["log.db", "log.db-wal", "log.db-shm", "log.head"] {
        fs::copy(dir.path().join(file), killed.path().join(file)).unwrap();
    }
    fs::copy(dir.path().join("log.db-wal"), kept.path().join("log.db-wal")).unwrap();
    drop(log);
    assert!(fs::metadata(killed.path().join("log.db-wal")).unwrap().len() > 0);

    let (relation, restore) = restore(kept.path(), killed.path());
    assert_eq!(relation, Relation::EndsEarlier { ends: 10, other: 50 });
    let before = put(restore).unwrap();
    assert!(
        !killed.path().join("log.db-wal").exists() && !killed.path().join("log.db-shm").exists()
    );
    assert_eq!(told(killed.path()), expected);
    // The one that was killed is kept with its tail.
    assert_eq!(Reader::open(&before).unwrap().head(), 50);
}

#[test]
fn a_folder_in_use_is_no_backup_and_one_that_is_held_takes_none() {
    let dir = TempDir::new().unwrap();
    grow(dir.path(), 10);
    let kept = backup(dir.path());
    let log = Log::open(dir.path(), &small()).unwrap();
    let Err(refused) = Restore::begin(dir.path()) else { panic!("it was held") };
    assert!(matches!(refused, OpenError::Held { .. }), "{refused}");
    let to = TempDir::new().unwrap();
    let restore = Restore::begin(to.path()).unwrap();
    let refused = restore.take(dir.path(), |_, _| {}).unwrap_err();
    assert!(matches!(refused, OpenError::NotClosed { .. }), "{refused}");
    drop((restore, log));

    // A byte of a backup that turned is found before anything is touched.
    let path = kept.path().join("log.db");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let restore = Restore::begin(to.path()).unwrap();
    restore.take(kept.path(), |_, _| {}).unwrap_err();
    drop(restore);
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 1, "the lock alone");
}

#[test]
fn a_folder_in_which_a_restore_broke_off_is_read_by_nobody_until_it_is_ended() {
    let dir = TempDir::new().unwrap();
    grow(dir.path(), 10);
    let kept = backup(dir.path());
    grow(dir.path(), 7);
    // Decided, and nothing moved yet.
    let came = dir.path().join("restored");
    fs::create_dir(&came).unwrap();
    for file in ["log.db", "log.head", "log.seal"] {
        fs::copy(kept.path().join(file), came.join(file)).unwrap();
    }
    fs::write(came.join("plan"), "before-restore-1\nlog.head\nlog.seal\nlog.db").unwrap();
    let Err(refused) = Reader::open(dir.path()) else { panic!("it was read") };
    assert!(matches!(refused, OpenError::BeingRestored { .. }), "{refused}");
    let refused = verify(dir.path(), |_, _| {}).unwrap_err();
    assert!(matches!(refused, OpenError::BeingRestored { .. }), "{refused}");
    drop(Log::open(dir.path(), &small()).unwrap());
    assert_eq!(told(dir.path()).1, 10);
    assert_eq!(told(&dir.path().join("before-restore-1")).1, 17);
}
