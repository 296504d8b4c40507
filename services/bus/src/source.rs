//! The log as it comes by NATS: every event once and in order, each leaf worked out anew, or an error that says what was found.
//!
//! It reads by sequence and acknowledges nothing: how far it is, its owner keeps beside what was made of the events. Each line has
//! a consumer of its own that the server forgets by itself. A consumer that falls silent while there is more is made again, and a
//! gap that one consumer shows is believed only when a second one shows it too.

use std::time::Duration;

use async_nats::jetstream::Message;
use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use futures::{FutureExt as _, StreamExt as _};
use plumbline_log::{BadEnvelope, Envelope, Hash, LogId, Recorded};
use tokio::time::{sleep, timeout};

use crate::check;
use crate::feed::{self, STREAM};
use crate::line::Line;
use crate::options::Options;
use crate::refusal::{NotUsed, Refusal};
use crate::subject;

/// Events that are handed out at once, and asked for at once.
const BATCH: usize = 512;
/// How often a consumer that has nothing says that it is there.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How long a question for events stands.
const EXPIRES: Duration = Duration::from_secs(30);
/// After so long a silence the stream is asked whether there is more.
const SILENCE: Duration = Duration::from_secs(10);
/// When the server forgets a consumer that nobody asks.
const FORGOTTEN: Duration = Duration::from_secs(30);
/// How long it rests before it opens another line, at first.
const REST: Duration = Duration::from_millis(50);
/// And at most.
const REST_MAX: Duration = Duration::from_secs(2);

/// What whoever follows has already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Of which log.
    pub log: LogId,
    /// The last event; 0 for none.
    pub seq: u64,
    /// Its leaf; the stream must have the same there.
    pub leaf: Option<Hash>,
}

/// Why no event comes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// NATS is away, or wrong.
    #[error(transparent)]
    NotUsed(#[from] NotUsed),
    /// There is no stream yet; the relay makes it.
    #[error(
        "there is no stream {STREAM} yet (the writer's relay makes it: plumbline serve --nats)"
    )]
    NoStream,
    /// The stream is another log's than the one that is followed.
    #[error(
        "the stream {STREAM} is of log {found}, and log {wanted} is followed here (follow it in an empty folder)"
    )]
    OtherLog {
        /// In the stream.
        found: String,
        /// Followed.
        wanted: LogId,
    },
    /// Event `expected` is not in the stream, and later ones are.
    #[error(
        "event {expected} is missing from the stream {STREAM}, which goes on with {found} (the writer's /readyz says what mends it)"
    )]
    Gap {
        /// The one that should come.
        expected: u64,
        /// The one that came.
        found: u64,
    },
    /// A message is not the event that it stands for.
    #[error("message {seq} of the stream {STREAM} does not fit: {why}")]
    Misfit {
        /// Its sequence.
        seq: u64,
        /// What is wrong.
        why: String,
    },
    /// A message is not the log's.
    #[error("message {seq} of the stream {STREAM} is not the log's: {why}")]
    Foreign {
        /// Its sequence.
        seq: u64,
        /// How that is known.
        why: String,
    },
    /// The stream holds another event than the one that was taken from it before.
    #[error(
        "event {seq} of the stream {STREAM} has leaf {found}, and {held} is held here (what is held here is of another past: follow it in an empty folder)"
    )]
    OtherLeaf {
        /// The event.
        seq: u64,
        /// In the stream.
        found: Hash,
        /// Held.
        held: Hash,
    },
}

impl SourceError {
    /// Whether asking again helps by itself; else somebody must do something first.
    #[must_use]
    pub fn mends_itself(&self) -> bool {
        matches!(self, SourceError::NotUsed(NotUsed::Away { .. }) | SourceError::NoStream)
    }

    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            SourceError::NotUsed(why) => why.zh(),
            SourceError::NoStream => {
                format!("还没有流 {STREAM}（由写入服务的转发程序建立：plumbline serve --nats）")
            }
            SourceError::OtherLog { found, wanted } => {
                format!("流 {STREAM} 属于日志 {found}，此处跟随的是 {wanted}（请换用空文件夹）")
            }
            SourceError::Gap { expected, found } => format!(
                "流 {STREAM} 缺少事件 {expected}，其后是 {found}（处理办法见写入服务的 /readyz）"
            ),
            SourceError::Misfit { seq, why } => format!("流 {STREAM} 的第 {seq} 条消息不符：{why}"),
            SourceError::Foreign { seq, why } => {
                format!("流 {STREAM} 的第 {seq} 条消息不是日志中的：{why}")
            }
            SourceError::OtherLeaf { seq, found, held } => format!(
                "流 {STREAM} 中事件 {seq} 的叶为 {found}，此处为 {held}（此处保存的属于另一段历史，请换用空文件夹）"
            ),
        }
    }
}

impl From<Refusal> for SourceError {
    fn from(refusal: Refusal) -> SourceError {
        SourceError::NotUsed(refusal.into())
    }
}

/// Somebody who follows the log by NATS.
pub struct Source {
    options: Options,
    log: LogId,
    /// The last event that was handed out, or was held before.
    position: u64,
    /// The leaf that the stream must have at the position, until that was seen.
    leaf: Option<Hash>,
    head: u64,
    run: Option<Run>,
    rest: Duration,
    /// An event that one consumer has passed over.
    doubted: Option<u64>,
    /// What was found behind the events that were handed out last.
    found: Option<SourceError>,
}

/// One line with its consumer.
struct Run {
    line: Line,
    messages: pull::Stream,
}

impl Source {
    /// Opens a line, looks which log it is, and begins after what is held.
    ///
    /// # Errors
    /// [`SourceError`]; where it mends itself, whoever asks again may get it.
    pub async fn open(options: &Options, held: Option<Held>) -> Result<Source, SourceError> {
        let line = Line::open(options).await?;
        check::server(&line, options)?;
        let info = feed::look(&line).await?.ok_or(SourceError::NoStream)?;
        let found = feed::log_of(&info.config);
        let log = match (&held, found.parse::<LogId>()) {
            (None, Ok(found)) => found,
            (Some(held), Ok(found)) if found == held.log => found,
            (Some(held), _) => {
                return Err(SourceError::OtherLog {
                    found: found.into(),
                    wanted: held.log.clone(),
                });
            }
            (None, Err(_)) => {
                let why = "it does not say whose log it is".into();
                return Err(SourceError::Foreign { seq: 0, why });
            }
        };
        feed::refuse_other(&info.config, &log)?;
        let mut source = Source {
            options: options.clone(),
            log,
            position: held.as_ref().map_or(0, |held| held.seq),
            leaf: held.and_then(|held| held.leaf),
            head: info.state.last_sequence,
            run: None,
            rest: Duration::ZERO,
            doubted: None,
            found: None,
        };
        source.begin(line).await?;
        Ok(source)
    }

    /// Which log it is.
    #[must_use]
    pub fn log_id(&self) -> &LogId {
        &self.log
    }

    /// The stream's last event, as far as was last heard.
    #[must_use]
    pub fn head(&self) -> u64 {
        self.head.max(self.position)
    }

    /// The last event that was handed out, or was held before.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Waits for the next events: at least one, in the order of `seq` without a gap, each fitting its leaf. Whoever gives up
    /// waiting loses nothing.
    ///
    /// # Errors
    /// [`SourceError`]. Asked again it tries again, with a rest between.
    pub async fn next(&mut self) -> Result<Vec<Recorded>, SourceError> {
        if let Some(found) = self.found.take() {
            return self.give_up(found);
        }
        loop {
            let run = match &mut self.run {
                Some(run) => run,
                None => {
                    self.reopen().await?;
                    continue;
                }
            };
            let broken = run.line.broken();
            let first = tokio::select! {
                biased;
                message = timeout(SILENCE, run.messages.next()) => message,
                () = broken => {
                    self.run = None;
                    continue;
                }
            };
            match first {
                // From here on nothing waits, so nothing that was taken can be lost.
                Ok(Some(Ok(message))) => {
                    let events = self.take(message);
                    if !events.is_empty() {
                        self.rest = Duration::ZERO;
                        return Ok(events);
                    }
                    if let Some(found) = self.found.take() {
                        return self.give_up(found);
                    }
                }
                Ok(_) => self.run = None,
                Err(_) => self.ask_whether_there_is_more().await,
            }
        }
    }

    /// An error ends the line; the next question opens another one.
    fn give_up<T>(&mut self, why: SourceError) -> Result<T, SourceError> {
        self.run = None;
        Err(why)
    }

    async fn reopen(&mut self) -> Result<(), SourceError> {
        sleep(self.rest).await;
        self.rest = (self.rest * 2).clamp(REST, REST_MAX);
        let line = Line::open(&self.options).await?;
        check::server(&line, &self.options)?;
        let info = feed::look(&line).await?.ok_or(SourceError::NoStream)?;
        let found = feed::log_of(&info.config);
        if found != self.log.as_str() {
            let wanted = self.log.clone();
            return Err(SourceError::OtherLog { found: found.into(), wanted });
        }
        feed::refuse_other(&info.config, &self.log)?;
        self.head = info.state.last_sequence;
        self.begin(line).await
    }

    async fn begin(&mut self, line: Line) -> Result<(), SourceError> {
        let chance = line.client.new_inbox();
        let chance = chance.rsplit('.').next().unwrap_or_default();
        let from = if self.leaf.is_some() { self.position } else { self.position + 1 };
        let config = pull::Config {
            name: Some(format!("{}-{chance}", self.options.name)),
            deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: from.max(1) },
            ack_policy: AckPolicy::None,
            inactive_threshold: FORGOTTEN,
            num_replicas: 1,
            memory_storage: true,
            ..pull::Config::default()
        };
        let made = line.jetstream.create_consumer_on_stream(config, STREAM);
        let consumer = line.answered(made).await?.map_err(|error| line.away(error))?;
        let asked = consumer.stream().max_messages_per_batch(BATCH).heartbeat(HEARTBEAT);
        let messages = asked.expires(EXPIRES).messages().await;
        let messages = messages.map_err(|error| line.away(error))?;
        self.run = Some(Run { line, messages });
        Ok(())
    }

    /// A consumer that has nothing while the stream has more is made again.
    async fn ask_whether_there_is_more(&mut self) {
        let Some(run) = &self.run else { return };
        match feed::look(&run.line).await {
            Ok(Some(info)) => {
                self.head = info.state.last_sequence;
                if self.head > self.position {
                    tracing::info!(
                        position = self.position,
                        head = self.head,
                        "the consumer fell silent, and is made again"
                    );
                    self.run = None;
                }
            }
            Ok(None) | Err(_) => self.run = None,
        }
    }

    /// The events that have come: that of a message, and of those that came with it. What is wrong with the next one is kept.
    fn take(&mut self, first: Message) -> Vec<Recorded> {
        let mut events = Vec::new();
        let mut next = Some(first);
        while let Some(message) = next {
            match self.event_of(&message) {
                Ok(Some(event)) => {
                    self.position = event.seq;
                    self.doubted = None;
                    events.push(event);
                }
                Ok(None) => {}
                Err(SourceError::Gap { expected, .. }) if self.doubted != Some(expected) => {
                    // This consumer may have lost it: another one is asked.
                    self.doubted = Some(expected);
                    self.run = None;
                }
                Err(found) => self.found = Some(found),
            }
            let run = self.run.as_mut().filter(|_| self.found.is_none() && events.len() < BATCH);
            next = run.and_then(|run| run.messages.next().now_or_never()).and_then(
                |next| match next {
                    Some(Ok(message)) => Some(message),
                    _ => {
                        self.run = None;
                        None
                    }
                },
            );
        }
        events
    }

    /// The event that a message is, if it is the one that comes next; nothing, if it is the one that is held already.
    fn event_of(&mut self, message: &Message) -> Result<Option<Recorded>, SourceError> {
        let foreign = |seq, why: &str| SourceError::Foreign { seq, why: why.into() };
        let info = message.info().map_err(|_| foreign(0, "it comes from no stream"))?;
        let (seq, pending) = (info.stream_sequence, info.pending);
        self.head = seq + pending;
        let held = self.leaf.filter(|_| self.position > 0);
        let expected = if held.is_some() { self.position } else { self.position + 1 };
        if seq != expected {
            return Err(SourceError::Gap { expected, found: seq });
        }
        let Envelope { log, event } =
            Envelope::read(&message.payload).map_err(|bad| match bad {
                BadEnvelope::NotOne(_) => foreign(seq, &bad.to_string()),
                _ => SourceError::Misfit { seq, why: bad.to_string() },
            })?;
        if log.as_ref() != Some(&self.log) {
            return Err(foreign(seq, "it is of another log"));
        }
        if event.seq != seq {
            return Err(SourceError::Misfit {
                seq,
                why: format!("it says that it is event {}", event.seq),
            });
        }
        if !subject::is_of(&message.subject, &self.log, &event) {
            return Err(foreign(seq, &format!("it stands at {}", message.subject)));
        }
        match held {
            Some(held) if held == event.leaf => {
                self.leaf = None;
                Ok(None)
            }
            Some(held) => Err(SourceError::OtherLeaf { seq, found: event.leaf, held }),
            None => Ok(Some(event)),
        }
    }
}
