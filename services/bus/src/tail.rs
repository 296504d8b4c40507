//! Whether the stream's end is the log's: the one comparison that is made before anything is published after it.
//!
//! The last message is enough. Each message is taken only where the one before it is the last, so whoever put in a message of
//! their own has put it at the end, and nothing came after it.

use async_nats::jetstream::message::StreamMessage;
use async_nats::jetstream::stream::State;
use plumbline_log::{Envelope, LogId, Reader};

use crate::feed;
use crate::line::Line;
use crate::refusal::{NotUsed, Refusal};
use crate::subject;

/// The stream's last sequence, where all up to it is the log's.
pub(crate) async fn agreed(
    line: &Line,
    state: &State,
    reader: &Reader,
    log: &LogId,
) -> Result<u64, NotUsed> {
    feed::refuse_holes(line, state).await?;
    let (last, head) = (state.last_sequence, reader.head());
    // What lies beyond the log's end is named by its first message: that one is foreign, or the log is an older copy.
    let at = last.min(head + 1);
    if at == 0 {
        return Ok(0);
    }
    let Some(message) = feed::message(line, at).await? else {
        return Err(Refusal::Hole { seq: at, count: 1 }.into());
    };
    let leaf = event_of(&message, log)?;
    if at > head {
        return Err(Refusal::Ahead { last, head }.into());
    }
    let ours = reader.leaf(at).map_err(|error| Refusal::Log(error.to_string()))?;
    match ours {
        Some(ours) if ours.to_string() == leaf => Ok(last),
        ours => {
            let ours = ours.map_or("none".into(), |ours| ours.to_string());
            Err(Refusal::Leaf { seq: at, found: leaf, ours }.into())
        }
    }
}

/// The leaf of the event of this log that a message is.
fn event_of(message: &StreamMessage, log: &LogId) -> Result<String, Refusal> {
    let foreign = |why: String| Refusal::Foreign { sequence: message.sequence, why };
    let told = Envelope::read(&message.payload).map_err(|bad| foreign(bad.to_string()))?;
    if told.log.as_ref() != Some(log) {
        return Err(foreign("it is of another log".into()));
    }
    if told.event.seq != message.sequence {
        return Err(foreign(format!("it says that it is event {}", told.event.seq)));
    }
    if !subject::is_of(&message.subject, log, &told.event) {
        return Err(foreign(format!("it stands at {}", message.subject)));
    }
    Ok(told.event.leaf.to_string())
}
