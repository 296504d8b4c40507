//! Following the log for a reader who stays: bounded in number, in order, without gaps; and an event as the wire has it.

use connectrpc::ConnectError;
use futures::stream::{self, Stream, StreamExt as _};
use plumbline_log::{LogError, Recorded};
use tokio::sync::OwnedSemaphorePermit;

use crate::proto::plumbline::v1::Event;
use crate::state::ApiState;

/// Every event after `after`, then each new one; an error is the last item.
pub(crate) fn follow(
    state: &ApiState,
    after: u64,
) -> Result<impl Stream<Item = Result<Recorded, LogError>> + Send + use<>, ConnectError> {
    let permit = std::sync::Arc::clone(&state.feeds).try_acquire_owned().map_err(|_| {
        ConnectError::resource_exhausted("too many feeds are open: try again later")
    })?;
    struct Feed {
        follower: plumbline_log::Follower,
        _permit: OwnedSemaphorePermit,
    }
    let feed = Feed { follower: state.reader.follow(after), _permit: permit };
    let batches = stream::unfold(Some(feed), |feed| async {
        let mut feed = feed?;
        match feed.follower.next().await {
            Ok(None) => None,
            Ok(Some(events)) => Some((events.into_iter().map(Ok).collect::<Vec<_>>(), Some(feed))),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "a feed of events broke");
                Some((vec![Err(error)], None))
            }
        }
    });
    Ok(batches.flat_map(stream::iter))
}

/// An event as the wire has it.
pub(crate) fn event(recorded: &Recorded) -> Event {
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
