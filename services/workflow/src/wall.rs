//! Whether the machine's clock may stamp events.
//!
//! `recorded_at` never decreases, so that one command under a clock ten years ahead would give its time to every command
//! of the next ten years. Commands are therefore refused under a clock that jumped ahead of the monotonic one by more than a
//! day, or that is further ahead of the log's last event than any service rests. A clock that is set back is believed
//! again by itself; one that is right all the same is believed when an operator says so at the start.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::options::WriterOptions;
use crate::trouble::Trouble;

/// A clock may go so much further than the monotonic one: time zones set wrongly, a machine that slept overnight.
const JUMP: SignedDuration = SignedDuration::from_hours(24);

/// So long after the last event a start believes its clock unasked: a service may rest for months.
const REST: SignedDuration = SignedDuration::from_hours(180 * 24);

/// The last event may be so much ahead of the clock, as clocks are set right a little.
const SLIGHT: SignedDuration = SignedDuration::from_mins(5);

/// The machine's clock as the writer sees it. Cheap to clone; all clones share what was seen.
#[derive(Clone)]
pub(crate) struct Wall {
    clock: fn() -> Timestamp,
    monotonic: fn() -> Duration,
    seen: Arc<Mutex<Seen>>,
}

struct Seen {
    /// When the last event was recorded.
    recorded: Option<Timestamp>,
    /// A moment at which the clock was believed, by both clocks. `None` before the first.
    believed: Option<(Timestamp, Duration)>,
    /// Whether an operator has said that the clock is right.
    is_right: bool,
}

impl Wall {
    pub(crate) fn new(options: &WriterOptions, recorded: Option<Timestamp>) -> Wall {
        let seen = Seen { recorded, believed: None, is_right: options.clock_is_right };
        let (clock, monotonic) = (options.clock, options.monotonic);
        Wall { clock, monotonic, seen: Arc::new(Mutex::new(seen)) }
    }

    /// What time it is.
    ///
    /// # Errors
    /// A sentence, when the clock is not to be believed.
    pub(crate) fn now(&self) -> Result<Timestamp, String> {
        let now = (self.clock)();
        self.with(|seen| seen.look(now, (self.monotonic)())).map(|()| now)
    }

    /// Something was recorded then.
    pub(crate) fn recorded(&self, now: Timestamp) {
        self.with(|seen| seen.recorded = seen.recorded.max(Some(now)));
    }

    /// What is wrong with the clock now, for whoever asks.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        let now = match self.now() {
            Ok(now) => now,
            Err(says) => return Some(Trouble { stops: true, says }),
        };
        let ahead = self.with(|seen| seen.recorded)?;
        (ahead.duration_since(now) > SLIGHT).then(|| Trouble {
            stops: false,
            says: format!(
                "clock: the last event was recorded at {ahead}, and it is {now}: until then every event is recorded at that moment"
            ),
        })
    }

    fn with<T>(&self, work: impl FnOnce(&mut Seen) -> T) -> T {
        work(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Seen {
    fn look(&mut self, now: Timestamp, monotonic: Duration) -> Result<(), String> {
        let Some((wall, at)) = self.believed else {
            if let Some(last) = self.recorded.filter(|_| !self.is_right)
                && now.duration_since(last) > REST
            {
                let days = now.duration_since(last).as_hours() / 24;
                return Err(format!(
                    "clock: it is {now} by this machine's clock, {days} days after the last event ({last}) (set the clock; if it is right, start with --clock-is-right)"
                ));
            }
            self.believed = Some((now, monotonic));
            return Ok(());
        };
        let passed = SignedDuration::try_from(monotonic.saturating_sub(at));
        let passed = passed.unwrap_or(SignedDuration::MAX);
        let jumped = now.duration_since(wall).saturating_sub(passed);
        if jumped > JUMP {
            return Err(format!(
                "clock: this machine's clock shows {now}, {} hours more than have passed since {wall} (set it back; if it is right, start the service again)",
                jumped.as_hours()
            ));
        }
        // What goes back by much is not followed: it may come forward again.
        if jumped >= -JUMP {
            self.believed = Some((now, monotonic));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    fn seen(last_day: Option<i64>) -> Seen {
        Seen { recorded: last_day.map(wall), believed: None, is_right: false }
    }

    fn wall(day: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + day * DAY).unwrap()
    }

    fn passed(day: u64) -> Duration {
        Duration::from_secs(day * DAY as u64)
    }

    #[test]
    fn a_start_after_a_month_is_believed_and_one_after_ten_years_is_not() {
        assert!(seen(None).look(wall(9_999), passed(0)).is_ok(), "an empty log tells nothing");
        assert!(seen(Some(0)).look(wall(31), passed(0)).is_ok());
        assert!(seen(Some(0)).look(wall(180), passed(0)).is_ok());
        let mut doubted = seen(Some(0));
        let says = doubted.look(wall(3_653), passed(0)).unwrap_err();
        assert!(says.contains("3653 days after") && says.contains("--clock-is-right"), "{says}");
        assert!(doubted.look(wall(1), passed(0)).is_ok(), "set back, it is believed again");
        let mut told = Seen { is_right: true, ..seen(Some(0)) };
        assert!(told.look(wall(3_653), passed(0)).is_ok());
        assert!(told.look(wall(9_999), passed(1)).is_err(), "a jump is another matter");
    }

    #[test]
    fn a_jump_ahead_is_not_believed_until_it_is_taken_back() {
        let mut seen = seen(Some(0));
        assert!(seen.look(wall(1), passed(1)).is_ok());
        assert!(seen.look(wall(41), passed(41)).is_ok(), "nobody looked for a month");
        let says = seen.look(wall(3_694), passed(41)).unwrap_err();
        assert!(says.contains("hours more than have passed"), "{says}");
        assert!(seen.look(wall(3_700), passed(47)).is_err(), "it does not become right by waiting");
        assert!(seen.look(wall(48), passed(48)).is_ok());
    }

    #[test]
    fn what_went_back_may_come_forward_again() {
        let mut seen = seen(Some(0));
        assert!(seen.look(wall(100), passed(0)).is_ok());
        assert!(seen.look(wall(-900), passed(1)).is_ok());
        assert!(seen.look(wall(102), passed(2)).is_ok());
        assert!(seen.look(wall(104), passed(2)).is_err());
    }
}
