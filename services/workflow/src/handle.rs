//! The handle by which everybody reaches the writer, and how its thread starts and ends.

use std::sync::Arc;
use std::thread::JoinHandle;

use plumbline_log::{Damage, Log, Room};
use tokio::sync::{mpsc, oneshot, watch};

use crate::batch::{Batches, Beside, Job, Outcome, Queued};
use crate::cast::Cast;
use crate::granted::{self, Granted};
use crate::options::WriterOptions;
use crate::personal::Keys;
use crate::pulse::Pulse;
use crate::request::{Answer, Failure, Request, stopped};
use crate::trouble::{Aside, Fault, Trouble};
use crate::wall::Wall;

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

/// The handle: clone it freely. The thread ends when the last one is dropped.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Queued>,
    aside: Aside,
    wall: Wall,
    room: Room,
    grants: watch::Receiver<granted::Known>,
    pulse: Pulse,
    keys: Keys,
}

/// The running thread.
pub struct WriterThread {
    thread: Option<JoinHandle<Result<(), Fault>>>,
    ended: Option<oneshot::Receiver<()>>,
}

impl Writer {
    /// Starts the thread. Built-in procedures that the log does not hold yet are adopted first. Streams in which the log has
    /// found damage are left alone. The keys of who was erased are destroyed before anything else.
    ///
    /// # Errors
    /// [`StartError`] when the log cannot be read or written, or such a key cannot be destroyed.
    pub fn start(log: Log, options: WriterOptions) -> Result<(Writer, WriterThread), StartError> {
        let (queue, waiting) = mpsc::channel(options.queue_max.max(1));
        let (aside, wall) = (Aside::default(), Wall::new(&options, log.recorded_at));
        log.damaged.iter().for_each(|damage| aside.damaged(damage));
        if let Some(trouble) = wall.trouble() {
            tracing::warn!("{}", trouble.says);
        }
        let keys = Keys::at(log.folder());
        keys.settle(&log.reader).map_err(|error| Fault::Start(error.to_string()))?;
        let room = log.appender.room();
        let granted = Granted::read(&log.reader, &aside)?;
        let grants = granted.watch();
        let pulse = Pulse::new();
        let beside = Beside {
            aside: aside.clone(),
            wall: wall.clone(),
            granted,
            pulse: pulse.clone(),
            keys: keys.clone(),
        };
        let mut batches = Batches::new(log.appender, options, beside);
        batches.adopt_built_in()?;
        batches.see_to_boxes(&log.reader)?;
        let (goodbye, ended) = oneshot::channel();
        let thread = std::thread::Builder::new().name("writer".into()).spawn(move || {
            let result = batches.run(waiting);
            if let Err(fault) = &result {
                tracing::error!(%fault, "the writer has stopped");
            }
            drop(goodbye);
            result
        })?;
        let thread = WriterThread { thread: Some(thread), ended: Some(ended) };
        Ok((Writer { queue, aside, wall, room, grants, pulse, keys }, thread))
    }

    /// The handle of no writer, for a process that only reads a log: commands are refused as by one that has stopped. No keys lie
    /// there.
    #[must_use]
    pub fn none(room: Room, options: &WriterOptions) -> Writer {
        let (queue, _) = mpsc::channel(1);
        let (_, grants) = watch::channel(Ok(Arc::default()));
        let (aside, wall, pulse) = (Aside::default(), Wall::new(options, None), Pulse::new());
        let keys = Keys::at(std::path::Path::new(""));
        Writer { queue, aside, wall, room, grants, pulse, keys }
    }

    /// Gives a command and waits for its answer.
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

    /// Puts a command into the queue; the answer comes later.
    ///
    /// # Errors
    /// [`Failure::Busy`] when the queue is full, [`Failure::Unavailable`] when the writer has stopped.
    pub fn post(&self, request: Request) -> Result<oneshot::Receiver<Outcome>, Failure> {
        let (reply, answer) = oneshot::channel();
        self.enqueue(Queued::Job(Job::new(request, reply)))?;
        Ok(answer)
    }

    fn enqueue(&self, queued: Queued) -> Result<(), Failure> {
        self.queue.try_send(queued).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Failure::Busy,
            mpsc::error::TrySendError::Closed(_) => {
                Failure::Unavailable("the writer has stopped".into())
            }
        })
    }

    /// The same, once there is a place in the queue: for a sender of many commands, who is to be slowed down and not refused.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] when the writer has stopped.
    pub async fn post_waiting(
        &self,
        request: Request,
    ) -> Result<oneshot::Receiver<Outcome>, Failure> {
        let (reply, answer) = oneshot::channel();
        let job = Queued::Job(Job::new(request, reply));
        let sent = self.queue.send(job).await;
        sent.map_err(|_| Failure::Unavailable("the writer has stopped".into()))?;
        Ok(answer)
    }

    /// Puts a card into the box of a secret ballot. The same card with the same choice gets the same answer. Nothing of it is written to
    /// the log.
    ///
    /// # Errors
    /// [`Failure`]: a refusal, a full queue, or a box that cannot be written.
    pub async fn cast(&self, cast: Cast) -> Result<(), Failure> {
        self.put(cast)?.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// The same for a plain thread.
    ///
    /// # Errors
    /// As [`Writer::cast`].
    pub fn cast_blocking(&self, cast: Cast) -> Result<(), Failure> {
        self.put(cast)?.blocking_recv().unwrap_or_else(|_| Err(stopped()))
    }

    fn put(&self, cast: Cast) -> Result<oneshot::Receiver<Result<(), Failure>>, Failure> {
        let (reply, answer) = oneshot::channel();
        self.enqueue(Queued::Cast(cast, reply))?;
        Ok(answer)
    }

    /// Whether the writer still takes commands.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Whether the thread still comes to its queue; waits for ever while it hangs, say on a disk that does not answer.
    pub async fn answers(self) -> bool {
        let (reply, answer) = oneshot::channel();
        self.queue.send(Queued::Ping(reply)).await.is_ok() && answer.await.is_ok()
    }

    /// Commands that wait for the writer now.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    /// How the writer fares.
    #[must_use]
    pub fn pulse(&self) -> &Pulse {
        &self.pulse
    }

    /// Leaves the stream of a damaged event alone from the next command on: whoever finds damage says it here.
    pub fn set_aside(&self, damage: &Damage) {
        self.aside.damaged(damage);
    }

    /// Every token that was granted, as of the last commit: what was granted or revoked counts once its command is answered.
    #[must_use]
    pub fn grants(&self) -> watch::Receiver<granted::Known> {
        self.grants.clone()
    }

    /// The keys of what is private, which lie beside the log.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// How much room the log's disk has.
    #[must_use]
    pub fn room(&self) -> &Room {
        &self.room
    }

    /// Everything that is wrong now: the disk, the clock, streams that cannot be read. What does not need them goes on.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        let full = self.room.is_full().then(|| Trouble {
            stops: true,
            says: "disk: it is full; commands are refused until there is room again".into(),
        });
        let keys = self.keys.trouble();
        full.into_iter()
            .chain(self.wall.trouble())
            .chain(keys)
            .chain(self.aside.troubles())
            .collect()
    }
}

impl WriterThread {
    /// Waits until the thread has ended, for whatever reason.
    pub async fn ended(&mut self) {
        if let Some(ended) = self.ended.take() {
            let _ = ended.await;
        }
    }

    /// Waits for the end: every waiting command is answered first, once all handles are dropped.
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
