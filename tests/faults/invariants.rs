//! What must be true of a data folder after any fault, read from the files themselves with the server gone.
//!
//! The rules of the log are checked here a second time with plain SQL, because the code that wrote it might share a mistake with
//! the code that verifies it. Only then does the log prove itself: hashes, tree, root, and each life by the core's table. Last,
//! the views: what they held when the server was killed, brought up to date, is what a rebuild from the first event gives.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use plumbline_lifecycle::{StoredEvent, Streams};
use plumbline_log::{Reader, Row as Stored};
use plumbline_pages::CutWal;
use plumbline_views::VIEWS;
use rusqlite::{Connection, OpenFlags};

use crate::ledger::Fate;

/// What all clients together know: the fate of each command by its id, without hyphens.
pub(crate) type Fates = BTreeMap<String, Fate>;

/// Checks all of them; says which one does not hold.
pub(crate) fn check(data: &Path, fates: &Fates) -> Result<(), String> {
    whole_files(data)?;
    the_log_is_what_the_clients_know(data, fates)?;
    the_log_proves_itself(data)?;
    the_views_are_what_a_rebuild_gives(data)
}

fn whole_files(data: &Path) -> Result<(), String> {
    for file in databases(data) {
        let says: String = open(&file)?
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(|err| format!("{}: {err}", file.display()))?;
        if says != "ok" {
            return Err(format!("{}: {says}", file.display()));
        }
    }
    Ok(())
}

/// A row of the log, as far as where it stands is concerned.
struct Row {
    seq: i64,
    stream: String,
    version: i64,
    command: String,
}

/// `seq` without gaps, each stream's versions without gaps; each acknowledged command at exactly the seqs it was told, none twice,
/// none that was refused, and nothing of a standard that nobody was told of.
fn the_log_is_what_the_clients_know(data: &Path, fates: &Fates) -> Result<(), String> {
    let rows = rows(data)?;
    let (mut versions, mut spans) =
        (BTreeMap::<&str, i64>::new(), BTreeMap::<&str, (i64, i64)>::new());
    let mut of_standards = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let seq = row.seq;
        if seq != at as i64 + 1 {
            return Err(format!("a gap in the log before seq {seq}"));
        }
        let version = versions.entry(&row.stream).or_default();
        *version += 1;
        if row.version != *version {
            return Err(format!("a gap in {}, at seq {seq}", row.stream));
        }
        let span = spans.entry(&row.command).or_insert((seq, seq));
        if seq - span.1 > 1 {
            return Err(format!(
                "DOUBLED: the command {} is at {span:?}, and again at {seq}",
                row.command
            ));
        }
        span.1 = seq;
        if row.stream.starts_with("standard/") {
            of_standards.insert(row.command.as_str());
        }
    }
    for (id, fate) in fates {
        match (fate, spans.get(id.as_str())) {
            (Fate::Acked { first_seq, last_seq }, Some(span))
                if (*first_seq, *last_seq) != *span =>
            {
                return Err(format!(
                    "MOVED: the command {id} is at {span:?}, its client was told {first_seq}"
                ));
            }
            (Fate::Acked { first_seq, .. }, None) => {
                return Err(format!("LOST: the command {id} was acknowledged at seq {first_seq}"));
            }
            (Fate::Failed(code), Some(span)) => {
                return Err(format!(
                    "the command {id} was refused ({code}), but is in the log at {span:?}"
                ));
            }
            (Fate::Unknown, _) => return Err(format!("the command {id} was never settled")),
            (Fate::Acked { .. }, Some(_)) | (Fate::Failed(_), None) => {}
        }
    }
    if let Some(stranger) = of_standards.into_iter().find(|id| !fates.contains_key(*id)) {
        return Err(format!("the command {stranger} is in the log, and nobody sent it"));
    }
    println!(
        "the log: {} events of {} commands in {} streams, as the clients know them",
        rows.len(),
        spans.len(),
        versions.len()
    );
    Ok(())
}

fn rows(data: &Path) -> Result<Vec<Row>, String> {
    let log = open(&data.join("log.db"))?;
    let sql = "SELECT seq, stream, version, lower(hex(command)) FROM event ORDER BY seq";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Row {
            seq: row.get(0)?,
            stream: row.get(1)?,
            version: row.get(2)?,
            command: row.get(3)?,
        })
    };
    let mut select = log.prepare(sql).map_err(|err| err.to_string())?;
    let rows = select.query_map([], read).map_err(|err| err.to_string())?;
    rows.collect::<Result<_, _>>()
        .map_err(|err| format!("the log cannot be read to its end: {err}"))
}

/// Every hash, the tree and its root worked out anew; then every stream folded from its first event by the core's own tables,
/// which refuse an illegal move.
fn the_log_proves_itself(data: &Path) -> Result<(), String> {
    let verified = plumbline_log::verify(data, |_, _| {})
        .map_err(|err| format!("the log does not verify: {err}"))?;
    let reader = Reader::open(data).map_err(|err| err.to_string())?;
    let mut streams = Streams::default();
    let mut misfit = None;
    let scanned = reader.scan(1, |row| {
        let folded = row.happened_on.parse().map_err(|err| format!("seq {}: {err}", row.seq));
        let folded = folded.and_then(|on| {
            let Stored { seq, version, kind, schema, data, .. } = row;
            let stored = StoredEvent { seq, version, kind, schema, on, data };
            streams.read(row.stream, &stored).map_err(|err| err.to_string())
        });
        match folded {
            Ok(_) => ControlFlow::Continue(()),
            Err(why) => {
                misfit = Some(why);
                ControlFlow::Break(())
            }
        }
    });
    scanned.map_err(|err| err.to_string())?;
    println!("verified: {} events, {} streams", verified.size, streams.all().count());
    misfit.map_or(Ok(()), Err)
}

fn the_views_are_what_a_rebuild_gives(data: &Path) -> Result<(), String> {
    let reader = Reader::open(data).map_err(|err| err.to_string())?;
    let (views, mut runner) =
        plumbline_views::open(&data.join("views")).map_err(|err| err.to_string())?;
    let left_at = views.position();
    runner.catch_up(&reader, &mut |_| {}).map_err(|err| err.to_string())?;
    let dump = |runner: &plumbline_views::Runner| {
        VIEWS.map(|view| runner.dump(view, &mut |_| {}).map(|digest| digest.to_string()))
    };
    let lived = dump(&runner);
    runner.rebuild(None, &reader, &mut |_| {}).map_err(|err| err.to_string())?;
    for ((view, lived), rebuilt) in VIEWS.into_iter().zip(lived).zip(dump(&runner)) {
        let (lived, rebuilt) =
            (lived.map_err(|err| err.to_string())?, rebuilt.map_err(|err| err.to_string())?);
        if lived != rebuilt {
            return Err(format!("the view {view} is {lived}, but a rebuild gives {rebuilt}"));
        }
    }
    println!("the views: left at {left_at} of {}, and what a rebuild gives", reader.head());
    Ok(())
}

fn databases(folder: &Path) -> Vec<PathBuf> {
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

fn open(file: &Path) -> Result<Connection, String> {
    plumbline_pages::open(file, OpenFlags::default(), CutWal::Ends)
        .map_err(|err| format!("{} cannot be opened: {err}", file.display()))
}
