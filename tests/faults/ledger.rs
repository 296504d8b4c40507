//! What one client knows of its own commands, written down outside the system under test before anything is believed.
//!
//! One line an entry, each on the disk before the client goes on: `sent`, then one of `acked`, `failed` (the rules said no:
//! nothing may be in the log) or `unknown` (no answer: either is right, and the command is sent again after the restart).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use plumbline_lifecycle::{calendar, procedure};

/// How a command ended, as far as its client knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Sent; nothing came back, or nothing that says what happened.
    Unknown,
    /// Answered: these events are in the log.
    Acked { first_seq: i64, last_seq: i64 },
    /// Answered: nothing is in the log.
    Failed(String),
}

/// The ledger of one client.
#[derive(Debug)]
pub(crate) struct Ledger {
    file: File,
    fates: BTreeMap<String, Fate>,
}

impl Ledger {
    pub(crate) fn create(path: &Path) -> Ledger {
        let file = File::create_new(path).expect("a new ledger can be made");
        Ledger { file, fates: BTreeMap::new() }
    }

    /// Before the first byte of the command leaves.
    pub(crate) fn sent(&mut self, id: &str) {
        self.write(&format!("sent {id}"));
        self.fates.entry(id.to_owned()).or_insert(Fate::Unknown);
    }

    /// After an answer was read, or the hope of one was given up.
    pub(crate) fn ended(&mut self, id: &str, fate: Fate) {
        self.write(&match &fate {
            Fate::Unknown => format!("unknown {id}"),
            Fate::Acked { first_seq, last_seq } => format!("acked {id} {first_seq} {last_seq}"),
            Fate::Failed(code) => format!("failed {id} {code}"),
        });
        self.fates.insert(id.to_owned(), fate);
    }

    /// Every command with its fate.
    pub(crate) fn fates(&self) -> impl Iterator<Item = (&String, &Fate)> {
        self.fates.iter()
    }

    fn write(&mut self, line: &str) {
        self.file.write_all(format!("{line}\n").as_bytes()).expect("the ledger can be written");
        self.file.sync_data().expect("the ledger reaches the disk");
    }
}

/// How many events of the program's own a log begins with.
pub(crate) fn built_in() -> u64 {
    (procedure::BUILT_IN.len() + calendar::BUILT_IN.len()) as u64
}
