//! Whether the wall clock is to be believed: one that jumped is not, for a while.

use std::time::Duration;

use jiff::Timestamp;

/// A wall clock that went so much further, or less far, than the monotonic one has jumped.
const JUMP: Duration = Duration::from_secs(5 * 60);

/// For so long one that jumped is not believed: somebody who set it by mistake may set it back.
const DOUBT: Duration = Duration::from_secs(10 * 60);

/// What the two clocks showed when they were last looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trust {
    wall: Timestamp,
    monotonic: Duration,
    doubted_until: Option<Duration>,
}

impl Trust {
    /// Whatever the wall clock shows at first is believed: there is nothing to compare it with.
    pub(crate) fn at(wall: Timestamp, monotonic: Duration) -> Trust {
        Trust { wall, monotonic, doubted_until: None }
    }

    /// Looks at both clocks again; whether the wall clock is to be believed now.
    pub(crate) fn believes(&mut self, wall: Timestamp, monotonic: Duration) -> bool {
        let went = wall.duration_since(self.wall);
        let passed = monotonic.saturating_sub(self.monotonic);
        let passed = jiff::SignedDuration::try_from(passed).unwrap_or(jiff::SignedDuration::MAX);
        (self.wall, self.monotonic) = (wall, monotonic);
        if went.saturating_sub(passed).unsigned_abs() > JUMP {
            tracing::warn!(%wall, "the wall clock has jumped and is not believed for ten minutes");
            self.doubted_until = Some(monotonic + DOUBT);
        }
        self.doubted_until.is_none_or(|until| monotonic >= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    fn passed(second: u64) -> Duration {
        Duration::from_secs(1_000 + second)
    }

    #[test]
    fn a_clock_that_goes_with_the_other_one_is_believed_also_when_it_drifts() {
        let mut trust = Trust::at(wall(0), passed(0));
        assert!(trust.believes(wall(60), passed(60)));
        // Up to five minutes are a correction, each time it is looked at.
        assert!(trust.believes(wall(420), passed(120)));
        assert!(trust.believes(wall(720), passed(120)));
        assert!(trust.believes(wall(4_320), passed(3_720)), "an hour without a look is no jump");
    }

    #[test]
    fn a_clock_that_jumped_forward_or_back_is_not_believed_for_ten_minutes() {
        for jump in [301, -301, 86_400] {
            let mut trust = Trust::at(wall(0), passed(0));
            assert!(!trust.believes(wall(60 + jump), passed(60)), "{jump}");
            assert!(!trust.believes(wall(659 + jump), passed(659)), "{jump}");
            assert!(trust.believes(wall(660 + jump), passed(660)), "{jump}");
        }
    }

    #[test]
    fn one_that_jumps_back_is_not_believed_for_ten_minutes_from_then() {
        let mut trust = Trust::at(wall(0), passed(0));
        assert!(!trust.believes(wall(86_460), passed(60)));
        assert!(!trust.believes(wall(300), passed(300)));
        assert!(!trust.believes(wall(899), passed(899)));
        assert!(trust.believes(wall(900), passed(900)));
    }
}
