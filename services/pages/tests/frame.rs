//! The frame, with layers that break what they stand over.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use plumbline_pages::{Base, Code, File, Kind, Layer, register};
use rusqlite::{Connection, OpenFlags, ffi};

#[test]
fn a_panic_in_a_layer_is_an_error_of_the_statement_and_of_nothing_else() {
    struct Panics;
    impl File for Panics {
        fn write(&mut self, base: &mut Base, from: &[u8], at: u64) -> Result<(), Code> {
            assert!(!from.windows(6).any(|window| window == b"poison"), "as was asked");
            base.write(from, at)
        }
    }
    struct Over;
    impl Layer for Over {
        fn open(&self, _: Option<&Path>, _: Kind) -> Result<Option<Box<dyn File>>, Code> {
            Ok(Some(Box::new(Panics)))
        }
    }
    register(c"panics", Over, false).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let db = over(&dir.path().join("a.db"), c"panics");
    db.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (a TEXT)").unwrap();
    let error = db.execute("INSERT INTO t VALUES ('poison')", []).expect_err("it panics");
    assert_eq!(error.sqlite_extended_error_code(), Some(ffi::SQLITE_IOERR));
    db.execute("INSERT INTO t VALUES ('bread')", []).unwrap();
    let held: String = db.query_row("SELECT group_concat(a) FROM t", [], |row| row.get(0)).unwrap();
    assert_eq!(held, "bread");
}

#[test]
fn a_layer_sees_what_is_opened_and_deleted_and_its_refusals_are_sqlites() {
    static DELETED: AtomicUsize = AtomicUsize::new(0);
    struct NoWal;
    impl Layer for NoWal {
        fn open(&self, _: Option<&Path>, kind: Kind) -> Result<Option<Box<dyn File>>, Code> {
            match kind {
                Kind::Wal => Err(Code(ffi::SQLITE_CANTOPEN)),
                Kind::Main | Kind::Other => Ok(None),
            }
        }
        fn delete(
            &self,
            path: &Path,
            delete: &mut dyn FnMut() -> Result<(), Code>,
        ) -> Result<(), Code> {
            assert!(path.ends_with("a.db-journal"), "{path:?}");
            DELETED.fetch_add(1, Ordering::Relaxed);
            delete()
        }
    }
    register(c"no wal", NoWal, false).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let db = over(&dir.path().join("a.db"), c"no wal");
    db.execute_batch("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('a')").unwrap();
    assert_eq!(DELETED.load(Ordering::Relaxed), 2, "a journal a commit");
    // SQLite opens the write-ahead log when it is first needed.
    let refused = db.execute_batch("PRAGMA journal_mode = WAL; SELECT * FROM t");
    assert_eq!(refused.unwrap_err().sqlite_error_code(), Some(rusqlite::ErrorCode::CannotOpen));
}

fn over(path: &Path, vfs: &'static std::ffi::CStr) -> Connection {
    Connection::open_with_flags_and_vfs(path, OpenFlags::default(), vfs).unwrap()
}
