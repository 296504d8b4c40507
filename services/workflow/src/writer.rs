//! The thread that owns the write connection, and the handle by which everybody reaches it.
//!
//! One order after another is decided against the states in memory; their facts are staged in one transaction; one
//! COMMIT makes the batch durable. If COMMIT says "disk full" nothing of the batch is in the log and all is forgotten
//! again. If it fails in any other way nobody knows: the askers are told so and the thread ends, so that a restart can
//! find out from the log.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread::JoinHandle;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use plumbline_lifecycle::{
    BUILT_IN, Binding, Command, Decided, Desk, Event, Procedure, Refusal, Register, Standard,
};
use plumbline_lifecycle::{Jurisdiction, StandardId, decide};
use plumbline_log::{Appender, Batch, CommitError, Log, LogError, NewEvent, Provenance};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::cache::Cache;
use crate::request::{Answer, Failure, Request};
use crate::state::{Folded, decode};

/// The stream that holds every adopted procedure version.
const PROCEDURES: &str = "procedures";

/// How the writer works.
#[derive(Clone)]
pub struct WriterOptions {
    /// Orders that may wait; one more is told "busy".
    pub queue_max: usize,
    /// Orders that share one COMMIT at most.
    pub batch_max: usize,
    /// States of standards kept in memory (at most twice as many for a moment).
    pub cache_max: usize,
    /// The zone in which a moment becomes a day.
    pub zone: TimeZone,
    /// What time it is.
    pub clock: fn() -> Timestamp,
}

impl Default for WriterOptions {
    fn default() -> Self {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        WriterOptions {
            queue_max: 4_096,
            batch_max: 512,
            cache_max: 8_192,
            zone,
            clock: Timestamp::now,
        }
    }
}

/// Why the writer ended, or could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A COMMIT failed and nobody knows whether its batch is in the log.
    #[error("a commit failed and its outcome is unknown: {0} (restart: the log tells)")]
    CommitUnknown(String),
    /// The log could not be read or written.
    #[error("the log failed: {0}")]
    Log(#[from] LogError),
    /// A fact in the log cannot be understood.
    #[error("the log is damaged at seq {seq} ({stream}): {why}")]
    Damaged {
        /// Where.
        seq: u64,
        /// In which stream.
        stream: String,
        /// What is wrong.
        why: String,
    },
}

/// Why the writer could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The log is not fit to be written.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The system gave no thread.
    #[error("no thread for the writer: {0}")]
    Thread(#[from] std::io::Error),
}

type Outcome = Result<Answer, Failure>;

struct Job {
    request: Request,
    reply: oneshot::Sender<Outcome>,
}

/// The handle: clone it freely. The thread ends when the last one is dropped.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Job>,
}

/// The running thread.
pub struct WriterThread {
    thread: Option<JoinHandle<Result<(), Fault>>>,
    ended: Option<oneshot::Receiver<()>>,
}

impl Writer {
    /// Starts the thread. Built-in procedures that the log does not hold yet are adopted first.
    ///
    /// # Errors
    /// [`StartError`] when the log cannot be read or holds something that cannot be understood.
    pub fn start(log: Log, options: WriterOptions) -> Result<(Writer, WriterThread), StartError> {
        let (queue, orders) = mpsc::channel(options.queue_max.max(1));
        let mut desk = WritersDesk::new(log.appender, options)?;
        desk.adopt_built_in()?;
        let (goodbye, ended) = oneshot::channel();
        let thread = std::thread::Builder::new().name("writer".into()).spawn(move || {
            let result = desk.run(orders);
            if let Err(fault) = &result {
                tracing::error!(%fault, "the writer has stopped");
            }
            drop(goodbye);
            result
        })?;
        Ok((Writer { queue }, WriterThread { thread: Some(thread), ended: Some(ended) }))
    }

    /// Gives an order and waits for its answer.
    ///
    /// # Errors
    /// [`Failure`]: a refusal, a stale version, a full queue, or an outcome that nobody knows.
    pub async fn submit(&self, request: Request) -> Result<Answer, Failure> {
        self.post(request)?.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// The same for a plain thread.
    ///
    /// # Errors
    /// As [`Writer::submit`].
    pub fn submit_blocking(&self, request: Request) -> Result<Answer, Failure> {
        self.post(request)?.blocking_recv().unwrap_or_else(|_| Err(stopped()))
    }

    /// Puts an order into the queue; the answer comes later.
    ///
    /// # Errors
    /// [`Failure::Busy`] when the queue is full, [`Failure::Unavailable`] when the writer has stopped.
    pub fn post(&self, request: Request) -> Result<oneshot::Receiver<Outcome>, Failure> {
        let (reply, answer) = oneshot::channel();
        self.queue.try_send(Job { request, reply }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Failure::Busy,
            mpsc::error::TrySendError::Closed(_) => {
                Failure::Unavailable("the writer has stopped".into())
            }
        })?;
        Ok(answer)
    }

    /// Whether the writer still takes orders.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.queue.is_closed()
    }
}

impl WriterThread {
    /// Waits until the thread has ended, for whatever reason.
    pub async fn ended(&mut self) {
        if let Some(ended) = self.ended.take() {
            let _ = ended.await;
        }
    }

    /// Waits for the end: every waiting order is answered first, once all handles are dropped.
    ///
    /// # Errors
    /// The [`Fault`] that ended it.
    pub fn join(mut self) -> Result<(), Fault> {
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(result)) => result,
            Some(Err(_)) => Err(Fault::CommitUnknown("the writer panicked".into())),
            None => Ok(()),
        }
    }
}

fn stopped() -> Failure {
    Failure::Unknown("the writer stopped before it answered".into())
}

/// What the thread owns.
struct WritersDesk {
    appender: Appender,
    memory: Memory,
    options: WriterOptions,
}

/// States and procedures, as the log tells them.
struct Memory {
    standards: Cache<Folded<Standard>>,
    registers: Cache<Folded<Register>>,
    procedures: BTreeMap<Binding, Arc<Procedure>>,
    procedures_version: u64,
}

/// What one order came to inside the batch.
enum Step {
    Done(Outcome),
    Broken(LogError),
    Damaged(Fault),
}

impl WritersDesk {
    fn new(appender: Appender, options: WriterOptions) -> Result<WritersDesk, Fault> {
        let memory = Memory {
            standards: Cache::new(options.cache_max),
            registers: Cache::new(64),
            procedures: BTreeMap::new(),
            procedures_version: 0,
        };
        let mut desk = WritersDesk { appender, memory, options };
        desk.load_procedures()?;
        Ok(desk)
    }

    fn load_procedures(&mut self) -> Result<(), Fault> {
        self.memory.procedures.clear();
        self.memory.procedures_version = 0;
        let batch = self.appender.begin()?;
        for row in batch.read_stream(PROCEDURES)? {
            let Event::ProcedureAdopted { text } = decode(&row)? else { continue };
            let procedure: Procedure =
                text.parse().map_err(|e: plumbline_lifecycle::BadProcedure| Fault::Damaged {
                    seq: row.seq,
                    stream: row.stream.clone(),
                    why: e.to_string(),
                })?;
            self.memory.procedures_version = row.version;
            self.memory.procedures.insert(procedure.binding(), Arc::new(procedure));
        }
        Ok(())
    }

    fn adopt_built_in(&mut self) -> Result<(), Fault> {
        for (id, text) in BUILT_IN {
            if self.memory.procedures.keys().any(|binding| binding.procedure == id) {
                continue;
            }
            let Ok(standard) = id.parse() else { continue };
            let (reply, answer) = oneshot::channel();
            let request = Request {
                id: Uuid::now_v7(),
                standard,
                command: Command::AdoptProcedure { text: text.to_owned() },
                expected_version: None,
                happened_on: None,
                actor: "plumbline".into(),
                on_behalf_of: None,
                scope: None,
            };
            self.work(vec![Job { request, reply }])?;
            if let Ok(Err(failure)) = answer.blocking_recv() {
                return Err(Fault::CommitUnknown(format!(
                    "the built-in procedure {id}: {failure}"
                )));
            }
        }
        Ok(())
    }

    fn run(&mut self, mut orders: mpsc::Receiver<Job>) -> Result<(), Fault> {
        let mut jobs = Vec::with_capacity(self.options.batch_max);
        while orders.blocking_recv_many(&mut jobs, self.options.batch_max) > 0 {
            self.work(std::mem::take(&mut jobs))?;
        }
        Ok(())
    }

    /// One batch: decide and stage each order, commit once, then answer.
    fn work(&mut self, jobs: Vec<Job>) -> Result<(), Fault> {
        let now = (self.options.clock)();
        let today = self.options.zone.to_datetime(now).date();
        let mut batch = self.appender.begin()?;
        let mut answers = Vec::with_capacity(jobs.len());
        let mut jobs = jobs.into_iter();
        let mut staged = false;
        let mut broken = None;
        for job in jobs.by_ref() {
            match self.memory.step(&mut batch, &job.request, now, today) {
                Step::Done(outcome) => {
                    staged |= matches!(&outcome, Ok(answer) if !answer.repeated);
                    answers.push((job.reply, outcome));
                }
                Step::Broken(error) => {
                    broken = Some(error);
                    answers.push((job.reply, Err(Failure::Busy)));
                    break;
                }
                Step::Damaged(fault) => return Err(fault),
            }
        }
        let verdict = match broken {
            None if staged => batch.commit().map(|_| ()),
            Some(error) => {
                drop(batch);
                Err(error
                    .into_commit_error()
                    .unwrap_or_else(|other| CommitError::Unknown(other.to_string())))
            }
            None => {
                drop(batch);
                Ok(())
            }
        };
        match verdict {
            Ok(()) => {
                for (reply, outcome) in answers {
                    let _ = reply.send(outcome);
                }
                Ok(())
            }
            Err(CommitError::Full) => {
                self.memory.standards.forget_all();
                self.memory.registers.forget_all();
                tracing::error!("the disk is full: orders are refused until there is room again");
                for reply in
                    answers.into_iter().map(|(reply, _)| reply).chain(jobs.map(|job| job.reply))
                {
                    let _ = reply.send(Err(Failure::Unavailable("the disk is full".into())));
                }
                self.load_procedures()
            }
            Err(CommitError::Unknown(why)) => {
                for reply in
                    answers.into_iter().map(|(reply, _)| reply).chain(jobs.map(|job| job.reply))
                {
                    let _ = reply.send(Err(Failure::Unknown(why.clone())));
                }
                Err(Fault::CommitUnknown(why))
            }
        }
    }
}

impl Memory {
    fn step(
        &mut self,
        batch: &mut Batch<'_>,
        request: &Request,
        now: Timestamp,
        today: Date,
    ) -> Step {
        match self.try_step(batch, request, now, today) {
            Ok(outcome) => Step::Done(outcome),
            Err(Fault::Log(error)) => Step::Broken(error),
            Err(fault) => Step::Damaged(fault),
        }
    }

    fn try_step(
        &mut self,
        batch: &mut Batch<'_>,
        request: &Request,
        now: Timestamp,
        today: Date,
    ) -> Result<Outcome, Fault> {
        let digest = request.digest();
        if let Some(first) = batch.answer_to(request.id)? {
            if first.digest != digest {
                return Ok(Err(Failure::IdReused(request.id)));
            }
            let (standard, version) = (request.standard.clone(), first.version);
            let answer = Answer {
                standard,
                version,
                first_seq: first.first_seq,
                last_seq: first.last_seq,
                repeated: true,
            };
            return Ok(Ok(answer));
        }
        let procedure = matches!(request.command, Command::AdoptProcedure { .. });
        let stream = if procedure { PROCEDURES.to_owned() } else { stream_of(&request.standard) };
        let folded = if procedure { Folded::default() } else { self.standard(batch, &stream)? };
        let version = if procedure { self.procedures_version } else { folded.version };
        let decided = self.rule(batch, request, &folded, version, today);
        match decided? {
            Err(failure) => {
                if !procedure {
                    self.standards.put(stream, folded);
                }
                Ok(Err(failure))
            }
            Ok(decided) => self
                .stage(
                    batch,
                    request,
                    digest,
                    Target { stream, folded, version },
                    decided,
                    now,
                    today,
                )
                .map(Ok),
        }
    }

    /// What the core says, and what it needs to know for that.
    fn rule(
        &mut self,
        batch: &mut Batch<'_>,
        request: &Request,
        folded: &Folded<Standard>,
        version: u64,
        today: Date,
    ) -> Result<Result<Decided, Failure>, Fault> {
        if let Some(expected) = request.expected_version
            && expected != version
        {
            return Ok(Err(Failure::Stale { expected, found: version }));
        }
        if let Some(scope) = &request.scope
            && !jurisdictions(&folded.state, &request.command)
                .iter()
                .all(|place| place.within(scope))
        {
            let (standard, scope) = (request.standard.clone(), scope.clone());
            return Ok(Err(Failure::OutsideJurisdiction { standard, scope }));
        }
        let register = match &request.command {
            Command::ApprovePublication { number } => self.register(batch, &register_of(number))?,
            _ => Folded::default(),
        };
        let successor_taken = match &request.command {
            Command::Revise { successor } => {
                let stream = stream_of(successor);
                let held = self.standard(batch, &stream)?;
                let taken = held.version > 0 || *successor == request.standard;
                self.standards.put(stream, held);
                taken
            }
            _ => false,
        };
        let desk = Desk {
            id: &request.standard,
            standard: &folded.state,
            procedures: &self.procedures,
            register: &register.state,
            successor_taken,
            on: request.happened_on.unwrap_or(today),
            today,
        };
        let decided = decide(&desk, &request.command);
        if let Command::ApprovePublication { number } = &request.command {
            self.registers.put(register_of(number), register);
        }
        Ok(decided.map_err(Failure::Refused))
    }

    /// Stages the facts and folds them in.
    #[expect(
        clippy::too_many_arguments,
        reason = "the target, the order and its time are three things, not one"
    )]
    fn stage(
        &mut self,
        batch: &mut Batch<'_>,
        request: &Request,
        digest: [u8; 32],
        target: Target,
        decided: Decided,
        now: Timestamp,
        today: Date,
    ) -> Result<Answer, Fault> {
        let on = request.happened_on.unwrap_or(today);
        let Target { stream, folded, version } = target;
        let mut state = folded.state;
        let mut version = version;
        let mut rows = Vec::with_capacity(decided.standard.len() + 2);
        for event in &decided.standard {
            version += 1;
            rows.push(row(&stream, version, event, on));
            if let Event::ProcedureAdopted { text } = event {
                let procedure: Procedure = text.parse().map_err(|e| misfit(&stream, e))?;
                self.procedures.insert(procedure.binding(), Arc::new(procedure));
                self.procedures_version = version;
            } else {
                state = state.evolve(event, on).map_err(|e| misfit(&stream, e))?;
            }
        }
        if let (Some(event), Command::ApprovePublication { number }) =
            (&decided.register, &request.command)
        {
            let stream = register_of(number);
            let held = self.register(batch, &stream)?;
            let version = held.version + 1;
            rows.push(row(&stream, version, event, on));
            self.registers.put(stream, Folded { version, state: held.state.evolve(event) });
        }
        if let Some((id, event)) = &decided.successor {
            let stream = stream_of(id);
            rows.push(row(&stream, 1, event, on));
            let state = Standard::Unborn.evolve(event, on).map_err(|e| misfit(&stream, e))?;
            self.standards.put(stream, Folded { version: 1, state });
        }
        let provenance = Provenance {
            command: request.id,
            digest,
            actor: request.actor.clone(),
            on_behalf_of: request.on_behalf_of.clone(),
        };
        let appended = batch.append(&provenance, now, &rows)?;
        if stream != PROCEDURES {
            self.standards.put(stream, Folded { version, state });
        }
        let (first_seq, last_seq) = (appended.first_seq, appended.last_seq);
        Ok(Answer {
            standard: request.standard.clone(),
            version,
            first_seq,
            last_seq,
            repeated: false,
        })
    }

    fn standard(&mut self, batch: &Batch<'_>, stream: &str) -> Result<Folded<Standard>, Fault> {
        if let Some(held) = self.standards.take(stream) {
            return Ok(held);
        }
        batch
            .read_stream(stream)?
            .iter()
            .try_fold(Folded::<Standard>::default(), Folded::<Standard>::fold)
    }

    fn register(&mut self, batch: &Batch<'_>, stream: &str) -> Result<Folded<Register>, Fault> {
        if let Some(held) = self.registers.take(stream) {
            return Ok(held);
        }
        batch
            .read_stream(stream)?
            .iter()
            .try_fold(Folded::<Register>::default(), Folded::<Register>::fold)
    }
}

/// The stream an order is about, as it stood before.
struct Target {
    stream: String,
    folded: Folded<Standard>,
    version: u64,
}

fn stream_of(id: &StandardId) -> String {
    format!("standard/{id}")
}

fn register_of(number: &plumbline_lifecycle::Number) -> String {
    format!("register/{}", number.series())
}

fn row(stream: &str, version: u64, event: &Event, happened_on: Date) -> NewEvent {
    let stored = event.encode();
    NewEvent {
        stream: stream.into(),
        version,
        kind: stored.kind,
        schema: stored.schema,
        happened_on,
        data: stored.data,
    }
}

fn misfit(stream: &str, why: impl std::fmt::Display) -> Fault {
    Fault::Damaged { seq: 0, stream: stream.into(), why: why.to_string() }
}

/// Every jurisdiction that an order touches: where the standard is now, and where the order would put it.
fn jurisdictions(state: &Standard, command: &Command) -> Vec<Jurisdiction> {
    let mut places = Vec::new();
    if let Standard::Run(run) = state {
        places.push(run.profile.jurisdiction.clone());
    }
    if let Command::Propose { profile, .. } | Command::AmendProfile { profile } = command {
        places.push(profile.jurisdiction.clone());
    }
    if let (Command::RecordObservation { .. }, Ok(int)) = (command, "int".parse()) {
        places.push(int);
    }
    places
}

/// A refusal that an order met.
impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}
