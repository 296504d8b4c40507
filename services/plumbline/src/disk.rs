//! Says in the service's log when the disk is about to be full, long before commands are refused.

use std::time::Duration;

use plumbline_log::Room;
use tokio::time::{MissedTickBehavior, interval};

/// How often it looks.
const EVERY: Duration = Duration::from_secs(20);

/// Looks for as long as it is let: says once that there is little room, and once that there is enough again.
pub(crate) async fn watch(room: Room, low_bytes: u64) {
    let mut looks = interval(EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut was_low = false;
    loop {
        looks.tick().await;
        let Some(free_bytes) = room.free_bytes() else { continue };
        let is_low = free_bytes < low_bytes;
        match (was_low, is_low) {
            (false, true) => tracing::warn!(free_bytes, low_bytes, "the disk is getting full"),
            (true, false) => tracing::info!(free_bytes, "the disk has room again"),
            _ => {}
        }
        was_low = is_low;
    }
}
