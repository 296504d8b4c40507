//! A replica is its log once more: the same rows, the same tree, the same answers; what cannot come next does not come in.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test that cannot go on fails")]

mod world;

use jiff::Timestamp;
use plumbline_log::{Hash, Log, LogId, NotFollowed, OpenError, Recorded, Replica, verify};
use tempfile::TempDir;
use uuid::Uuid;
use world::{append, event, from, small};

/// A log of 700 events: 600 commands of one, then 50 of two.
fn log(dir: &TempDir) -> Log {
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 600);
    let mut batch = log.appender.begin().unwrap();
    for n in 601..651 {
        let events = [event(&format!("pair/{n}"), 1), event(&format!("pair/{n}"), 2)];
        let now = Timestamp::from_second(1_790_001_000 + n).unwrap();
        batch.append(&from(n as u128), now, &events).unwrap();
    }
    batch.commit().unwrap();
    log
}

fn id(log: &Log) -> LogId {
    log.reader.id().unwrap().clone()
}

fn replica(dir: &TempDir, log: &Log) -> Replica {
    Replica::open(dir.path(), Some(&id(log)), &small()).unwrap()
}

#[test]
fn a_replica_has_the_rows_the_tree_and_the_answers_of_its_log_in_whatever_pieces_they_come() {
    let (ours, theirs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let log = log(&ours);
    let all = log.reader.read_from(1, 1_000).unwrap();
    let mut at = 0;
    // Opened anew after each piece; most pieces end in the middle of a command.
    for piece in [1, 255, 256, 89, 50, 1, 1, 46].iter().cycle() {
        let end = (at + piece).min(all.len());
        let mut replica = replica(&theirs, &log);
        assert_eq!(replica.append(&all[at..end]).unwrap(), end as u64);
        assert_eq!(
            replica.reader().root(end as u64).unwrap(),
            log.reader.root(end as u64).unwrap()
        );
        at = end;
        if at == all.len() {
            break;
        }
    }
    let replica = replica(&theirs, &log);
    assert_eq!(replica.reader().read_from(1, 1_000).unwrap(), all);
    assert!(replica.reader().is_replica().unwrap() && !log.reader.is_replica().unwrap());
    // Of the last command nobody here can tell yet whether it has more events.
    for n in 1..650 {
        let command = Uuid::from_u128(n);
        assert_eq!(
            replica.reader().answer_to(command).unwrap(),
            log.reader.answer_to(command).unwrap(),
            "command {n}"
        );
    }
    let whole = verify(theirs.path(), |_, _| {}).unwrap();
    assert_eq!((whole.size, whole.replica, whole.id), (700, Some(0), Some(id(&log))));
    assert_eq!(Some(whole.root), log.reader.root(700).unwrap());
}

/// What is done to an event, and what is said of it then.
type Case<'c> = (&'c dyn Fn(&mut Recorded), &'c str);

#[test]
fn what_cannot_come_next_does_not_come_in_and_is_named() {
    let (ours, theirs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let log = log(&ours);
    let mut replica = replica(&theirs, &log);
    replica.append(&log.reader.read_from(1, 600).unwrap()).unwrap();
    let next = log.reader.read_from(601, 3).unwrap();
    let refused = |replica: &mut Replica, change: &dyn Fn(&mut Recorded)| {
        let mut events = next.clone();
        change(&mut events[1]);
        let why = replica.append(&events).unwrap_err();
        assert!(why.is_misfit(), "{why}");
        assert_eq!(replica.reader().head(), 600, "nothing of it is there: {why}");
        why.to_string()
    };
    let misfit = "seq 602 (pair/601): its content does not fit its hash";
    let cases: [Case<'_>; 9] = [
        (&|event| event.data = event.data.replace('2', "3"), misfit),
        (&|event| event.actor = "somebody else".into(), misfit),
        (&|event| event.digest = [0; 32], misfit),
        (&|event| event.leaf = Hash([7; 32]), misfit),
        (&|event| event.happened_on = event.happened_on.tomorrow().unwrap(), misfit),
        (&|event| event.seq = 603, "seq 603 was given where 602 comes next"),
        (&|event| event.seq = 601, "seq 601 was given where 602 comes next"),
        (
            &|event| event.recorded_at = Timestamp::UNIX_EPOCH,
            "seq 602 (pair/601) cannot follow what is there: it was recorded before the event that precedes it",
        ),
        (
            &|event| event.actor = "li\n-".into(),
            "seq 602 (pair/601) cannot follow what is there: one of its words holds a line feed",
        ),
    ];
    for (change, says) in cases {
        assert_eq!(refused(&mut replica, change), says);
    }
    // Well hashed, but its stream is not there yet.
    let mut second = next[1].clone();
    second.seq = 601;
    let other = TempDir::new().unwrap();
    let mut strange = Log::open(other.path(), &small()).unwrap();
    append(&mut strange, 1, 1);
    let first = strange.reader.read_from(1, 1).unwrap().remove(0);
    assert!(matches!(replica.append(&[first]), Err(NotFollowed::Gap { position: 600, found: 1 })));
    assert!(matches!(replica.append(&[second]), Err(NotFollowed::Misfit { seq: 601, .. })));
    // And it goes on with what does come next.
    assert_eq!(replica.append(&next).unwrap(), 603);
}

#[test]
fn an_event_without_its_data_leaves_no_hole_in_the_tree() {
    let (ours, theirs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let log = log(&ours);
    let told: Vec<Recorded> = (log.reader.read_from(1, 1_000).unwrap().iter())
        .map(|event| if event.seq % 7 == 0 { event.withheld() } else { event.clone() })
        .collect();
    replica(&theirs, &log).append(&told).unwrap();
    let whole = verify(theirs.path(), |_, _| {}).unwrap();
    assert_eq!((whole.size, whole.replica), (700, Some(100)));
    assert_eq!(Some(whole.root), log.reader.root(700).unwrap());
    let bytes = std::fs::read(theirs.path().join("log.db")).unwrap();
    assert!(told[6].is_withheld() && told[6].fits());
    assert!(bytes.windows(told[6].data.len()).any(|some| some == told[6].data.as_bytes()));

    // A log that decides for itself has all of its data, or is damaged.
    let (damaged, folder) = (TempDir::new().unwrap(), ours.path());
    drop(log);
    std::fs::copy(folder.join("log.db"), damaged.path().join("log.db")).unwrap();
    let db = world::by_hand(damaged.path());
    db.execute_batch("DROP TRIGGER event_is_written_once").unwrap();
    db.execute("UPDATE event SET data = ?1 WHERE seq = 7", [&told[6].data]).unwrap();
    drop(db);
    let says = verify(damaged.path(), |_, _| {}).unwrap_err().to_string();
    assert!(says.contains("at seq 7: its data were taken out"), "{says}");
}

#[test]
fn a_replica_is_of_one_log_for_ever_and_nobody_decides_in_it() {
    let (ours, theirs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let log = log(&ours);
    drop(replica(&theirs, &log));
    assert!(matches!(Log::open(theirs.path(), &small()), Err(OpenError::IsReplica { .. })));
    let other: LogId = "aaaaaaaaaaaaaaaa".parse().unwrap();
    let refused = |dir: &TempDir, id| Replica::open(dir.path(), id, &small()).err().unwrap();
    assert!(matches!(refused(&theirs, Some(&other)), OpenError::OtherLog { .. }));
    let kept = id(&log);
    drop(log);
    assert!(matches!(refused(&ours, Some(&kept)), OpenError::IsNoReplica { .. }));
    assert!(matches!(refused(&TempDir::new().unwrap(), None), OpenError::IsNoReplica { .. }));
    // It knows by itself of which log it is.
    let again = Replica::open(theirs.path(), None, &small()).unwrap();
    assert_eq!(again.reader().id(), Some(&kept));
}
