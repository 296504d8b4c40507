//! One line with a consumer on it, used until either is gone.

use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::Message;
use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use futures::future::{BoxFuture, FutureExt as _};
use futures::stream::StreamExt as _;
use plumbline_log::LogId;
use tokio::time::{Instant, sleep_until};

use crate::feed::{self, STREAM};
use crate::line::Line;
use crate::options::Options;
use crate::refusal::NotUsed;
use crate::source::error::SourceError;

/// Events that are handed out at once, and asked for at once.
pub(super) const BATCH: usize = 512;
/// How often a consumer that has nothing says that it is there.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How long a question for events stands.
const EXPIRES: Duration = Duration::from_secs(30);
/// After so long a silence the stream is asked whether there is more.
const SILENCE: Duration = Duration::from_secs(10);
/// When the server forgets a consumer that nobody asks.
const FORGOTTEN: Duration = Duration::from_secs(30);

/// One line with its consumer.
pub(super) struct Run {
    line: Arc<Line>,
    pub(super) messages: pull::Stream,
    /// The stream's last event when it began.
    pub(super) head: u64,
    /// When something last came, or the stream was last asked whether there is more.
    heard: Instant,
    /// The stream is being asked.
    asking: Option<BoxFuture<'static, Result<Option<u64>, NotUsed>>>,
}

/// What happened to a line that was waited for.
#[expect(clippy::large_enum_variant, reason = "nearly all are messages")]
pub(super) enum Heard {
    Message(Message),
    /// The consumer or the line is gone.
    Gone,
    /// Nothing for a while: the stream is to be asked.
    Nothing,
    /// What it said: its last event.
    Head(u64),
}

impl Run {
    /// Makes a consumer from a sequence on, if the stream is that of the log.
    pub(super) async fn begin(
        line: Line,
        options: &Options,
        log: &LogId,
        from: u64,
    ) -> Result<Run, SourceError> {
        let info = feed::look(&line).await?.ok_or(SourceError::NoStream)?;
        let found = feed::log_of(&info.config);
        if found != log.as_str() {
            return Err(SourceError::OtherLog { found: found.into(), wanted: log.clone() });
        }
        feed::refuse_other(&info.config, log)?;
        let chance = line.client.new_inbox();
        let chance = chance.rsplit('.').next().unwrap_or_default();
        let config = pull::Config {
            name: Some(format!("{}-{chance}", options.name)),
            deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: from },
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
        let (line, head) = (Arc::new(line), info.state.last_sequence);
        Ok(Run { line, messages, head, heard: Instant::now(), asking: None })
    }

    /// Waits for the next thing. Whoever gives up waiting loses nothing.
    pub(super) async fn hear(&mut self) -> Heard {
        if self.asking.is_none() && self.heard.elapsed() >= SILENCE {
            let line = Arc::clone(&self.line);
            let look =
                async move { Ok(feed::look(&line).await?.map(|info| info.state.last_sequence)) };
            self.asking = Some(look.boxed());
        }
        let (is_asking, heard) = (self.asking.is_some(), self.heard);
        let asked = async {
            match &mut self.asking {
                Some(asking) => asking.await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            message = self.messages.next() => {
                self.heard = Instant::now();
                match message {
                    Some(Ok(message)) => Heard::Message(message),
                    _ => Heard::Gone,
                }
            }
            () = self.line.broken() => Heard::Gone,
            head = asked => {
                self.heard = Instant::now();
                self.asking = None;
                match head {
                    Ok(Some(head)) => Heard::Head(head),
                    Ok(None) | Err(_) => Heard::Gone,
                }
            }
            () = sleep_until(heard + SILENCE), if !is_asking => Heard::Nothing,
        }
    }
}
