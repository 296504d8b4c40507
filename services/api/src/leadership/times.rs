//! How long standards stay in each stage, matters at each step, and what lies between two stage codes.

use connectrpc::ConnectError;
use plumbline_access::Caller;
use plumbline_lifecycle::StageCode;
use plumbline_views as views;

use crate::errors::bad_field;
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{as_of, code, count, filter, word};

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetTimesRequestView<'_>,
) -> Result<wire::GetTimesResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let day = as_of(state, asked.as_of)?.unwrap_or_else(|| state.today());
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| {
        let leadership = &views.leadership;
        let stages = leadership.time_in_stage(&filter, Some(day))?;
        Ok((views.position(), stages, leadership.step_times(&filter, day)?))
    });
    let (seen_seq, stages, steps) = found.await?;
    Ok(wire::GetTimesResponse {
        as_of: day.to_string(),
        seen_seq,
        stages: stages.into_iter().map(stage).collect(),
        steps: steps.into_iter().map(step).collect(),
        ..Default::default()
    })
}

fn stage(row: views::TimeInStage) -> wire::StageTime {
    wire::StageTime {
        place: row.place.key().to_owned(),
        finished: count(row.finished),
        median_days: row.median_days,
        p90_days: row.p90_days,
        longest_days: row.longest_days,
        ..Default::default()
    }
}

fn step(row: views::StepTime) -> wire::StepTime {
    wire::StepTime {
        gate: row.gate.key().to_owned(),
        step_zh: row.step.zh,
        step_en: row.step.en,
        roles: row.roles.into_iter().map(|role| role.key().to_owned()).collect(),
        decided: count(row.decided),
        sent_back: count(row.sent_back),
        declined: count(row.declined),
        median_days: row.median_days,
        p90_days: row.p90_days,
        longest_days: row.longest_days,
        in_time: within(row.in_time).into(),
        ..Default::default()
    }
}

fn within(of: views::Within) -> wire::Share {
    wire::Share { hits: of.hits, of: of.of, ..Default::default() }
}

pub(super) async fn between(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetTimeBetweenRequestView<'_>,
) -> Result<wire::GetTimeBetweenResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let day = as_of(state, asked.as_of)?.unwrap_or_else(|| state.today());
    let (from, to): (StageCode, StageCode) = (word("from", asked.from)?, word("to", asked.to)?);
    if from == to {
        return Err(bad_field("to", "must be another code than `from`"));
    }
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| {
        Ok((views.position(), views.leadership.between(&filter, (from, to), day)?))
    });
    let (seen_seq, found) = found.await?;
    let cited = |of: plumbline_views::Cited| wire::Cited {
        clause: of.clause,
        unverified: of.unverified,
        example_of: code(of.example_of.as_ref()),
        ..Default::default()
    };
    Ok(wire::GetTimeBetweenResponse {
        as_of: day.to_string(),
        seen_seq,
        from: from.to_string(),
        to: to.to_string(),
        finished: count(found.finished),
        median_days: found.median_days,
        p90_days: found.p90_days,
        longest_days: found.longest_days,
        within: within(found.within).into(),
        clauses: found.clauses.into_iter().map(cited).collect(),
        unknown: count(found.unknown),
        ..Default::default()
    })
}
