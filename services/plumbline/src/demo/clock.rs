//! The clock of the demonstration: it stands at nine in the morning of the day that is played.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use plumbline_workflow::WriterOptions;

/// What the writer's clock shows, in seconds since 1970. A writer's clock is a function, which has no other place for it.
static SHOWS: AtomicI64 = AtomicI64::new(0);
/// One city is played at a time.
static PLAYED: Mutex<()> = Mutex::new(());

/// The clock, for as long as a city is played.
pub(super) struct Clock {
    zone: TimeZone,
    /// What time it really is.
    real: Timestamp,
    _alone: MutexGuard<'static, ()>,
}

impl Clock {
    /// In the zone of this writer, and never later than its clock.
    pub(super) fn of(options: &WriterOptions) -> Clock {
        let alone = PLAYED.lock().unwrap_or_else(PoisonError::into_inner);
        Clock { zone: options.zone.clone(), real: (options.clock)(), _alone: alone }
    }

    /// Lets a day begin.
    pub(super) fn show(&self, day: Date) {
        let nine = self.zone.to_timestamp(day.at(9, 0, 0, 0)).unwrap_or(self.real);
        SHOWS.store(nine.min(self.real).as_second(), Ordering::SeqCst);
    }

    /// What it shows.
    pub(super) fn now(&self) -> Timestamp {
        shown()
    }

    /// A writer's options, with this clock in the place of theirs.
    pub(super) fn options(&self, options: &WriterOptions) -> WriterOptions {
        WriterOptions { clock: shown, monotonic: passed, clock_is_right: true, ..options.clone() }
    }
}

/// A played day passes when it is shown: for this city no clock jumps.
fn passed() -> Duration {
    Duration::from_secs(u64::try_from(SHOWS.load(Ordering::SeqCst)).unwrap_or_default())
}

fn shown() -> Timestamp {
    Timestamp::from_second(SHOWS.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
}
