//! The walk over the whole log beside the service, within each hour: what is found hurt is left alone and said.
//!
//! A log that was not closed in order is walked fast at first, any other at its leisure. The thread holds a handle of the
//! writer, so it must have ended before the writer can.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use plumbline_log::{LogError, Reader, Walk};
use plumbline_workflow::Writer;

/// Events of a page: some milliseconds in which the WAL cannot be reset.
const PAGE: u64 = 500;
/// Bytes a second, so that nobody notices the walk.
const LEISURE_BYTES: u64 = 4 << 20;
/// Bytes a second after an end that was none.
const HASTE_BYTES: u64 = 64 << 20;
/// A walk begins so often.
const EVERY: Duration = Duration::from_secs(3_600);
/// A walk is over after about so long, however long the log is.
const WITHIN_SECONDS: u64 = 45 * 60;
/// How long it rests where the log could not be read.
const REST: Duration = Duration::from_secs(60);
/// How soon it hears that it should stop.
const PATIENCE: Duration = Duration::from_millis(100);

/// What it walks, and whom it tells.
pub(crate) struct Walker {
    pub(crate) reader: Reader,
    pub(crate) writer: Writer,
    /// The folder of data.
    pub(crate) data: PathBuf,
    /// Whether the log was closed in order the last time.
    pub(crate) was_closed: bool,
}

/// Starts the thread.
///
/// # Errors
/// When the system gives none.
pub(crate) fn start(walker: Walker, stop: Arc<AtomicBool>) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name("walk".into()).spawn(move || {
        let mut least = if walker.was_closed { LEISURE_BYTES } else { HASTE_BYTES };
        while !stop.load(Ordering::Relaxed) {
            let began = Instant::now();
            match walker.walk(least, &stop) {
                Ok(events) => {
                    tracing::info!(events, "the whole log was looked at");
                    least = LEISURE_BYTES;
                    pause(EVERY.saturating_sub(began.elapsed()), &stop);
                }
                Err(error) => {
                    tracing::error!(%error, "the log could not be looked at; it is tried again");
                    pause(REST, &stop);
                }
            }
        }
    })
}

impl Walker {
    /// One walk, until it is over or should stop; how many events were looked at.
    fn walk(&self, least: u64, stop: &AtomicBool) -> Result<u64, LogError> {
        let size = std::fs::metadata(self.data.join("log.db")).map_or(0, |file| file.len());
        let bytes_a_second = least.max(size / WITHIN_SECONDS);
        let mut walk = Walk::default();
        loop {
            let began = Instant::now();
            let page = walk.page(&self.reader, PAGE)?;
            page.damaged.iter().for_each(|damage| self.writer.set_aside(damage));
            if page.is_over || stop.load(Ordering::Relaxed) {
                return Ok(walk.position());
            }
            let takes = Duration::from_secs_f64(page.bytes as f64 / bytes_a_second as f64);
            pause(takes.saturating_sub(began.elapsed()), stop);
        }
    }
}

fn pause(rest: Duration, stop: &AtomicBool) {
    let until = Instant::now() + rest;
    while !stop.load(Ordering::Relaxed) {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        std::thread::sleep(left.min(PATIENCE));
    }
}
