//! `ImplementationService`: how a standard is put into effect.

mod commands;
mod get;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;

use crate::caller::{any, caller};
use crate::calls::{Calls, wrap};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{receipt, submit, word};

impl wire::ImplementationService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SubmitImplementationRequest>,
    ) -> ServiceResult<wire::Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_implementation(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetImplementationRequest>,
    ) -> ServiceResult<wire::GetImplementationResponse> {
        wrap(get::answer(&self.0, any(ctx.extensions()), asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SubmitImplementationRequestView<'_>,
) -> Result<wire::Receipt, ConnectError> {
    let target = StreamId::Implementation(word("standardId", asked.standard_id)?);
    let command = commands::command(asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), target, command).await?;
    Ok(receipt(&done))
}
