//! Whether something that is offered can be done by whoever looks: what the rules say, and what the policy says of them.

use plumbline_access::Caller;
use plumbline_lifecycle::{Command, Offer, StreamId};
use plumbline_workflow::{Failure, Foresight, Request};
use uuid::Uuid;

use crate::acts::listed::Not;
use crate::problem::Problem;

/// Why it cannot be done, where it cannot.
pub(super) fn judged<C: Clone + Into<Command>>(
    foresight: &mut Foresight<'_>,
    caller: &Caller,
    target: &StreamId,
    offer: &Offer<C>,
) -> Result<Option<Not>, Problem> {
    let request = Request {
        id: Uuid::now_v7(),
        target: target.clone(),
        command: offer.command.clone().into(),
        expected_version: None,
        happened_on: None,
        caller: caller.clone(),
        on_behalf_of: None,
    };
    let refusal = offer.refusal.as_ref().map(|refusal| refusal.reason());
    match (foresight.may(&request), refusal) {
        (Err(Failure::Denied(_)), _) => Ok(Some(Not::Others)),
        (Err(no), _) => Err(Problem::of_command(&no)),
        (Ok(()), Some(reason)) if reason.rule == "out-of-turn" => Ok(Some(Not::Elsewhere)),
        (Ok(()), Some(reason)) => Ok(Some(Not::Rule(reason))),
        (Ok(()), None) => Ok(None),
    }
}
