//! The thread that owns the write connection: one batch after another.
//!
//! One command after another is worked on against the streams in memory; their events are staged in one transaction; one
//! COMMIT makes the batch durable. If COMMIT says "disk full" nothing of the batch is in the log and all is forgotten
//! again. If it fails in any other way nobody knows: the askers are told so and the thread ends, so that a restart can
//! find out from the log. Every asker of a batch gets a true answer, whatever became of the others.

use std::time::Instant;

use plumbline_access::Caller;
use plumbline_lifecycle::person::KeyId;
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::{Command, Known, PersonId, State, StreamId, calendar, person};
use plumbline_log::{Appender, Reader};
use tokio::sync::{mpsc, oneshot};
use tracing::Span;
use uuid::Uuid;

use crate::boxes::Boxes;
use crate::cast::{self, Cast};
use crate::command::{Came, Lost, Terms, work};
use crate::granted::Granted;
use crate::memory::{Memory, NotLoaded};
use crate::options::WriterOptions;
use crate::personal::Keys;
use crate::pulse::Pulse;
use crate::request::{Answer, Failure, Request, stopped};
use crate::trouble::{Aside, Fault};
use crate::undone::{Undone, answer, refuse_all};
use crate::wall::Wall;

/// What an asker hears.
pub(crate) type Outcome = Result<Answer, Failure>;

/// What stands in the queue.
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all are commands, and a box for each would cost more"
)]
pub(crate) enum Queued {
    /// A command.
    Job(Job),
    /// A card for a box.
    Cast(Cast, oneshot::Sender<Result<(), Failure>>),
    /// Somebody wants to hear that the thread goes on.
    Ping(oneshot::Sender<()>),
}

/// A command that waits, and where its answer goes.
pub(crate) struct Job {
    pub(crate) request: Request,
    pub(crate) reply: oneshot::Sender<Outcome>,
    /// When it was given.
    since: Instant,
    /// The span in which it was given: what is done for it is seen there.
    within: Span,
}

impl Job {
    /// Given now.
    pub(crate) fn new(request: Request, reply: oneshot::Sender<Outcome>) -> Job {
        Job { request, reply, since: Instant::now(), within: Span::current() }
    }
}

/// What the thread owns.
pub(crate) struct Batches {
    appender: Appender,
    memory: Memory,
    boxes: Boxes,
    options: WriterOptions,
    beside: Beside,
    /// Whether what comes with the program was adopted, which waits for a disk with room and a clock that is believed.
    adopted: bool,
    /// Whether it was said that nothing can be written now.
    said: bool,
}

/// What the thread shares with its handles.
pub(crate) struct Beside {
    pub(crate) aside: Aside,
    pub(crate) wall: Wall,
    pub(crate) granted: Granted,
    pub(crate) pulse: Pulse,
    pub(crate) keys: Keys,
}

impl Batches {
    pub(crate) fn new(appender: Appender, options: WriterOptions, beside: Beside) -> Batches {
        let memory = Memory::new(options.memory_bytes_max);
        let boxes = Boxes::at(appender.folder());
        let (adopted, said) = (false, false);
        Batches { appender, memory, boxes, options, beside, adopted, said }
    }

    pub(crate) fn run(&mut self, mut queue: mpsc::Receiver<Queued>) -> Result<(), Fault> {
        let mut taken = Vec::with_capacity(self.options.batch_max);
        while queue.blocking_recv_many(&mut taken, self.options.batch_max) > 0 {
            let jobs: Vec<Job> = taken.drain(..).filter_map(|queued| self.job(queued)).collect();
            if jobs.is_empty() {
                continue;
            }
            if !self.adopted {
                self.adopt_built_in()?;
            }
            self.work(jobs)?;
        }
        Ok(())
    }

    /// The command that stands in the queue; a card, and whoever only asks for a sign of life, is answered here. So a card came before the
    /// commands of its batch or after them, never in between.
    fn job(&mut self, queued: Queued) -> Option<Job> {
        match queued {
            Queued::Job(job) => Some(job),
            Queued::Cast(cast, reply) => {
                let _ = reply.send(self.cast(&cast));
                None
            }
            Queued::Ping(reply) => {
                let _ = reply.send(());
                None
            }
        }
    }

    /// Puts a card into its box. The log hears nothing of it.
    fn cast(&mut self, cast: &Cast) -> Result<(), Failure> {
        let now = self.beside.wall.now().map_err(Failure::Unavailable)?;
        let today = self.options.zone.to_datetime(now).date();
        let stream = StreamId::Ballot(cast.ballot.clone());
        if self.memory.stream(&stream).is_none() {
            if let Some(refusal) = self.beside.aside.refusal(&stream) {
                return Err(refusal);
            }
            let batch = self.appender.begin().map_err(|e| Failure::Unavailable(e.to_string()))?;
            self.memory.load(&batch, &stream).map_err(|failed| match failed {
                NotLoaded::Log(error) => Failure::Unavailable(error.to_string()),
                NotLoaded::Unreadable { seq, why, damaged } => {
                    self.beside.aside.unreadable(&stream, seq, why.clone(), damaged);
                    Failure::Unreadable { stream: stream.to_string(), seq, why }
                }
            })?;
        }
        let came = cast::put(&self.memory, &self.boxes, cast, today);
        self.memory.turn(std::slice::from_ref(&stream));
        came
    }

    /// Sees to the boxes when the service starts: those of ballots that are over go, and where all were lost, so does every ballot
    /// whose cards were handed out.
    pub(crate) fn see_to_boxes(&mut self, reader: &Reader) -> Result<(), Fault> {
        if let Err(error) = cast::clear(&self.boxes, reader) {
            tracing::error!(%error, "a box that was counted could not be destroyed; the next start tries again");
        }
        if !self.boxes.are_lost() {
            return Ok(());
        }
        for ballot in cast::without_box(&self.boxes, reader)? {
            let command = cast::annul();
            match self.give(Caller::clock(), StreamId::Ballot(ballot.clone()), command)? {
                Ok(_) => tracing::warn!(%ballot, "its box is lost, so the ballot was annulled"),
                Err(failure) => {
                    tracing::error!(%failure, %ballot, "its box is lost, and it could not be annulled yet");
                    return Ok(());
                }
            }
        }
        if let Err(error) = self.boxes.are_found() {
            tracing::error!(%error, "the folder of boxes cannot be written");
        }
        Ok(())
    }

    /// Adopts what comes with the program: the procedures where the log holds none of that id, and the calendars where it
    /// holds none of that year. While nothing can be written it waits for the next command.
    pub(crate) fn adopt_built_in(&mut self) -> Result<(), Fault> {
        self.adopted = true;
        for (id, text) in BUILT_IN {
            let command = procedure::Command::AdoptProcedure { text: text.to_owned() };
            let held = |state: &State| match state {
                State::Procedures(held) => held.newest(id).is_ok(),
                _ => false,
            };
            if !self.adopt(StreamId::Procedures, command.into(), held, id)? {
                break;
            }
        }
        for (year, text) in calendar::BUILT_IN {
            let notice = text.parse().map_err(|bad| Fault::Start(format!("{year}: {bad}")))?;
            let command = calendar::Command::SetCalendar(notice);
            let held = |state: &State| match state {
                State::Calendar(held) => held.knows(year),
                _ => false,
            };
            if !self.adopt(StreamId::Calendar, command.into(), held, &year.to_string())? {
                break;
            }
        }
        Ok(())
    }

    /// Gives the command unless the stream holds what it brings. False where the stream cannot be read: the command was
    /// given all the same, as anybody's is, so that the reason is said and remembered; whatever needs none of it goes on.
    fn adopt(
        &mut self,
        target: StreamId,
        command: Command,
        held: impl Fn(&State) -> bool,
        what: &str,
    ) -> Result<bool, Fault> {
        if self.memory.stream(&target).is_none() {
            let batch = match self.appender.begin() {
                Err(error) if error.is_disk_full() => {
                    self.adopted = false;
                    return Ok(false);
                }
                batch => batch?,
            };
            let loaded = self.memory.load(&batch, &target);
            drop(batch);
            if loaded.is_err() {
                // What it says is heard by whoever asks whether the writer is in trouble.
                let _ = self.give(ours()?, target, command)?;
                return Ok(false);
            }
        }
        if self.memory.stream(&target).is_some_and(|folded| held(&folded.state)) {
            return Ok(true);
        }
        match self.give(ours()?, target, command)? {
            Ok(_) => Ok(true),
            Err(Failure::Unavailable(why)) => {
                tracing::error!(what, why, "what comes with the program could not be adopted yet");
                self.adopted = false;
                Ok(false)
            }
            Err(failure) => Err(Fault::Start(format!("the built-in {what}: {failure}"))),
        }
    }

    /// One command of the program's own, in a batch of its own.
    fn give(
        &mut self,
        caller: Caller,
        target: StreamId,
        command: Command,
    ) -> Result<Outcome, Fault> {
        let (reply, answer) = oneshot::channel();
        let request = Request {
            id: Uuid::now_v7(),
            target,
            command,
            expected_version: None,
            happened_on: None,
            caller,
            on_behalf_of: None,
        };
        self.work(vec![Job::new(request, reply)])?;
        Ok(answer.blocking_recv().unwrap_or_else(|_| Err(stopped())))
    }

    /// One batch: work on each command, commit once, then answer.
    fn work(&mut self, jobs: Vec<Job>) -> Result<(), Fault> {
        let now = match self.beside.wall.now() {
            Ok(now) => now,
            Err(why) => return refuse_all(&mut self.said, jobs, Undone::Clock(why)),
        };
        let today = self.options.zone.to_datetime(now).date();
        let mut came_to = Vec::with_capacity(jobs.len());
        let mut batch = match self.appender.begin() {
            Ok(batch) => batch,
            Err(error) => return refuse_all(&mut self.said, jobs, Undone::before_commit(error)),
        };
        let (decide, aside, boxes) = (self.options.decide, &self.beside.aside, &self.boxes);
        let terms = Terms { now, today, decide, aside, boxes };
        let mut lost = None;
        let mut erased: Vec<(PersonId, Vec<KeyId>)> = Vec::new();
        for Job { request, reply, since, within } in jobs {
            let came = match lost {
                Some(_) => None,
                None => {
                    let (command, stream) = (request.command.name(), traced(&request.target));
                    let span = tracing::debug_span!(parent: &within, "decide", command, %stream);
                    let _deciding = span.entered();
                    match work(&mut self.memory, &mut batch, &request, terms) {
                        Ok(came) => {
                            if matches!(came, Came::Staged(_)) {
                                erased.extend(ended(&request, &self.memory));
                            }
                            Some(came)
                        }
                        Err(Lost(error)) => {
                            lost = Some(error);
                            None
                        }
                    }
                }
            };
            came_to.push((reply, came, (request.id, request.target, since, within)));
        }
        let staged = came_to.iter().any(|(_, came, _)| matches!(came, Some(Came::Staged(_))));
        let verdict = match lost {
            Some(error) => {
                drop(batch);
                Err(Undone::before_commit(error))
            }
            None if staged => {
                let began = Instant::now();
                let commands = came_to.len();
                // One commit for all, which each of them sees as its own.
                let _committing: Vec<Span> = (came_to.iter())
                    .filter(|(_, came, _)| matches!(came, Some(Came::Staged(_))))
                    .map(|(.., (.., within))| tracing::debug_span!(parent: within, "commit", commands))
                    .collect();
                let committed = batch.commit().map(drop).map_err(Undone::at_commit);
                self.beside.pulse.committed(commands, began.elapsed());
                committed
            }
            None => Ok(()),
        };
        match &verdict {
            Ok(()) if staged => {
                self.beside.wall.recorded(now);
                for (person, keys) in &erased {
                    self.beside.keys.end(person, keys.iter());
                }
                let touched = came_to.iter().any(|(_, came, _)| {
                    matches!(came, Some(Came::Staged(answer)) if answer.target == StreamId::Grants)
                });
                if touched {
                    self.beside.granted.committed();
                }
                self.boxes.committed();
                self.said = false;
            }
            Ok(()) => {}
            Err(undone) => {
                self.boxes.not_committed();
                self.memory.forget_all();
                undone.say(&mut self.said);
            }
        }
        for (reply, came, (command, target, since, _)) in came_to {
            // Whoever went away does not wait for an answer.
            let _ = reply.send(answer(came, verdict.as_ref().err()));
            if since.elapsed() > self.options.slow_command {
                let ms = since.elapsed().as_millis() as u64;
                tracing::warn!(%command, %target, ms, "a command was slow");
            }
        }
        verdict.or_else(Undone::into_fault)
    }
}

/// The program itself, when it begins.
fn ours() -> Result<Caller, Fault> {
    let name = "plumbline".parse().map_err(|bad| Fault::Start(format!("{bad}")))?;
    Ok(Caller::at_the_machine(name))
}

/// What traces say of a stream: whose personal data it is they do not.
fn traced(stream: &StreamId) -> String {
    match stream {
        StreamId::Person(_) => "person".into(),
        stream => stream.to_string(),
    }
}

/// The keys that a staged command has ended, to be destroyed once it is durable.
fn ended(request: &Request, memory: &Memory) -> Option<(PersonId, Vec<KeyId>)> {
    let (StreamId::Person(id), Command::Person(person::Command::ErasePersonalData { .. })) =
        (&request.target, &request.command)
    else {
        return None;
    };
    match &memory.stream(&request.target)?.state {
        State::Person(personal) => Some((id.clone(), personal.ended().cloned().collect())),
        _ => None,
    }
}
