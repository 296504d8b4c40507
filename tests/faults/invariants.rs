//! What must be true of a data folder after any fault, read from the files themselves with the server gone.
//!
//! The rules of the log are checked here a second time with plain SQL, because the code that wrote it might share a mistake with
//! the code that verifies it. Hashes, root and the legality of each move are left to `plumbline verify`, which replays them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plumbline_testkit::run;
use rusqlite::types::ValueRef;
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
    succeeds(data, "verify");
    views_equal_a_rebuild(data);
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

fn views_equal_a_rebuild(data: &Path) {
    // The server was asked to end before it had to be ready: the live views may be a moment behind. Rebuilding twice would
    // hide a difference, so the live ones are brought to the head first, by a start that becomes ready and ends in order.
    let server = plumbline_testkit::Server::start(data);
    assert!(server.stop().success(), "the server ends in order");
    let views: Vec<_> = databases(&data.join("views"));
    assert!(!views.is_empty(), "there are no views");
    let live: Vec<_> = views.iter().map(|file| dump(file)).collect();
    succeeds(data, "rebuild");
    for (file, before) in views.iter().zip(&live) {
        let after = dump(file);
        let differs = before.iter().zip(&after).find(|(one, other)| one != other);
        assert!(differs.is_none(), "{}: live and rebuilt differ: {differs:?}", file.display());
        assert_eq!(
            before.len(),
            after.len(),
            "{}: rows of the live and of the rebuilt view",
            file.display()
        );
    }
}

/// Every row of every ordinary table, in an order that does not depend on how it was written. The tables behind the full-text
/// index are left out: its segments merge as they were written, and what it finds is the content of an ordinary table.
fn dump(file: &Path) -> Vec<String> {
    let view = open(file);
    let mut lines = Vec::new();
    let mut tables = view
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' ORDER BY name")
        .expect("a database lists its tables");
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .expect("a list")
        .map(|name| name.expect("a name"))
        .collect();
    for name in names {
        let mut rows =
            view.prepare(&format!("SELECT * FROM \"{name}\"")).expect("a table can be read");
        let columns = rows.column_count();
        let mut rows = rows.query([]).expect("a table can be read");
        let mut of_table = Vec::new();
        while let Some(row) = rows.next().expect("a table can be read to its end") {
            let cells: Vec<String> =
                (0..columns).map(|at| cell(row.get_ref(at).expect("a cell"))).collect();
            of_table.push(format!("{name}: {}", cells.join(" | ")));
        }
        of_table.sort();
        lines.extend(of_table);
    }
    lines
}

fn cell(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => format!("{:016x}", number.to_bits()),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

fn succeeds(data: &Path, command: &str) {
    let output = run(&[command, "--data", data.to_str().expect("a test folder's name is text")]);
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "`plumbline {command}` failed:\n{out}{err}");
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
