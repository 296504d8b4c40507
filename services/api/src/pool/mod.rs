//! `PoolService`: who is in the pool of an area, and what is private of them.

mod commands;
mod personal;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{receipt, submit, word};

impl wire::PoolService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SubmitPoolRequest>,
    ) -> ServiceResult<wire::Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn seal_personal_data(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SealPersonalDataRequest>,
    ) -> ServiceResult<wire::Receipt> {
        let done = personal::seal(&self.0, caller(ctx.extensions())?, asked.view()).await;
        wrap(done.map(|done| receipt(&done)))
    }

    async fn erase_personal_data(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::ErasePersonalDataRequest>,
    ) -> ServiceResult<wire::Receipt> {
        let done = personal::erase(&self.0, caller(ctx.extensions())?, asked.view()).await;
        wrap(done.map(|done| receipt(&done)))
    }

    async fn get_personal_data(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetPersonalDataRequest>,
    ) -> ServiceResult<wire::GetPersonalDataResponse> {
        wrap(personal::get(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SubmitPoolRequestView<'_>,
) -> Result<wire::Receipt, ConnectError> {
    let target = StreamId::Pool(word("area", asked.area)?);
    let command = commands::command(asked.expert, asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), target, command).await?;
    Ok(receipt(&done))
}
