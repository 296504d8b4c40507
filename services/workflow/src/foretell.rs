//! What the writer would say to a command, asked before it is given: so that nobody sends a large file only to hear that
//! they may not.
//!
//! It is the same policy and the same decision, over streams that are read for this one question; the writer is not
//! disturbed. Nothing is promised: whoever gives the command afterwards is judged anew.

use jiff::civil::Date;
use plumbline_lifecycle::{Folded, Horizon, Known, StreamId, decide, replay};
use plumbline_log::Reader;

use crate::command::{READS_MAX, judge};
use crate::memory::stored;
use crate::request::{Failure, Request};

/// What stands against a command that would be recorded `today`, as things are now. An id that was answered before is left to the writer, which gives the
/// first answer again.
///
/// # Errors
/// [`Failure`] as the writer would give it; [`Failure::Unavailable`] when the log cannot be read.
pub fn foretell(reader: &Reader, request: &Request, today: Date) -> Result<(), Failure> {
    let unavailable = |error: plumbline_log::LogError| Failure::Unavailable(error.to_string());
    if reader.answer_to(request.id).map_err(unavailable)?.is_some() {
        return Ok(());
    }
    let mut read = Read::default();
    while read.0.len() <= READS_MAX {
        match judge(&read, request, decide, today)? {
            Ok(_) => return Ok(()),
            Err(missing) => {
                let rows = reader.read_stream(&missing.to_string()).map_err(unavailable)?;
                let folded =
                    replay(&missing, rows.iter().map(stored), Horizon::default(), |_, _, _| {});
                let folded = folded.map_err(|unreadable| Failure::Unreadable {
                    stream: missing.to_string(),
                    seq: unreadable.seq,
                    why: unreadable.why.to_string(),
                })?;
                read.0.push((missing, folded));
            }
        }
    }
    Err(Failure::Broken(format!("it asked for more than {READS_MAX} streams")))
}

/// The few streams that were read.
#[derive(Default)]
struct Read(Vec<(StreamId, Folded)>);

impl Known for Read {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, folded)| folded)
    }
}
