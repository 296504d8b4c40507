//! The latest events in memory, read once for all who follow the log closely: each view, each feed and the relay would read, check and
//! copy every row again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::LogError;
use crate::row::Recorded;

/// What is kept for those who come a little later, in bytes.
const BYTES_MAX: usize = 4 << 20;

/// About what an event takes beside its texts, in bytes.
const OVERHEAD: usize = 300;

/// A stretch of the log without a hole, up to the newest event that anybody asked for.
#[derive(Debug, Default)]
pub(crate) struct Recent(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    /// The seq behind the newest one; 0 where nothing was ever asked for.
    next: u64,
    events: VecDeque<Arc<Recorded>>,
    bytes: usize,
}

impl Recent {
    /// Up to `limit` events from `seq` on, all of which are in the log. Those that are not at hand are read, while others who want
    /// them wait.
    ///
    /// # Errors
    /// That of `read`.
    pub(crate) fn page(
        &self,
        seq: u64,
        limit: u64,
        read: impl FnOnce(u64, u64) -> Result<Vec<Recorded>, LogError>,
    ) -> Result<Vec<Arc<Recorded>>, LogError> {
        // Whoever panicked left a stretch without a hole.
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seq > held.next {
            *held = Held { next: seq, ..Held::default() };
        }
        let Some(at) = seq.checked_sub(held.next - held.events.len() as u64) else {
            // Far behind: what is kept for others does not help.
            drop(held);
            return Ok(read(seq, limit)?.into_iter().map(Arc::new).collect());
        };
        if seq + limit > held.next {
            let (from, missing) = (held.next, seq + limit - held.next);
            read(from, missing)?.into_iter().for_each(|event| held.push(event));
        }
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(held.events.len());
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let page = held.events.range(at..).take(limit).cloned().collect();
        held.shrink();
        Ok(page)
    }
}

impl Held {
    /// One that does not follow is left to whoever reads next, who will say that it does not.
    fn push(&mut self, event: Recorded) {
        if event.seq == self.next {
            self.next += 1;
            self.bytes += weight(&event);
            self.events.push_back(Arc::new(event));
        }
    }

    fn shrink(&mut self) {
        while self.bytes > BYTES_MAX
            && let Some(oldest) = self.events.pop_front()
        {
            self.bytes -= weight(&oldest);
        }
    }
}

fn weight(event: &Recorded) -> usize {
    OVERHEAD + event.stream.len() + event.data.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(seqs: std::ops::Range<u64>, data: usize) -> Vec<Recorded> {
        let event = |seq| Recorded {
            seq,
            stream: "standard/a".into(),
            version: seq,
            kind: "Made".into(),
            schema: 1,
            recorded_at: jiff::Timestamp::UNIX_EPOCH,
            happened_on: jiff::civil::date(2026, 1, 1),
            actor: "a".into(),
            on_behalf_of: None,
            command: uuid::Uuid::nil(),
            digest: [0; 32],
            data: " ".repeat(data),
            leaf: crate::Hash([0; 32]),
        };
        seqs.map(event).collect()
    }

    fn seqs(recent: &Recent, seq: u64, limit: u64, data: usize) -> (Vec<u64>, Option<(u64, u64)>) {
        let mut asked = None;
        let page = recent.page(seq, limit, |seq, limit| {
            asked = Some((seq, limit));
            Ok(events(seq..seq + limit, data))
        });
        (page.unwrap().iter().map(|event| event.seq).collect(), asked)
    }

    #[test]
    fn what_one_has_read_the_others_get_and_only_what_is_new_is_read() {
        let recent = Recent::default();
        assert_eq!(seqs(&recent, 10, 3, 1), (vec![10, 11, 12], Some((10, 3))));
        assert_eq!(seqs(&recent, 10, 3, 1), (vec![10, 11, 12], None));
        assert_eq!(seqs(&recent, 11, 4, 1), (vec![11, 12, 13, 14], Some((13, 2))));
        // One that is far behind reads for itself; one that is ahead begins anew.
        assert_eq!(seqs(&recent, 1, 2, 1), (vec![1, 2], Some((1, 2))));
        assert_eq!(seqs(&recent, 12, 3, 1), (vec![12, 13, 14], None));
        assert_eq!(seqs(&recent, 40, 1, 1), (vec![40], Some((40, 1))));
        assert_eq!(seqs(&recent, 14, 1, 1), (vec![14], Some((14, 1))));
    }

    #[test]
    fn it_keeps_a_bounded_number_of_bytes_and_gives_whole_pages_all_the_same() {
        let recent = Recent::default();
        let (page, _) = seqs(&recent, 1, 100, 1 << 20);
        assert_eq!(page.len(), 100);
        assert!(recent.0.lock().unwrap().bytes <= BYTES_MAX);
        assert_eq!(seqs(&recent, 100, 1, 1), (vec![100], None));
    }

    #[test]
    fn an_event_that_does_not_follow_is_not_kept() {
        let recent = Recent::default();
        let page = recent.page(1, 3, |_, _| Ok([events(1..2, 1), events(3..4, 1)].concat()));
        assert_eq!(page.unwrap().len(), 1);
        assert!(recent.page(2, 2, |_, _| Err(LogError::BatchLost)).is_err());
        assert_eq!(seqs(&recent, 2, 2, 1), (vec![2, 3], Some((2, 2))));
    }
}
