//! `ProcedureService/AdoptProcedure`: a new version of a procedure, into the log word for word.

use connectrpc::ConnectError;
use plumbline_lifecycle::{Command, Procedure};
use plumbline_workflow::Request;

use crate::commands::{day, word};
use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view::AdoptProcedureRequestView;
use crate::proto::plumbline::v1::AdoptProcedureResponse;
use crate::state::ApiState;
use plumbline_access::Caller;

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &AdoptProcedureRequestView<'_>,
) -> Result<AdoptProcedureResponse, ConnectError> {
    let command = Command::AdoptProcedure { text: asked.text.to_owned() };
    super::submit::may(caller, &command)?;
    let procedure: Procedure = asked
        .text
        .parse()
        .map_err(|bad: plumbline_lifecycle::BadProcedure| bad_field("text", &bad.to_string()))?;
    let request = Request {
        id: word("requestId", asked.request_id)?,
        standard: word("text", &procedure.id)?,
        command,
        expected_version: None,
        happened_on: asked.happened_on.map(|text| day("happenedOn", text)).transpose()?,
        actor: caller.name.clone(),
        on_behalf_of: super::submit::on_behalf_of(asked.on_behalf_of)?,
        scope: None,
    };
    let done = super::submit::give(state, caller, request).await?;
    Ok(AdoptProcedureResponse {
        procedure: procedure.id,
        version: procedure.version,
        seq: done.last_seq,
        ..Default::default()
    })
}
