//! What was asked and what it came to, counted: calls by their outcome and time, and every answer by its class and status.
//!
//! Some hundred numbers known when the program is built; a registry that takes any name at run time would cost more than
//! it gives. `plain.rs` adds what others count.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use connectrpc::ErrorCode;
use http::StatusCode;
use plumbline_workflow::Histogram;

use crate::exposition::Exposition;
use crate::json::PROCEDURES;

/// Upper bounds of the buckets, in microseconds: the budget of a durable command is 10 ms at the 99th percentile.
const BUCKETS_US: [u64; 9] = [250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000, 1_000_000];

/// Classes of what is asked for.
const CLASSES: [&str; 5] = ["call", "file", "feed", "page", "plain"];

/// The first status, and how many there are.
const STATUSES: std::ops::Range<u16> = 100..600;

/// The counters.
pub(crate) struct Metrics {
    /// One for each of [`PROCEDURES`], and a last one for paths that are none.
    calls: Vec<Call>,
    /// Answers of each class, by status.
    answers: [Vec<AtomicU64>; CLASSES.len()],
    /// Microseconds until an answer's head, of each class.
    took: [Histogram; CLASSES.len()],
}

struct Call {
    /// By gRPC's number of the outcome, 0 to 16.
    outcomes: [AtomicU64; 17],
    took: Histogram,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let call = || Call { outcomes: Default::default(), took: Histogram::new(&BUCKETS_US) };
        Metrics {
            calls: (0..=PROCEDURES.len()).map(|_| call()).collect(),
            answers: std::array::from_fn(|_| STATUSES.map(|_| AtomicU64::new(0)).collect()),
            took: std::array::from_fn(|_| Histogram::new(&BUCKETS_US)),
        }
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
        call.took.count(micros(took));
    }

    /// Counts one answer, of whatever was asked.
    pub(crate) fn answered(&self, path: &str, status: StatusCode, took: Duration) {
        let class = class(path);
        let status = usize::from(status.as_u16().saturating_sub(STATUSES.start));
        if let Some(counter) = self.answers[class].get(status) {
            counter.fetch_add(1, Relaxed);
        }
        self.took[class].count(micros(took));
    }

    /// Adds the families.
    pub(crate) fn tell(&self, to: &mut Exposition) {
        let name = "plumbline_calls_total";
        to.family(name, "counter", "Calls that were answered, by the code of the answer.");
        for (call, (path, _)) in self.calls.iter().zip(PROCEDURES) {
            for (number, counter) in
                call.outcomes.iter().enumerate().filter(|(_, c)| c.load(Relaxed) > 0)
            {
                let code = u32::try_from(number).ok().and_then(ErrorCode::from_grpc_code);
                let code = code.map_or("ok", |code| code.as_str());
                let labels = format!("call=\"{path}\",code=\"{code}\"");
                to.line(name, &labels, counter.load(Relaxed));
            }
        }
        let name = "plumbline_call_seconds";
        to.family(name, "histogram", "Time from a call's request to its answer, in seconds.");
        for (call, (path, _)) in self.calls.iter().zip(PROCEDURES) {
            to.histogram(name, &format!("call=\"{path}\""), &call.took, 1_000_000);
        }
        let name = "plumbline_requests_total";
        to.family(
            name,
            "counter",
            "Requests that were answered, by what was asked for and by status.",
        );
        for (class, answers) in CLASSES.iter().zip(&self.answers) {
            for (status, counter) in
                STATUSES.zip(answers).filter(|(_, counter)| counter.load(Relaxed) > 0)
            {
                let labels = format!("class=\"{class}\",status=\"{status}\"");
                to.line(name, &labels, counter.load(Relaxed));
            }
        }
        let name = "plumbline_request_seconds";
        to.family(name, "histogram", "Time from a request to the head of its answer, in seconds.");
        for (class, took) in CLASSES.iter().zip(&self.took) {
            to.histogram(name, &format!("class=\"{class}\""), took, 1_000_000);
        }
    }
}

/// What is asked for at a path, by its number in [`CLASSES`].
fn class(path: &str) -> usize {
    match path {
        "/events" | "/changes" => 2,
        "/healthz" | "/readyz" | "/metrics" | "/openapi.json" => 4,
        path if path.starts_with("/plumbline.") || path.starts_with("/grpc.") => 0,
        path if path.starts_with("/v1/") => 1,
        path if path.starts_with("/assets/") => 4,
        _ => 3,
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
