//! A log that follows another one: the same id, the same rows, the same tree, in a folder of its own.
//!
//! What comes next is decided elsewhere; here it is only checked. Each event is hashed anew before it is appended, must follow
//! the one before it, and grows the same Merkle tree, so that a replica has the same root as its log at the same size, or has
//! stopped. Whatever reads a log reads a replica: views, proofs, `verify`.
//!
//! The commands follow from the events: those that come one after the other under one id are one command's. The last of them
//! may have more to come, so its answer is not kept before the next one's first event.

use std::path::Path;

use uuid::Uuid;

use crate::appender::Appender;
use crate::error::{LogError, NotFollowed, OpenError};
use crate::event_table;
use crate::identity::LogId;
use crate::open::{Log, Whose};
use crate::options::Options;
use crate::reader::Reader;
use crate::room::Room;
use crate::row::{Recorded, Row};

/// The writing side of a replica; one process holds it.
pub struct Replica {
    appender: Appender,
    reader: Reader,
    /// The command whose events end the replica.
    last: Option<Run>,
}

/// The events of one command, as far as they have come.
#[derive(Debug, Clone, Copy)]
struct Run {
    command: Uuid,
    first: u64,
    last: u64,
}

impl Replica {
    /// Opens the replica in `dir`, or makes one where there is no log and `id` says which one is to be followed.
    ///
    /// # Errors
    /// [`OpenError`]: as for a log; a folder that is no replica, or that of another log; a replica whose last events do not fit,
    /// which is best made anew.
    pub fn open(dir: &Path, id: Option<&LogId>, options: &Options) -> Result<Replica, OpenError> {
        // A power cut may take its last events: they come again.
        let options = Options { commits_wait_for_disk: false, ..options.clone() };
        let Log { appender, reader, damaged, .. } =
            Log::opened(dir, &options, Whose::Followed(id))?;
        if let Some(bad) = damaged.first() {
            return Err(OpenError::damaged(bad.seq, bad.why.clone()));
        }
        let last = last_run(&appender)?;
        Ok(Replica { appender, reader, last })
    }

    /// The ways out.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// How much room the disk has.
    #[must_use]
    pub fn room(&self) -> Room {
        self.appender.room()
    }

    /// Appends what comes next, all of it or nothing, and gives the last event that the replica holds then.
    ///
    /// # Errors
    /// [`NotFollowed`], naming the event that cannot come next, or why the file could not be written.
    pub fn append(&mut self, events: &[Recorded]) -> Result<u64, NotFollowed> {
        if events.is_empty() {
            return Ok(self.reader.head());
        }
        let mut last = self.last;
        let mut batch = self.appender.begin()?;
        for event in events {
            let position = batch.next_seq() - 1;
            if event.seq != position + 1 {
                return Err(NotFollowed::Gap { position, found: event.seq });
            }
            let happened_on = event.happened_on.to_string();
            let row = event.row(&happened_on);
            refuse_impossible(&row, batch.recorded_us())?;
            if !event.fits() {
                return Err(NotFollowed::Misfit { seq: event.seq, stream: event.stream.clone() });
            }
            let staged = match last {
                Some(run) if run.command == event.command => {
                    last = Some(Run { last: event.seq, ..run });
                    Ok(())
                }
                before => {
                    let (command, seq) = (event.command, event.seq);
                    last = Some(Run { command, first: seq, last: seq });
                    before.map_or(Ok(()), |run| {
                        batch.stage_command(run.command.as_bytes(), run.first, run.last)
                    })
                }
            };
            staged
                .and_then(|()| batch.stage_row(&row, event.leaf))
                .map_err(|error| not_staged(event, error))?;
        }
        let head = batch.commit()?.head;
        self.last = last;
        Ok(head)
    }
}

/// Whether no log could hold it, whatever its hash says: a line feed lets two events have one header, and time goes on.
fn refuse_impossible(row: &Row<'_>, recorded_us: i64) -> Result<(), NotFollowed> {
    let words = [row.stream, row.kind, row.actor, row.on_behalf_of.unwrap_or_default()];
    let why = if words.iter().any(|text| text.contains('\n')) {
        "one of its words holds a line feed"
    } else if row.recorded_us < recorded_us {
        "it was recorded before the event that precedes it"
    } else {
        return Ok(());
    };
    Err(NotFollowed::Impossible { seq: row.seq, stream: row.stream.into(), why: why.into() })
}

/// The triggers refuse a version or a command that cannot come next; anything else is the file's affair.
fn not_staged(event: &Recorded, error: rusqlite::Error) -> NotFollowed {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => NotFollowed::Impossible {
            seq: event.seq,
            stream: event.stream.clone(),
            why: error.to_string(),
        },
        _ => LogError::from(error).into(),
    }
}

/// The command whose events end the log, found from its end.
fn last_run(appender: &Appender) -> Result<Option<Run>, OpenError> {
    let head = appender.tail.frontier.size();
    if head == 0 {
        return Ok(None);
    }
    let of = |seq| event_table::command_of(&appender.db, seq);
    let command = of(head)?;
    let mut first = head;
    while first > 1 && of(first - 1)? == command {
        first -= 1;
    }
    Ok(Some(Run { command, first, last: head }))
}
