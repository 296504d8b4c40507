//! `ExpertsService`: who is in the pools of experts.

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::{Jurisdiction, PersonId};
use plumbline_views as views;
use plumbline_views::ExpertQuery;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{as_of, count, day_text, word};

impl wire::ExpertsService for Calls {
    async fn list_experts(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::ListExpertsRequest>,
    ) -> ServiceResult<wire::ListExpertsResponse> {
        wrap(list(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_expert(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetExpertRequest>,
    ) -> ServiceResult<wire::GetExpertResponse> {
        wrap(get(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn list(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::ListExpertsRequestView<'_>,
) -> Result<wire::ListExpertsResponse, ConnectError> {
    let query = ExpertQuery {
        area: asked.area.map(|area| word("area", area)).transpose()?,
        text: asked.query.map(str::to_owned),
        field: asked.field.map(|field| word("field", field)).transpose()?,
        unit: asked.unit.map(|unit| word("unit", unit)).transpose()?,
        kind: asked.kind.map(|kind| word("kind", kind)).transpose()?,
        standing: asked.standing.map(|standing| word("standing", standing)).transpose()?,
        never_asked: asked.never_asked,
        after: asked.page_token.map(str::to_owned),
        limit: asked.page_size,
    };
    let (past, today) = (as_of(state, asked.as_of)?, state.today());
    let log = state.reader.clone();
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| match past {
        None => views.experts.list(&query, today),
        Some(day) => views.experts.list_as_of(&log.now(), &query, day),
    });
    let found = found.await?;
    Ok(wire::ListExpertsResponse {
        as_of: past.unwrap_or(today).to_string(),
        seen_seq: found.position,
        total: count(found.total),
        active: count(found.active),
        busy: count(found.busy),
        never_asked: count(found.never_asked),
        experts: found.entries.into_iter().map(told).collect(),
        next_page_token: found.next.unwrap_or_default(),
        ..Default::default()
    })
}

async fn get(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetExpertRequestView<'_>,
) -> Result<wire::GetExpertResponse, ConnectError> {
    let area: Jurisdiction = word("area", asked.area)?;
    let id: PersonId = word("expert", asked.expert)?;
    let (past, today) = (as_of(state, asked.as_of)?, state.today());
    let says = format!("the pool of {area} holds nobody by the id {id}, as far as this token sees");
    let log = state.reader.clone();
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| match past {
        None => views.experts.record(&area, &id, today),
        Some(day) => views.experts.record_as_of(&log.now(), &area, &id, day),
    });
    let found = found.await?.ok_or_else(|| ConnectError::not_found(says))?;
    Ok(wire::GetExpertResponse {
        as_of: past.unwrap_or(today).to_string(),
        seen_seq: found.position,
        expert: told(found.entry).into(),
        languages: found.languages,
        approval: found.approval,
        away: found.away.iter().map(absence).collect(),
        conflicts: found.conflicts.iter().map(conflict).collect(),
        trainings: found.trainings.iter().map(training).collect(),
        invitations: found.services.into_iter().map(invitation).collect(),
        to_cast: found.to_cast.into_iter().map(ballot).collect(),
        ..Default::default()
    })
}

fn told(entry: views::ExpertEntry) -> wire::PoolExpert {
    wire::PoolExpert {
        area: entry.area.to_string(),
        expert: entry.id.to_string(),
        name: entry.name,
        title: entry.title.unwrap_or_default(),
        senior: entry.senior,
        kind: entry.kind.key().to_owned(),
        unit: entry.unit.to_string(),
        fields: entry.fields.iter().map(ToString::to_string).collect(),
        standing: entry.standing.key().to_owned(),
        since: entry.since.to_string(),
        until: entry.until.to_string(),
        away_until: day_text(entry.away_until),
        load: entry.load,
        last_asked: day_text(entry.last_asked),
        asked: count(entry.asked),
        served: count(entry.served),
        open: count(entry.open),
        answered: count(entry.answered),
        on_time: count(entry.on_time),
        ..Default::default()
    }
}

fn absence(away: &plumbline_lifecycle::pool::Away) -> wire::PoolAbsence {
    let (from, until) = (away.from.to_string(), away.until.to_string());
    wire::PoolAbsence { from, until, ..Default::default() }
}

fn conflict(conflict: &plumbline_lifecycle::pool::Conflict) -> wire::PoolConflict {
    let (with, reason) = (conflict.with.to_string(), conflict.reason.to_string());
    wire::PoolConflict { with, reason, ..Default::default() }
}

fn training(training: &plumbline_lifecycle::pool::Training) -> wire::PoolTraining {
    let (title, held) = (training.title.to_string(), training.held.to_string());
    wire::PoolTraining { title, held, ..Default::default() }
}

fn invitation(one: views::Service) -> wire::PoolInvitation {
    let (answered, answer, on_time) = match one.answered {
        Some((day, answer, on_time)) => (Some(day), answer.key(), on_time),
        None => (None, "", false),
    };
    wire::PoolInvitation {
        review: one.review,
        asked: one.asked.to_string(),
        released: day_text(one.released),
        served: one.served,
        until: day_text(one.until),
        answered: day_text(answered),
        answer: answer.to_owned(),
        on_time,
        overdue: one.overdue,
        ..Default::default()
    }
}

fn ballot(one: views::ToCast) -> wire::PoolBallot {
    wire::PoolBallot {
        ballot: one.ballot,
        opened: one.opened.to_string(),
        closes: day_text(one.closes),
        secret: one.secret,
        ..Default::default()
    }
}
