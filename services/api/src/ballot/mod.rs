//! `BallotService`: votes by name and in secret, and what they come to.

mod commands;
pub(crate) mod get;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{receipt, submit, word};

impl wire::BallotService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SubmitBallotRequest>,
    ) -> ServiceResult<wire::Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_ballot(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetBallotRequest>,
    ) -> ServiceResult<wire::GetBallotResponse> {
        wrap(get::answer(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SubmitBallotRequestView<'_>,
) -> Result<wire::Receipt, ConnectError> {
    let target = StreamId::Ballot(word("ballot", asked.ballot)?);
    let command = commands::command(asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), target, command).await?;
    Ok(receipt(&done))
}
