//! `EventService/StreamEvents`: the feed for programs; `events.rs` has the one for curl and browsers.

use connectrpc::{ConnectError, ServiceStream};
use futures::StreamExt as _;
use plumbline_log::Recorded;

use crate::events::follow;
use crate::proto::plumbline::v1::__buffa::view::StreamEventsRequestView;
use crate::proto::plumbline::v1::Event;
use crate::state::ApiState;

pub(super) fn answer(
    state: &ApiState,
    asked: &StreamEventsRequestView<'_>,
) -> Result<ServiceStream<Event>, ConnectError> {
    let subjects: Vec<String> = asked.subjects.iter().map(|&subject| subject.to_owned()).collect();
    let types: Vec<String> = asked.types.iter().map(|&kind| kind.to_owned()).collect();
    let wanted = move |event: &Recorded| {
        (subjects.is_empty() || subjects.contains(&event.stream))
            && (types.is_empty() || types.contains(&event.kind))
    };
    let events = follow(state, asked.after_seq)?.filter_map(move |item| {
        std::future::ready(match item {
            Ok(recorded) => wanted(&recorded).then(|| Ok(event(&recorded))),
            Err(_) => Some(Err(ConnectError::internal("the log could not be read on"))),
        })
    });
    Ok(Box::pin(events))
}

/// An event as the wire has it.
pub(super) fn event(recorded: &Recorded) -> Event {
    Event {
        seq: recorded.seq,
        subject: recorded.stream.clone(),
        version: recorded.version,
        r#type: recorded.kind.clone(),
        schema: recorded.schema,
        time: recorded.recorded_at.to_string(),
        happened_on: recorded.happened_on.to_string(),
        actor: recorded.actor.clone(),
        on_behalf_of: recorded.on_behalf_of.clone().unwrap_or_default(),
        request_id: recorded.command.to_string(),
        data: recorded.data.clone(),
        ..Default::default()
    }
}
