//! The frame of the views: what is set aside and tried again, and how another log is noticed.

use std::path::Path;

use jiff::civil::date;
use plumbline_log::{NewEvent, Reader};
use plumbline_pages::CutWal;
use plumbline_testkit::Chance;
use plumbline_views::{Filter, Runner, VIEWS, ViewError, Views};
use rusqlite::OpenFlags;

use crate::house::{Book, House, TODAY};

/// A book with the procedures and two lives, and the events of it.
fn two_lives(dir: &Path) -> Book {
    let mut house = House::new();
    let mut chance = Chance::new(7);
    (0..2).for_each(|n| house.run_by_chance(n, &mut chance));
    let mut book = Book::open(dir);
    book.write(&house.made);
    book
}

fn row(stream: &str, version: u64, kind: &'static str) -> NewEvent {
    let data = "{\"reason\":\"示例\"}".into();
    let (stream, happened_on) = (stream.into(), date(2030, 1, 1));
    NewEvent { stream, version, kind, schema: 1, happened_on, data }
}

fn caught_up(dir: &Path, log: &Reader) -> (Views, Runner) {
    let (views, mut runner) = plumbline_views::open(dir).unwrap();
    assert_eq!(runner.catch_up(log, &mut |_| {}).unwrap(), log.head());
    (views, runner)
}

fn digests(runner: &Runner) -> Vec<String> {
    VIEWS.map(|view| runner.dump(view, &mut |_| {}).unwrap().to_string()).into()
}

/// Changes what a view file says, as a program of another time would have left it.
fn tamper(dir: &Path, sql: &str) {
    for view in VIEWS {
        let file = dir.join(format!("{view}.db"));
        let db = plumbline_pages::open(&file, OpenFlags::default(), CutWal::IsDamage).unwrap();
        db.execute_batch(sql).unwrap();
    }
}

/// A killed process left a write-ahead log that is all in the file already, and a bit of it is turned: what is read up to there is
/// older than the file, and both together never were.
#[test]
fn a_view_whose_write_ahead_log_was_cut_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut house = House::new();
    let mut chance = Chance::new(7);
    (0..10).for_each(|n| house.run_by_chance(n, &mut chance));
    let mut book = Book::open(&folder.path().join("log"));
    let living = folder.path().join("living");
    let (_views, mut runner) = plumbline_views::open(&living).unwrap();
    let fold_in = |how: &str| {
        for view in VIEWS {
            let file = living.join(format!("{view}.db"));
            let db = plumbline_pages::open(&file, OpenFlags::default(), CutWal::IsDamage).unwrap();
            db.query_row(&format!("PRAGMA wal_checkpoint({how})"), [], |_| Ok(())).unwrap();
        }
    };
    // Most of it stands in the file; the write-ahead log begins anew, and holds the rest.
    let (most, rest) = house.made.split_at(house.made.len() - 50);
    book.write(most);
    runner.catch_up(&book.log.reader, &mut |_| {}).unwrap();
    fold_in("TRUNCATE");
    for some in rest.chunks(1) {
        book.write(some);
        runner.catch_up(&book.log.reader, &mut |_| {}).unwrap();
    }
    fold_in("PASSIVE");
    let truth = digests(&runner);
    let killed = folder.path().join("killed");
    for cut_at in [1, 2, 5, 9] {
        let _ = std::fs::remove_dir_all(&killed);
        std::fs::create_dir(&killed).unwrap();
        for view in VIEWS {
            let (file, wal) = (format!("{view}.db"), format!("{view}.db-wal"));
            std::fs::copy(living.join(&file), killed.join(&file)).unwrap();
            let mut bytes = std::fs::read(living.join(&wal)).unwrap();
            let frames = (bytes.len() - 32) / 4_120;
            assert!(frames > 20, "{view}: {frames} frames");
            bytes[32 + frames * cut_at / 10 * 4_120 + 1_000] ^= 4;
            std::fs::write(killed.join(&wal), bytes).unwrap();
        }
        let (views, mut again) = plumbline_views::open(&killed).unwrap();
        assert_eq!(views.position(), 0, "none goes on from where it was cut");
        again.catch_up(&book.log.reader, &mut |_| {}).unwrap();
        assert_eq!(digests(&again), truth, "cut at {cut_at} tenths");
    }
}

fn set_aside(views: &Views) -> Vec<(String, u64)> {
    let told = views.leadership.quarantined().unwrap();
    assert_eq!(told, views.catalogue.quarantined().unwrap());
    // The desk is told of people too, who have their own events set aside.
    let desk = views.desk.quarantined().unwrap();
    let desk: Vec<_> = desk.into_iter().filter(|one| one.stream != "people").collect();
    assert_eq!(told, desk);
    told.into_iter().map(|quarantined| (quarantined.stream, quarantined.seq)).collect()
}

#[test]
fn what_cannot_be_read_sets_its_stream_aside_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::open(&folder.path().join("log"));
    book.append(&[
        row("standard/odd", 1, "StandardPraised"),
        row("standard/odd", 2, "StandardWithdrawn"),
        row("standard/never-born", 1, "StandardWithdrawn"),
        row("standard/NO-ID", 1, "StandardWithdrawn"),
        row("meeting/330100", 1, "MeetingCalled"),
        row("people", 1, "NobodyKnows"),
    ]);
    let (views, runner) = caught_up(&folder.path().join("views"), &book.log.reader);
    let expected = [("standard/odd", 1), ("standard/never-born", 3), ("standard/NO-ID", 4)];
    assert_eq!(set_aside(&views), expected.map(|(stream, seq)| (stream.to_owned(), seq)));
    let mut rebuilt = runner;
    let live = digests(&rebuilt);
    rebuilt.rebuild(None, &book.log.reader, &mut |_| {}).unwrap();
    assert_eq!(digests(&rebuilt), live);
}

#[test]
fn a_newer_program_tries_again_what_an_older_one_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let book = two_lives(&folder.path().join("log"));
    let dir = folder.path().join("views");
    let (_, runner) = caught_up(&dir, &book.log.reader);
    let whole = digests(&runner);
    drop(runner);
    tamper(
        &dir,
        "INSERT INTO quarantine VALUES ('standard/run-1', 3, 'unknown then'); DELETE FROM state WHERE stream = 'standard/run-1';",
    );

    // The same program would fail again, so it does not try.
    let (views, runner) = caught_up(&dir, &book.log.reader);
    assert_eq!(set_aside(&views), [("standard/run-1".to_owned(), 3)]);
    drop((views, runner));

    tamper(&dir, "UPDATE mark SET program = '0.0.1 views 1'");
    let (views, runner) = caught_up(&dir, &book.log.reader);
    assert_eq!(set_aside(&views), []);
    assert_eq!(digests(&runner), whole);
}

#[test]
fn a_view_of_another_log_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = Book::open(&folder.path().join("one"));
    let mut other = Book::open(&folder.path().join("other"));
    let (mut first, mut second) = (House::new(), House::new());
    first.run_by_chance(1, &mut Chance::new(1));
    second.run_by_chance(2, &mut Chance::new(2));
    // As long as each other, so that the position alone tells nothing.
    let length = first.made.len().min(second.made.len());
    one.write(&first.made[..length]);
    other.write(&second.made[..length]);
    let dir = folder.path().join("views");
    let (views, runner) = caught_up(&dir, &one.log.reader);
    assert!(views.catalogue.find("run-1").unwrap().is_some());
    drop(runner);

    let (views, runner) = caught_up(&dir, &other.log.reader);
    assert!(views.catalogue.find("run-1").unwrap().is_none());
    assert!(views.catalogue.find("run-2").unwrap().is_some());
    let (_, fresh) = caught_up(&folder.path().join("fresh"), &other.log.reader);
    assert_eq!(digests(&runner), digests(&fresh));
}

/// Of the same log, whose id therefore tells nothing.
#[test]
fn views_that_are_ahead_of_an_older_copy_or_beside_what_it_went_on_with_are_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (mut lost, mut instead) = (House::new(), House::new());
    let both = lost.made.len();
    lost.run_by_chance(1, &mut Chance::new(1));
    instead.run_by_chance(2, &mut Chance::new(2));
    let length = lost.made.len().min(instead.made.len());
    let mut newer = Book::open(&at("newer"));
    newer.write(&lost.made[..both]);
    let mut older = newer.copied(&at("newer"), &at("older"));
    newer.write(&lost.made[both..length]);
    assert_eq!(newer.log.reader.id(), older.log.reader.id());

    let (views, mut runner) = caught_up(&at("views"), &newer.log.reader);
    assert_eq!(views.leadership.pipeline(&Filter::default(), TODAY).unwrap().total, 1);
    assert_eq!(runner.catch_up(&older.log.reader, &mut |_| {}).unwrap(), both as u64);
    assert_eq!(views.position(), both as u64);
    assert_eq!(views.leadership.pipeline(&Filter::default(), TODAY).unwrap().total, 0);

    let (views, mut runner) = caught_up(&at("views-beside"), &newer.log.reader);
    older.write(&instead.made[both..length]);
    assert_eq!(runner.catch_up(&older.log.reader, &mut |_| {}).unwrap(), length as u64);
    assert!(views.catalogue.find("run-1").unwrap().is_none());
    assert!(views.catalogue.find("run-2").unwrap().is_some());
}

#[test]
fn events_one_by_one_and_all_at_once_make_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut house = House::new();
    let mut chance = Chance::new(3);
    (0..3).for_each(|n| house.run_by_chance(n, &mut chance));
    (0..5).for_each(|n| house.observe_by_chance(n, &mut chance));
    let mut book = Book::open(&folder.path().join("log"));
    let dir = folder.path().join("views");
    for (at, made) in house.made.iter().enumerate() {
        book.write(std::slice::from_ref(made));
        // Opened anew now and then, so that states are read back from the file.
        if at % 5 == 0 || at + 1 == house.made.len() {
            caught_up(&dir, &book.log.reader);
        }
    }
    let (_, mut runner) = caught_up(&dir, &book.log.reader);
    let live = digests(&runner);
    runner.rebuild(None, &book.log.reader, &mut |_| {}).unwrap();
    assert_eq!(digests(&runner), live);
}

#[test]
fn one_process_keeps_the_views_and_others_read_them() {
    let folder = tempfile::tempdir().unwrap();
    let book = two_lives(&folder.path().join("log"));
    let dir = folder.path().join("views");
    assert!(matches!(
        Views::read_only(&dir, &book.log.reader),
        Err(ViewError::Unready("leadership"))
    ));
    let (_, mut runner) = caught_up(&dir, &book.log.reader);
    assert!(matches!(plumbline_views::open(&dir), Err(ViewError::Locked(_))));
    let beside = Views::read_only(&dir, &book.log.reader).unwrap();
    assert_eq!(beside.position(), book.log.reader.head());
    let unknown = runner.rebuild(Some("nothing"), &book.log.reader, &mut |_| {}).unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "there is no view `nothing` (leadership, catalogue, desk, experts)"
    );
}
