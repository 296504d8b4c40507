//! The pages that are no calls: health, readiness, counters, the OpenAPI document.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_TYPE;

use crate::exposition::Exposition;
use crate::process;
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
    let mut to = Exposition::default();
    let version = concat!("version=\"", env!("CARGO_PKG_VERSION"), "\"");
    to.family("plumbline_build_info", "gauge", "Which program this is: always 1.");
    to.line("plumbline_build_info", version, 1);
    state.metrics.tell(&mut to);
    log(&state, &mut to);
    if !state.follows() {
        writer(&state, &mut to);
    }
    views(&state, &mut to);
    let open = state.connections().count();
    to.one("plumbline_connections", "gauge", "Connections that are open.", open);
    to.one("plumbline_feeds", "gauge", "Feeds of events that are open.", state.feeds_open());
    for figure in state.beside.iter().flat_map(|part| part.figures()) {
        to.one(figure.name, figure.kind, figure.help, figure.value);
    }
    process::tell(&mut to);
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], to.text()).into_response()
}

fn log(state: &ApiState, to: &mut Exposition) {
    let room = state.writer.room();
    for (name, help, value) in [
        (
            "plumbline_log_events",
            "Events in the log: the seq of the last one.",
            state.reader.head(),
        ),
        (
            "plumbline_log_wal_bytes",
            "Bytes of the log that are not yet in log.db itself.",
            room.wal_bytes(),
        ),
        (
            "plumbline_disk_free_bytes",
            "Bytes free on the disk of the log.",
            room.free_bytes().unwrap_or_default(),
        ),
        ("plumbline_troubles", "Lines of what is wrong in /readyz.", state.ready().1.len() as u64),
    ] {
        to.one(name, "gauge", help, value);
    }
}

fn writer(state: &ApiState, to: &mut Exposition) {
    let writer = &state.writer;
    for (name, help, value) in [
        (
            "plumbline_writer_running",
            "Whether the writer takes commands: 1 or 0.",
            u64::from(writer.is_running()),
        ),
        (
            "plumbline_commands_waiting",
            "Commands that wait for the writer.",
            writer.waiting() as u64,
        ),
        (
            "plumbline_disk_full",
            "Whether commands are refused for want of room: 1 or 0.",
            u64::from(writer.room().is_full()),
        ),
    ] {
        to.one(name, "gauge", help, value);
    }
    let name = "plumbline_batch_commands";
    to.family(name, "histogram", "Commands that shared one commit.");
    to.histogram(name, "", writer.pulse().batches(), 1);
    let name = "plumbline_commit_seconds";
    to.family(name, "histogram", "Time of a commit, the wait for the disk included, in seconds.");
    to.histogram(name, "", writer.pulse().commits(), 1_000_000);
}

fn views(state: &ApiState, to: &mut Exposition) {
    let head = state.reader.head();
    let positions = state.positions();
    let name = "plumbline_view_position";
    to.family(name, "gauge", "The last event that a view has applied, by its seq.");
    for (view, position) in &positions {
        to.line(name, &format!("view=\"{view}\""), position);
    }
    let name = "plumbline_view_lag_events";
    to.family(name, "gauge", "Events of the log that a view has not applied yet.");
    for (view, position) in &positions {
        to.line(name, &format!("view=\"{view}\""), head.saturating_sub(*position));
    }
    let name = "plumbline_view_streams_set_aside";
    to.family(
        name,
        "gauge",
        "Streams that a view goes on without, because an event of theirs could not be applied.",
    );
    for (view, count) in state.set_aside_counts() {
        to.line(name, &format!("view=\"{view}\""), count);
    }
}

/// The contract, as an OpenAPI document in JSON.
pub const CONTRACT: &str = include_str!(concat!(env!("OUT_DIR"), "/openapi.json"));

/// The contract for programs that read OpenAPI.
pub(crate) async fn openapi() -> Response {
    ([(CONTENT_TYPE, "application/json")], CONTRACT).into_response()
}
