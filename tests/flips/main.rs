//! One bit of one file turned, and everything asked: no answer may be another than before. An error, a refusal to start that says why,
//! and a view that is made again are right answers.
//!
//! The seed is printed; `PLUMBLINE_TEST_SEED` has it again. `PLUMBLINE_TEST_FULL=1` turns 2,000 bits.

mod city;
mod questions;

use std::collections::BTreeMap;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
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

#[test]
fn no_turned_bit_changes_an_answer() {
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|value| value == "1");
    let (flips, seed) = (if full { 2_000 } else { 60 }, Chance::seed());
    println!("{flips} bits; PLUMBLINE_TEST_SEED={seed}");
    let (folder, mut chance) = (Folder::new("flips"), Chance::new(seed));
    let cities = [City::closed(&folder.join("closed")), City::killed(&folder.join("killed"))];
    let work = folder.join("work");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for city in &cities {
        city.copy_to(&work);
        let truth = questions::ask(&work, city).expect("nothing is turned");
        let unsure: Vec<_> = truth.iter().filter(|(_, answer)| answer.is_err()).collect();
        assert!(unsure.is_empty(), "{unsure:?}");
        for _ in 0..flips / cities.len() {
            let (class, file) = city.some_file(&mut chance);
            city.copy_to(&work);
            let (byte, bit) = flip(&work.join(&file), &mut chance);
            let before = made_at(&work);
            let tally = tallies.entry(format!("{}, {class}", city.name)).or_default();
            match questions::ask(&work, city) {
                Err(why) => {
                    assert!(why.len() > 10, "a refusal says why: {why}");
                    tally.refused += 1;
                }
                Ok(answers) => {
                    let at = format!("{} byte {byte} bit {bit}", file.display());
                    let wrong = differing(&truth, &answers);
                    tally.wrong.extend(wrong.map(|question| format!("{at}: {question}")));
                    if answers.iter().any(|(_, answer)| answer.is_err()) {
                        tally.erred += 1;
                    } else if made_at(&work) != before {
                        tally.healed += 1;
                    } else {
                        tally.right += 1;
                    }
                }
            }
        }
    }
    let mut wrong = Vec::new();
    for (class, tally) in tallies {
        let Tally { right, refused, erred, healed, wrong: some } = tally;
        println!(
            "{class}: {right} as before, {refused} refused, {erred} with errors, {healed} with a view made again, {} wrong",
            some.len()
        );
        wrong.extend(some);
    }
    assert_eq!(wrong, Vec::<String>::new(), "PLUMBLINE_TEST_SEED={seed}");
}

/// The questions that were answered, and otherwise than in truth.
fn differing<'a>(truth: &'a Answers, answers: &'a Answers) -> impl Iterator<Item = String> + 'a {
    assert_eq!(truth.len(), answers.len(), "the questions are always the same");
    truth.iter().zip(answers).filter_map(|((question, right), (_, answer))| match answer {
        Ok(answer) if right.as_ref() != Ok(answer) => Some(question.clone()),
        _ => None,
    })
}

fn flip(path: &Path, chance: &mut Chance) -> (u64, u64) {
    let file = std::fs::File::options().read(true).write(true).open(path).expect("it opens");
    let length = file.metadata().expect("it has a length").len();
    let (at, bit) = (chance.below(length), chance.below(8));
    let mut byte = [0];
    file.read_exact_at(&mut byte, at).expect("it can be read");
    file.write_all_at(&[byte[0] ^ (1 << bit)], at).expect("it can be written");
    (at, bit)
}

/// When the files of the views were made: one that was made again is younger.
fn made_at(folder: &Path) -> Vec<Option<SystemTime>> {
    let path = |view: &str| -> PathBuf { folder.join("views").join(format!("{view}.db")) };
    let made = |view: &str| std::fs::metadata(path(view)).and_then(|file| file.created()).ok();
    plumbline_views::VIEWS.iter().map(|view| made(view)).collect()
}
