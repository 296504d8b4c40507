//! Databases with checked pages, as whoever opens them meets them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::fs;
use std::path::{Path, PathBuf};

use plumbline_pages::{CutWal, What, add_sums, found, has_sums, is_damage, named, open};
use rusqlite::{Connection, Error, OpenFlags};

const ROWS: u32 = 2_000;

#[test]
fn each_page_of_a_new_file_carries_its_sum_in_the_published_form() {
    let dir = tempfile::tempdir().unwrap();
    let path = filled(dir.path());
    let bytes = fs::read(&path).unwrap();
    assert_eq!((bytes[20], bytes.len() % 4_096), (8, 0));
    for page in bytes.chunks(4_096) {
        assert_eq!(page[4_088..], published(&page[..4_088]));
    }
    assert_eq!(has_sums(&path).unwrap(), Some(true));
    // Any SQLite reads it.
    let plain = Connection::open(&path).unwrap();
    let sound: String = plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn a_flipped_bit_in_any_page_is_an_error_that_names_file_and_page() {
    let dir = tempfile::tempdir().unwrap();
    let path = filled(dir.path());
    let whole = fs::read(&path).unwrap();
    for (number, at) in (0..whole.len()).step_by(4_096).enumerate() {
        // One in the header of the page, one in its middle, one in its sum.
        for within in [30, 2_000 + number % 1_000, 4_090] {
            let mut flipped = whole.clone();
            flipped[at + within] ^= 1 << (number % 8);
            fs::write(&path, flipped).unwrap();
            let error = read_all(&path, CutWal::Ends).expect_err("it must be seen");
            assert!(is_damage(&error), "{error:?}");
            let said = named(error).to_string();
            let page = format!("{}: the page at byte {at} does not fit", path.display());
            assert!(said.starts_with(&page), "{said}");
        }
    }
    assert!(found().iter().any(|damage| damage.path == path && damage.what == What::Page));
}

#[test]
fn a_first_page_that_lost_the_word_that_there_are_sums_is_damage() {
    let dir = tempfile::tempdir().unwrap();
    let path = filled(dir.path());
    let whole = fs::read(&path).unwrap();
    for bit in 0..8 {
        let mut flipped = whole.clone();
        flipped[20] ^= 1 << bit;
        fs::write(&path, flipped).unwrap();
        let error = read_all(&path, CutWal::Ends).expect_err("it must be seen");
        assert!(is_damage(&error), "bit {bit}: {error:?}");
    }
}

#[test]
fn a_flipped_bit_in_a_frame_is_never_read_and_never_folded_into_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let writer = connect(&path, CutWal::Ends).unwrap();
    fill(&writer).unwrap();
    let wal = wal_of(&path);
    let whole = fs::read(&wal).unwrap();
    let frames = (whole.len() - 32) / 4_120;
    assert!(frames > 20, "{frames} frames");
    for frame in [0, frames / 2, frames - 1] {
        // In the frame's number, its salt, its sum, and its page.
        for within in [3, 9, 20, 24 + 2_222] {
            let mut flipped = whole.clone();
            flipped[32 + frame * 4_120 + within] ^= 16;
            fs::write(&wal, flipped).unwrap();
            let error = read_all(&path, CutWal::Ends).expect_err("it must be seen");
            assert!(is_damage(&error), "frame {frame}, byte {within}: {error:?}");
            let folded = connect(&path, CutWal::Ends)
                .and_then(|other| other.query_row("PRAGMA wal_checkpoint(FULL)", [], |_| Ok(())));
            assert!(is_damage(&folded.expect_err("it must be seen")));
        }
    }
    fs::write(&wal, whole).unwrap();
    assert_eq!(read_all(&path, CutWal::Ends), Ok(ROWS));
}

#[test]
fn a_write_ahead_log_that_was_cut_ends_there_or_is_damage_as_was_asked() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let writer = connect(&path, CutWal::Ends).unwrap();
    writer
        .execute_batch("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX i ON t (b)")
        .unwrap();
    for row in 0..50 {
        writer.execute("INSERT INTO t VALUES (?1, hex(randomblob(200)))", [row]).unwrap();
    }
    let killed = dir.path().join("killed");
    let (copy, wal) = (killed.join("a.db"), killed.join("a.db-wal"));
    let put = |change: &dyn Fn(&mut Vec<u8>)| {
        let _ = fs::remove_dir_all(&killed);
        fs::create_dir(&killed).unwrap();
        fs::copy(&path, &copy).unwrap();
        let mut bytes = fs::read(wal_of(&path)).unwrap();
        change(&mut bytes);
        fs::write(&wal, bytes).unwrap();
    };
    put(&|_| ());
    assert_eq!(read_all(&copy, CutWal::IsDamage), Ok(50));
    put(&|bytes| bytes.truncate(bytes.len() - 1_000));
    assert_eq!(read_all(&copy, CutWal::IsDamage), Ok(49), "a frame that was not written whole");
    let last = fs::read(wal_of(&path)).unwrap().len() - 4_120;
    // The file's header, the first frame, one in the middle, the last one: its number, a salt, its sum, its page.
    for at in [17, 25, 35, 32 + 4_120 * 20 + 500, last + 3, last + 9, last + 18, last + 3_000] {
        put(&|bytes| bytes[at] ^= 1);
        let error = read_all(&copy, CutWal::IsDamage).expect_err("it must be seen");
        assert!(is_damage(&error), "byte {at}: {error:?}");
        put(&|bytes| bytes[at] ^= 1);
        let ended = read_all(&copy, CutWal::Ends);
        assert!(!matches!(ended, Ok(50)), "byte {at}: {ended:?}");
    }
}

/// SQLite spills pages of a large transaction into the write-ahead log, reads them back, writes them again in place, and puts
/// their sums right when it commits. None of that is damage.
#[test]
fn a_transaction_that_is_larger_than_the_cache_is_written_and_read_as_ever() {
    for cut in [CutWal::Ends, CutWal::IsDamage] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.db");
        let db = connect(&path, cut).unwrap();
        db.execute_batch("PRAGMA cache_size = 5").unwrap();
        fill(&db).unwrap();
        for ends in ["COMMIT", "ROLLBACK", "COMMIT"] {
            db.execute_batch("BEGIN").unwrap();
            for round in 0..4 {
                db.execute("UPDATE t SET b = b || ?1 WHERE a % 7 = ?2", (ends, round)).unwrap();
                db.execute("SAVEPOINT s", []).unwrap();
                db.execute("UPDATE t SET b = b || 'x' WHERE a % 5 = 0", []).unwrap();
                let back = if round % 2 == 0 { "ROLLBACK TO s" } else { "RELEASE s" };
                db.execute_batch(back).unwrap();
            }
            let count: u32 = db.query_row("SELECT count(b) FROM t", [], |row| row.get(0)).unwrap();
            assert_eq!(count, ROWS);
            db.execute_batch(ends).unwrap();
            let wal = fs::metadata(wal_of(&path)).unwrap().len();
            assert!(wal > 50 * 4_120, "nothing was spilled: {wal} bytes");
            assert_eq!(read_all(&path, cut), Ok(ROWS));
        }
        // As a killed process leaves it: read by recovery.
        let killed = dir.path().join("killed.db");
        fs::copy(&path, &killed).unwrap();
        fs::copy(wal_of(&path), wal_of(&killed)).unwrap();
        assert_eq!(read_all(&killed, cut), Ok(ROWS));
        drop(db);
        assert_eq!(read_all(&path, cut), Ok(ROWS));
    }
}

#[test]
fn a_file_from_before_stays_as_it_is_until_it_is_written_anew() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("old.db");
    fill(&set_up(Connection::open(&path).unwrap()).unwrap()).unwrap();
    assert_eq!(has_sums(&path).unwrap(), Some(false));
    let other = connect(&path, CutWal::Ends).unwrap();
    other.execute("UPDATE t SET b = 'new' WHERE a = 3", []).unwrap();
    let db = connect(&path, CutWal::Ends).unwrap();
    db.busy_timeout(std::time::Duration::ZERO).unwrap();
    add_sums(&db).expect_err("somebody else has it open");
    drop(other);
    assert_eq!((has_sums(&path).unwrap(), read_all(&path, CutWal::Ends)), (Some(false), Ok(ROWS)));
    add_sums(&db).unwrap();
    let mode: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    drop(db);
    assert_eq!((has_sums(&path).unwrap(), read_all(&path, CutWal::Ends)), (Some(true), Ok(ROWS)));
    for page in fs::read(&path).unwrap().chunks(4_096) {
        assert_eq!(page[4_088..], published(&page[..4_088]));
    }
    assert_eq!(has_sums(&dir.path().join("none.db")).unwrap(), None);
}

/// The sum as SQLite publishes it for `cksumvfs`, written once more.
fn published(summed: &[u8]) -> [u8; 8] {
    let words: Vec<u32> =
        summed.chunks(4).map(|word| u32::from_le_bytes(word.try_into().unwrap())).collect();
    let (mut s1, mut s2) = (0_u64, 0_u64);
    for pair in words.chunks(2) {
        s1 = (s1 + u64::from(pair[0]) + s2) % (1 << 32);
        s2 = (s2 + u64::from(pair[1]) + s1) % (1 << 32);
    }
    (s1 | s2 << 32).to_le_bytes()
}

fn filled(dir: &Path) -> PathBuf {
    let path = dir.join("a.db");
    let db = connect(&path, CutWal::Ends).unwrap();
    fill(&db).unwrap();
    drop(db);
    assert!(!wal_of(&path).exists());
    path
}

fn connect(path: &Path, cut: CutWal) -> rusqlite::Result<Connection> {
    set_up(open(path, OpenFlags::default(), cut)?)
}

fn set_up(db: Connection) -> rusqlite::Result<Connection> {
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.execute_batch("PRAGMA wal_autocheckpoint = 0")?;
    Ok(db)
}

fn fill(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "BEGIN; CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX i ON t (b)",
    )?;
    for row in 0..ROWS {
        db.execute("INSERT INTO t VALUES (?1, hex(randomblob(100)))", [row])?;
    }
    db.execute_batch("COMMIT")
}

/// Reads every page with a cold cache.
fn read_all(path: &Path, cut: CutWal) -> Result<u32, Error> {
    let db = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, cut)?;
    db.execute_batch("PRAGMA wal_autocheckpoint = 0")?;
    let by = |sql: &str| db.query_row(sql, [], |row| row.get::<_, u32>(0));
    let rows = by("SELECT count(length(b)) FROM t NOT INDEXED")?;
    assert_eq!(by("SELECT count(length(b)) FROM t INDEXED BY i WHERE b > ''")?, rows);
    Ok(rows)
}

fn wal_of(path: &Path) -> PathBuf {
    path.with_extension("db-wal")
}
