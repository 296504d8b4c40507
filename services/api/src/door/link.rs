//! What one connection is doing, in a few numbers that its socket and its calls keep up, and when that has lasted too long.
//!
//! The numbers are read beside those who write them, each for itself: one that is a moment old ends a connection a moment
//! later, and never one that moves.

use std::sync::Arc;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::limits::ServeLimits;

/// One connection.
#[derive(Debug)]
pub(crate) struct Link {
    /// Moments are milliseconds since then; 0 stands for none.
    began: Instant,
    /// Whether it speaks HTTP/2, which sends frames of its own beside the calls.
    http2: AtomicBool,
    /// Calls under way: from the head of the request to the end of the answer's body.
    calls: AtomicU32,
    /// Of these: those whose body is still to come.
    receiving: AtomicU32,
    /// Of these: those of whose answer something is there that is still to be taken.
    sending: AtomicU32,
    /// Whether it has ever asked anything.
    served: AtomicBool,
    /// When it last fell silent: was opened, or had its last call answered.
    silent_ms: AtomicU64,
    /// When the first byte of a head came that is not whole yet.
    head_ms: AtomicU64,
    /// When the first of the bodies began that are still to come, and their bytes since.
    body_ms: AtomicU64,
    body_bytes: AtomicU64,
    /// When the client last took something of an answer.
    taken_ms: AtomicU64,
    /// Whether the system takes no more bytes for the client, and when it last took some.
    blocked: AtomicBool,
    written_ms: AtomicU64,
    told: AtomicU8,
    bell: Notify,
}

/// How a connection is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// After what is under way.
    Gently,
    /// At once.
    Now,
}

/// A call that is under way on a connection, until it is dropped.
#[derive(Debug)]
pub(crate) struct Call(Arc<Link>);

/// A request's body that is still to come, until it is dropped.
#[derive(Debug)]
pub(crate) struct Receiving(Arc<Link>);

/// A call whose answer is still to be taken, until it is dropped.
#[derive(Debug)]
pub(crate) struct Sending {
    call: Call,
    /// Whether there is nothing to take: the answer goes on when something happens.
    lacks: bool,
}

impl Link {
    pub(crate) fn new(began: Instant) -> Link {
        let link = Link {
            began,
            http2: AtomicBool::new(false),
            calls: AtomicU32::new(0),
            receiving: AtomicU32::new(0),
            sending: AtomicU32::new(0),
            served: AtomicBool::new(false),
            silent_ms: AtomicU64::new(0),
            head_ms: AtomicU64::new(0),
            body_ms: AtomicU64::new(0),
            body_bytes: AtomicU64::new(0),
            taken_ms: AtomicU64::new(0),
            blocked: AtomicBool::new(false),
            written_ms: AtomicU64::new(0),
            told: AtomicU8::new(0),
            bell: Notify::new(),
        };
        link.silent_ms.store(link.now(), Relaxed);
        link
    }

    fn now(&self) -> u64 {
        1 + u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX - 1)
    }

    /// The first bytes said that it speaks HTTP/2.
    pub(crate) fn is_http2(&self) {
        self.http2.store(true, Relaxed);
    }

    /// Bytes came. Between two requests of HTTP/1 they are the beginning of a head; what HTTP/2 sends there may be none.
    pub(crate) fn heard(&self) {
        if self.calls.load(Relaxed) == 0
            && self.head_ms.load(Relaxed) == 0
            && !self.http2.load(Relaxed)
        {
            self.head_ms.store(self.now(), Relaxed);
        }
    }

    /// The client takes nothing more for now.
    pub(crate) fn is_blocked(&self) {
        self.blocked.store(true, Relaxed);
    }

    /// The client took bytes. HTTP/2 sends some even where the client takes nothing of any answer.
    pub(crate) fn took(&self) {
        let now = self.now();
        self.written_ms.store(now, Relaxed);
        self.blocked.store(false, Relaxed);
        if !self.http2.load(Relaxed) {
            self.taken_ms.store(now, Relaxed);
            if self.calls.load(Relaxed) == 0 {
                self.silent_ms.store(now, Relaxed);
            }
        }
    }

    /// A request's head is whole.
    pub(crate) fn begin(self: &Arc<Self>) -> Call {
        self.calls.fetch_add(1, Relaxed);
        self.head_ms.store(0, Relaxed);
        self.served.store(true, Relaxed);
        Call(Arc::clone(self))
    }

    /// Its body is still to come.
    pub(crate) fn receive(self: &Arc<Self>) -> Receiving {
        if self.receiving.fetch_add(1, Relaxed) == 0 {
            self.body_bytes.store(0, Relaxed);
            self.body_ms.store(self.now(), Relaxed);
        }
        Receiving(Arc::clone(self))
    }

    /// Whether nothing is under way on it.
    pub(crate) fn is_silent(&self) -> bool {
        self.calls.load(Acquire) == 0
    }

    /// Whether every call of it waits for the rest of its request.
    pub(crate) fn is_receiving(&self) -> bool {
        let calls = self.calls.load(Relaxed);
        calls > 0 && self.receiving.load(Relaxed) >= calls
    }

    /// Since when its body has been coming.
    pub(crate) fn receives_since(&self) -> u64 {
        self.body_ms.load(Relaxed)
    }

    /// The smaller, the sooner it makes room for another: who never asked anything goes first, then who has been silent for
    /// longest.
    pub(crate) fn worth(&self) -> (bool, u64) {
        (self.served.load(Relaxed), self.silent_ms.load(Relaxed))
    }

    /// Whether it has made us wait for too long.
    pub(crate) fn is_overdue(&self, limits: &ServeLimits) -> bool {
        let ms = |wait: Duration| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        let now = self.now();
        let past = |since: u64, wait: u64| now > since.saturating_add(wait);
        let untaken = |since: &AtomicU64| past(since.load(Relaxed), ms(limits.send_wait));
        if self.blocked.load(Relaxed) && untaken(&self.written_ms) {
            return true;
        }
        if self.is_silent() {
            let head = self.head_ms.load(Relaxed);
            let served = self.served.load(Relaxed);
            let wait = if served { limits.idle_wait } else { limits.head_wait };
            return past(self.silent_ms.load(Relaxed), ms(wait))
                || (head != 0 && past(head, ms(limits.head_wait)));
        }
        if self.receiving.load(Relaxed) > 0 {
            let earned = self.body_bytes.load(Relaxed).saturating_mul(1_000)
                / u64::from(limits.body_rate_min.max(1));
            let wait = ms(limits.body_wait).saturating_add(earned);
            if past(self.body_ms.load(Relaxed), wait) {
                return true;
            }
        }
        self.sending.load(Relaxed) > 0 && untaken(&self.taken_ms)
    }

    /// Tells the connection to end; what it was told before holds where it was harder.
    pub(crate) fn tell(&self, end: End) {
        let end = match end {
            End::Gently => 1,
            End::Now => 2,
        };
        if self.told.fetch_max(end, Relaxed) < end {
            self.bell.notify_one();
        }
    }

    /// Whether it was told to end, gently at least.
    pub(crate) fn was_told(&self) -> bool {
        self.told.load(Relaxed) > 0
    }

    /// Waits until the connection is told to end.
    pub(crate) async fn told(&self) -> End {
        self.bell.notified().await;
        if self.told.load(Relaxed) > 1 { End::Now } else { End::Gently }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        // The moment first: whoever sees no call must not see an old silence with it.
        self.0.silent_ms.store(self.0.now(), Relaxed);
        self.0.calls.fetch_sub(1, Release);
    }
}

impl Call {
    /// The answer is there to be taken.
    pub(crate) fn send(self) -> Sending {
        self.0.taken_ms.store(self.0.now(), Relaxed);
        self.0.sending.fetch_add(1, Relaxed);
        Sending { call: self, lacks: false }
    }
}

impl Receiving {
    /// Some of the body came.
    pub(crate) fn received(&self, bytes: usize) {
        self.0.body_bytes.fetch_add(bytes as u64, Relaxed);
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        self.0.receiving.fetch_sub(1, Relaxed);
    }
}

impl Sending {
    /// Some of the answer was taken, to be sent.
    pub(crate) fn sent(&mut self) {
        let link = &self.call.0;
        link.taken_ms.store(link.now(), Relaxed);
        if std::mem::take(&mut self.lacks) {
            link.sending.fetch_add(1, Relaxed);
        }
    }

    /// All that there was has been taken, and there will be more.
    pub(crate) fn lacks(&mut self) {
        if !std::mem::replace(&mut self.lacks, true) {
            self.call.0.sending.fetch_sub(1, Relaxed);
        }
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        if !self.lacks {
            self.call.0.sending.fetch_sub(1, Relaxed);
        }
    }
}
