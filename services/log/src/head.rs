//! The log's head, and how those who follow it are woken: by a commit, never by a timer.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

/// The last durable `seq`, published after each COMMIT.
#[derive(Debug)]
pub(crate) struct Head {
    tasks: watch::Sender<u64>,
    threads: Mutex<u64>,
    moved: Condvar,
}

impl Head {
    pub(crate) fn new(seq: u64) -> Head {
        Head { tasks: watch::Sender::new(seq), threads: Mutex::new(seq), moved: Condvar::new() }
    }

    pub(crate) fn publish(&self, seq: u64) {
        // `now` reads `tasks`: it goes first, so that a thread that was woken never sees a head before its reason to wake.
        self.tasks.send_replace(seq);
        *self.threads.lock().unwrap_or_else(PoisonError::into_inner) = seq;
        self.moved.notify_all();
    }

    pub(crate) fn now(&self) -> u64 {
        *self.tasks.borrow()
    }

    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.tasks.subscribe()
    }

    /// Waits on a plain thread until the head is past `seq`, for at most `patience` (so that a stop can be noticed).
    pub(crate) fn wait_past(&self, seq: u64, patience: Duration) -> bool {
        let head = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.moved.wait_timeout_while(head, patience, |head| *head <= seq);
        *waited.unwrap_or_else(PoisonError::into_inner).0 > seq
    }
}
