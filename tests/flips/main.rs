//! One bit of one file turned, and everything asked: no answer may be another than before. An error, a refusal to start that says why,
//! and a view that is made again are right answers.
//!
//! The seed is printed; `PLUMBLINE_TEST_SEED` has it again. `PLUMBLINE_TEST_FULL=1` turns 2,000 bits.

mod city;
mod questions;

use std::collections::BTreeMap;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use plumbline_testkit::{Chance, Folder};

use city::City;
use questions::Answers;

/// What came of the bits of one file.
#[derive(Default)]
struct Tally {
    /// Every answer was as before.
    right: u32,
    /// It did not start, and said why.
    refused: u32,
    /// Some questions got an error, the others were as before.
    erred: u32,
    /// A view was made again.
    healed: u32,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.refused += other.refused;
        self.erred += other.erred;
        self.healed += other.healed;
        self.wrong.extend(other.wrong);
    }
}

/// One bit of one file, chosen before anything is turned, so that a seed means the same however many turn bits at once.
struct Turn {
    class: String,
    file: PathBuf,
    byte: u64,
    bit: u64,
}

#[test]
fn no_turned_bit_changes_an_answer() {
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|value| value == "1");
    let (flips, seed) = (if full { 2_000 } else { 60 }, Chance::seed());
    println!("{flips} bits; PLUMBLINE_TEST_SEED={seed}");
    let (folder, mut chance) = (Folder::new("flips"), Chance::new(seed));
    let cities = [City::closed(&folder.join("closed")), City::killed(&folder.join("killed"))];
    let tallies: Mutex<BTreeMap<String, Tally>> = Mutex::default();
    for city in &cities {
        let truth = {
            let work = folder.join("truth");
            city.copy_to(&work);
            questions::ask(&work, city).expect("nothing is turned")
        };
        let unsure: Vec<_> = truth.iter().filter(|(_, answer)| answer.is_err()).collect();
        assert!(unsure.is_empty(), "{unsure:?}");
        let turns: Vec<Turn> =
            (0..flips / cities.len()).map(|_| city.some_turn(&mut chance)).collect();
        let turns = Mutex::new(turns.iter());
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for worker in 0..workers {
                let work = folder.join(format!("work-{worker}"));
                let (turns, tallies, truth) = (&turns, &tallies, &truth);
                scope.spawn(move || {
                    loop {
                        let next = turns.lock().expect("nobody panics with it").next();
                        let Some(turn) = next else { break };
                        let found = turned(city, turn, &work, truth);
                        let mut tallies = tallies.lock().expect("nobody panics with it");
                        tallies
                            .entry(format!("{}, {}", city.name, turn.class))
                            .or_default()
                            .add(found);
                    }
                });
            }
        });
    }
    let mut wrong = Vec::new();
    for (class, tally) in tallies.into_inner().expect("all have ended") {
        let Tally { right, refused, erred, healed, wrong: some } = tally;
        println!(
            "{class}: {right} as before, {refused} refused, {erred} with errors, {healed} with a view made again, {} wrong",
            some.len()
        );
        wrong.extend(some);
    }
    assert_eq!(wrong, Vec::<String>::new(), "PLUMBLINE_TEST_SEED={seed}");
}

/// What comes of one turned bit in a copy of the city.
fn turned(city: &City, turn: &Turn, work: &Path, truth: &Answers) -> Tally {
    city.copy_to(work);
    flip(&work.join(&turn.file), turn);
    let before = made_at(work);
    let mut tally = Tally::default();
    match questions::ask(work, city) {
        Err(why) => {
            assert!(why.len() > 10, "a refusal says why: {why}");
            tally.refused = 1;
        }
        Ok(answers) => {
            let at = format!("{} byte {} bit {}", turn.file.display(), turn.byte, turn.bit);
            let wrong = differing(truth, &answers);
            tally.wrong.extend(wrong.map(|question| format!("{at}: {question}")));
            if answers.iter().any(|(_, answer)| answer.is_err()) {
                tally.erred = 1;
            } else if made_at(work) != before {
                tally.healed = 1;
            } else {
                tally.right = 1;
            }
        }
    }
    tally
}

/// The questions that were answered, and otherwise than in truth.
fn differing<'a>(truth: &'a Answers, answers: &'a Answers) -> impl Iterator<Item = String> + 'a {
    assert_eq!(truth.len(), answers.len(), "the questions are always the same");
    truth.iter().zip(answers).filter_map(|((question, right), (_, answer))| match answer {
        Ok(answer) if right.as_ref() != Ok(answer) => Some(question.clone()),
        _ => None,
    })
}

fn flip(path: &Path, turn: &Turn) {
    let file = std::fs::File::options().read(true).write(true).open(path).expect("it opens");
    let mut byte = [0];
    file.read_exact_at(&mut byte, turn.byte).expect("it can be read");
    file.write_all_at(&[byte[0] ^ (1 << turn.bit)], turn.byte).expect("it can be written");
}

/// When the files of the views were made: one that was made again is younger.
fn made_at(folder: &Path) -> Vec<Option<SystemTime>> {
    let path = |view: &str| -> PathBuf { folder.join("views").join(format!("{view}.db")) };
    let made = |view: &str| std::fs::metadata(path(view)).and_then(|file| file.created()).ok();
    plumbline_views::VIEWS.iter().map(|view| made(view)).collect()
}
