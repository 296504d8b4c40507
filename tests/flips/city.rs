//! The folder of a small city: closed in order, or as a killed server leaves it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use plumbline_access::{Caller, Secret, TokenRole};
use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::grants::{self, Grant};
use plumbline_lifecycle::standard::Command;
use plumbline_log::{Log, Options};
use plumbline_testkit::{Chance, Start};
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

use crate::Turn;

/// A folder that is copied and never written.
pub(crate) struct City {
    pub(crate) name: &'static str,
    /// The folder, and each of its files.
    folder: PathBuf,
    files: BTreeMap<String, Vec<PathBuf>>,
    /// A token that counts, and one that was revoked.
    pub(crate) tokens: [String; 2],
    pub(crate) standards: Vec<String>,
}

impl City {
    /// The demonstration's city, closed in order.
    pub(crate) fn closed(folder: &Path) -> City {
        let started = Start::new(folder).arg("--demo").arg("--no-clock").start();
        let stopped = started.expect("a city").stop();
        assert!(stopped.success());
        let tokens = tokens(folder);
        City::of("closed", folder, tokens)
    }

    /// The same, with some more commands, and then cut off: what came last is in the write-ahead logs.
    pub(crate) fn killed(folder: &Path) -> City {
        let living = folder.with_extension("living");
        let City { tokens, .. } = City::closed(&living);
        let log = Log::open(&living, &options()).expect("a log");
        let reader = log.reader.clone();
        let writer = Writer::start(log, WriterOptions::default());
        let (writer, thread) = writer.expect("a writer");
        let (views, mut runner) = plumbline_views::open(&living.join("views")).expect("views");
        for standard in standards(&living).iter().take(30) {
            let command =
                Command::Suspend { reason: "等待上级意见".parse().expect("a reason") };
            // Some are past that: a refusal changes nothing.
            let _ = writer.submit_blocking(request(standard, command));
            runner.catch_up(&reader, &mut |_| {}).expect("views that follow");
        }
        copy(&living, folder);
        for file in ["log.db-wal", "views/leadership.db-wal"] {
            let wal = std::fs::metadata(folder.join(file)).expect("a write-ahead log");
            assert!(wal.len() > 4_096, "{file} is empty");
        }
        drop((views, runner, writer));
        thread.join().expect("an orderly end");
        City::of("killed", folder, tokens)
    }

    fn of(name: &'static str, folder: &Path, tokens: [String; 2]) -> City {
        let _ = std::fs::remove_file(folder.join("reserve"));
        let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for path in walk(folder) {
            let relative = path.strip_prefix(folder).expect("it lies in it").to_owned();
            let told = relative.display().to_string();
            let empty = std::fs::metadata(&path).expect("it is there").len() == 0;
            if empty || told.ends_with(".lock") || told.ends_with("-shm") {
                continue;
            }
            let class = match told.split_once('/') {
                Some(("documents", _)) => "documents".to_owned(),
                _ => told,
            };
            files.entry(class).or_default().push(relative);
        }
        let standards = standards(folder);
        City { name, folder: folder.into(), files, tokens, standards }
    }

    pub(crate) fn copy_to(&self, work: &Path) {
        let _ = std::fs::remove_dir_all(work);
        copy(&self.folder, work);
    }

    /// A bit of a file, each sort of file as often as another.
    pub(crate) fn some_turn(&self, chance: &mut Chance) -> Turn {
        let sorts: Vec<&String> = self.files.keys().collect();
        let class = (*chance.one_of(&sorts)).clone();
        let file = chance.one_of(&self.files[&class]).clone();
        let length = std::fs::metadata(self.folder.join(&file)).expect("it is there").len();
        Turn { class, file, byte: chance.below(length), bit: chance.below(8) }
    }
}

/// How the log is opened here.
pub(crate) fn options() -> Options {
    Options { reserve_bytes: 0, ..Options::default() }
}

fn tokens(folder: &Path) -> [String; 2] {
    let log = Log::open(folder, &options()).expect("a log");
    let writer = Writer::start(log, WriterOptions::default());
    let (writer, thread) = writer.expect("a writer");
    let give = |command: grants::Command| {
        let request = Request {
            target: StreamId::Grants,
            command: command.into(),
            ..request("none", Command::Resume)
        };
        writer.submit_blocking(request).expect("it is granted");
    };
    let make = |name: &str| {
        let secret = Secret::new().expect("chance");
        let grant = Grant {
            credential: secret.credential(),
            name: name.parse().expect("a name"),
            role: TokenRole::Reader,
            jurisdiction: "330100".parse().expect("a code"),
            unit: None,
            person: None,
        };
        give(grants::Command::GrantTokens { grants: vec![grant], until: None });
        secret.to_string()
    };
    let tokens = [make("counts"), make("revoked")];
    let last = writer.grants().borrow().as_ref().expect("they can be read").all().count();
    give(grants::Command::RevokeToken { token: u32::try_from(last).expect("a few") });
    drop(writer);
    thread.join().expect("an orderly end");
    tokens
}

/// The standards of a log, from a copy of it, so that nothing is written here.
fn standards(folder: &Path) -> Vec<String> {
    let copied = folder.with_extension("read");
    copy(folder, &copied);
    let reader = plumbline_log::Reader::open(&copied).expect("a log");
    let rows = reader.read_from(1, 1_000_000).expect("it can be read");
    let born = rows.iter().filter(|row| row.version == 1);
    let all = born.filter_map(|row| row.stream.strip_prefix("standard/").map(str::to_owned));
    let all = all.collect();
    std::fs::remove_dir_all(copied).expect("it was there");
    all
}

fn request(standard: &str, command: Command) -> Request {
    Request {
        id: Uuid::now_v7(),
        target: format!("standard/{standard}").parse().expect("a stream"),
        command: command.into(),
        expected_version: None,
        happened_on: None,
        caller: Caller::at_the_machine("flips".parse().expect("a name")),
        on_behalf_of: None,
    }
}

fn copy(from: &Path, to: &Path) {
    for path in walk(from) {
        let name = path.strip_prefix(from).expect("it lies in it");
        // What a killed process leaves of shared memory, the next one makes anew.
        if name.extension().is_some_and(|end| end == "db-shm") || name.ends_with("reserve") {
            continue;
        }
        let into = to.join(name);
        std::fs::create_dir_all(into.parent().expect("a folder")).expect("it can be made");
        std::fs::copy(&path, into).expect("a file can be copied");
    }
}

pub(crate) fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
