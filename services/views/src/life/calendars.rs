//! The calendar as it was known at each seq.
//!
//! What waits is worked out with the newest calendar, and what is over with the one that was known when the next thing
//! happened: a calendar that is set later does not change which day somebody had to keep.

use plumbline_lifecycle::{Calendar, Horizon, State, StreamId, replay};
use plumbline_log::Reader;

use crate::folded::stored;
use crate::life::NoLife;

/// Every calendar that was known, the oldest first, each with the seq from which it was.
#[derive(Debug, Default)]
pub(super) struct Calendars(Vec<(u64, Calendar)>);

impl Calendars {
    /// Those that were known at a seq, on whatever day they were set.
    pub(super) fn known(log: &Reader, horizon: Horizon) -> Result<Calendars, NoLife> {
        let stream = StreamId::Calendar;
        let known = Horizon { as_of: None, ..horizon };
        let rows = log.read_stream(&stream.to_string())?;
        let mut calendars = Vec::new();
        replay(&stream, rows.iter().map(stored), known, |stored, _, state| {
            if let State::Calendar(calendar) = state {
                calendars.push((stored.seq, calendar.clone()));
            }
        })?;
        Ok(Calendars(calendars))
    }

    /// The newest one before this seq; of all where there is none.
    pub(super) fn before(&self, seq: Option<u64>) -> &Calendar {
        let earlier = |(set, _): &&(u64, Calendar)| seq.is_none_or(|seq| *set < seq);
        self.0.iter().rfind(earlier).map_or(Calendar::unknown(), |(_, calendar)| calendar)
    }
}
