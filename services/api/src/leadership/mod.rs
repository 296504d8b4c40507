//! `LeadershipService`: where all standards stand, which observed moves broke the procedure, how long everything takes, and how far
//! standards in use are applied.

mod in_use;
mod times;

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::Place;
use plumbline_lifecycle::procedure::MoveKind;
use plumbline_views as views;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::errors::bad_field;
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view::{
    GetPipelineRequestView, ListIrregularitiesRequestView,
};
use crate::proto::plumbline::v1::{
    GetPipelineResponse, Group, ListIrregularitiesResponse, MoveCount, ObservedMove, PlaceCount,
};
use crate::state::ApiState;
use crate::translate::{as_of, count, filter};

impl wire::LeadershipService for Calls {
    async fn get_pipeline(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetPipelineRequest>,
    ) -> ServiceResult<GetPipelineResponse> {
        wrap(pipeline(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn list_irregularities(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::ListIrregularitiesRequest>,
    ) -> ServiceResult<ListIrregularitiesResponse> {
        wrap(irregularities(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_times(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetTimesRequest>,
    ) -> ServiceResult<wire::GetTimesResponse> {
        wrap(times::answer(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_time_between(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetTimeBetweenRequest>,
    ) -> ServiceResult<wire::GetTimeBetweenResponse> {
        wrap(times::between(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_in_use(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetInUseRequest>,
    ) -> ServiceResult<wire::GetInUseResponse> {
        wrap(in_use::answer(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn list_open_feedback(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::ListOpenFeedbackRequest>,
    ) -> ServiceResult<wire::ListOpenFeedbackResponse> {
        wrap(in_use::feedback(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn pipeline(
    state: &ApiState,
    caller: &Caller,
    asked: &GetPipelineRequestView<'_>,
) -> Result<GetPipelineResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let as_of = as_of(state, asked.as_of)?.unwrap_or_else(|| state.today());
    let found = state
        .ask(Some(caller), asked.not_before_seq, move |views| {
            views.leadership.pipeline(&filter, as_of)
        })
        .await?;
    Ok(GetPipelineResponse {
        as_of: found.as_of.to_string(),
        seen_seq: found.position,
        total: count(found.total),
        overdue: count(found.overdue),
        places: found.places.into_iter().map(place).collect(),
        by_level: found.by_level.into_iter().map(group).collect(),
        by_field: found.by_field.into_iter().map(group).collect(),
        by_jurisdiction: found.by_jurisdiction.into_iter().map(group).collect(),
        ..Default::default()
    })
}

fn place(row: views::PlaceCount) -> PlaceCount {
    PlaceCount {
        place: row.place.key().to_owned(),
        count: count(row.count),
        overdue: count(row.overdue),
        median_days: row.median_days,
        ..Default::default()
    }
}

fn group(row: views::Group) -> Group {
    let standing = Place::ALL.iter().zip(row.counts).filter(|(_, number)| *number > 0);
    Group {
        key: row.key,
        total: count(row.total),
        overdue: count(row.overdue),
        places: standing.map(|(place, number)| (place.key().to_owned(), count(number))).collect(),
        ..Default::default()
    }
}

async fn irregularities(
    state: &ApiState,
    caller: &Caller,
    asked: &ListIrregularitiesRequestView<'_>,
) -> Result<ListIrregularitiesResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let kind = asked.kind.map(move_kind).transpose()?;
    let moves_max = if asked.page_size == 0 { 50 } else { asked.page_size.min(1_000) };
    let found = state.ask(Some(caller), None, move |views| {
        let moves = match kind {
            Some(kind) => views.leadership.irregular_moves(&filter, kind, moves_max)?,
            None => Vec::new(),
        };
        Ok((views.leadership.irregularities(&filter)?, moves))
    });
    let (counts, moves) = found.await?;
    let counts = counts.into_iter().map(|row| MoveCount {
        kind: row.kind.key().to_owned(),
        count: count(row.count),
        irregular: row.kind.is_irregular(),
        ..Default::default()
    });
    Ok(ListIrregularitiesResponse {
        counts: counts.collect(),
        moves: moves.into_iter().map(observed_move).collect(),
        ..Default::default()
    })
}

fn move_kind(key: &str) -> Result<MoveKind, ConnectError> {
    MoveKind::ALL.into_iter().find(|kind| kind.key() == key).ok_or_else(|| {
        let keys: Vec<&str> = MoveKind::ALL.iter().map(|kind| kind.key()).collect();
        bad_field("kind", &format!("{key:?} is not one of {}", keys.join(", ")))
    })
}

fn observed_move(found: views::IrregularMove) -> ObservedMove {
    ObservedMove {
        standard_id: found.id,
        label: found.label.unwrap_or_default(),
        kind: found.kind.key().to_owned(),
        from: found.from.unwrap_or_default(),
        to: found.to,
        happened_on: found.on.to_string(),
        ..Default::default()
    }
}
