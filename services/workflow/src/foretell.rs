//! What the writer would say to a command, asked before it is given: so that nobody sends a large file only to hear that
//! they may not, and a page offers no form that would be refused.
//!
//! It is the same policy and the same decision, over streams that are read for this one question; the writer is not
//! disturbed. Nothing is promised: whoever gives the command afterwards is judged anew.

use jiff::civil::Date;
use plumbline_access::{Unsettled, policy};
use plumbline_lifecycle::{Folded, Horizon, Known, No, PersonId, StreamId, World, decide, replay};
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
    Foresight::new(reader, today).says(request)
}

/// Many such questions of one moment: each stream is read once.
pub struct Foresight<'r> {
    reader: &'r Reader,
    today: Date,
    read: Read,
}

impl<'r> Foresight<'r> {
    /// As the log of this reader stands, today.
    #[must_use]
    pub fn new(reader: &'r Reader, today: Date) -> Foresight<'r> {
        Foresight { reader, today, read: Read::default() }
    }

    /// A stream that whoever asks has folded already, as this reader knows it: it is not read again.
    pub fn holds(&mut self, stream: StreamId, folded: Folded) {
        if self.read.stream(&stream).is_none() {
            self.read.0.push((stream, folded));
        }
    }

    /// What stands against a command; see [`foretell`].
    ///
    /// # Errors
    /// [`Failure`].
    pub fn says(&mut self, request: &Request) -> Result<(), Failure> {
        if self.reader.answer_to(request.id).map_err(unavailable)?.is_some() {
            return Ok(());
        }
        let today = self.today;
        self.settle(|read| judge(read, request, decide, today)).map(drop)
    }

    /// Whether whoever gives a command may give it, whatever the rules say to it.
    ///
    /// # Errors
    /// [`Failure::Denied`] with the rule of the policy; [`Failure`] when the log cannot be read.
    pub fn may(&mut self, request: &Request) -> Result<(), Failure> {
        let Request { target, command, caller, .. } = request;
        let today = self.today;
        self.settle(|read| {
            let world = world(read, caller.person.as_ref(), today);
            match policy(caller, &world, target, command) {
                Ok(()) => Ok(Ok(())),
                Err(Unsettled::Missing(stream)) => Ok(Err(stream)),
                Err(Unsettled::Denied(denial)) => Err(Failure::Denied(denial)),
            }
        })
    }

    /// Puts a question to the core, as this person would ask it.
    ///
    /// # Errors
    /// [`Failure::Refused`] with the core's own refusal; [`Failure`] when the log cannot be read.
    pub fn ask<T>(
        &mut self,
        by: Option<&PersonId>,
        question: impl Fn(&World<'_>) -> Result<T, No>,
    ) -> Result<T, Failure> {
        let today = self.today;
        self.settle(|read| match question(&world(read, by, today)) {
            Ok(answer) => Ok(Ok(answer)),
            Err(No::Missing(stream)) => Ok(Err(stream)),
            Err(No::Refused(refusal)) => Err(Failure::Refused(refusal)),
        })
    }

    /// What a stream that was read has come to.
    #[must_use]
    pub fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.read.stream(id)
    }

    /// Asks until nothing is missing any more.
    fn settle<T>(
        &mut self,
        mut asked: impl FnMut(&Read) -> Result<Result<T, StreamId>, Failure>,
    ) -> Result<T, Failure> {
        for _ in 0..=READS_MAX {
            match asked(&self.read)? {
                Ok(answer) => return Ok(answer),
                Err(missing) => self.read.fold(self.reader, missing)?,
            }
        }
        Err(Failure::Broken(format!("it asked for more than {READS_MAX} streams")))
    }
}

fn world<'w>(known: &'w dyn Known, by: Option<&'w PersonId>, today: Date) -> World<'w> {
    World { known, by, on: today, today }
}

fn unavailable(error: plumbline_log::LogError) -> Failure {
    Failure::Unavailable(error.to_string())
}

/// The few streams that were read.
#[derive(Default)]
struct Read(Vec<(StreamId, Folded)>);

impl Read {
    fn fold(&mut self, reader: &Reader, missing: StreamId) -> Result<(), Failure> {
        let rows = reader.read_stream(&missing.to_string()).map_err(unavailable)?;
        let folded = replay(&missing, rows.iter().map(stored), Horizon::default(), |_, _, _| {});
        let folded = folded.map_err(|unreadable| Failure::Unreadable {
            stream: missing.to_string(),
            seq: unreadable.seq,
            why: unreadable.why.to_string(),
        })?;
        self.0.push((missing, folded));
        Ok(())
    }
}

impl Known for Read {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, folded)| folded)
    }
}
