//! The feed of events for curl and browsers: server-sent events, each a CloudEvents 1.0 envelope, its id the event's `seq`.
//!
//! A reader that lost the connection sends `Last-Event-ID` and goes on where it stopped; nothing is remembered about it here.

use std::convert::Infallible;

use axum::extract::{Extension, Query, State};
use axum::response::sse::{Event as Frame, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use futures::stream::{Stream, StreamExt as _};
use http::HeaderMap;
use plumbline_access::Caller;
use plumbline_log::Recorded;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::errors::bad_field;
use crate::feed::follow;
use crate::state::ApiState;

/// What a reader may ask for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    after: Option<u64>,
    standard: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

/// `GET /events`.
pub(crate) async fn feed(
    State(state): State<ApiState>,
    Extension(caller): Extension<Caller>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    match open(
        &state,
        &caller,
        asked.map(|Query(asked)| asked).map_err(|bad| bad_field("query", &bad.body_text())),
        &headers,
    ) {
        Ok(stream) => Sse::new(stream)
            .keep_alive(KeepAlive::new().interval(state.limits.heartbeat).text("alive"))
            .into_response(),
        Err(error) => error.into_response(),
    }
}

fn open(
    state: &ApiState,
    caller: &Caller,
    asked: Result<Asked, ConnectError>,
    headers: &HeaderMap,
) -> Result<impl Stream<Item = Result<Frame, Infallible>> + use<>, ConnectError> {
    let asked = asked?;
    let last = match headers.get("last-event-id") {
        Some(value) => {
            Some(value.to_str().ok().and_then(|id| id.parse().ok()).ok_or_else(|| {
                bad_field("Last-Event-ID", "is the seq of an event, a whole number")
            })?)
        }
        None => None,
    };
    let after = last.or(asked.after).unwrap_or_else(|| state.reader.head());
    let subject = asked.standard.map(|id| format!("standard/{id}"));
    let wanted = move |event: &Recorded| {
        subject.as_ref().is_none_or(|subject| *subject == event.stream)
            && asked.kind.as_ref().is_none_or(|kind| *kind == event.kind)
    };
    // A feed that breaks ends, and its reader comes back with the last id that it saw; one that meets a damaged event says so.
    let frames = follow(state, caller, after)?.filter_map(move |event| {
        let frame = match event {
            Ok(event) if wanted(&event) => envelope(&event).ok().map(|data| {
                Frame::default().id(event.seq.to_string()).event(&event.kind).data(data)
            }),
            Ok(_) => None,
            Err(error) => {
                Some(Frame::default().event("broken").data(error.message.unwrap_or_default()))
            }
        };
        std::future::ready(frame.map(Ok))
    });
    Ok(frames)
}

/// CloudEvents 1.0 in its JSON form.
#[derive(Serialize)]
struct Envelope<'e> {
    specversion: &'static str,
    id: String,
    source: &'static str,
    r#type: String,
    subject: &'e str,
    time: String,
    datacontenttype: &'static str,
    // Extensions: CloudEvents asks for small letters and digits alone.
    seq: u64,
    version: u64,
    schema: u32,
    happenedon: String,
    actor: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    onbehalfof: Option<&'e str>,
    requestid: String,
    data: &'e RawValue,
}

fn envelope(event: &Recorded) -> serde_json::Result<String> {
    serde_json::to_string(&Envelope {
        specversion: "1.0",
        id: event.seq.to_string(),
        source: "/plumbline",
        r#type: format!("plumbline.{}.v{}", event.kind, event.schema),
        subject: &event.stream,
        time: event.recorded_at.to_string(),
        datacontenttype: "application/json",
        seq: event.seq,
        version: event.version,
        schema: event.schema,
        happenedon: event.happened_on.to_string(),
        actor: &event.actor,
        onbehalfof: event.on_behalf_of.as_deref(),
        requestid: event.command.to_string(),
        data: serde_json::from_str(&event.data)?,
    })
}
