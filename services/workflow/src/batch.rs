//! The thread that owns the write connection: one batch after another.
//!
//! One command after another is worked on against the streams in memory; their events are staged in one transaction; one
//! COMMIT makes the batch durable. If COMMIT says "disk full" nothing of the batch is in the log and all is forgotten
//! again. If it fails in any other way nobody knows: the askers are told so and the thread ends, so that a restart can
//! find out from the log. Every asker of a batch gets a true answer, whatever became of the others.

use plumbline_access::Caller;
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::{Known, State, StreamId};
use plumbline_log::{Appender, CommitError, LogError};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::command::{Came, Lost, Moment, work};
use crate::memory::Memory;
use crate::options::WriterOptions;
use crate::request::{Answer, Failure, Request, stopped};
use crate::trouble::{Fault, Trouble};

/// What an asker hears.
pub(crate) type Outcome = Result<Answer, Failure>;

/// A command that waits, and where its answer goes.
pub(crate) struct Job {
    pub(crate) request: Request,
    pub(crate) reply: oneshot::Sender<Outcome>,
}

/// What the thread owns.
pub(crate) struct Batches {
    appender: Appender,
    memory: Memory,
    options: WriterOptions,
    trouble: Trouble,
}

impl Batches {
    pub(crate) fn new(appender: Appender, options: WriterOptions, trouble: Trouble) -> Batches {
        let memory = Memory::new(options.memory_bytes_max);
        Batches { appender, memory, options, trouble }
    }

    pub(crate) fn run(&mut self, mut queue: mpsc::Receiver<Job>) -> Result<(), Fault> {
        let mut jobs = Vec::with_capacity(self.options.batch_max);
        while queue.blocking_recv_many(&mut jobs, self.options.batch_max) > 0 {
            self.work(std::mem::take(&mut jobs))?;
        }
        Ok(())
    }

    /// Adopts the procedures that come with the program, where the log holds none of that id.
    pub(crate) fn adopt_built_in(&mut self) -> Result<(), Fault> {
        let batch = self.appender.begin()?;
        let loaded = self.memory.load(&batch, &StreamId::Procedures);
        drop(batch);
        if loaded.is_err() {
            // Said by the command that needs it; whatever needs none goes on.
            return self.give_up_on_built_in();
        }
        for (id, text) in BUILT_IN {
            if self.holds(id) {
                continue;
            }
            if let Err(failure) = self.adopt(text)? {
                return Err(Fault::Start(format!("the built-in procedure {id}: {failure}")));
            }
        }
        Ok(())
    }

    fn holds(&self, id: &str) -> bool {
        match self.memory.stream(&StreamId::Procedures).map(|folded| &folded.state) {
            Some(State::Procedures(held)) => held.newest(id).is_ok(),
            _ => false,
        }
    }

    /// One command of the program's own, in a batch of its own.
    fn adopt(&mut self, text: &str) -> Result<Outcome, Fault> {
        let (reply, answer) = oneshot::channel();
        let name = "plumbline".parse().map_err(|bad| Fault::Start(format!("{bad}")))?;
        let request = Request {
            id: Uuid::now_v7(),
            target: StreamId::Procedures,
            command: procedure::Command::AdoptProcedure { text: text.to_owned() }.into(),
            expected_version: None,
            happened_on: None,
            caller: Caller::at_the_machine(name),
            on_behalf_of: None,
        };
        self.work(vec![Job { request, reply }])?;
        Ok(answer.blocking_recv().unwrap_or_else(|_| Err(stopped())))
    }

    /// Asks for them once more as a command does, so that the reason is said and remembered.
    fn give_up_on_built_in(&mut self) -> Result<(), Fault> {
        let text = BUILT_IN.first().map_or("", |(_, text)| text);
        self.adopt(text).map(drop)
    }

    /// One batch: work on each command, commit once, then answer.
    fn work(&mut self, jobs: Vec<Job>) -> Result<(), Fault> {
        let now = (self.options.clock)();
        let moment = Moment { now, today: self.options.zone.to_datetime(now).date() };
        let mut came_to = Vec::with_capacity(jobs.len());
        let mut batch = match self.appender.begin() {
            Ok(batch) => batch,
            Err(error) => return refuse_all(jobs, Undone::before_commit(error)),
        };
        let mut lost = None;
        for Job { request, reply } in jobs {
            let came = match lost {
                Some(_) => None,
                None => {
                    match work(&mut self.memory, &mut batch, &request, self.options.decide, moment)
                    {
                        Ok(came) => Some(came),
                        Err(Lost(error)) => {
                            lost = Some(error);
                            None
                        }
                    }
                }
            };
            came.iter().for_each(|came| self.trouble.hear(came));
            came_to.push((reply, came));
        }
        let staged = came_to.iter().any(|(_, came)| matches!(came, Some(Came::Staged(_))));
        let verdict = match lost {
            Some(error) => {
                drop(batch);
                Err(Undone::before_commit(error))
            }
            None if staged => batch.commit().map(drop).map_err(Undone::at_commit),
            None => Ok(()),
        };
        if verdict.is_err() {
            self.memory.forget_all();
        }
        for (reply, came) in came_to {
            // Whoever went away does not wait for an answer.
            let _ = reply.send(answer(came, verdict.as_ref().err()));
        }
        verdict.or_else(Undone::into_fault)
    }
}

/// No batch could be begun: nothing of any command was written.
fn refuse_all(jobs: Vec<Job>, undone: Undone) -> Result<(), Fault> {
    for job in jobs {
        let _ = job.reply.send(answer(None, Some(&undone)));
    }
    undone.into_fault()
}

/// Why a batch did not become durable, as far as anybody knows.
enum Undone {
    /// There was no room; nothing of it is in the log.
    DiskFull,
    /// The log failed before the commit; nothing of it is in the log.
    Rolled(LogError),
    /// The commit failed; nobody knows.
    Unknown(String),
}

impl Undone {
    fn before_commit(error: LogError) -> Undone {
        if error.is_disk_full() { Undone::DiskFull } else { Undone::Rolled(error) }
    }

    /// What it means for the writer: a full disk is waited out.
    fn into_fault(self) -> Result<(), Fault> {
        match self {
            Undone::DiskFull => {
                tracing::error!("the disk is full: commands are refused until there is room again");
                Ok(())
            }
            Undone::Rolled(error) => Err(Fault::Log(error)),
            Undone::Unknown(why) => Err(Fault::CommitUnknown(why)),
        }
    }

    fn at_commit(error: CommitError) -> Undone {
        match error {
            CommitError::Full => Undone::DiskFull,
            CommitError::Unknown(why) => Undone::Unknown(why),
        }
    }
}

/// What an asker hears, once it is known what became of the batch. A refusal may rest on what an earlier command of the same
/// batch staged: if that did not become durable, the refusal is not told as one.
fn answer(came: Option<Came>, undone: Option<&Undone>) -> Outcome {
    let unavailable = |why: &str| Err(Failure::Unavailable(why.to_owned()));
    match (came, undone) {
        (Some(Came::Repeated(answer)), _) | (Some(Came::Staged(answer)), None) => Ok(answer),
        (Some(Came::Not(failure)), None) => Err(failure),
        (_, Some(Undone::DiskFull)) => unavailable("the disk is full"),
        (_, Some(Undone::Rolled(error))) => {
            unavailable(&format!("{error}; nothing of this command was written"))
        }
        (Some(Came::Staged(_)), Some(Undone::Unknown(why))) => Err(Failure::Unknown(why.clone())),
        (Some(Came::Not(_)) | None, _) => {
            unavailable("the writer has stopped; nothing of this command was written")
        }
    }
}
