//! Following the log for a reader who stays: bounded in number, in order, without gaps in what they may read, and ended with a
//! word.
//!
//! A feed holds a few events, whatever its reader takes: the next ones are read when these were taken. It asks again and again
//! whether its reader's token still holds, and is the same caller's.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use connectrpc::ConnectError;
use futures::stream::{self, Stream};
use plumbline_log::{Follower, LogError, Recorded};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::timeout;

use crate::caller::Admitted;
use crate::errors::unreadable;
use crate::proto::plumbline::v1::Event;
use crate::shown::shown;
use crate::state::ApiState;

/// Events that a feed holds at a time: read at once, and handed out one by one.
const HELD_MAX: u64 = 16;

/// Which events a reader asks for.
pub(crate) type Wanted = Box<dyn Fn(&Recorded) -> bool + Send>;

/// What a reader of a feed is told.
pub(crate) enum Told {
    /// The next event that is wanted.
    Event(Arc<Recorded>),
    /// There is no next one: always the last that is told.
    Ended(Ended),
}

/// Why a feed ended, and the seq after which its reader may go on.
pub(crate) struct Ended {
    pub(crate) why: Why,
    pub(crate) after: u64,
}

/// Why a feed ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The reader's token was revoked, or is somebody else's by now.
    Revoked,
    /// The reader took nothing for so long.
    Slow(Duration),
    /// The feed had reached the head once, and is so many events behind it now.
    Behind(u64),
    /// The log could not be read on; because of damage, where it is named.
    Broken(Option<String>),
    /// The service ends.
    Stopped,
}

/// Every event after `after` that this caller is shown and that is wanted, then each new one.
pub(crate) fn follow(
    state: &ApiState,
    admitted: Admitted,
    after: u64,
    wanted: Wanted,
) -> Result<impl Stream<Item = Told> + Send + use<>, ConnectError> {
    let permit = Arc::clone(&state.feeds).try_acquire_owned().map_err(|_| {
        ConnectError::resource_exhausted("too many feeds are open: try again later")
    })?;
    let feed = Feed {
        follower: state.reader.follow(after).by(HELD_MAX),
        state: state.clone(),
        admitted,
        wanted,
        held: VecDeque::new(),
        after,
        reached: false,
        told_at: None,
        asked_at: Instant::now(),
        _permit: permit,
    };
    Ok(stream::unfold(Some(feed), |feed| async {
        let mut feed = feed?;
        match feed.next().await {
            Ok(event) => Some((Told::Event(event), Some(feed))),
            Err(why) => Some((Told::Ended(Ended { why, after: feed.after }), None)),
        }
    }))
}

struct Feed {
    follower: Follower,
    state: ApiState,
    admitted: Admitted,
    wanted: Wanted,
    held: VecDeque<Arc<Recorded>>,
    /// The last event that was told, or passed over.
    after: u64,
    reached: bool,
    /// When the last event was told.
    told_at: Option<Instant>,
    /// When the token was last asked about.
    asked_at: Instant,
    _permit: OwnedSemaphorePermit,
}

impl Feed {
    async fn next(&mut self) -> Result<Arc<Recorded>, Why> {
        // Whoever asks for the next one has room for it: the time between is the reader's.
        if let Some(told_at) = self.told_at.take()
            && told_at.elapsed() > self.state.limits.feed_wait
        {
            return Err(Why::Slow(told_at.elapsed()));
        }
        loop {
            self.still_admitted()?;
            while let Some(event) = self.held.pop_front() {
                self.after = event.seq;
                if (self.wanted)(&event) {
                    self.told_at = Some(Instant::now());
                    return Ok(event);
                }
            }
            self.not_too_far()?;
            self.read_on().await?;
        }
    }

    /// Takes in the next events, or none when it is time to ask about the token.
    async fn read_on(&mut self) -> Result<(), Why> {
        // Those that have something to read take turns: a thousand of them leave the threads to whoever asks something.
        let turn = match self.state.reader.head() > self.follower.position() {
            true => self.state.turns.acquire().await.ok(),
            false => None,
        };
        let read = timeout(self.state.limits.feed_recheck, self.follower.next()).await;
        // What follows may wait for the views, which nobody else's turn may.
        drop(turn);
        match read {
            Err(_) => Ok(()),
            Ok(Ok(Some(events))) => {
                let last = events.last().map(|event| event.seq);
                let held = shown(&self.state, self.admitted.caller(), events).await;
                self.held = held.map_err(|_| Why::Broken(None))?.into();
                if self.held.is_empty()
                    && let Some(last) = last
                {
                    self.after = last;
                }
                // A long log of which little is wanted must not keep others from this thread.
                tokio::task::yield_now().await;
                Ok(())
            }
            Ok(Ok(None)) => Err(Why::Stopped),
            Ok(Err(error)) => Err(broken(&error)),
        }
    }

    fn still_admitted(&mut self) -> Result<(), Why> {
        if self.asked_at.elapsed() < self.state.limits.feed_recheck {
            return Ok(());
        }
        self.asked_at = Instant::now();
        if self.admitted.still_holds(&self.state.authenticate) { Ok(()) } else { Err(Why::Revoked) }
    }

    fn not_too_far(&mut self) -> Result<(), Why> {
        let behind = self.state.reader.head().saturating_sub(self.after);
        self.reached |= behind == 0;
        if self.reached && behind > self.state.limits.feed_lag_max {
            return Err(Why::Behind(behind));
        }
        Ok(())
    }
}

fn broken(error: &LogError) -> Why {
    tracing::error!(error = error as &dyn std::error::Error, "a feed of events broke");
    match error {
        LogError::Damaged(damage) => Why::Broken(Some(damage.to_string())),
        _ => Why::Broken(None),
    }
}

impl Ended {
    /// The word for programs.
    pub(crate) fn key(&self) -> &'static str {
        match &self.why {
            Why::Revoked => "revoked",
            Why::Slow(_) => "slow",
            Why::Behind(_) => "behind",
            Why::Broken(_) => "broken",
            Why::Stopped => "stopped",
        }
    }

    /// In English.
    pub(crate) fn en(&self) -> String {
        let after = self.after;
        match &self.why {
            Why::Revoked => {
                "the token was revoked, or what it allows has changed (open the feed anew with a token that holds)".into()
            }
            Why::Slow(waited) => format!(
                "nothing of this feed was taken for {} s (come back after {after})",
                waited.as_secs()
            ),
            Why::Behind(events) => format!(
                "this feed fell {events} events behind the log (come back after {after}, and read faster)"
            ),
            Why::Broken(Some(damage)) => damage.clone(),
            Why::Broken(None) => format!("the log could not be read on after {after}; the service's log says why"),
            Why::Stopped => format!("the service ends (come back after {after})"),
        }
    }

    /// In Chinese.
    pub(crate) fn zh(&self) -> String {
        let after = self.after;
        match &self.why {
            Why::Revoked => "令牌已被撤销，或其权限已有变更（请以有效令牌重新订阅）".into(),
            Why::Slow(waited) => {
                format!("已有 {} 秒未读取本事件流（请从序号 {after} 之后继续）", waited.as_secs())
            }
            Why::Behind(events) => {
                format!("本事件流已落后日志 {events} 条（请从序号 {after} 之后继续，并加快读取）")
            }
            Why::Broken(Some(damage)) => {
                format!("日志在序号 {after} 之后有损坏，未予提供：{damage}")
            }
            Why::Broken(None) => format!("日志在序号 {after} 之后无法继续读取，原因见服务运行日志"),
            Why::Stopped => format!("服务即将停止（请从序号 {after} 之后继续）"),
        }
    }
}

impl From<Ended> for ConnectError {
    fn from(ended: Ended) -> ConnectError {
        let says = ended.en();
        match &ended.why {
            Why::Revoked => ConnectError::unauthenticated(says),
            Why::Slow(_) | Why::Behind(_) => ConnectError::resource_exhausted(says),
            Why::Broken(Some(damage)) => unreadable(damage),
            Why::Broken(None) => ConnectError::internal(says),
            Why::Stopped => ConnectError::unavailable(says),
        }
    }
}

/// An event as the calls and the feed tell it, as JSON.
#[must_use]
pub fn event_json(recorded: &Recorded) -> String {
    serde_json::to_string(&event(recorded)).unwrap_or_default()
}

/// An event as the wire has it.
pub(crate) fn event(recorded: &Recorded) -> Event {
    Event {
        seq: recorded.seq,
        subject: recorded.stream.clone(),
        version: recorded.version,
        r#type: recorded.kind.clone(),
        schema: recorded.schema,
        time: recorded.recorded_at.to_string(),
        happened_on: recorded.happened_on.to_string(),
        actor: recorded.actor.clone(),
        on_behalf_of: recorded.on_behalf_of.clone().unwrap_or_default(),
        request_id: recorded.command.to_string(),
        data: recorded.data.clone(),
        ..Default::default()
    }
}
