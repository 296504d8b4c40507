//! The log as it comes by NATS: every event once and in order, each leaf worked out anew, or an error that says what was found.
//!
//! It reads by sequence and acknowledges nothing: how far it is, its owner keeps beside what was made of the events. Each line has
//! a consumer of its own that the server forgets by itself. A consumer that falls silent while there is more is made again, and a
//! gap that one consumer shows is believed only when a second one shows it too.

mod error;
mod run;

use std::time::Duration;

use async_nats::jetstream::Message;
use futures::future::{BoxFuture, FutureExt as _};
use futures::stream::StreamExt as _;
use plumbline_log::{BadEnvelope, Envelope, Hash, LogId, Recorded};
use tokio::time::sleep;

use crate::check;
use crate::feed;
use crate::line::Line;
use crate::options::Options;
use crate::source::run::{BATCH, Heard, Run};
use crate::subject;

pub use error::SourceError;

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
    /// The line that is being opened. It is kept here, so that whoever gives up waiting does not begin anew each time.
    opening: Option<BoxFuture<'static, Result<Run, SourceError>>>,
    rest: Duration,
    /// An event that one consumer has passed over.
    doubted: Option<u64>,
    /// What was found behind the events that were handed out last.
    found: Option<SourceError>,
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
        let mut source = Source {
            options: options.clone(),
            log,
            position: held.as_ref().map_or(0, |held| held.seq),
            leaf: held.filter(|held| held.seq > 0).and_then(|held| held.leaf),
            head: info.state.last_sequence,
            run: None,
            opening: None,
            rest: Duration::ZERO,
            doubted: None,
            found: None,
        };
        source.run = Some(Run::begin(line, options, &source.log, source.expected()).await?);
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
            let Some(run) = &mut self.run else {
                self.reopen().await?;
                continue;
            };
            match run.hear().await {
                // From here on nothing waits, so nothing that was taken can be lost.
                Heard::Message(message) => {
                    let events = self.take(message);
                    if !events.is_empty() {
                        self.rest = Duration::ZERO;
                        return Ok(events);
                    }
                    if let Some(found) = self.found.take() {
                        return self.give_up(found);
                    }
                }
                Heard::Gone => self.run = None,
                Heard::Nothing => {}
                Heard::Head(head) => {
                    self.head = head;
                    if head > self.position {
                        let position = self.position;
                        tracing::info!(
                            position,
                            head,
                            "the consumer fell silent, and is made again"
                        );
                        self.run = None;
                    }
                }
            }
        }
    }

    /// The sequence that must come next: that of the event which is held, until its leaf was seen.
    fn expected(&self) -> u64 {
        if self.leaf.is_some() { self.position } else { self.position + 1 }
    }

    /// An error ends the line; the next question opens another one.
    fn give_up<T>(&mut self, why: SourceError) -> Result<T, SourceError> {
        self.run = None;
        Err(why)
    }

    async fn reopen(&mut self) -> Result<(), SourceError> {
        let (options, log, from) = (self.options.clone(), self.log.clone(), self.expected());
        let rest = self.rest;
        let opening = self.opening.get_or_insert_with(|| {
            async move {
                sleep(rest).await;
                let line = Line::open(&options).await?;
                check::server(&line, &options)?;
                Run::begin(line, &options, &log, from).await
            }
            .boxed()
        });
        let opened = opening.await;
        self.opening = None;
        self.rest = (self.rest * 2).clamp(REST, REST_MAX);
        let run = opened?;
        self.head = run.head;
        self.run = Some(run);
        Ok(())
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
        let (held, expected) = (self.leaf, self.expected());
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
