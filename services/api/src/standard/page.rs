//! A page of a standard's history: so many of its events at most, and so many bytes.

use connectrpc::ConnectError;
use plumbline_views::Life;

use crate::errors::bad_field;
use crate::feed::event;
use crate::limits::CallLimits;
use crate::proto::plumbline::v1::Event;

/// Events in a page where its size is left out.
const EVENTS: u32 = 200;

/// Which page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Where the log ended when the first page was told; `None` for the first one.
    pub(super) seen: Option<u64>,
    /// Events in the pages before.
    passed: usize,
    events_max: usize,
    bytes_max: usize,
}

impl Page {
    /// The page that is asked for; a token is the `seq` and the number of events before it.
    pub(super) fn asked(size: u32, token: &str, limits: &CallLimits) -> Result<Page, ConnectError> {
        let size = if size == 0 { EVENTS } else { size };
        let page = Page {
            seen: None,
            passed: 0,
            events_max: size.min(limits.page_events_max).max(1) as usize,
            bytes_max: limits.page_bytes_max,
        };
        if token.is_empty() {
            return Ok(page);
        }
        let parts = token.split_once('.').and_then(|(seen, passed)| {
            Some(Page { seen: Some(seen.parse().ok()?), passed: passed.parse().ok()?, ..page })
        });
        parts.ok_or_else(|| {
            let says = format!(
                "{token:?} is no nextEventsPageToken of an answer (leave it out for the first page)"
            );
            bad_field("eventsPageToken", &says)
        })
    }

    /// Its events, and the token of the next one where there are more.
    pub(super) fn of(&self, life: &Life) -> (Vec<Event>, Option<String>) {
        let (mut events, mut bytes) = (Vec::new(), 0);
        for line in life.lines.iter().skip(self.passed).take(self.events_max) {
            bytes += line.recorded.data.len();
            // One at least, so that each page leads on.
            if bytes > self.bytes_max && !events.is_empty() {
                break;
            }
            events.push(event(&line.recorded));
        }
        let passed = self.passed.saturating_add(events.len());
        let next = (passed < life.lines.len()).then(|| format!("{}.{passed}", life.seen));
        (events, next)
    }
}
