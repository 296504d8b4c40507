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

/// Commands are taken and questions answered; what some commands are refused for stands in a line of its own.
pub(crate) async fn readyz(State(state): State<ApiState>) -> Response {
    match state.ready() {
        Ok(None) => "ready\n".into_response(),
        Ok(Some(trouble)) => format!("ready\n{trouble}\n").into_response(),
        Err(missing) => (StatusCode::SERVICE_UNAVAILABLE, format!("{missing}\n")).into_response(),
    }
}

/// Counters for Prometheus.
pub(crate) async fn metrics(State(state): State<ApiState>) -> Response {
    let mut text = state.metrics.text();
    for (name, value) in [
        ("plumbline_log_events", state.reader.head()),
        ("plumbline_views_position", state.views_position()),
        ("plumbline_writer_running", u64::from(state.writer.is_running())),
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
