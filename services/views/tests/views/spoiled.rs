//! A view whose file is hurt: it is made again, whenever that shows, and no question is answered wrongly meanwhile.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use plumbline_log::Reader;
use plumbline_pages::CutWal;
use plumbline_testkit::Chance;
use plumbline_views::{Filter, ListQuery, VIEWS, ViewError, Views};
use rusqlite::{Connection, OpenFlags};

use crate::house::{Book, House, TODAY};

const PAGE: usize = 4_096;

/// Everything that is asked of the views, in words; an error as soon as one of them cannot answer.
fn answers(views: &Views) -> Result<String, ViewError> {
    let all = Filter::default();
    let list = views.catalogue.list(&ListQuery { limit: 1_000, ..ListQuery::default() })?;
    let searched = ListQuery { text: Some("规范".into()), limit: 1_000, ..ListQuery::default() };
    let searched = views.catalogue.list(&searched)?;
    let pipeline = views.leadership.pipeline(&all, TODAY)?;
    let irregular = views.leadership.irregularities(&all)?;
    let waits = views.desk.for_the_clock(TODAY, 1_000)?;
    let aside = (views.catalogue.quarantined()?, views.desk.quarantined()?);
    Ok(format!("{list:?}\n{searched:?}\n{pipeline:?}\n{irregular:?}\n{waits:?}\n{aside:?}"))
}

/// A log, and the answers of views that have seen all of it.
struct Truth {
    folder: tempfile::TempDir,
    book: Book,
    says: String,
}

impl Truth {
    /// With views in `views`, which stand some events before the log's end.
    fn new() -> Truth {
        let folder = tempfile::tempdir().unwrap();
        let mut house = House::new();
        let mut chance = Chance::new(11);
        (0..8).for_each(|n| house.run_by_chance(n, &mut chance));
        (0..8).for_each(|n| house.observe_by_chance(n, &mut chance));
        let mut book = Book::open(&folder.path().join("log"));
        let behind = house.made.len() - 12;
        book.write(&house.made[..behind]);
        filled(&folder.path().join("views"), &book.log.reader);
        book.write(&house.made[behind..]);
        filled(&folder.path().join("whole"), &book.log.reader);
        let (views, _runner) = plumbline_views::open(&folder.path().join("whole")).unwrap();
        let says = answers(&views).unwrap();
        Truth { folder, book, says }
    }

    /// A copy of the views that are behind.
    fn copied(&self, name: &str) -> std::path::PathBuf {
        let to = self.folder.path().join(name);
        fs::create_dir(&to).unwrap();
        for view in VIEWS {
            let file = format!("{view}.db");
            fs::copy(self.folder.path().join("views").join(&file), to.join(&file)).unwrap();
        }
        to
    }

    /// Starts as a server does, and asks until every question is answered; no answer on the way may be wrong.
    fn is_told_in_the_end(&self, views: &Path, what: &str) {
        let (asked, mut runner) = plumbline_views::open(views).unwrap();
        let reader = &self.book.log.reader;
        let caught_up = runner.catch_up(reader, &mut |_| {});
        assert_eq!(caught_up.unwrap(), reader.head(), "{what}: the start goes on");
        let stop = Arc::new(AtomicBool::new(false));
        let threads = runner.start(reader.clone(), Arc::clone(&stop));
        let began = Instant::now();
        let says = loop {
            match answers(&asked) {
                Ok(says) => break says,
                Err(ViewError::Spoiled { .. }) => {}
                Err(other) => panic!("{what}: {other}"),
            }
            assert!(began.elapsed() < Duration::from_secs(20), "{what}: it is never made again");
            std::thread::yield_now();
        };
        assert!(says == self.says, "{what}: a wrong answer");
        stop.store(true, Ordering::Relaxed);
        threads.into_iter().for_each(|thread| thread.join().unwrap());
    }
}

/// A database as a stranger opens it who knows of its checksums, and of nothing else.
fn by_hand(path: &Path) -> Connection {
    plumbline_pages::open(path, OpenFlags::default(), CutWal::Ends).unwrap()
}

fn filled(dir: &Path, log: &Reader) {
    let (_, mut runner) = plumbline_views::open(dir).unwrap();
    runner.catch_up(log, &mut |_| {}).unwrap();
}

#[test]
fn a_zeroed_page_in_any_of_35_places_stops_no_start_and_answers_nothing_wrongly() {
    let truth = Truth::new();
    let mut places = Vec::new();
    for view in VIEWS {
        let path = truth.folder.path().join("views").join(format!("{view}.db"));
        let pages = fs::metadata(path).unwrap().len() as usize / PAGE;
        // The first two, which every start reads, and ten spread over the rest.
        let rest = (0..10).map(|n| 2 + n * (pages - 2) / 10);
        places.extend([0, 1].into_iter().chain(rest).take(12).map(|page| (view, page)));
    }
    places.truncate(35);
    assert_eq!(places.len(), 35);
    for (n, (view, page)) in places.into_iter().enumerate() {
        let views = truth.copied(&format!("zeroed-{n}"));
        let path = views.join(format!("{view}.db"));
        let mut bytes = fs::read(&path).unwrap();
        bytes[page * PAGE..][..PAGE].fill(0);
        fs::write(path, bytes).unwrap();
        truth.is_told_in_the_end(&views, &format!("page {page} of {view}"));
        fs::remove_dir_all(views).unwrap();
    }
}

#[test]
fn a_view_cut_short_or_with_a_state_that_is_none_is_made_again() {
    let truth = Truth::new();
    let cut = truth.copied("cut");
    for view in VIEWS {
        let file = fs::File::options().write(true).open(cut.join(format!("{view}.db"))).unwrap();
        file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    }
    truth.is_told_in_the_end(&cut, "cut to half its length");

    for (what, sql) in [
        ("states that do not parse", "UPDATE state SET data = '[not a state'"),
        ("a table that is gone", "DROP TABLE quarantine"),
    ] {
        let odd = truth.copied(what);
        for view in VIEWS {
            by_hand(&odd.join(format!("{view}.db"))).execute_batch(sql).unwrap();
        }
        truth.is_told_in_the_end(&odd, what);
    }
}

#[test]
fn a_view_that_is_hurt_while_it_is_read_is_made_again_beside_its_readers() {
    let truth = Truth::new();
    let dir = truth.copied("live");
    let (views, mut runner) = plumbline_views::open(&dir).unwrap();
    runner.catch_up(&truth.book.log.reader, &mut |_| {}).unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let threads = runner.start(truth.book.log.reader.clone(), Arc::clone(&stop));
    assert_eq!(answers(&views).unwrap(), truth.says);
    // Somebody removes the tables while the service runs.
    let db = by_hand(&dir.join("catalogue.db"));
    db.execute_batch("DROP TABLE standard").unwrap();
    drop(db);
    let met = answers(&views).unwrap_err();
    assert!(matches!(met, ViewError::Spoiled { view: "catalogue", .. }), "{met}");
    let began = Instant::now();
    while answers(&views).is_err() {
        assert!(began.elapsed() < Duration::from_secs(20), "it is never made again");
        std::thread::yield_now();
    }
    assert_eq!(answers(&views).unwrap(), truth.says);
    assert_eq!(views.troubles(), [""; 0]);
    stop.store(true, Ordering::Relaxed);
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

/// The rows of the log are changed behind the triggers' back, their leaves left as they were.
#[test]
fn a_damaged_event_sets_its_stream_aside_and_the_views_go_on_with_the_others() {
    let truth = Truth::new();
    let reader = &truth.book.log.reader;
    let hurt = reader.read_stream("standard/run-3").unwrap()[0].seq;
    let db = by_hand(&truth.folder.path().join("log/log.db"));
    db.execute_batch("DROP TRIGGER event_is_written_once").unwrap();
    db.execute("UPDATE event SET actor = 'wang' WHERE seq = ?1", [hurt]).unwrap();
    let dir = truth.folder.path().join("fresh");
    let (views, mut runner) = plumbline_views::open(&dir).unwrap();
    assert_eq!(runner.catch_up(reader, &mut |_| {}).unwrap(), reader.head());
    let aside = views.catalogue.quarantined().unwrap();
    assert_eq!(aside.len(), 1, "{aside:?}");
    assert_eq!((aside[0].stream.as_str(), aside[0].seq), ("standard/run-3", hurt));
    assert!(views.catalogue.find("run-3").unwrap().is_none());
    assert!(views.catalogue.find("run-4").unwrap().is_some());
}

#[test]
fn views_of_a_newer_log_tell_a_reader_of_an_older_copy_nothing() {
    let truth = Truth::new();
    let older = truth.folder.path().join("older");
    let mut house = House::new();
    house.run_by_chance(1, &mut Chance::new(1));
    let mut book = Book::open(&older);
    book.write(&house.made[..3]);
    let says = Views::read_only(&truth.folder.path().join("whole"), &book.log.reader).unwrap_err();
    assert!(matches!(says, ViewError::OtherLog { view: "leadership", .. }), "{says}");
    let (views, mut runner) = plumbline_views::open(&truth.folder.path().join("whole")).unwrap();
    assert_eq!(runner.catch_up(&book.log.reader, &mut |_| {}).unwrap(), 3);
    assert_eq!(views.leadership.pipeline(&Filter::default(), TODAY).unwrap().total, 1);
}
