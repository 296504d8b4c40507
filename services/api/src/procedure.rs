//! `ProcedureService`: a new version of a procedure, into the log word for word.

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::procedure::{BadProcedure, Command, Procedure};

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view::AdoptProcedureRequestView;
use crate::proto::plumbline::v1::{
    AdoptProcedureRequest, AdoptProcedureResponse, ProcedureService,
};
use crate::state::ApiState;
use crate::translate::{receipt, submit};

impl ProcedureService for Calls {
    async fn adopt_procedure(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, AdoptProcedureRequest>,
    ) -> ServiceResult<AdoptProcedureResponse> {
        wrap(adopt(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn adopt(
    state: &ApiState,
    caller: &Caller,
    asked: &AdoptProcedureRequestView<'_>,
) -> Result<AdoptProcedureResponse, ConnectError> {
    let command = Command::AdoptProcedure { text: asked.text.to_owned() }.into();
    let target = StreamId::Procedures;
    let done = submit(state, caller, asked.header.as_option(), target, command).await?;
    let procedure: Procedure =
        asked.text.parse().map_err(|bad: BadProcedure| bad_field("text", &bad.to_string()))?;
    Ok(AdoptProcedureResponse {
        receipt: receipt(&done).into(),
        procedure: procedure.id,
        version: procedure.version,
        ..Default::default()
    })
}
