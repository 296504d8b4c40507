//! The relay: publishes the log to the stream, each event once and in order, whoever is killed in between.
//!
//! Each message says which sequence it expects to be the last one before it, and that is its own `seq` less one. So a message that
//! was lost on the way lets none after it in, and one that was sent twice is taken once; and where a message is acknowledged, all
//! before it are in the stream. That is why only the last one of a page asks for an acknowledgement.
//!
//! Nothing is kept about how far it is: the stream's last sequence says so. Whatever goes wrong (a line that breaks, an
//! acknowledgement that does not come or is a refusal, a stream that is not as it was left) ends the line; a new one begins by
//! looking at the stream, and goes on after its last message, if that is the log's.

use std::convert::Infallible;
use std::thread::JoinHandle;
use std::time::Duration;

use plumbline_log::{LogId, Reader};
use tokio::runtime;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::check;
use crate::line::Line;
use crate::options::Options;
use crate::publish::{Ended, Publisher};
use crate::refusal::NotUsed;
use crate::state::RelayState;
use crate::whereabouts::Whereabouts;

/// How long it rests before it tries again, at first.
const REST: Duration = Duration::from_millis(50);
/// And at most.
const REST_MAX: Duration = Duration::from_secs(2);
/// How often it looks whether somebody has mended what was refused.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// A relay that runs on a thread of its own until it is stopped or dropped.
pub struct Relay {
    state: watch::Receiver<RelayState>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Relay {
    /// Starts it. The log must have an id, which every log has that was opened to be written.
    ///
    /// # Errors
    /// When the system gives no thread, or the log has no id.
    pub fn start(reader: Reader, options: Options) -> std::io::Result<Relay> {
        let no_id = || std::io::Error::other("the log has no id (open it once to write)");
        let log = reader.id().cloned().ok_or_else(no_id)?;
        let (told, state) = watch::channel(RelayState::default());
        let (stop, mut stopped) = watch::channel(false);
        // One thread: reading the log and feeding the line take turns, and nobody else's calls wait for either.
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let whereabouts = Whereabouts::new(reader.clone());
        let work = Work { reader, log, options, whereabouts, told };
        let thread = std::thread::Builder::new().name("relay".into()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = work.go_on() => {}
                    _ = stopped.wait_for(|stopped| *stopped) => {}
                }
            });
            // A name that is being looked up must not keep the service from ending.
            runtime.shutdown_background();
        })?;
        Ok(Relay { state, stop, thread: Some(thread) })
    }

    /// How it fares, as that changes.
    #[must_use]
    pub fn state(&self) -> watch::Receiver<RelayState> {
        self.state.clone()
    }

    /// Stops it. What it had not published yet, the next one publishes.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.end();
    }
}

struct Work {
    reader: Reader,
    log: LogId,
    options: Options,
    whereabouts: Whereabouts,
    told: watch::Sender<RelayState>,
}

impl Work {
    /// Line after line, for ever.
    async fn go_on(mut self) {
        let mut rest = REST;
        loop {
            let before = self.told.borrow().published;
            let Err(ended) = self.one_line().await;
            if self.told.borrow().published > before {
                rest = REST;
            }
            let is_refused = matches!(&ended, Ended::NotUsed(NotUsed::Refused(_)));
            self.troubled(ended);
            sleep(if is_refused { LOOK_AGAIN } else { rest }).await;
            rest = (rest * 2).min(REST_MAX);
        }
    }

    async fn one_line(&mut self) -> Result<Infallible, Ended> {
        let line = Line::open(&self.options).await?;
        check::server(&line, &self.options)?;
        let Work { reader, log, options, whereabouts, told } = self;
        let mut publisher =
            Publisher::begin(line, reader, log, whereabouts, options.replicas).await?;
        let from = publisher.confirmed();
        tracing::info!(server = publisher.server(), from, "the relay publishes the log");
        loop {
            let published = publisher.confirmed();
            told.send_if_modified(|state| {
                let now = RelayState { published, connected: true, trouble: None };
                std::mem::replace(state, now.clone()) != now
            });
            publisher.step().await?;
        }
    }

    /// Says why a line ended: each reason once, however often it comes.
    fn troubled(&self, ended: Ended) {
        let trouble = match ended {
            Ended::Anew(why) => {
                tracing::info!(why, "the relay looks at the stream again");
                None
            }
            Ended::NotUsed(trouble) => Some(trouble),
        };
        let before = self.told.borrow().trouble.clone();
        match (&trouble, &before) {
            (Some(NotUsed::Away { .. }), Some(NotUsed::Away { .. })) | (None, _) => {}
            (Some(trouble @ NotUsed::Away { .. }), _) => {
                tracing::warn!(%trouble, "the relay waits for NATS; the service goes on");
            }
            (Some(trouble), Some(before)) if trouble == before => {}
            (Some(trouble), _) => {
                tracing::error!(%trouble, "the relay has stopped; the service goes on");
            }
        }
        self.told.send_modify(|state| {
            state.connected = false;
            state.trouble = trouble.or(before);
        });
    }
}
