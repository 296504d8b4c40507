//! The clock: a thread that asks what has passed and what is near, at the start, each minute and when the day changes, and has it
//! noted.
//!
//! It only asks and gives commands. Whether a day has passed the core works out anew, and that it was noted already is a
//! rule like any other, so each last day is noted once, however often the clock asks and wherever it is cut off.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use plumbline_access::Caller;
use plumbline_lifecycle::{StreamId, Which, deadline};
use uuid::Uuid;

use crate::handle::Writer;
use crate::request::{Failure, Request};
use crate::trust::Trust;

/// Last days that are asked for at a time.
const BATCH_MAX: u32 = 100;

/// Batches of one look; what is left waits for the next one, so that people's commands come between.
const BATCHES_MAX: usize = 20;

/// A last day that has passed or is near, as whoever keeps the waits tells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToNote {
    /// The stream that waited.
    pub stream: StreamId,
    /// For what.
    pub which: Which,
    /// The last day.
    pub until: Date,
    /// The day on which it happened that it passed; `None` where it is near, which is said today.
    pub passed_on: Option<Date>,
}

/// By what the clock goes.
#[derive(Clone)]
pub struct ClockOptions {
    /// The zone in which a moment becomes a day.
    pub zone: TimeZone,
    /// What time it is.
    pub wall: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// How long the machine has run; it never jumps.
    pub monotonic: Arc<dyn Fn() -> Duration + Send + Sync>,
    /// How often it looks.
    pub every: Duration,
}

impl Default for ClockOptions {
    fn default() -> Self {
        let began = Instant::now();
        ClockOptions {
            zone: TimeZone::fixed(jiff::tz::offset(8)),
            wall: Arc::new(Timestamp::now),
            monotonic: Arc::new(move || began.elapsed()),
            every: Duration::from_secs(60),
        }
    }
}

/// The running clock. Dropped without [`Clock::stop`] it is told to stop and not waited for.
#[derive(Debug)]
pub struct Clock {
    stop: Arc<Stop>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Stop {
    asked: Mutex<bool>,
    heard: Condvar,
}

impl Clock {
    /// Starts the thread. `passed` says what has passed by a day or is near on it and was not noted, at most so many, by all that
    /// was recorded up to a seq; a sentence where it cannot say.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        writer: Writer,
        options: ClockOptions,
        passed: impl Fn(Date, u32, u64) -> Result<Vec<ToNote>, String> + Send + 'static,
    ) -> std::io::Result<Clock> {
        let stop = Arc::new(Stop::default());
        let heard = Arc::clone(&stop);
        let thread = std::thread::Builder::new()
            .name("clock".into())
            .spawn(move || run(&writer, &options, &passed, &heard))?;
        Ok(Clock { stop, thread: Some(thread) })
    }

    /// Ends it, once what it has begun to note is noted.
    pub fn stop(mut self) {
        self.stop.ask();
        if let Some(Err(_)) = self.thread.take().map(JoinHandle::join) {
            tracing::error!("the clock had stopped with a panic");
        }
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.stop.ask();
    }
}

impl Stop {
    fn ask(&self) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.heard.notify_all();
    }

    fn is_asked(&self) -> bool {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits so long, or until it is asked.
    fn wait(&self, most: Duration) {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.heard.wait_timeout_while(asked, most, |asked| !*asked);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }
}

type Ask<'a> = &'a dyn Fn(Date, u32, u64) -> Result<Vec<ToNote>, String>;

fn run(writer: &Writer, options: &ClockOptions, passed: Ask<'_>, stop: &Stop) {
    let mut trust = Trust::at((options.wall)(), (options.monotonic)());
    while !stop.is_asked() {
        let now = (options.wall)();
        let day = options.zone.to_datetime(now);
        if trust.believes(now, (options.monotonic)()) {
            guarded(|| look(writer, day.date(), passed, stop));
        }
        let midnight =
            day.date().saturating_add(1.day()).to_datetime(jiff::civil::Time::midnight());
        let left = Duration::try_from(day.duration_until(midnight)).unwrap_or(options.every);
        stop.wait(options.every.min(left));
    }
}

/// A panic in one look is said at once, and ends that look alone: the next one may fare better, and says it again if not.
fn guarded(look: impl FnOnce()) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(look)) {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text =
            text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
        tracing::error!(panic = text, "the clock panicked; it looks again in a moment");
    }
}

/// Has everything noted that has passed by `today`. What could not be noted is passed over until the next look, so that
/// it does not stand before what can.
fn look(writer: &Writer, today: Date, passed: Ask<'_>, stop: &Stop) {
    let mut seen = 0;
    let mut passed_over: BTreeSet<ToNote> = BTreeSet::new();
    for _ in 0..BATCHES_MAX {
        let most = BATCH_MAX.saturating_add(u32::try_from(passed_over.len()).unwrap_or(u32::MAX));
        let found = match passed(today, most, seen) {
            Ok(found) => found,
            Err(why) => return tracing::warn!(why, "the clock could not ask what has passed"),
        };
        let mut is_new = false;
        for one in found {
            if stop.is_asked() {
                return;
            }
            if passed_over.contains(&one) {
                continue;
            }
            is_new = true;
            match note(writer, &one) {
                Ok(seq) => seen = seen.max(seq),
                Err(Failure::Busy) => {
                    return tracing::debug!("the writer is busy; the clock waits");
                }
                Err(failure) => {
                    said(&one, &failure);
                    passed_over.insert(one);
                }
            }
        }
        if !is_new {
            return;
        }
    }
}

/// Gives the command; the seq of its last event.
fn note(writer: &Writer, one: &ToNote) -> Result<u64, Failure> {
    let ToNote { which, until, passed_on, .. } = *one;
    let command = match passed_on {
        Some(_) => deadline::Command::NoteDeadline { which, until },
        None => deadline::Command::NoteNear { which, until },
    };
    let given = |happened_on| {
        writer.submit_blocking(Request {
            id: Uuid::now_v7(),
            target: one.stream.clone(),
            command: command.clone().into(),
            expected_version: None,
            happened_on,
            caller: Caller::clock(),
            on_behalf_of: None,
        })
    };
    let answer = match given(passed_on) {
        // What follows may stand on another stream, where something later has happened: then it happens today.
        Err(failure) if passed_on.is_some() && is(&failure, "impossible-day") => given(None),
        answer => answer,
    };
    answer.map(|answer| answer.last_seq)
}

fn said(one: &ToNote, failure: &Failure) {
    let ToNote { stream, until, .. } = one;
    // It was noted, extended or done between the question and the command.
    let usual = ["noted-already", "moved", "not-due", "not-near", "not-waited-for"];
    if usual.iter().any(|rule| is(failure, rule)) {
        tracing::debug!(%stream, %until, %failure, "a last day needed no note");
    } else {
        tracing::warn!(%stream, %until, %failure, "a last day could not be noted");
    }
}

fn is(failure: &Failure, rule: &str) -> bool {
    matches!(failure, Failure::Refused(refusal) if refusal.reason().rule == rule)
}
