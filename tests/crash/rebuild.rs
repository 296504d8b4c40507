//! A disk that fails while views are made again or brought up to date: when it is well again they say what the log says.

use std::path::Path;

use plumbline_log::Reader;
use plumbline_testkit::{Chance, Folder};
use plumbline_views::{Runner, VIEWS, ViewError};
use uuid::Uuid;

use crate::disk::{Disk, Fail};
use crate::full;
use crate::ledger::options;
use crate::office::{Office, copy, observe};

#[test]
fn a_fault_while_views_are_made_again_leaves_none_that_says_something_else() {
    sweep("made again", |folder, disk, fail| {
        let log = Reader::open(folder).map_err(|error| error.to_string())?;
        let (_, mut runner) = plumbline_views::open(&folder.join("views")).map_err(said)?;
        disk.fail(fail);
        runner.rebuild(None, &log, &mut |_| {}).map_err(said)
    });
}

#[test]
fn a_fault_while_views_catch_up_leaves_none_that_says_something_else() {
    sweep("brought up to date", |folder, disk, fail| {
        std::fs::remove_dir_all(folder.join("views")).map_err(|error| error.to_string())?;
        disk.fail(fail);
        let log = Reader::open(folder).map_err(|error| error.to_string())?;
        let (_, mut runner) = plumbline_views::open(&folder.join("views")).map_err(said)?;
        runner.catch_up(&log, &mut |_| {}).map(drop).map_err(said)
    });
}

/// What is done while the disk fails.
type Scene = fn(&Path, &Disk, Fail) -> Result<(), String>;

fn sweep(name: &str, scene: Scene) {
    let (seed, step) = (Chance::seed(), if full() { 1 } else { 41 });
    let (folder, mut chance) = (Folder::new("rebuild"), Chance::new(seed));
    Disk::install();
    let (template, data) = (folder.join("template"), folder.join("data"));
    let office = Office::open(&template, &options()).expect("nothing fails here");
    for number in 0..40 {
        office.writer.submit_blocking(observe(Uuid::from_u128(number))).expect("nothing fails");
    }
    office.close().expect("nothing fails here");
    let truth = up_to_date(&template).expect("nothing fails here");
    let kinds: [fn(u64) -> Fail; 2] = [Fail::Once, Fail::From];
    for (kind, word) in kinds.into_iter().zip(["once", "from then on"]) {
        let (mut number, mut played, mut done) = (1 + chance.below(step), 0, 0);
        loop {
            copy(&template, &data);
            let disk = Disk::watch(&data);
            done += u64::from(scene(&data, &disk, kind(number)).is_ok());
            let reached = disk.counted().1 > 0;
            disk.fail(Fail::Never);
            let at = format!("{name}, {word} at operation {number}, PLUMBLINE_TEST_SEED={seed}");
            let says = up_to_date(&data).unwrap_or_else(|error| panic!("{at}: {error}"));
            assert_eq!(says, truth, "{at}");
            if !reached {
                break;
            }
            played += 1;
            number += 1 + chance.below(2 * step - 1);
        }
        println!(
            "{name}, {word}: {played} faults up to operation {number}, {done} done all the same; seed {seed}"
        );
        assert!(played > 0, "{name}: no operation was reached");
    }
}

/// What every view says, brought up to date on a disk that is well.
fn up_to_date(folder: &Path) -> Result<Vec<String>, String> {
    let log = Reader::open(folder).map_err(|error| error.to_string())?;
    let (_, mut runner) = plumbline_views::open(&folder.join("views")).map_err(said)?;
    runner.catch_up(&log, &mut |_| {}).map_err(said)?;
    let dump = |runner: &Runner, view| runner.dump(view, &mut |_| {});
    VIEWS.iter().map(|view| Ok(dump(&runner, view).map_err(said)?.to_string())).collect()
}

fn said(error: ViewError) -> String {
    error.to_string()
}
