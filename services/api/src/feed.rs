//! Following the log for a reader who stays: bounded in number, in order, without gaps in what they may read; and an event as
//! the wire has it.

use connectrpc::ConnectError;
use futures::stream::{self, Stream, StreamExt as _};
use plumbline_access::Caller;
use plumbline_log::Recorded;
use tokio::sync::OwnedSemaphorePermit;

use crate::proto::plumbline::v1::Event;
use crate::shown::shown;
use crate::state::{ApiState, failed};

/// Every event after `after` that this caller is shown, then each new one; an error is the last item.
pub(crate) fn follow(
    state: &ApiState,
    caller: &Caller,
    after: u64,
) -> Result<impl Stream<Item = Result<Recorded, ConnectError>> + Send + use<>, ConnectError> {
    let permit = std::sync::Arc::clone(&state.feeds).try_acquire_owned().map_err(|_| {
        ConnectError::resource_exhausted("too many feeds are open: try again later")
    })?;
    struct Feed {
        state: ApiState,
        caller: Caller,
        follower: plumbline_log::Follower,
        _permit: OwnedSemaphorePermit,
    }
    let feed = Feed {
        state: state.clone(),
        caller: caller.clone(),
        follower: state.reader.follow(after),
        _permit: permit,
    };
    let batches = stream::unfold(Some(feed), |feed| async {
        let mut feed = feed?;
        match feed.follower.next().await {
            Ok(None) => None,
            Ok(Some(events)) => match shown(&feed.state, &feed.caller, events).await {
                Ok(events) => Some((events.into_iter().map(Ok).collect::<Vec<_>>(), Some(feed))),
                Err(error) => Some((vec![Err(error)], None)),
            },
            Err(error) => Some((vec![Err(failed("the log could not be read on", &error))], None)),
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
