//! Power cuts: at each of many moments of a life of the log, the files as a disk may have them then. Each must open, and hold what
//! was acknowledged until then, and nothing that nobody sent.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use plumbline_log::{Log, Options};
use plumbline_pages::CutWal;
use plumbline_testkit::{Chance, Folder};
use rusqlite::OpenFlags;
use uuid::Uuid;

use crate::disk::{Deed, Disk, Fail};
use crate::full;
use crate::image::{FATES, Files};
use crate::ledger::{Ledger, commands, compare, options};
use crate::office::{Office, copy, observe};

const SESSIONS: usize = 4;
const CLIENTS: usize = 3;
const COMMANDS: usize = 25;

#[test]
fn what_was_acknowledged_outlives_the_power() {
    let (images, seed) = (if full() { 2_500 } else { 150 }, Chance::seed());
    println!("{images} power cuts; PLUMBLINE_TEST_SEED={seed}");
    let (folder, mut chance) = (Folder::new("power"), Chance::new(seed));
    let life = Life::lived(&folder.join("data"), &mut chance, &options());
    println!("{} deeds, {} commands acknowledged", life.deeds.len(), life.acked.len());
    let mut compound = 0;
    let losses =
        life.cut_power(images, &mut chance, &folder.join("image"), true, |image, knows| {
            // The disk fails once more while the log is opened after the cut, and then no more.
            if compound % 5 == 0 {
                let again = folder.join("again");
                copy(image, &again);
                let disk = Disk::watch(&again);
                disk.fail(Fail::Once(1 + (compound / 5) % 90));
                drop(Log::open(&again, &options()));
                disk.fail(Fail::Never);
                compare(&again, knows)
                    .map_err(|broken| format!("after a second fault: {broken}"))?;
            }
            compound += 1;
            compare(image, knows)
        });
    println!("{images} images, {} of them opened under a second fault", compound.div_ceil(5));
    assert_eq!(losses, Vec::<String>::new());
}

/// The same life with a COMMIT that does not wait for the disk: what this test looks for is found.
#[test]
fn without_the_wait_for_the_disk_a_loss_is_found() {
    let seed = Chance::seed();
    println!("PLUMBLINE_TEST_SEED={seed}");
    let (folder, mut chance) = (Folder::new("normal"), Chance::new(seed));
    let hasty = Options { commits_wait_for_disk: false, ..options() };
    let life = Life::lived(&folder.join("data"), &mut chance, &hasty);
    let image = folder.join("image");
    let lost = life.cut_power(60, &mut chance, &image, false, compare);
    println!("{} of 60 images lost something, as {:?}", lost.len(), lost.first());
    assert!(lost.iter().any(|broken| broken.contains("LOST")), "{lost:?}");
    // And where `log.head` came through, the start itself says what is missing.
    let refused = life.cut_power(60, &mut chance, &image, true, compare);
    assert!(refused.iter().any(|broken| broken.contains("REFUSED")), "{refused:?}");
}

/// A log under clients and checkpoints, opened and closed several times.
struct Life {
    deeds: Vec<(PathBuf, Deed)>,
    /// After how many deeds who was told what.
    acked: Vec<(usize, Uuid, (u64, u64))>,
    sent: BTreeSet<Uuid>,
    /// After how many deeds `log.head` held what.
    heads: Vec<(usize, Vec<u8>)>,
}

impl Life {
    fn lived(folder: &Path, chance: &mut Chance, options: &Options) -> Life {
        std::fs::create_dir_all(folder).expect("a folder");
        let disk = Disk::watch(folder);
        disk.record();
        let life = Life { deeds: vec![], acked: vec![], sent: BTreeSet::new(), heads: vec![] };
        let life = Mutex::new(life);
        for _ in 0..SESSIONS {
            let office = Office::open(folder, options).expect("nothing fails here");
            {
                // What the program gives by itself when it starts.
                let held = commands(folder).expect("the log can be read");
                let mut life = life.lock().expect("nobody panics");
                for (id, span) in held {
                    if life.sent.insert(id) {
                        life.acked.push((disk.position(), id, span));
                    }
                }
            }
            let done = AtomicUsize::new(0);
            let ids: Vec<Vec<Uuid>> = (0..CLIENTS)
                .map(|_| (0..COMMANDS).map(|_| chance.uuid().parse().expect("an id")).collect())
                .collect();
            std::thread::scope(|scope| {
                for ids in &ids {
                    let (office, life, disk, done) = (&office, &life, &disk, &done);
                    scope.spawn(move || {
                        for id in ids {
                            life.lock().expect("nobody panics").sent.insert(*id);
                            let answer = office.writer.submit_blocking(observe(*id));
                            let answer = answer.expect("nothing fails here");
                            let head = std::fs::read(folder.join("log.head")).expect("a head");
                            let mut life = life.lock().expect("nobody panics");
                            let span = (answer.first_seq, answer.last_seq);
                            life.acked.push((disk.position(), *id, span));
                            life.heads.push((disk.position(), head));
                            done.fetch_add(1, Ordering::Release);
                        }
                    });
                }
                checkpoint_now_and_then(folder, &done, CLIENTS * COMMANDS);
            });
            office.close().expect("nothing fails here");
        }
        let mut life = life.into_inner().expect("nobody panics");
        life.deeds = disk.deeds();
        life
    }

    /// Cuts the power so many times, and says which images do not hold what they must.
    fn cut_power(
        &self,
        images: usize,
        chance: &mut Chance,
        image: &Path,
        with_head: bool,
        mut check: impl FnMut(&Path, &Ledger) -> Result<(), String>,
    ) -> Vec<String> {
        let syncs: Vec<usize> = self
            .deeds
            .iter()
            .enumerate()
            .filter_map(|(at, (_, deed))| matches!(deed, Deed::Sync).then_some(at))
            .collect();
        let mut moments: Vec<usize> = (0..images)
            .map(|number| match number % 3 {
                0 => *chance.one_of(&syncs),
                1 => *chance.one_of(&syncs) + 1,
                _ => chance.below(self.deeds.len() as u64 + 1) as usize,
            })
            .collect();
        moments.sort_unstable();
        let (mut files, mut done, mut losses) = (Files::default(), 0, Vec::new());
        for (number, moment) in moments.into_iter().enumerate() {
            for (path, deed) in &self.deeds[done..moment] {
                files.take(path, deed);
            }
            done = moment;
            let fate = FATES[number % FATES.len()];
            let _ = std::fs::remove_dir_all(image);
            std::fs::create_dir_all(image).expect("a folder for the image");
            files.cut_power(fate, chance, image);
            if let Some((_, head)) = self.heads.iter().rfind(|(at, _)| *at <= moment)
                && with_head
            {
                std::fs::write(image.join("log.head"), head).expect("the image can be written");
            }
            let acked = self.acked.iter().filter(|(at, ..)| *at <= moment);
            let knows = Ledger {
                sent: self.sent.clone(),
                acked: acked.map(|(_, id, span)| (*id, *span)).collect(),
                failed: BTreeSet::new(),
            };
            if let Err(broken) = check(image, &knows) {
                losses.push(format!("image {number}, after {moment} deeds, {fate:?}: {broken}"));
            }
        }
        losses
    }
}

/// Folds the write-ahead log into the file in every way there is, while the writer goes on.
fn checkpoint_now_and_then(folder: &Path, done: &AtomicUsize, all: usize) {
    let path = folder.join("log.db");
    let db = plumbline_pages::open(&path, OpenFlags::default(), CutWal::Ends).expect("it opens");
    for (round, kind) in ["PASSIVE", "FULL", "RESTART", "TRUNCATE"].iter().cycle().enumerate() {
        let next = (round + 1) * 12;
        if next > all {
            break;
        }
        while done.load(Ordering::Acquire) < next {
            std::thread::yield_now();
        }
        // Busy is an answer too.
        let _ = db.query_row(&format!("PRAGMA wal_checkpoint({kind})"), [], |_| Ok(()));
    }
}
