//! `ExplanationService`: why a standard waits.

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::{Actor, Explanation, StandardId, Waiting, Words};
use plumbline_views::{NotExplained, explained};

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::errors::{refused, rule};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::standard::get::inside;
use crate::state::{ApiState, not_folded};
use crate::translate::word;

impl wire::ExplanationService for Calls {
    async fn explain(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::ExplainRequest>,
    ) -> ServiceResult<wire::ExplainResponse> {
        wrap(explain(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }
}

async fn explain(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::ExplainRequestView<'_>,
) -> Result<wire::ExplainResponse, ConnectError> {
    let id: StandardId = word("standardId", asked.standard_id)?;
    state.seen(asked.not_before_seq).await?;
    let (views, reader, today) =
        (state.views_of(Some(caller)), state.reader.clone(), state.today());
    let head = reader.head();
    let read = move || {
        inside(&views, &reader, &id, today)?;
        explained(&reader, &id, today).map_err(not_explained)
    };
    let Explanation { standing, waiting } = state.blocking(read).await?;
    Ok(wire::ExplainResponse {
        today: today.to_string(),
        seen_seq: head,
        standing: told(&standing).into(),
        waiting: waiting.iter().map(waiting_for).collect(),
        ..Default::default()
    })
}

fn not_explained(no: NotExplained) -> ConnectError {
    match no {
        NotExplained::Refused(refusal) => refused(&refusal),
        NotExplained::NotFolded(error) => not_folded(error),
    }
}

fn waiting_for(waiting: &Waiting) -> wire::WaitingFor {
    let Waiting { stream, wait, may_act, refusal, told: sentence } = waiting;
    wire::WaitingFor {
        stream: stream.to_string(),
        which: wait.which.key(),
        since: wait.since.to_string(),
        until: wait.until.map(|day| day.to_string()),
        provisional: wait.provisional,
        missing: wait.missing.iter().map(told).collect(),
        clause: wait.clause.clone(),
        unverified: wait.unverified,
        may_act: may_act.iter().map(actor).collect(),
        refusal: refusal.as_ref().map(rule).into(),
        told: told(sentence).into(),
        ..Default::default()
    }
}

fn actor(actor: &Actor) -> wire::MayAct {
    wire::MayAct {
        person: actor.person.to_string(),
        name: actor.name.clone(),
        stands_for: actor.stands_for.as_ref().map(ToString::to_string),
        capacity: actor.capacity.key().to_owned(),
        ..Default::default()
    }
}

fn told(words: &Words) -> wire::Told {
    wire::Told { zh: words.zh.clone(), en: words.en.clone(), ..Default::default() }
}
