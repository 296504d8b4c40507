//! `LogService`: the feed of events for programs (`events.rs` has the one for curl and browsers), and how long the log is.

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult, ServiceStream};
use futures::StreamExt as _;
use plumbline_lifecycle::StreamId;
use plumbline_log::Recorded;

use crate::caller::{Admitted, admitted};
use crate::calls::{Calls, wrap};
use crate::feed::{Told, event, follow};
use crate::proto::plumbline::v1::__buffa::view::StreamEventsRequestView;
use crate::proto::plumbline::v1::{
    Event, GetHeadRequest, GetHeadResponse, LogService, StreamEventsRequest,
};
use crate::state::{ApiState, failed};
use crate::translate::word;
use crate::wanted::{at_most_head, known_kind, told};

impl LogService for Calls {
    async fn stream_events(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, StreamEventsRequest>,
    ) -> ServiceResult<ServiceStream<Event>> {
        wrap(events(&self.0, admitted(ctx.extensions())?, asked.view()).await)
    }

    async fn get_head(
        &self,
        _: RequestContext,
        _: ServiceRequest<'_, GetHeadRequest>,
    ) -> ServiceResult<GetHeadResponse> {
        wrap(head(&self.0).await)
    }
}

async fn events(
    state: &ApiState,
    admitted: Admitted,
    asked: &StreamEventsRequestView<'_>,
) -> Result<ServiceStream<Event>, ConnectError> {
    let after = at_most_head(state, "afterSeq", asked.after_seq)?;
    let streams = asked.subjects.iter().map(|&subject| word::<StreamId>("subjects", subject));
    let streams = streams.collect::<Result<Vec<_>, _>>()?;
    let standards = streams.iter().filter_map(|stream| match stream {
        StreamId::Standard(id) => Some(id.clone()),
        _ => None,
    });
    told(state, admitted.caller(), "subjects", standards.collect()).await?;
    let kinds = asked.types.iter().map(|kind| known_kind("types", kind));
    let kinds = kinds.collect::<Result<Vec<_>, _>>()?;
    let subjects: Vec<String> = streams.iter().map(ToString::to_string).collect();
    let wanted = move |event: &Recorded| {
        (subjects.is_empty() || subjects.contains(&event.stream))
            && (kinds.is_empty() || kinds.contains(&event.kind.as_str()))
    };
    let events = follow(state, admitted, after, Box::new(wanted))?.map(|told| match told {
        Told::Event(recorded) => Ok(event(&recorded)),
        Told::Ended(ended) => Err(ended.into()),
    });
    Ok(Box::pin(events))
}

/// How long the log is, and the root over exactly that.
async fn head(state: &ApiState) -> Result<GetHeadResponse, ConnectError> {
    let reader = state.reader.clone();
    let found = state.blocking(move || {
        let size = reader.head();
        match reader.root(size) {
            Ok(Some(root)) => Ok((size, root)),
            Ok(None) => Err(ConnectError::unavailable(
                "the head of the log moved back: the log is being opened anew",
            )),
            Err(error) => Err(failed("the root could not be worked out", &error)),
        }
    });
    let (size, root) = found.await?;
    let log_id = state.reader.id().map(ToString::to_string).unwrap_or_default();
    let earlier_log_ids = state.reader.earlier().iter().map(|earlier| earlier.id.to_string());
    Ok(GetHeadResponse {
        size,
        root: root.to_string(),
        log_id,
        earlier_log_ids: earlier_log_ids.collect(),
        ..Default::default()
    })
}
