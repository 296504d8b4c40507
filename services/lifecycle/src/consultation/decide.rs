//! Which events a command about a consultation makes: its own, and what the standard gets when a draft's is over.

use crate::consultation::command::Command;
use crate::consultation::event::Event;
use crate::consultation::refusal::Refusal;
use crate::consultation::rules::{draft_is_over, held, may_dispose};
use crate::event;
use crate::stream::StreamId;
use crate::words::PartId;
use crate::world::{No, World};

/// The events of one command, the consultation's own first.
pub(crate) fn decide(
    world: &World<'_>,
    id: &PartId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let asked = held(world, id)?;
    let event = match command.clone() {
        Command::Comment { clause, text, from } => {
            Event::CommentReceived { no: asked.next_no(), clause, text, from, in_public: false }
        }
        Command::CommentInPublic { clause, text, from } => {
            Event::CommentReceived { no: asked.next_no(), clause, text, from, in_public: true }
        }
        Command::RecordReply { body, comments } => Event::ReplyReceived { body, comments },
        Command::Dispose { no, outcome, reason, change } => {
            // Who somebody is is judged today; whether there is such a comment comes before who may.
            if asked.comment(no).is_none() {
                let newest = u32::try_from(asked.comments.len()).unwrap_or(u32::MAX);
                return Err(Refusal::NoSuchComment { no, newest }.into());
            }
            may_dispose(world, id)?;
            Event::CommentDisposed { no, outcome, reason, change }
        }
        Command::Extend { until, reason } => Event::ConsultationExtended { until, reason },
        Command::End => Event::ConsultationEnded { why: None },
    };
    let ends = matches!(event, Event::ConsultationEnded { .. });
    let mut events = vec![(StreamId::Consultation(id.clone()), event::Event::Consultation(event))];
    if ends {
        events.extend(draft_is_over(world, id)?);
    }
    Ok(events)
}
