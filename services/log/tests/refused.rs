//! A command that cannot be staged: nothing of it is left, and the commands beside it in the batch do not notice.

mod world;

use jiff::Timestamp;
use plumbline_log::{CommitError, Log, LogError, NewEvent, Options, Provenance, verify};
use tempfile::TempDir;
use uuid::Uuid;
use world::{append, by_hand, event, from, small};

fn second(second: i64) -> Timestamp {
    Timestamp::constant(second, 0)
}

#[test]
fn a_command_that_fails_in_the_middle_leaves_nothing_and_the_batch_goes_on() {
    let told = |refused: &[(Provenance, Vec<NewEvent>)]| {
        let dir = TempDir::new().unwrap();
        let mut log = Log::open(dir.path(), &small()).unwrap();
        let mut batch = log.appender.begin().unwrap();
        batch.append(&from(1), second(10), &[event("a", 1), event("b", 1)]).unwrap();
        let mut said = Vec::new();
        for (provenance, events) in refused {
            let error = batch.append(provenance, second(99), events).unwrap_err();
            assert!(!batch.is_lost(), "{error}");
            said.push(error.to_string());
            assert_eq!(batch.read_stream("a").unwrap().len(), 1, "{error}");
        }
        assert_eq!(batch.answer_to(Uuid::from_u128(2)).unwrap(), None);
        batch.append(&from(3), second(20), &[event("a", 2)]).unwrap();
        assert_eq!(batch.commit().unwrap().head, 3);
        append(&mut log, 4, 1);
        let events = log.reader.read_from(1, 9).unwrap();
        let seconds: Vec<i64> = events.iter().map(|event| event.recorded_at.as_second()).collect();
        assert_eq!(seconds, [10, 10, 20, 1_790_000_004]);
        (verify(dir.path(), |_, _| {}).unwrap().root, said)
    };
    let line_feed = Provenance { actor: "li\noffice".into(), ..from(2) };
    let refused = [
        (from(2), vec![event("a", 2), event("b", 3)]),
        (from(2), vec![event("a", 2), event("b", 1)]),
        (from(2), vec![event("a", 2), event("b\n", 1)]),
        (line_feed, vec![event("a", 2)]),
        (from(1), vec![event("a", 2), event("b", 2)]),
    ];
    let not_next =
        "the log database: not the next seq of the log and the next version of its stream";
    let (root, said) = told(&refused);
    assert_eq!(
        said,
        [
            not_next,
            not_next,
            "stream holds a line feed",
            "actor holds a line feed",
            "the log database: the command has its answer already",
        ]
    );
    assert_eq!(root, told(&[]).0, "a log that never met those commands has another root");
}

#[test]
fn a_subtree_that_a_refused_command_had_completed_is_completed_by_the_next() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 255);
    let mut batch = log.appender.begin().unwrap();
    let refused = [event("a", 1), event("a", 2), event("a", 2)];
    batch.append(&from(256), second(1), &refused).unwrap_err();
    batch.append(&from(256), second(1), &[event("b", 1)]).unwrap();
    assert_eq!(batch.commit().unwrap().head, 256);
    let verified = verify(dir.path(), |_, _| {}).unwrap();
    assert_eq!(log.reader.root(256).unwrap(), Some(verified.root));
}

#[test]
fn a_full_disk_loses_the_batch_and_the_next_one_goes_in() {
    let dir = TempDir::new().unwrap();
    let options = Options { pages_max: Some(60), ..small() };
    let mut log = Log::open(dir.path(), &options).unwrap();
    let mut batch = log.appender.begin().unwrap();
    batch.append(&from(1), second(1), &[event("a", 1)]).unwrap();
    let large: Vec<NewEvent> = (1..=100).map(world::large).collect();
    let full = batch.append(&from(2), second(2), &large).unwrap_err();
    assert!(full.is_disk_full(), "{full}");
    assert!(batch.is_lost());
    assert!(matches!(batch.commit(), Err(CommitError::Full)));
    append(&mut log, 1, 2);
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, 2);
}

#[test]
fn a_batch_that_sqlite_rolled_back_is_lost_and_stages_nothing_more() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 1);
    let db = by_hand(dir.path());
    db.execute_batch("CREATE TRIGGER storm BEFORE INSERT ON event WHEN NEW.stream = 'storm' BEGIN SELECT RAISE(ROLLBACK, 'all is gone'); END")
        .unwrap();
    drop(db);
    let mut batch = log.appender.begin().unwrap();
    batch.append(&from(2), second(2), &[event("a", 1)]).unwrap();
    let error = batch.append(&from(3), second(3), &[event("b", 1), event("storm", 1)]).unwrap_err();
    assert_eq!(error.to_string(), "the log database: all is gone");
    assert!(batch.is_lost());
    let after = batch.append(&from(4), second(4), &[event("c", 1)]).unwrap_err();
    assert!(matches!(after, LogError::BatchLost), "{after}");
    assert_eq!(batch.answer_to(Uuid::from_u128(2)).unwrap(), None);
    let refused = batch.commit().unwrap_err();
    assert!(matches!(refused, CommitError::Unknown(_)), "{refused}");
    append(&mut log, 2, 1);
    assert_eq!(log.reader.head(), 2);
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, 2);
}
