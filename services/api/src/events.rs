//! The feed of events for curl and browsers: server-sent events, each the envelope that the bus carries too,
//! its id the event's `seq`.
//!
//! A reader that lost the connection sends `Last-Event-ID` and goes on where it stopped; nothing is remembered about it here.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::sse::{Event as Frame, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use futures::stream::{Stream, StreamExt as _};
use http::request::Parts;
use plumbline_lifecycle::{StandardId, StreamId};
use plumbline_log::{Envelope, Recorded};
use serde::Serialize;

use crate::asked;
use crate::caller::admitted;
use crate::errors::bad_field;
use crate::feed::{Ended, Told, follow};
use crate::query::Words;
use crate::state::ApiState;
use crate::translate::word;
use crate::wanted::{at_most_head, known_kind, told};

/// What a reader may ask for.
const ASKED: [&str; 3] = ["after", "standard", "type"];

/// `GET /events`.
pub(crate) async fn feed(State(state): State<ApiState>, request: Parts) -> Response {
    match open(&state, &request).await {
        Ok(stream) => Sse::new(stream)
            .keep_alive(KeepAlive::new().interval(state.limits.heartbeat).text("alive"))
            .into_response(),
        Err(error) => asked::signed(error).into_response(),
    }
}

async fn open(
    state: &ApiState,
    request: &Parts,
) -> Result<impl Stream<Item = Result<Frame, Infallible>> + use<>, ConnectError> {
    let admitted = admitted(&request.extensions)?;
    let asked = Words::read(&request.uri, &ASKED)?;
    let last = match request.headers.get("last-event-id") {
        Some(value) => {
            Some(value.to_str().ok().and_then(|id| id.parse().ok()).ok_or_else(|| {
                bad_field("Last-Event-ID", "is the seq of an event, a whole number")
            })?)
        }
        None => None,
    };
    let after = match (last, asked.number("after")?) {
        (Some(last), _) => at_most_head(state, "Last-Event-ID", last)?,
        (None, Some(after)) => at_most_head(state, "after", after)?,
        (None, None) => state.reader.head(),
    };
    let standard: Option<StandardId> =
        asked.get("standard").map(|id| word("standard", id)).transpose()?;
    told(state, admitted.caller(), "standard", standard.clone().into_iter().collect()).await?;
    let kind = asked.get("type").map(|kind| known_kind("type", kind)).transpose()?;
    let subject = standard.map(|id| StreamId::Standard(id).to_string());
    let wanted = move |event: &Recorded| {
        subject.as_ref().is_none_or(|subject| *subject == event.stream)
            && kind.is_none_or(|kind| kind == event.kind)
    };
    let log = state.reader.id().cloned();
    let frames = follow(state, admitted, after, Box::new(wanted))?.filter_map(move |told| {
        let frame = match told {
            Told::Event(event) => {
                let frame = Frame::default().id(event.seq.to_string()).event(&event.kind);
                // Whoever is shown an event here is shown what it says.
                let text = Envelope::of(&event, log.as_ref(), false);
                text.ok().map(|text| frame.data(text))
            }
            Told::Ended(ended) => last_word(&ended),
        };
        std::future::ready(frame.map(Ok))
    });
    Ok(frames)
}

/// The last that a reader hears: it has no id of its own, so that a browser comes back after the last event that it saw.
fn last_word(ended: &Ended) -> Option<Frame> {
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
