//! Counters of the calls, in Prometheus's text form: how many, with which outcome, how long they took.
//!
//! Some forty numbers known when the program is built; a registry that takes any name at run time would cost more than
//! it gives. What others count (the log, the views) they hand in as finished lines.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use connectrpc::ErrorCode;

use crate::json::PROCEDURES;

/// Upper bounds of the buckets, in microseconds: the budget of a durable command is 10 ms at the 99th percentile.
const BUCKETS_US: [u64; 9] = [250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000, 1_000_000];

/// The counters.
pub(crate) struct Metrics {
    /// One for each of [`PROCEDURES`], and a last one for paths that are none.
    calls: Vec<Call>,
}

#[derive(Default)]
struct Call {
    /// By gRPC's number of the outcome, 0 to 16.
    outcomes: [AtomicU64; 17],
    /// Calls in each bucket, the last one for all that took longer.
    took: [AtomicU64; BUCKETS_US.len() + 1],
    took_us_total: AtomicU64,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        Metrics { calls: (0..=PROCEDURES.len()).map(|_| Call::default()).collect() }
    }

    /// The counter of the calls of this path.
    pub(crate) fn index(&self, path: &str) -> usize {
        PROCEDURES.iter().position(|(known, _)| *known == path).unwrap_or(PROCEDURES.len())
    }

    /// Counts one call at its [`Metrics::index`].
    pub(crate) fn count(&self, index: usize, error: Option<ErrorCode>, took: Duration) {
        let Some(call) = self.calls.get(index) else { return };
        let outcome = error.map_or(0, |code| code.grpc_code() as usize);
        if let Some(counter) = call.outcomes.get(outcome) {
            counter.fetch_add(1, Relaxed);
        }
        let took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let bucket =
            BUCKETS_US.iter().position(|most| took_us <= *most).unwrap_or(BUCKETS_US.len());
        call.took[bucket].fetch_add(1, Relaxed);
        call.took_us_total.fetch_add(took_us, Relaxed);
    }

    /// The text for Prometheus.
    pub(crate) fn text(&self) -> String {
        let mut text = String::from("# TYPE plumbline_calls_total counter\n");
        for (call, (path, _)) in self.calls.iter().zip(PROCEDURES) {
            for (number, counter) in
                call.outcomes.iter().enumerate().filter(|(_, c)| c.load(Relaxed) > 0)
            {
                let code = u32::try_from(number).ok().and_then(ErrorCode::from_grpc_code);
                let code = code.map_or("ok", |code| code.as_str());
                let count = counter.load(Relaxed);
                let _ = writeln!(
                    text,
                    "plumbline_calls_total{{call=\"{path}\",code=\"{code}\"}} {count}"
                );
            }
        }
        text.push_str("# TYPE plumbline_call_seconds histogram\n");
        for (call, (path, _)) in self.calls.iter().zip(PROCEDURES) {
            let mut below = 0;
            for (bucket, most) in call.took.iter().zip(BUCKETS_US.map(|us| seconds(us).to_string()))
            {
                below += bucket.load(Relaxed);
                let _ = writeln!(
                    text,
                    "plumbline_call_seconds_bucket{{call=\"{path}\",le=\"{most}\"}} {below}"
                );
            }
            below += call.took[BUCKETS_US.len()].load(Relaxed);
            let total = seconds(call.took_us_total.load(Relaxed));
            let _ = writeln!(
                text,
                "plumbline_call_seconds_bucket{{call=\"{path}\",le=\"+Inf\"}} {below}"
            );
            let _ = writeln!(text, "plumbline_call_seconds_sum{{call=\"{path}\"}} {total}");
            let _ = writeln!(text, "plumbline_call_seconds_count{{call=\"{path}\"}} {below}");
        }
        text
    }
}

#[expect(clippy::cast_precision_loss, reason = "microseconds beyond 2^52 are 142 years")]
fn seconds(us: u64) -> f64 {
    us as f64 / 1e6
}
