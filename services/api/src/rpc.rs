//! The services: each call goes to its own file.
#![expect(
    refining_impl_trait,
    reason = "the traits let an answer be anything that encodes; ours are the messages themselves"
)]

mod adopt_procedure;
mod get_log_head;
mod get_pipeline;
mod get_standard;
mod list_irregularities;
mod list_standards;
mod narrow;
mod stream_events;
mod submit;

use connectrpc::{
    ConnectError, RequestContext, Response, ServiceRequest, ServiceResult, ServiceStream,
};

use crate::caller::caller;
use crate::proto::plumbline::v1::{
    AdoptProcedureRequest, AdoptProcedureResponse, CommandService, Event, EventService,
    GetLogHeadRequest, GetLogHeadResponse, GetPipelineRequest, GetPipelineResponse,
    GetStandardRequest, GetStandardResponse, ListIrregularitiesRequest, ListIrregularitiesResponse,
    ListStandardsRequest, ListStandardsResponse, ProcedureService, QueryService,
    StreamEventsRequest, SubmitRequest, SubmitResponse,
};
use crate::state::ApiState;

/// All services.
pub(crate) struct Calls(pub(crate) ApiState);

fn wrap<T>(answer: Result<T, ConnectError>) -> ServiceResult<T> {
    answer.map(Response::new)
}

impl CommandService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, SubmitRequest>,
    ) -> ServiceResult<SubmitResponse> {
        wrap(submit::answer(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

impl ProcedureService for Calls {
    async fn adopt_procedure(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, AdoptProcedureRequest>,
    ) -> ServiceResult<AdoptProcedureResponse> {
        wrap(adopt_procedure::answer(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

impl QueryService for Calls {
    async fn get_pipeline(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, GetPipelineRequest>,
    ) -> ServiceResult<GetPipelineResponse> {
        wrap(get_pipeline::answer(&self.0, asked.view()).await)
    }

    async fn list_standards(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, ListStandardsRequest>,
    ) -> ServiceResult<ListStandardsResponse> {
        wrap(list_standards::answer(&self.0, asked.view()).await)
    }

    async fn get_standard(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, GetStandardRequest>,
    ) -> ServiceResult<GetStandardResponse> {
        wrap(get_standard::answer(&self.0, asked.view()).await)
    }

    async fn list_irregularities(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, ListIrregularitiesRequest>,
    ) -> ServiceResult<ListIrregularitiesResponse> {
        wrap(list_irregularities::answer(&self.0, asked.view()).await)
    }

    async fn get_log_head(
        &self,
        _: RequestContext,
        _: ServiceRequest<'_, GetLogHeadRequest>,
    ) -> ServiceResult<GetLogHeadResponse> {
        wrap(get_log_head::answer(&self.0).await)
    }
}

impl EventService for Calls {
    async fn stream_events(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, StreamEventsRequest>,
    ) -> ServiceResult<ServiceStream<Event>> {
        wrap(stream_events::answer(&self.0, asked.view()))
    }
}
