//! A disk that fails at the Nth operation, for every N: once, and from then on. Whatever fails, nobody is told that something is
//! in the log which is not, or that it is not and it is; and when the disk is well again, every command can be given once more and is
//! there once.

use std::path::Path;

use plumbline_log::Log;
use plumbline_pages::CutWal;
use plumbline_testkit::{Chance, Folder};
use plumbline_workflow::{Failure, Fault};
use rusqlite::OpenFlags;
use uuid::Uuid;

use crate::disk::{Disk, Fail};
use crate::full;
use crate::ledger::{Ledger, commands, compare, options};
use crate::office::{Office, copy, observe};

/// What is done while the disk fails.
type Scene = fn(&Path, &Disk, Fail, &mut Ledger, &mut Chance);

#[test]
fn a_fault_while_commands_are_given_makes_no_false_answer() {
    sweep("append", closed, |folder, disk, fail, ledger, chance| {
        let office = Office::open(folder, &options()).expect("the disk is well");
        disk.fail(fail);
        give(&office, 4, ledger, chance);
        let _ = office.close();
    });
}

#[test]
fn a_fault_at_a_start_loses_nothing() {
    let start: Scene = |folder, disk, fail, ledger, chance| {
        disk.fail(fail);
        if let Ok(office) = Office::open(folder, &options()) {
            give(&office, 1, ledger, chance);
            let _ = office.close();
        }
    };
    sweep("start", closed, start);
    sweep("start after a kill", killed, start);
}

#[test]
fn a_fault_while_the_wal_is_folded_in_loses_nothing() {
    sweep("checkpoint", closed, |folder, disk, fail, ledger, chance| {
        let office = Office::open(folder, &options()).expect("the disk is well");
        give(&office, 3, ledger, chance);
        let path = folder.join("log.db");
        let db = plumbline_pages::open(&path, OpenFlags::default(), CutWal::Ends);
        let db = db.expect("the disk is well");
        disk.fail(fail);
        for kind in ["PASSIVE", "TRUNCATE"] {
            let _ = db.query_row(&format!("PRAGMA wal_checkpoint({kind})"), [], |_| Ok(()));
        }
        drop(db);
        give(&office, 2, ledger, chance);
        let _ = office.close();
    });
}

#[test]
fn a_sync_that_fails_at_a_commit_is_an_answer_that_nobody_knows_and_the_end_of_the_writer() {
    let folder = Folder::new("sync");
    let data = folder.join("data");
    std::fs::create_dir_all(&data).expect("a folder");
    let disk = Disk::watch(&data);
    let office = Office::open(&data, &options()).expect("the disk is well");
    let (known, unknown) = (Uuid::from_u128(1), Uuid::from_u128(2));
    office.writer.submit_blocking(observe(known)).expect("the disk is well");
    disk.fail(Fail::Syncs);
    let answer = office.writer.submit_blocking(observe(unknown));
    assert!(matches!(answer, Err(Failure::Unknown(_))), "{answer:?}");
    let ended = office.close();
    assert!(matches!(ended, Err(Fault::CommitUnknown(_))), "{ended:?}");
    disk.fail(Fail::Never);
    let office = Office::open(&data, &options()).expect("the disk is well");
    let answer = office.writer.submit_blocking(observe(unknown)).expect("given once more");
    office.close().expect("the disk is well");
    let held = commands(&data).expect("the log can be read");
    assert_eq!(held.get(&unknown), Some(&(answer.first_seq, answer.last_seq)));
    assert!(held.contains_key(&known));
}

/// A log that was closed in order.
fn closed(folder: &Path) {
    let office = Office::open(folder, &options()).expect("nothing fails here");
    for number in 0..10 {
        office.writer.submit_blocking(observe(Uuid::from_u128(number))).expect("nothing fails");
    }
    office.close().expect("nothing fails here");
}

/// A log whose writer was killed: what it committed last is in its write-ahead log.
fn killed(folder: &Path) {
    let living = folder.with_extension("living");
    closed(&living);
    let office = Office::open(&living, &options()).expect("nothing fails here");
    for number in 10..20 {
        office.writer.submit_blocking(observe(Uuid::from_u128(number))).expect("nothing fails");
    }
    copy(&living, folder);
    office.close().expect("nothing fails here");
    let wal = std::fs::metadata(folder.join("log.db-wal")).expect("there is one");
    assert!(wal.len() > 32);
}

fn give(office: &Office, count: usize, ledger: &mut Ledger, chance: &mut Chance) {
    for _ in 0..count {
        office.give(chance.uuid().parse().expect("an id"), ledger);
    }
}

/// Plays the scene with a fault at each operation, until there is none left; in the short round at each seventh or so.
fn sweep(name: &str, before: fn(&Path), scene: Scene) {
    let (seed, step) = (Chance::seed(), if full() { 1 } else { 13 });
    let (folder, mut chance) = (Folder::new("errors"), Chance::new(seed));
    Disk::install();
    let (template, data) = (folder.join("template"), folder.join("data"));
    before(&template);
    let mut knows = Ledger::default();
    // Of a copy, because reading may fold the write-ahead log in.
    copy(&template, &data);
    for (id, span) in commands(&data).expect("the log can be read") {
        knows.sent.insert(id);
        knows.acked.insert(id, span);
    }
    let kinds: [fn(u64) -> Fail; 2] = [Fail::Once, Fail::From];
    for (kind, word) in kinds.into_iter().zip(["once", "from then on"]) {
        let (mut number, mut played) = (1 + chance.below(step), 0);
        let (mut acked, mut failed, mut unknown) = (0, 0, 0);
        loop {
            copy(&template, &data);
            let disk = Disk::watch(&data);
            let mut ledger = knows.clone();
            scene(&data, &disk, kind(number), &mut ledger, &mut chance);
            let reached = disk.counted().1 > 0;
            disk.fail(Fail::Never);
            let at = format!("{name}, {word} at operation {number}, PLUMBLINE_TEST_SEED={seed}");
            compare(&data, &ledger).unwrap_or_else(|broken| panic!("{at}: {broken}"));
            acked += ledger.acked.len() - knows.acked.len();
            failed += ledger.failed.len();
            unknown += ledger.sent.len() - ledger.acked.len() - ledger.failed.len();
            again(&data, &mut ledger).unwrap_or_else(|broken| panic!("{at}: {broken}"));
            if !reached {
                break;
            }
            played += 1;
            number += 1 + chance.below(2 * step - 1);
        }
        println!(
            "{name}, {word}: {played} faults up to operation {number}; {acked} acknowledged, {failed} not done, {unknown} unknown; seed {seed}"
        );
        assert!(played > 0, "{name}: no operation was reached");
    }
}

/// Every command is given once more to a disk that is well, and is there once.
fn again(data: &Path, ledger: &mut Ledger) -> Result<(), String> {
    let waiting: Vec<Uuid> =
        ledger.sent.iter().filter(|id| !ledger.acked.contains_key(id)).copied().collect();
    let office = Office::open(data, &options())?;
    for id in waiting {
        office.give(id, ledger);
        if !ledger.acked.contains_key(&id) {
            return Err(format!("{id} is not taken by a disk that is well"));
        }
    }
    office.close().map_err(|fault| fault.to_string())?;
    compare(data, ledger)?;
    drop(Log::open(data, &options()).map_err(|error| error.to_string())?);
    Ok(())
}
