//! The writer in process on a folder, and the commands that are given to it.

use std::path::Path;

use plumbline_access::Caller;
use plumbline_lifecycle::standard::{Command, Observation};
use plumbline_lifecycle::{StreamId, Titles};
use plumbline_log::{Log, Options};
use plumbline_workflow::{Failure, Fault, Request, Writer, WriterOptions, WriterThread};
use uuid::Uuid;

use crate::ledger::Ledger;

/// A log that is open, and its writer.
pub(crate) struct Office {
    pub(crate) writer: Writer,
    thread: WriterThread,
}

impl Office {
    /// Opens the log and starts the writer.
    pub(crate) fn open(folder: &Path, options: &Options) -> Result<Office, String> {
        let log = Log::open(folder, options).map_err(|error| error.to_string())?;
        let started = Writer::start(log, WriterOptions::default());
        let (writer, thread) = started.map_err(|error| error.to_string())?;
        Ok(Office { writer, thread })
    }

    /// Gives a command and enters what became of it.
    pub(crate) fn give(&self, id: Uuid, ledger: &mut Ledger) {
        ledger.sent.insert(id);
        match self.writer.submit_blocking(observe(id)) {
            Ok(answer) => {
                ledger.acked.insert(id, (answer.first_seq, answer.last_seq));
                ledger.failed.remove(&id);
            }
            Err(Failure::Unknown(_)) => {}
            // Of everything else it is said that nothing was written.
            Err(_) => {
                ledger.failed.insert(id);
            }
        }
    }

    /// Closes in order, as far as the disk lets it.
    pub(crate) fn close(self) -> Result<(), Fault> {
        drop(self.writer);
        self.thread.join()
    }
}

/// The observation of a standard of its own.
pub(crate) fn observe(id: Uuid) -> Request {
    let observation = Observation {
        code: "40.20".parse().expect("a code"),
        reference: "ISO/DIS 10033-1".parse().expect("a reference"),
        titles: Titles::default(),
        ics: vec!["03.080.30".to_owned()],
        edition: None,
        published: None,
    };
    Request {
        id,
        target: StreamId::Standard(format!("iso-{}", id.simple()).parse().expect("an id")),
        command: Command::RecordObservation { observation }.into(),
        expected_version: None,
        happened_on: None,
        caller: Caller::at_the_machine("crash".parse().expect("a name")),
        on_behalf_of: None,
    }
}

/// Copies the files of a folder, and of those in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).expect("a folder for the copy");
    for entry in std::fs::read_dir(from).expect("the folder can be read").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        // What a killed process leaves of this, the next one makes anew.
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else if path.extension().is_none_or(|end| end != "db-shm") {
            std::fs::copy(&path, to.join(name)).expect("a file can be copied");
        }
    }
}
