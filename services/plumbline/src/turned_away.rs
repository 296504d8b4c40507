//! Says in the log, once an hour at most, how many were turned away at the door. Who they were and what they tried stands in the
//! door's own journal, which forgets.

use std::time::Duration;

use jiff::tz::TimeZone;
use plumbline_access::{Caller, Door};
use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::grants::Command;
use plumbline_workflow::{Failure, Request, Writer};
use uuid::Uuid;

use crate::account::now;

const HOUR_SECS: i64 = 3_600;

/// Goes on until it is ended.
pub(crate) async fn tell(writer: Writer, door: Door, zone: TimeZone) {
    loop {
        let left = HOUR_SECS - now().rem_euclid(HOUR_SECS);
        tokio::time::sleep(Duration::from_secs(left.unsigned_abs())).await;
        let hour = now() / HOUR_SECS;
        let asked = door.clone();
        let counted = tokio::task::spawn_blocking(move || asked.refused_between(hour - 1, hour));
        match counted.await {
            Ok(Ok(refused)) => say(&writer, &zone, hour, refused).await,
            Ok(Err(error)) => tracing::warn!(%error, "who was turned away could not be counted"),
            Err(_) => return,
        }
    }
}

async fn say(writer: &Writer, zone: &TimeZone, hour: i64, refused: u64) {
    let Some(command) = command(zone, hour, refused) else { return };
    let request = Request {
        id: Uuid::now_v7(),
        target: StreamId::Grants,
        command: command.into(),
        expected_version: None,
        happened_on: None,
        caller: Caller::clock(),
        on_behalf_of: None,
    };
    match writer.submit(request).await {
        // It was said before a restart.
        Ok(_) | Err(Failure::Refused(_)) => {}
        Err(failure) => tracing::warn!(%failure, "how many were turned away could not be recorded"),
    }
}

/// What is to be said of the hour before this one, since 1970-01-01 UTC; nothing where nobody was turned away.
fn command(zone: &TimeZone, hour: i64, refused: u64) -> Option<Command> {
    let refused = u32::try_from(refused).unwrap_or(u32::MAX);
    let at = jiff::Timestamp::from_second(hour * HOUR_SECS).ok()?;
    let hour = u8::try_from(zone.to_datetime(at).hour()).ok()?;
    (refused > 0).then_some(Command::NoteRefusals { hour, refused })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_that_of_the_office_and_of_nobody_nothing_is_said() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        // 2026-11-30T20:00Z is 4 o'clock in the morning there.
        let hour = "2026-11-30T20:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second() / 3_600;
        assert_eq!(command(&zone, hour, 0), None);
        let said = command(&zone, hour, 7);
        assert_eq!(said, Some(Command::NoteRefusals { hour: 4, refused: 7 }));
    }
}
