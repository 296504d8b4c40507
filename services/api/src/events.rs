//! The feed of events for curl and browsers: server-sent events, each a CloudEvents 1.0 envelope, its id the event's `seq`.
//!
//! A reader that lost the connection sends `Last-Event-ID` and goes on where it stopped; nothing is remembered about it here.

use std::convert::Infallible;

use axum::extract::{Query, Request, State};
use axum::response::sse::{Event as Frame, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use futures::stream::{Stream, StreamExt as _};
use http::HeaderMap;
use plumbline_log::Recorded;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::caller::{Admitted, admitted};
use crate::errors::bad_field;
use crate::feed::{Ended, Told, follow};
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
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
    request: Request,
) -> Response {
    let asked = asked.map(|Query(asked)| asked).map_err(|bad| bad_field("query", &bad.body_text()));
    let opened = admitted(request.extensions())
        .and_then(|admitted| open(&state, admitted, asked?, request.headers()));
    match opened {
        Ok(stream) => Sse::new(stream)
            .keep_alive(KeepAlive::new().interval(state.limits.heartbeat).text("alive"))
            .into_response(),
        Err(error) => error.into_response(),
    }
}

fn open(
    state: &ApiState,
    admitted: Admitted,
    asked: Asked,
    headers: &HeaderMap,
) -> Result<impl Stream<Item = Result<Frame, Infallible>> + use<>, ConnectError> {
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
    let frames = follow(state, admitted, after, Box::new(wanted))?.filter_map(|told| {
        let frame = match told {
            Told::Event(event) => {
                let frame = Frame::default().id(event.seq.to_string()).event(&event.kind);
                envelope(&event).ok().map(|envelope| frame.data(envelope))
            }
            Told::Ended(ended) => word(&ended),
        };
        std::future::ready(frame.map(Ok))
    });
    Ok(frames)
}

/// The last that a reader hears: it has no id of its own, so that a browser comes back after the last event that it saw.
fn word(ended: &Ended) -> Option<Frame> {
    let says = Word {
        reason: ended.key(),
        after: ended.after,
        message_zh: ended.zh(),
        message_en: ended.en(),
    };
    Some(Frame::default().event("feed-ended").data(serde_json::to_string(&says).ok()?))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Word {
    reason: &'static str,
    after: u64,
    message_zh: String,
    message_en: String,
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
