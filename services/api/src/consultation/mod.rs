//! `ConsultationService`: what was said of a text and what came of it; and the table of it, as a file.

mod commands;
mod get;
mod page;
mod table;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;

use crate::caller::{any, caller};
use crate::calls::{Calls, wrap};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{receipt, submit, word};

pub(crate) use table::{csv, xlsx};

impl wire::ConsultationService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SubmitConsultationRequest>,
    ) -> ServiceResult<wire::Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_consultation(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetConsultationRequest>,
    ) -> ServiceResult<wire::GetConsultationResponse> {
        wrap(get::answer(&self.0, any(ctx.extensions()), asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SubmitConsultationRequestView<'_>,
) -> Result<wire::Receipt, ConnectError> {
    let target = StreamId::Consultation(word("consultation", asked.consultation)?);
    let command = commands::command(asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), target, command).await?;
    Ok(receipt(&done))
}
