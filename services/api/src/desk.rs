//! `DeskService`: what waits for whom, today.

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::{Caller, reads_desk};
use plumbline_lifecycle::approval::{Capacity, Outcome};
use plumbline_lifecycle::people::Role;
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{PersonId, Place, StandardId, Then};
use plumbline_views as views;
use plumbline_workflow::Failure;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::errors::{bad_field, failure};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::ApiState;
use crate::translate::{as_of, code, count, day_text, word};

impl wire::DeskService for Calls {
    async fn get_desk(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetDeskRequest>,
    ) -> ServiceResult<wire::GetDeskResponse> {
        wrap(desk(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_waiting(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetWaitingRequest>,
    ) -> ServiceResult<wire::GetWaitingResponse> {
        wrap(of(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_waiting_on(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetWaitingOnRequest>,
    ) -> ServiceResult<wire::GetWaitingOnResponse> {
        wrap(on(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_due(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::GetDueRequest>,
    ) -> ServiceResult<wire::GetDueResponse> {
        wrap(due(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn desk(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetDeskRequestView<'_>,
) -> Result<wire::GetDeskResponse, ConnectError> {
    let named = asked.person.map(|person| word::<PersonId>("person", person)).transpose()?;
    let Some(person) = named.or_else(|| caller.person.clone()) else {
        return Err(bad_field("person", "is missing: this token names nobody, so say whose desk"));
    };
    reads_desk(caller, &person).map_err(|denial| failure(&Failure::Denied(denial)))?;
    let limit = if asked.page_size == 0 { 50 } else { asked.page_size.min(1_000) };
    let today = state.today();
    let whose = person.clone();
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| {
        let desk = &views.desk;
        Ok((
            views.position(),
            desk.mine(&whose, today, limit)?,
            desk.done(&whose, limit)?,
            desk.sent(&whose, limit)?,
            desk.copied(&whose, limit)?,
        ))
    });
    let (seen_seq, mine, done, sent, copied) = found.await?;
    Ok(wire::GetDeskResponse {
        person: person.into(),
        day: today.to_string(),
        seen_seq,
        mine_more: mine.more,
        mine: mine.rows.into_iter().map(told_mine).collect(),
        done_more: done.more,
        done: done.rows.into_iter().map(told_done).collect(),
        sent_more: sent.more,
        sent: sent.rows.into_iter().map(told_sent).collect(),
        copied_more: copied.more,
        copied: copied.rows.into_iter().map(told_copied).collect(),
        ..Default::default()
    })
}

async fn of(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetWaitingRequestView<'_>,
) -> Result<wire::GetWaitingResponse, ConnectError> {
    let standard: StandardId = word("standardId", asked.standard_id)?;
    let today = state.today();
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| {
        Ok((views.position(), views.desk.of(&standard, today)?))
    });
    let (seen_seq, waits) = found.await?;
    Ok(wire::GetWaitingResponse {
        day: today.to_string(),
        seen_seq,
        waits: waits.into_iter().map(told).collect(),
        ..Default::default()
    })
}

async fn on(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetWaitingOnRequestView<'_>,
) -> Result<wire::GetWaitingOnResponse, ConnectError> {
    let today = state.today();
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| {
        Ok((views.position(), views.desk.waiting_on(today)?))
    });
    let (seen_seq, rows) = found.await?;
    Ok(wire::GetWaitingOnResponse {
        day: today.to_string(),
        seen_seq,
        rows: rows.into_iter().map(told_on).collect(),
        ..Default::default()
    })
}

async fn due(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetDueRequestView<'_>,
) -> Result<wire::GetDueResponse, ConnectError> {
    let limit = if asked.page_size == 0 { 50 } else { asked.page_size.min(1_000) };
    let within = asked.within_days.unwrap_or(30).min(views::DUE_DAYS_MAX);
    let today = state.today();
    let past = as_of(state, asked.as_of)?.filter(|day| *day < today);
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| {
        let desk = &views.desk;
        let (late, due) = match past {
            Some(day) => (desk.overdue_as_of(day, limit)?, views::Due::default()),
            None => (desk.overdue(today, limit)?, desk.due(today, within, limit)?),
        };
        Ok((views.position(), late, due))
    });
    let (seen_seq, late, due) = found.await?;
    Ok(wire::GetDueResponse {
        day: past.unwrap_or(today).to_string(),
        seen_seq,
        within_days: within,
        overdue_more: late.more,
        overdue: late.rows.into_iter().map(told).collect(),
        due_more: due.more,
        due: due.rows.into_iter().map(told).collect(),
        days: due.days.into_iter().map(told_day).collect(),
        ..Default::default()
    })
}

fn told_day(of: views::DueDay) -> wire::DueDay {
    wire::DueDay {
        day: of.day.to_string(),
        worked: of.worked,
        provisional: of.provisional,
        count: of.count,
        ..Default::default()
    }
}

fn told_mine(row: views::Mine) -> wire::Mine {
    wire::Mine {
        waiting: told(row.waiting).into(),
        capacity: row.capacity.key().to_owned(),
        stands_for: row.stands_for.map(named).into(),
        ..Default::default()
    }
}

fn told(row: views::Waiting) -> wire::Waiting {
    let papers = row.missing.into_iter();
    wire::Waiting {
        stream: row.stream,
        standard_id: row.standard.id,
        label: row.standard.label.unwrap_or_default(),
        title_zh: row.standard.title_zh.unwrap_or_default(),
        title_en: row.standard.title_en.unwrap_or_default(),
        place: row.standard.place.map(Place::key).unwrap_or_default().to_owned(),
        jurisdiction: row.standard.jurisdiction,
        gate: row.gate.map(Gate::key).unwrap_or_default().to_owned(),
        what_zh: row.what.zh,
        what_en: row.what.en,
        who_zh: row.who.zh,
        who_en: row.who.en,
        since: row.since.to_string(),
        working_days: row.working_days,
        until: day_text(row.until),
        late: row.is_late,
        provisional: row.provisional,
        then: then(row.then).to_owned(),
        clause: row.clause,
        unverified: row.unverified,
        example_of: code(row.standard.example_of.as_ref()),
        missing: papers
            .map(|paper| wire::Paper { zh: paper.zh, en: paper.en, ..Default::default() })
            .collect(),
        submitter: row.submitter.map(named).into(),
        may: row.may.into_iter().map(actor).collect(),
        ..Default::default()
    }
}

fn then(then: Then) -> &'static str {
    match then {
        Then::Late => "late",
        Then::Freeze => "freeze",
        Then::Close => "close",
        Then::Escalate => "escalate",
        Then::TakeEffect => "take_effect",
        Then::Replace => "replace",
        Then::Lapse => "lapse",
        Then::Nothing => "nothing",
    }
}

fn named(person: views::Named) -> wire::Actor {
    wire::Actor { person: person.id, name: person.name, ..Default::default() }
}

fn actor(acting: views::Acting) -> wire::Actor {
    wire::Actor {
        capacity: Capacity::key(acting.capacity).to_owned(),
        stands_for: acting.stands_for.map(|whom| whom.id).unwrap_or_default(),
        ..named(acting.person)
    }
}

fn told_done(row: views::Done) -> wire::Done {
    wire::Done {
        stream: row.stream,
        standard_id: row.standard.id,
        title_zh: row.standard.title_zh.unwrap_or_default(),
        title_en: row.standard.title_en.unwrap_or_default(),
        step_zh: row.step.zh,
        step_en: row.step.en,
        seat: row.seat,
        agree: row.agree,
        on: row.on.to_string(),
        stands_for: row.stands_for.map(named).into(),
        counts: row.counts,
        ..Default::default()
    }
}

fn told_sent(row: views::Sent) -> wire::Sent {
    wire::Sent {
        stream: row.stream,
        standard_id: row.standard.id,
        title_zh: row.standard.title_zh.unwrap_or_default(),
        title_en: row.standard.title_en.unwrap_or_default(),
        gate: row.gate.key().to_owned(),
        on: row.on.to_string(),
        outcome: row.outcome.map(Outcome::key).unwrap_or_default().to_owned(),
        ended_on: day_text(row.ended_on),
        now_zh: row.now.zh,
        now_en: row.now.en,
        ..Default::default()
    }
}

fn told_copied(row: views::Copied) -> wire::Copied {
    wire::Copied {
        stream: row.stream,
        standard_id: row.standard.id,
        title_zh: row.standard.title_zh.unwrap_or_default(),
        title_en: row.standard.title_en.unwrap_or_default(),
        on: row.on.to_string(),
        by: named(row.by).into(),
        now_zh: row.now.zh,
        now_en: row.now.en,
        ..Default::default()
    }
}

fn told_on(row: views::WaitingOn) -> wire::WaitingOn {
    wire::WaitingOn {
        who_zh: row.who.zh,
        who_en: row.who.en,
        role: row.role.map(Role::key).unwrap_or_default().to_owned(),
        unit: row.unit.map(String::from).unwrap_or_default(),
        person: row.person.map(|person| person.id).unwrap_or_default(),
        count: count(row.count),
        oldest: row.oldest.to_string(),
        late: count(row.late),
        ..Default::default()
    }
}
