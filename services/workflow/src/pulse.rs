//! How the writer fares, in numbers that it keeps up without a lock and anybody may read.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// How often something was how large, in buckets.
#[derive(Debug)]
pub struct Histogram {
    bounds: &'static [u64],
    /// One for each bound, and a last one for what is beyond all of them.
    counts: Vec<AtomicU64>,
    total: AtomicU64,
}

impl Histogram {
    /// With these upper bounds, each in its bucket, in rising order.
    #[must_use]
    pub fn new(bounds: &'static [u64]) -> Histogram {
        let counts = (0..=bounds.len()).map(|_| AtomicU64::new(0)).collect();
        Histogram { bounds, counts, total: AtomicU64::new(0) }
    }

    /// Counts one more.
    pub fn count(&self, value: u64) {
        let bucket = self.bounds.iter().position(|most| value <= *most);
        self.counts[bucket.unwrap_or(self.bounds.len())].fetch_add(1, Relaxed);
        self.total.fetch_add(value, Relaxed);
    }

    /// Each bound with how many were at most that, then how many there were, and the sum of all.
    #[must_use]
    pub fn told(&self) -> (Vec<(u64, u64)>, u64, u64) {
        let mut below = 0;
        let mut add = |count: &AtomicU64| {
            below += count.load(Relaxed);
            below
        };
        let buckets = self.bounds.iter().zip(&self.counts).map(|(most, count)| (*most, add(count)));
        let buckets: Vec<_> = buckets.collect();
        let all = self.counts.last().map_or(0, &mut add);
        (buckets, all, self.total.load(Relaxed))
    }
}

/// Commands of a batch: 512 is the most.
const BATCHES: [u64; 7] = [1, 2, 4, 16, 64, 256, 512];

/// Microseconds of a commit, most of them the disk's.
const COMMITS_US: [u64; 9] =
    [500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_000_000];

/// The writer's numbers. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Pulse(Arc<Kept>);

#[derive(Debug)]
struct Kept {
    batches: Histogram,
    commits: Histogram,
}

impl Pulse {
    pub(crate) fn new() -> Pulse {
        let (batches, commits) = (Histogram::new(&BATCHES), Histogram::new(&COMMITS_US));
        Pulse(Arc::new(Kept { batches, commits }))
    }

    /// A batch of so many commands was committed within this time.
    pub(crate) fn committed(&self, commands: usize, took: Duration) {
        self.0.batches.count(commands as u64);
        self.0.commits.count(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    /// Commands of each batch that was committed.
    #[must_use]
    pub fn batches(&self) -> &Histogram {
        &self.0.batches
    }

    /// Microseconds of each commit.
    #[must_use]
    pub fn commits(&self) -> &Histogram {
        &self.0.commits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_counts_in_every_bucket_that_it_fits() {
        let sizes = Histogram::new(&[1, 10]);
        [1, 2, 10, 11].into_iter().for_each(|size| sizes.count(size));
        assert_eq!(sizes.told(), (vec![(1, 1), (10, 3)], 4, 24));
    }
}
