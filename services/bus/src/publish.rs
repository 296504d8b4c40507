//! What the relay does on one line: looks how far the stream is, and publishes what comes next, page after page.

use std::time::Duration;

use async_nats::header::NATS_EXPECTED_LAST_SEQUENCE;
use async_nats::{HeaderMap, Message, StatusCode, Subscriber};
use futures::StreamExt as _;
use plumbline_lifecycle::Noun;
use plumbline_log::{Envelope, LogError, LogId, Reader, Recorded};
use serde::Deserialize;
use tokio::sync::watch;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, timeout};

use crate::check::Warning;
use crate::feed;
use crate::line::Line;
use crate::refusal::{NotUsed, Refusal};
use crate::subject::subject;
use crate::tail;
use crate::whereabouts::Whereabouts;

/// Events that are read at once; the last of them asks for an acknowledgement.
const PAGE: u64 = 256;

/// Events that may be on their way: enough that neither side waits, and less than what the server refuses to queue (10,000).
const WINDOW: u64 = 2_048;

/// How often the stream is looked at, so that what somebody does to it is seen.
const LOOK: Duration = Duration::from_secs(5);

/// How long a page may take to go out: a line that takes nothing is a broken one.
const SEND_WAIT: Duration = Duration::from_secs(10);

/// What the server says where another message is last than the one expected.
const WRONG_LAST_SEQUENCE: u64 = 10_071;

/// Why a line is given up.
#[derive(Debug)]
pub(crate) enum Ended {
    /// The stream is not where it was thought to be: it is to be looked at again.
    Anew(String),
    /// NATS is away, or wrong.
    NotUsed(NotUsed),
}

impl<E: Into<NotUsed>> From<E> for Ended {
    fn from(why: E) -> Ended {
        Ended::NotUsed(why.into())
    }
}

/// A line on which the log is published.
pub(crate) struct Publisher<'r> {
    line: Line,
    reader: &'r Reader,
    log: &'r LogId,
    whereabouts: &'r mut Whereabouts,
    head: watch::Receiver<u64>,
    inbox: String,
    acks: Subscriber,
    looks: Interval,
    sent: u64,
    confirmed: u64,
    /// What was confirmed at the last look.
    looked: u64,
}

#[derive(Deserialize)]
struct Ack {
    #[serde(default)]
    seq: u64,
    error: Option<AckError>,
}

#[derive(Deserialize)]
struct AckError {
    #[serde(default)]
    err_code: u64,
    #[serde(default)]
    description: String,
}

impl<'r> Publisher<'r> {
    /// Looks at the stream, makes it where there is none, and refuses it where its end is not the log's.
    pub(crate) async fn begin(
        line: Line,
        reader: &'r Reader,
        log: &'r LogId,
        whereabouts: &'r mut Whereabouts,
        replicas: usize,
    ) -> Result<Publisher<'r>, NotUsed> {
        let info = match feed::look(&line).await? {
            Some(info) => info,
            None => {
                let made = feed::make(&line, log, replicas).await?;
                tracing::info!(stream = feed::STREAM, %log, "the stream was made");
                made
            }
        };
        feed::refuse_other(&info.config, log)?;
        let (found, asked) = (info.config.num_replicas, replicas);
        if found < asked {
            tracing::warn!("{}", Warning::Replicas { found, asked });
        }
        let last = tail::agreed(&line, &info.state, reader, log).await?;
        let inbox = line.client.new_inbox();
        let acks = line.client.subscribe(inbox.clone()).await.map_err(|error| line.away(error))?;
        let mut looks = interval_at(Instant::now() + LOOK, LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Publisher {
            head: reader.watch(),
            line,
            reader,
            log,
            whereabouts,
            inbox,
            acks,
            looks,
            sent: last,
            confirmed: last,
            looked: last,
        })
    }

    /// The last event that the stream is known to hold.
    pub(crate) fn confirmed(&self) -> u64 {
        self.confirmed
    }

    /// The servers, for sentences.
    pub(crate) fn server(&self) -> &str {
        &self.line.server
    }

    /// Publishes what there is room for, and waits for the next thing to happen.
    pub(crate) async fn step(&mut self) -> Result<(), Ended> {
        let broken = self.line.broken();
        tokio::pin!(broken);
        let broke = || Ended::Anew("the line broke".into());
        while self.has_room() && self.reader.head() > self.sent {
            tokio::select! {
                biased;
                () = &mut broken => return Err(broke()),
                sent = timeout(SEND_WAIT, self.send_page()) => match sent {
                    Ok(sent) => sent?,
                    Err(_) => return Err(self.line.away("it takes nothing").into()),
                },
            }
        }
        let has_room = self.has_room();
        tokio::select! {
            biased;
            () = &mut broken => Err(broke()),
            ack = self.acks.next() => match ack {
                Some(ack) => self.acknowledged(&ack),
                None => Err(broke()),
            },
            _ = self.looks.tick() => self.look().await,
            _ = self.head.changed(), if has_room => Ok(()),
        }
    }

    fn has_room(&self) -> bool {
        self.sent - self.confirmed < WINDOW
    }

    async fn send_page(&mut self) -> Result<(), Ended> {
        let unread = |error: LogError| Refusal::Log(error.to_string());
        let most = PAGE.min(self.reader.head() - self.sent);
        let page = self.reader.read_from(self.sent + 1, most).map_err(unread)?;
        let last = page.last().map_or(0, |event| event.seq);
        if last != self.sent + most {
            return Err(Refusal::Log(format!("seq {} is missing", self.sent + 1)).into());
        }
        for event in &page {
            let place = self.whereabouts.of(event).map_err(unread)?;
            let body = self.body(event)?;
            let at = subject(self.log, place, event);
            let mut headers = HeaderMap::new();
            headers.insert(NATS_EXPECTED_LAST_SEQUENCE, (event.seq - 1).to_string());
            let client = &self.line.client;
            let sent = match event.seq == last {
                true => {
                    let inbox = self.inbox.clone();
                    client.publish_with_reply_and_headers(at, inbox, headers, body.into()).await
                }
                false => client.publish_with_headers(at, headers, body.into()).await,
            };
            sent.map_err(|error| self.line.away(error))?;
            self.sent = event.seq;
        }
        // What was queued goes out while the next page is read.
        tokio::task::yield_now().await;
        Ok(())
    }

    fn body(&self, event: &Recorded) -> Result<Vec<u8>, Refusal> {
        let travels_whole = Noun::of_stream(&event.stream).is_some_and(Noun::travels_whole);
        let mut body = Vec::with_capacity(event.data.len() + 640);
        Envelope::write(event, Some(self.log), !travels_whole, &mut body)
            .map_err(|error| Refusal::Log(error.to_string()))?;
        let most = self.line.client.max_payload().saturating_sub(HEADERS_BYTES_MAX);
        if body.len() > most {
            return Err(Refusal::TooLarge { seq: event.seq, bytes: body.len(), most });
        }
        Ok(body)
    }

    fn acknowledged(&mut self, ack: &Message) -> Result<(), Ended> {
        if ack.status == Some(StatusCode::NO_RESPONDERS) {
            return Err(Ended::Anew("no stream takes what is published".into()));
        }
        let Ok(ack) = serde_json::from_slice::<Ack>(&ack.payload) else {
            return Err(Ended::Anew("an acknowledgement is none".into()));
        };
        match ack.error {
            None if (self.confirmed..=self.sent).contains(&ack.seq) => {
                self.confirmed = ack.seq;
                Ok(())
            }
            None => Err(Ended::Anew(format!("event {} was acknowledged out of turn", ack.seq))),
            Some(error) if error.err_code == WRONG_LAST_SEQUENCE => {
                Err(Ended::Anew(error.description))
            }
            Some(error) => Err(self.line.away(error.description).into()),
        }
    }

    /// Whether the stream is still as it was left.
    async fn look(&mut self) -> Result<(), Ended> {
        let (confirmed, sent) = (self.confirmed, self.sent);
        if sent > confirmed && self.looked == confirmed {
            return Err(Ended::Anew("nothing was acknowledged for a while".into()));
        }
        let info = feed::look(&self.line).await?;
        let info = info.ok_or_else(|| Ended::Anew("the stream is gone".into()))?;
        feed::refuse_other(&info.config, self.log)?;
        let state = info.state;
        let is_whole = state.messages == state.last_sequence;
        if !is_whole || !(confirmed..=sent).contains(&state.last_sequence) {
            let last = state.last_sequence;
            return Err(Ended::Anew(format!("the stream ends at {last}, and not at {confirmed}")));
        }
        self.looked = confirmed;
        Ok(())
    }
}

/// What the headers take of a message at most.
const HEADERS_BYTES_MAX: usize = 128;
