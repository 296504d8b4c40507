//! `ReviewService`: what is done with a panel of experts, and all that is known of one.

pub(crate) mod commands;
mod get;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{receipt, submit, word};

impl wire::ReviewService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SubmitReviewRequest>,
    ) -> ServiceResult<wire::Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_review(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetReviewRequest>,
    ) -> ServiceResult<wire::GetReviewResponse> {
        wrap(get::answer(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SubmitReviewRequestView<'_>,
) -> Result<wire::Receipt, ConnectError> {
    let target = StreamId::Review(word("review", asked.review)?);
    let command = commands::command(asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), target, command).await?;
    Ok(receipt(&done))
}
