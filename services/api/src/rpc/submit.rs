//! `CommandService/Submit`: one order to the writer, and its answer once it is durable.

use connectrpc::ConnectError;
use plumbline_lifecycle::{Command, StandardId};
use plumbline_workflow::{Failure, Request};

use crate::commands::{command, day, word};
use crate::errors::{bad_field, refused, stale};
use crate::proto::plumbline::v1::__buffa::view::SubmitRequestView;
use crate::proto::plumbline::v1::SubmitResponse;
use crate::state::ApiState;
use plumbline_access::{Caller, Role};

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &SubmitRequestView<'_>,
) -> Result<SubmitResponse, ConnectError> {
    let request = Request {
        id: word("requestId", asked.request_id)?,
        standard: word("standardId", asked.standard_id)?,
        command: command(asked.command.as_ref())?,
        expected_version: asked.expected_version,
        happened_on: asked.happened_on.map(|text| day("happenedOn", text)).transpose()?,
        actor: caller.name.clone(),
        on_behalf_of: on_behalf_of(asked.on_behalf_of)?,
        scope: (caller.role != Role::Administrator).then(|| caller.jurisdiction.clone()),
    };
    let done = give(state, caller, request).await?;
    Ok(SubmitResponse {
        standard_id: done.standard.as_str().to_owned(),
        version: done.version,
        first_seq: done.first_seq,
        last_seq: done.last_seq,
        repeated: done.repeated,
        ..Default::default()
    })
}

/// Gives an order in the caller's name.
pub(super) async fn give(
    state: &ApiState,
    caller: &Caller,
    request: Request,
) -> Result<plumbline_workflow::Answer, ConnectError> {
    may(caller, &request.command)?;
    let standard = request.standard.clone();
    state.writer.submit(request).await.map_err(|failure| no(&standard, &failure))
}

/// Whether the caller's role may give this order at all.
pub(super) fn may(caller: &Caller, order: &Command) -> Result<(), ConnectError> {
    if caller.role.may(order) {
        return Ok(());
    }
    let (role, order) = (caller.role.key(), order.name());
    Err(ConnectError::permission_denied(format!("the role {role} may not give the order {order}")))
}

/// For whom the caller acts: a name as any other.
pub(super) fn on_behalf_of(name: Option<&str>) -> Result<Option<String>, ConnectError> {
    let name =
        name.map(|name| word::<plumbline_lifecycle::Name>("onBehalfOf", name)).transpose()?;
    Ok(name.map(String::from))
}

fn no(standard: &StandardId, failure: &Failure) -> ConnectError {
    match failure {
        Failure::Refused(refusal) => refused(refusal),
        Failure::Stale { expected, found } => stale(standard.as_str(), *expected, *found),
        Failure::IdReused(_) => {
            let mut error = bad_field("requestId", &failure.to_string());
            error.code = connectrpc::ErrorCode::AlreadyExists;
            error
        }
        Failure::OutsideJurisdiction { .. } => ConnectError::permission_denied(failure.to_string()),
        Failure::Busy => ConnectError::resource_exhausted(failure.to_string()),
        Failure::Unavailable(_) => ConnectError::unavailable(failure.to_string()),
        Failure::Unknown(_) => ConnectError::unknown(failure.to_string()),
    }
}
