//! From a form that was sent to a command that was given.

use std::time::Duration;

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::{Command, Refusal, Shared, StreamId};
use plumbline_workflow::{Failure, Request};
use uuid::Uuid;

use crate::acts::returned::{Changed, Returned, Why};
use crate::acts::sent::{Posted, Sent};
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// How long the next page waits for the views.
const SEEN_WITHIN: Duration = Duration::from_secs(2);

/// The command that a form comes to.
pub(crate) struct Order {
    pub(crate) target: StreamId,
    pub(crate) command: Command,
    /// The version of the stream that was looked at; nothing where what others have done to it since does not matter.
    pub(crate) version: Option<u64>,
    /// The day on which it happened, where that is asked for.
    pub(crate) on: Option<Date>,
}

/// What came of a form.
pub(crate) enum Came {
    /// It was done, by this command.
    Done(Uuid),
    /// It comes back.
    Back(Box<Returned>),
}

/// Gives what a form says: `read` makes the command of it, or says why there is none.
pub(crate) async fn given(
    state: &WebState,
    visit: &Visit,
    posted: Posted,
    read: impl FnOnce(&WebState, &Caller, &Sent) -> Result<Result<Order, Why>, Problem> + Send + 'static,
) -> Result<Came, Problem> {
    let sent = posted.sent()?;
    let caller = visit.caller.clone().ok_or(Problem::Stranger)?;
    let (by, form) = (caller.clone(), sent.clone());
    let order = match state.ask(move |state| read(state, &by, &form)).await? {
        Ok(order) => order,
        Err(why) => return Ok(Came::Back(Box::new(Returned { sent, why }))),
    };
    let Order { target, command, version, on } = order;
    let request = Request {
        id: sent.id,
        target: target.clone(),
        command,
        expected_version: version,
        happened_on: on,
        caller,
        on_behalf_of: None,
    };
    let why = match state.writer.submit(request).await {
        Ok(answer) => {
            // The page that is shown next has seen it.
            let seen = answer.last_seq;
            state.ask(move |state| Ok(state.views.wait_for(seen, SEEN_WITHIN))).await?;
            return Ok(Came::Done(sent.id));
        }
        Err(Failure::Refused(no)) => {
            let word = match &no {
                Refusal::Shared(Shared::BadField { field, .. }) => Some(*field),
                _ => None,
            };
            Why::Refused(no.reason(), word)
        }
        Err(Failure::Denied(no)) => Why::Refused(no.reason(), None),
        // An id that was used for something else is that of a form which was sent before, filled in otherwise.
        Err(Failure::Stale { .. } | Failure::IdReused(_)) => {
            let seen = sent.version;
            let since =
                move |state: &WebState| Changed::since(&state.reader, &target, seen, |_| true);
            Why::Stale(state.ask(since).await?)
        }
        Err(Failure::Busy | Failure::Unavailable(_)) => Why::NotNow,
        Err(Failure::Unknown(_)) => Why::Unsure,
        Err(no @ (Failure::Unreadable { .. } | Failure::Broken(_))) => {
            return Err(Problem::of_command(&no));
        }
    };
    Ok(Came::Back(Box::new(Returned { sent, why })))
}
