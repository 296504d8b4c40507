//! What must be true of a data folder after any fault, read from the files themselves with the server gone.
//!
//! The rules of the log are checked here a second time with plain SQL, because the code that wrote it might share a mistake with
//! the code that verifies it. Only then does the log prove itself: hashes, tree, root, and each life by the core's table.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;

use plumbline_lifecycle::{Event, Standard};
use plumbline_log::Reader;
use rusqlite::{Connection, OpenFlags};

use crate::client::Sender;
use crate::ledger::Fate;

/// Checks all of them.
///
/// # Panics
/// At the first that does not hold.
pub(crate) fn hold(data: &Path, senders: &[Sender]) {
    whole_files(data);
    the_log_is_what_the_clients_know(data, senders);
    the_log_proves_itself(data);
}

fn whole_files(data: &Path) {
    for file in databases(data) {
        let says: String = open(&file)
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .expect("a check answers");
        assert_eq!(says, "ok", "{}", file.display());
    }
}

/// `seq` without gaps, each stream's versions without gaps; each acknowledged order at exactly the place it was told, none twice,
/// none that was refused, and nothing of a standard that nobody was told of.
fn the_log_is_what_the_clients_know(data: &Path, senders: &[Sender]) {
    let fates: BTreeMap<String, &Fate> = senders
        .iter()
        .flat_map(|sender| sender.ledger().fates())
        .map(|(id, fate)| (id.replace('-', ""), fate))
        .collect();
    let log = open(&data.join("log.db"));
    let mut rows = log
        .prepare("SELECT seq, stream, version, lower(hex(command)) FROM event ORDER BY seq")
        .expect("the log has events");
    let mut rows = rows.query([]).expect("the log can be read");
    let (mut seq, mut versions, mut places) =
        (0, BTreeMap::<String, i64>::new(), BTreeMap::<String, (i64, i64)>::new());
    let mut of_standards = BTreeSet::new();
    while let Some(row) = rows.next().expect("the log can be read to its end") {
        let found: i64 = row.get(0).expect("a seq");
        assert_eq!(found, seq + 1, "a gap in the log");
        seq = found;
        let stream: String = row.get(1).expect("a stream");
        let version = versions.entry(stream.clone()).or_default();
        *version += 1;
        assert_eq!(
            row.get::<_, i64>(2).expect("a version"),
            *version,
            "a gap in {stream}, at seq {seq}"
        );
        let command: String = row.get(3).expect("a command");
        let place = places.entry(command.clone()).or_insert((seq, seq));
        assert!(
            seq - place.1 <= 1,
            "the order {command} is in the log twice: at {place:?}, and again at {seq}"
        );
        place.1 = seq;
        if stream.starts_with("standard/") {
            of_standards.insert(command);
        }
    }
    for (id, fate) in &fates {
        match (fate, places.get(id)) {
            (Fate::Acked { first_seq, last_seq }, Some(place)) => {
                assert_eq!(
                    (*first_seq, *last_seq),
                    *place,
                    "the order {id} stands elsewhere than its client was told"
                );
            }
            (Fate::Acked { first_seq, .. }, None) => {
                panic!("LOST: the order {id} was acknowledged at seq {first_seq}")
            }
            (Fate::Failed(code), Some(place)) => {
                panic!("the order {id} was refused ({code}), but is in the log at {place:?}")
            }
            (Fate::Failed(_), None) => {}
            (Fate::Unknown, _) => panic!("the order {id} was never settled"),
        }
    }
    let stranger = of_standards.iter().find(|id| !fates.contains_key(*id));
    assert_eq!(stranger, None, "an order in the log that nobody sent");
    println!(
        "the log: {seq} events of {} orders in {} streams, as the clients know them",
        places.len(),
        versions.len()
    );
}

/// Every hash, the tree and its root worked out anew; then every life folded from its first fact by the core's own table, which
/// refuses an illegal move.
fn the_log_proves_itself(data: &Path) {
    let verified = plumbline_log::verify(data, |_, _| {})
        .unwrap_or_else(|err| panic!("the log does not verify: {err}"));
    let reader = Reader::open(data).expect("the log opens");
    assert_eq!(reader.head(), verified.size);
    let mut lives: BTreeMap<String, Standard> = BTreeMap::new();
    let scanned = reader.scan(1, |row| {
        let event = Event::decode(row.kind, row.schema, row.data)
            .unwrap_or_else(|err| panic!("seq {}: {err}", row.seq));
        if row.stream.starts_with("standard/") {
            let on = row.happened_on.parse().expect("a day");
            let life = lives.remove(row.stream).unwrap_or_default();
            let next =
                life.evolve(&event, on).unwrap_or_else(|err| panic!("seq {}: {err}", row.seq));
            lives.insert(row.stream.to_owned(), next);
        }
        ControlFlow::Continue(())
    });
    scanned.expect("the log can be read to its end");
    println!("verified: {} events, {} lives", verified.size, lives.len());
}

fn databases(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(databases(&path));
        } else if path.extension().is_some_and(|end| end == "db") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn open(file: &Path) -> Connection {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .unwrap_or_else(|err| panic!("{} cannot be opened: {err}", file.display()))
}
