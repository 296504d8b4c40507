//! How the writer works.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use plumbline_lifecycle::decide;

use crate::command::Decide;

/// The bounds of the writer, its clock, and how it decides.
#[derive(Clone)]
pub struct WriterOptions {
    /// Commands that may wait; one more is told "busy".
    pub queue_max: usize,
    /// Commands that share one COMMIT at most.
    pub batch_max: usize,
    /// About how many bytes of streams are kept in memory, those of the house besides.
    pub memory_bytes_max: usize,
    /// A command that took longer, from the queue to its answer, is told in the service's log.
    pub slow_command: Duration,
    /// The zone in which a moment becomes a day.
    pub zone: TimeZone,
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// How long the machine has run; it never jumps.
    pub monotonic: fn() -> Duration,
    /// Whether an operator says that the clock is right, however long after the last event that is.
    pub clock_is_right: bool,
    /// How commands are decided: by the core, but for tests that put a fault into it.
    pub decide: Decide,
}

/// A moment of this process, for the monotonic clock to count from.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

impl Default for WriterOptions {
    fn default() -> Self {
        WriterOptions {
            queue_max: 4_096,
            batch_max: 512,
            memory_bytes_max: 8 << 20,
            slow_command: Duration::from_secs(1),
            zone: TimeZone::fixed(jiff::tz::offset(8)),
            clock: Timestamp::now,
            monotonic: || BEGAN.elapsed(),
            clock_is_right: false,
            decide,
        }
    }
}
