//! `PeopleService`: units, persons, and who acts for what.

mod commands;
mod get;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{receipt, submit};

impl wire::PeopleService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SubmitPeopleRequest>,
    ) -> ServiceResult<wire::Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_people(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, wire::GetPeopleRequest>,
    ) -> ServiceResult<wire::GetPeopleResponse> {
        wrap(get::answer(&self.0, asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SubmitPeopleRequestView<'_>,
) -> Result<wire::Receipt, ConnectError> {
    let command = commands::command(asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), StreamId::People, command).await?;
    Ok(receipt(&done))
}
