//! `plumbline import iso FILE`: what ISO's catalogue said, one observation a line.
//!
//! The command id of a line is made of the line itself (and of how many the same lines came before it), so that a
//! second import of the same file changes nothing, and one that was cut off goes on where it stopped.
//!
//! A line that cannot be recorded keeps no other from it: the rest goes on, each such line is told with its reason, and the
//! program ends as one that failed. What stops everything is the writer itself.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::standard::{Command, Observation};
use plumbline_lifecycle::{Name, StageCode, StandardId, StreamId, Titles};
use plumbline_views::Filter;
use plumbline_workflow::Request;
use serde::Deserialize;
use serde_json::error::Category;
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::held::Held;
use crate::local::UNDER_WAY_MAX;
use crate::output::{counted, note, say};
use crate::progress::Progress;
use crate::said::Kind;
use crate::{irregular, reading};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file.
    file: PathBuf,
}

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    observed: Date,
    project: u64,
    reference: Name,
    stage: StageCode,
    #[serde(default)]
    title: Titles,
    #[serde(default)]
    ics: Vec<String>,
    #[serde(default)]
    edition: Option<u32>,
    #[serde(default)]
    published: Option<String>,
}

/// The name that the log keeps. It is part of what tells a repeat, so an older import is recognized by it.
const ACTOR: &str = "import:iso";

/// Longer lines are no observations.
const LINE_BYTES_MAX: u64 = 64 * 1024;

pub(super) fn run(data: &Path, Arguments { file }: &Arguments) -> Result<(), Failure> {
    let at = |cause| Failure::File { path: file.clone(), cause };
    let bytes = File::open(file).and_then(|f| f.metadata()).map_err(at)?.len();
    let (mut lines, read) = open(file)?;
    let mut held = Held::open(data)?;
    let mut progress = Progress::new("importing");
    let mut told = Told::default();
    let mut seen: HashMap<[u8; 32], u32> = HashMap::new();
    let mut text = Vec::new();
    let outcome = loop {
        text.clear();
        match lines.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut text) {
            Ok(0) => break Ok(()),
            // The rest of a line that is too long is another one, and no observation either.
            Ok(_) => told.lines += 1,
            Err(cause) => break Err(at(cause)),
        }
        let line = std::str::from_utf8(&text).map_err(|e| e.to_string());
        match line.and_then(|line| request(line, &mut seen)) {
            Ok(request) => {
                if let Err(failure) = told.send(&mut held, request) {
                    break Err(failure);
                }
            }
            Err(why) => told.not_recorded(told.lines, &why, &why),
        }
        progress.at(read.get(), bytes);
    };
    // Whatever ended it, what is under way comes to an answer that is counted.
    let outcome = told.wait_for_all(&mut held).and(outcome);
    let stopped = held.close();
    let took = progress.end().as_secs_f64();
    let Told { recorded, repeated, not_recorded, lines, .. } = told;
    say(&format!(
        "{} in {took:.1} s: {recorded} recorded, {repeated} known before, {not_recorded} not recorded\n",
        counted(lines, "row", "rows")
    ));
    outcome?;
    stopped?;
    let reading = reading::open(data)?;
    let all = Filter::default();
    let counts = reading.views.leadership.irregularities(&all)?;
    say(&irregular::told(&reading.views, &all, &counts, 0)?);
    if not_recorded > 0 {
        return Err(Failure::NotRecordedLines(not_recorded));
    }
    Ok(())
}

/// Reasons that are told, line by line; more of them are counted alone.
const REASONS_MAX: u64 = 100;

/// What is under way and what came of the rest.
#[derive(Default)]
struct Told {
    under_way: VecDeque<u64>,
    lines: u64,
    recorded: u64,
    repeated: u64,
    not_recorded: u64,
}

impl Told {
    fn send(&mut self, held: &mut Held, request: Request) -> Result<(), Failure> {
        while self.under_way.len() >= UNDER_WAY_MAX {
            self.wait_for_one(held)?;
        }
        let line = self.lines;
        held.post(request).map_err(|said| Failure::Line { line, said })?;
        self.under_way.push_back(line);
        Ok(())
    }

    fn wait_for_one(&mut self, held: &mut Held) -> Result<(), Failure> {
        let Some(line) = self.under_way.pop_front() else { return Ok(()) };
        match held.answer() {
            Ok(answer) if answer.repeated => self.repeated += 1,
            Ok(_) => self.recorded += 1,
            Err(said) if said.kind == Kind::Refused => {
                self.not_recorded(line, &said.in_chinese(), &said.to_string());
            }
            // Nothing more comes of a writer that takes nothing, or may have lost something.
            Err(said) => return Err(Failure::Line { line, said }),
        }
        Ok(())
    }

    /// Every answer is waited for, also behind one that says that the writer stopped.
    fn wait_for_all(&mut self, held: &mut Held) -> Result<(), Failure> {
        let mut outcome = Ok(());
        while !self.under_way.is_empty() {
            outcome = outcome.and(self.wait_for_one(held));
        }
        outcome
    }

    fn not_recorded(&mut self, line: u64, zh: &str, en: &str) {
        self.not_recorded += 1;
        if self.not_recorded <= REASONS_MAX {
            note(&format!("第 {line} 行未登记：{zh}\nline {line} was not recorded: {en}\n"));
        }
    }
}

fn request(text: &str, seen: &mut HashMap<[u8; 32], u32>) -> Result<Request, String> {
    let text = text.trim_end_matches(['\n', '\r']);
    let line: Line = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => {
            let told = error.to_string();
            told.rsplit_once(" at line ").map_or(told.clone(), |(why, _)| why.to_owned())
        }
        Category::Syntax | Category::Eof | Category::Io => {
            format!("it is no JSON from column {} on", error.column())
        }
    })?;
    let Line { reference, title, .. } = &line;
    // A file is entered as everything is that people type.
    reference.as_str().parse::<Name>().map_err(|e| format!("{e}"))?;
    Titles::try_from(BTreeMap::from(title.clone())).map_err(|e| format!("{e}"))?;
    let standard: StandardId =
        format!("iso-{}", line.project).parse().map_err(|e| format!("{e}"))?;
    let hash: [u8; 32] = Sha256::digest(text).into();
    let times = seen.entry(hash).and_modify(|times| *times += 1).or_insert(0);
    let id = Sha256::new()
        .chain_update("plumbline import iso")
        .chain_update(hash)
        .chain_update(times.to_be_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&id.finalize()[..16]);
    Ok(Request {
        id: uuid::Builder::from_custom_bytes(bytes).into_uuid(),
        target: StreamId::Standard(standard),
        command: Command::RecordObservation {
            observation: Observation {
                code: line.stage,
                reference: line.reference,
                titles: line.title,
                ics: line.ics,
                edition: line.edition,
                published: line.published,
            },
        }
        .into(),
        expected_version: None,
        happened_on: Some(line.observed),
        caller: Caller::at_the_machine(ACTOR.parse().map_err(|bad| format!("{bad}"))?),
        on_behalf_of: None,
    })
}

/// Bytes read so far, shared between the file and the progress bar.
type Count = std::rc::Rc<std::cell::Cell<u64>>;

fn open(file: &Path) -> Result<(Box<dyn BufRead>, Count), Failure> {
    let at = |cause| Failure::File { path: file.into(), cause };
    let mut magic = [0; 2];
    let zipped = File::open(file).and_then(|mut f| f.read(&mut magic)).map_err(at)? == 2
        && magic == [0x1f, 0x8b];
    let read = Count::default();
    let counted = Counted { file: File::open(file).map_err(at)?, read: read.clone() };
    let lines: Box<dyn BufRead> = if zipped {
        Box::new(BufReader::with_capacity(1 << 16, flate2::read::MultiGzDecoder::new(counted)))
    } else {
        Box::new(BufReader::with_capacity(1 << 16, counted))
    };
    Ok((lines, read))
}

/// Counts what was read, for the progress bar.
struct Counted {
    file: File,
    read: Count,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read.set(self.read.get() + count as u64);
        Ok(count)
    }
}
