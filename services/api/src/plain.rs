//! The pages that are no calls: health, readiness, counters, the OpenAPI document.

use std::fmt::Write as _;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_TYPE;

use crate::state::ApiState;

/// The process runs.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// Whether commands are taken and questions answered. Each thing that is wrong stands in a line of its own, below `ready` where
/// the service is ready all the same.
pub(crate) async fn readyz(State(state): State<ApiState>) -> Response {
    let (is_ready, wrong) = state.ready();
    let lines = |first: &str| wrong.iter().fold(first.to_owned(), |text, line| text + line + "\n");
    match is_ready {
        true => lines("ready\n").into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, lines("")).into_response(),
    }
}

/// Counters for Prometheus.
pub(crate) async fn metrics(State(state): State<ApiState>) -> Response {
    let mut text = state.metrics.text();
    let room = state.writer.room();
    for (name, value) in [
        ("plumbline_log_events", state.reader.head()),
        ("plumbline_views_position", state.views_position()),
        ("plumbline_writer_running", u64::from(state.writer.is_running())),
        ("plumbline_troubles", state.ready().1.len() as u64),
        ("plumbline_disk_full", u64::from(room.is_full())),
        ("plumbline_disk_free_bytes", room.free_bytes().unwrap_or_default()),
    ] {
        let _ = writeln!(text, "# TYPE {name} gauge\n{name} {value}");
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

/// The contract for programs that read OpenAPI.
pub(crate) async fn openapi() -> Response {
    const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/openapi.json"));
    ([(CONTENT_TYPE, "application/json")], DOCUMENT).into_response()
}
