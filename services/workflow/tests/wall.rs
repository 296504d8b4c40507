//! A machine's clock that is wrong: what it would stamp is refused, and what it has stamped is told.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use plumbline_log::{Log, Options, Reader};
use plumbline_workflow::{Failure, Writer, WriterOptions, WriterThread};
use world::propose;

/// What the machine's clock shows, in seconds; each test runs in a process or at least a file of its own.
static WALL: AtomicI64 = AtomicI64::new(0);
/// How long the machine has run.
static RUN: AtomicI64 = AtomicI64::new(0);

const BEGAN: i64 = 1_790_000_000;
const DAY: i64 = 86_400;
const YEARS: i64 = 3_653 * DAY;

fn wall() -> Timestamp {
    Timestamp::from_second(WALL.load(Ordering::SeqCst)).unwrap()
}

fn run() -> Duration {
    Duration::from_secs(u64::try_from(RUN.load(Ordering::SeqCst)).unwrap())
}

fn show(second: i64) {
    WALL.store(second, Ordering::SeqCst);
}

fn pass(seconds: i64) {
    RUN.fetch_add(seconds, Ordering::SeqCst);
    WALL.fetch_add(seconds, Ordering::SeqCst);
}

fn start(dir: &Path, clock_is_right: bool) -> (Writer, WriterThread, Reader) {
    let log = Log::open(dir, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
    let reader = log.reader.clone();
    let options =
        WriterOptions { clock: wall, monotonic: run, clock_is_right, ..WriterOptions::default() };
    let (writer, thread) = Writer::start(log, options).unwrap();
    (writer, thread, reader)
}

fn refused(writer: &Writer, standard: &str) -> String {
    match writer.submit_blocking(propose(standard)) {
        Err(Failure::Unavailable(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// One test, because the clocks are one for the process.
#[test]
fn a_clock_ten_years_ahead_stamps_nothing_until_somebody_says_that_it_is_right() {
    let dir = tempfile::tempdir().unwrap();
    show(BEGAN);
    let (writer, thread, reader) = start(dir.path(), false);
    writer.submit_blocking(propose("a")).unwrap();
    assert_eq!(writer.troubles(), []);

    // It jumps while the service runs: one command is enough to poison ten years.
    show(BEGAN + YEARS);
    let says = refused(&writer, "b");
    assert!(says.contains("set it back") && says.contains("start the service again"), "{says}");
    let troubles = writer.troubles();
    assert!(troubles.len() == 1 && troubles[0].stops, "{troubles:?}");
    assert!(troubles[0].says.starts_with("clock: "), "{troubles:?}");
    pass(3_600);
    refused(&writer, "b");
    show(BEGAN + 3_600);
    assert_eq!(writer.troubles(), [], "it was set back");
    writer.submit_blocking(propose("b")).unwrap();
    pass(40 * DAY);
    writer.submit_blocking(propose("c")).unwrap();
    drop(writer);
    thread.join().unwrap();

    // It is wrong when the service starts.
    show(BEGAN + YEARS);
    let (writer, thread, _) = start(dir.path(), false);
    let says = refused(&writer, "d");
    assert!(says.contains("--clock-is-right"), "{says}");
    drop(writer);
    thread.join().unwrap();
    let last = reader.read_from(reader.refresh().unwrap(), 1).unwrap().remove(0);
    assert!(last.recorded_at < Timestamp::from_second(BEGAN + 41 * DAY).unwrap());

    // An operator insists; and then the clock is set right, too late.
    let (writer, thread, _) = start(dir.path(), true);
    writer.submit_blocking(propose("d")).unwrap();
    drop(writer);
    thread.join().unwrap();
    show(BEGAN + 50 * DAY);
    let (writer, thread, _) = start(dir.path(), false);
    let troubles = writer.troubles();
    let until = Timestamp::from_second(BEGAN + YEARS).unwrap().to_string();
    assert!(troubles.len() == 1 && !troubles[0].stops, "{troubles:?}");
    assert!(troubles[0].says.contains(&until), "{troubles:?}");
    writer.submit_blocking(propose("e")).unwrap();
    drop(writer);
    thread.join().unwrap();
}
