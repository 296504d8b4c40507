//! `StandardService`: the commands that move a standard through its life, and what is known of it.

mod commands;
pub(crate) mod get;
mod page;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::StreamId;
use plumbline_views::{Entry, ListQuery};

use crate::caller::{any, caller};
use crate::calls::{Calls, wrap};
use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view::{
    ListStandardsRequestView, SubmitStandardRequestView,
};
use crate::proto::plumbline::v1::{
    GetStandardRequest, GetStandardResponse, ListStandardsRequest, ListStandardsResponse, Receipt,
    StandardLine, StandardService, SubmitStandardRequest,
};
use crate::state::ApiState;
use crate::translate::{count, filter, receipt, submit, word};

impl StandardService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, SubmitStandardRequest>,
    ) -> ServiceResult<Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_standard(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, GetStandardRequest>,
    ) -> ServiceResult<GetStandardResponse> {
        wrap(get::answer(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn list_standards(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, ListStandardsRequest>,
    ) -> ServiceResult<ListStandardsResponse> {
        wrap(list(&self.0, any(ctx.extensions()), asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &SubmitStandardRequestView<'_>,
) -> Result<Receipt, ConnectError> {
    let target = StreamId::Standard(word("standardId", asked.standard_id)?);
    let command = commands::command(asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), target, command).await?;
    Ok(receipt(&done))
}

/// The catalogue, which answers everybody with what they may read.
async fn list(
    state: &ApiState,
    caller: Option<&Caller>,
    asked: &ListStandardsRequestView<'_>,
) -> Result<ListStandardsResponse, ConnectError> {
    let text = |given: &str| (!given.is_empty()).then(|| given.to_owned());
    if !asked.page_token.is_empty() && !ListQuery::leads_on(asked.page_token) {
        let says = format!(
            "{:?} is no nextPageToken of an answer (leave it out for the first page)",
            asked.page_token
        );
        return Err(bad_field("pageToken", &says));
    }
    let query = ListQuery {
        filter: filter(asked.filter.as_option())?,
        place: asked.place.map(|key| word("place", key)).transpose()?,
        text: text(asked.query),
        after: text(asked.page_token),
        limit: asked.page_size,
        ..ListQuery::default()
    };
    let found =
        state.ask(caller, asked.not_before_seq, move |views| views.catalogue.list(&query)).await?;
    Ok(ListStandardsResponse {
        standards: found.entries.into_iter().map(line).collect(),
        next_page_token: found.next.unwrap_or_default(),
        total: count(found.total),
        seen_seq: found.position,
        ..Default::default()
    })
}

fn line(entry: Entry) -> StandardLine {
    StandardLine {
        standard_id: entry.id,
        label: entry.label.unwrap_or_default(),
        title_zh: entry.title_zh.unwrap_or_default(),
        title_en: entry.title_en.unwrap_or_default(),
        level: entry.level.key().to_owned(),
        field: entry.field,
        jurisdiction: entry.jurisdiction,
        place: entry.place.key().to_owned(),
        code: entry.code,
        since: entry.since.to_string(),
        edition: entry.edition,
        suspended: entry.suspended,
        entered: entry.entered,
        ..Default::default()
    }
}
