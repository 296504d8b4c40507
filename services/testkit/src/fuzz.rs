//! Inputs by chance for whatever reads what strangers send: bytes of a corpus, mutated, on a stable compiler.
//!
//! A target is a folder of `tests/fuzz/corpus` and a function that reads one input and says in a word or a sentence what came of
//! it. A thing that was not said before (figures apart) is news, and its input joins the corpus of that run: so the search gets
//! on without a compiler that counts branches. An input that panics, takes more than two seconds or more than 256 MiB ends the
//! test; it is written beside the build, with the seed, and belongs into the corpus once it is mended.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::chance::Chance;

/// The longest time that one input may take.
const ONE_MAX: Duration = Duration::from_secs(2);

/// The most memory that the process may grow by, in KiB.
const GROWTH_MAX_KIB: u64 = 256 * 1024;

/// The longest input.
const BYTES_MAX: usize = 64 * 1024;

/// The most inputs that join the corpus of a run.
const KEPT_MAX: usize = 4_000;

/// Reads mutated inputs for some seconds: `PLUMBLINE_FUZZ_SECONDS` of them, else ten minutes in the full round
/// (`PLUMBLINE_TEST_FULL=1`), else three seconds. Each file of the corpus is read first, as it stands.
///
/// # Panics
/// When an input panics, or takes too long or too much; the message names the file that it was written to, and the seed.
pub fn fuzz(target: &str, mut read: impl FnMut(&[u8]) -> String) {
    let (seed, budget) = (Chance::seed(), budget());
    println!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let mut corpus = corpus(target);
    assert!(!corpus.is_empty(), "the corpus of {target} is empty");
    let (mut news, before, began) = (HashSet::new(), memory_kib(), Instant::now());
    let (mut count, given) = (0_u64, corpus.len());
    while count < given as u64 || began.elapsed() < budget {
        let as_it_stands = usize::try_from(count).ok().and_then(|at| corpus.get(at)).cloned();
        let input = match as_it_stands {
            Some(input) if count < given as u64 => input,
            _ => mutated(&corpus, &mut chance),
        };
        let started = Instant::now();
        let said = catch_unwind(AssertUnwindSafe(|| read(&input)));
        let took = started.elapsed();
        let grown = memory_kib().saturating_sub(before);
        let fault = match &said {
            Err(_) => Some("it panicked (the reason stands above)".to_owned()),
            Ok(_) if took > ONE_MAX => Some(format!("it took {took:?}")),
            Ok(_) if grown > GROWTH_MAX_KIB => Some(format!("the process grew by {grown} KiB")),
            Ok(_) => None,
        };
        if let Some(fault) = fault {
            let path = keep(target, &input);
            panic!("{target}: input {count}: {fault}; {} (seed {seed})", path.display());
        }
        let said = said.unwrap_or_default();
        if news.insert(gist(&said)) && corpus.len() < KEPT_MAX {
            corpus.push(input);
        }
        count += 1;
    }
    let (seconds, known) = (began.elapsed().as_secs(), news.len());
    println!("{target}: {count} inputs in {seconds} s, {known} different answers");
}

fn budget() -> Duration {
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1");
    let asked = std::env::var("PLUMBLINE_FUZZ_SECONDS").ok();
    let asked = asked.map(|text| text.parse().unwrap_or_else(|_| panic!("PLUMBLINE_FUZZ_SECONDS")));
    Duration::from_secs(asked.unwrap_or(if full { 600 } else { 3 }))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus")
}

/// The files of a target, in the order of their names.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = folder().join(target);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter_map(|file| std::fs::read(file).ok()).collect()
}

fn keep(target: &str, input: &[u8]) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fuzz").join(target);
    let path = folder.join(format!("{:016x}", hasher.finish()));
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, input));
    written.unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    path
}

/// What an answer says without its figures and quoted words, which are the input's own.
fn gist(said: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (at, piece) in said.split(['`', '"']).enumerate() {
        if at % 2 == 0 {
            piece
                .chars()
                .filter(|c| !c.is_ascii_digit())
                .take(200)
                .for_each(|c| c.hash(&mut hasher));
        }
    }
    hasher.finish()
}

/// Memory at hand of this process, in KiB; 0 where the system does not say.
fn memory_kib() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let resident = pages.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    resident.unwrap_or(0) * 4
}

/// An input of the corpus with one to eight changes.
fn mutated(corpus: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut input = chance.one_of(corpus).clone();
    for _ in 0..=chance.below(8) {
        change(&mut input, corpus, chance);
    }
    input.truncate(BYTES_MAX);
    input
}

/// Pieces that readers trip over.
const PIECES: [&[u8]; 30] = [
    b"0",
    b"-1",
    b"1e9",
    b"4294967296",
    b"18446744073709551615",
    b"99999999999999999999",
    b"9999-12-31",
    b"0000-01-01",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"true",
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"%00",
    b"%",
    b"..",
    b"//",
    b"-",
    b".",
    b"\n",
    "\u{202E}".as_bytes(),
    "\u{3164}".as_bytes(),
    "\u{20BB7}".as_bytes(),
];

fn change(input: &mut Vec<u8>, corpus: &[Vec<u8>], chance: &mut Chance) {
    let len = input.len();
    let at = index(chance, len + 1);
    let end = (at + 1 + index(chance, 24)).min(len);
    match chance.below(9) {
        0 if len > 0 => input[at.min(len - 1)] ^= 1 << chance.below(8),
        1 if len > 0 => input[at.min(len - 1)] = chance.bits().to_le_bytes()[0],
        2 => drop(input.drain(at..end)),
        3 => {
            let piece = *chance.one_of(&PIECES);
            drop(input.splice(at..at, piece.iter().copied()));
        }
        // A figure becomes another one.
        4 => {
            if let Some(digit) = input.iter().skip(at).position(u8::is_ascii_digit) {
                let from = at + digit;
                let digits = input.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
                let piece = *chance.one_of(&PIECES[..8]);
                drop(input.splice(from..from + digits, piece.iter().copied()));
            }
        }
        // A piece once more, now and then many times.
        5 => {
            let piece = input[at..end].to_vec();
            let times = if chance.below(20) == 0 { index(chance, 2_000) } else { 1 };
            let room = BYTES_MAX.saturating_sub(len) / piece.len().max(1);
            drop(input.splice(at..at, piece.repeat(times.min(room))));
        }
        6 => {
            let other = chance.one_of(corpus);
            let from = index(chance, other.len() + 1);
            let to = (from + 1 + index(chance, 64)).min(other.len());
            drop(input.splice(at..end, other[from..to].iter().copied()));
        }
        7 => {
            let other = chance.one_of(corpus);
            input.truncate(at);
            input.extend(&other[index(chance, other.len() + 1)..]);
        }
        _ => input.truncate(at),
    }
}

fn index(chance: &mut Chance, end: usize) -> usize {
    usize::try_from(chance.below(end as u64)).unwrap_or(0)
}
