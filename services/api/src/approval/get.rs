//! `ApprovalService/GetApproval`: one matter within a horizon. Nothing in it is of a later day.

use connectrpc::{ConnectError, ErrorCode};
use plumbline_access::Caller;
use plumbline_lifecycle::approval::{Approval, Capacity, Chain, Filler, Refusal, Seat, Step};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::{Description, Proposed};
use plumbline_lifecycle::{Horizon, PartId, PersonId};
use plumbline_views::{Act, Matter, example_of};

use crate::errors::refused;
use crate::feed::event;
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view::GetApprovalRequestView;
use crate::standard::get::inside;
use crate::state::{ApiState, not_folded};
use crate::translate::{as_of, code, day_text, documents, within, word};

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &GetApprovalRequestView<'_>,
) -> Result<wire::GetApprovalResponse, ConnectError> {
    let id: PartId = word("approval", asked.approval)?;
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: asked.known_at_seq };
    state.seen(asked.not_before_seq).await?;
    let (views, reader, today) =
        (state.views_of(Some(caller)), state.reader.clone(), state.today());
    // Asked before the stream is read: more may be in the answer, but not less.
    let head = reader.head();
    within(horizon, head)?;
    let none = || refused(&Refusal::NoApproval {}.into());
    let read = move || {
        // Who is not told of it hears what they would if it were not there.
        inside(&views, &reader, id.owner(), today).map_err(|no| match no.code {
            ErrorCode::NotFound => none(),
            _ => no,
        })?;
        let example_of = example_of(&reader, id.owner(), horizon).map_err(not_folded)?;
        let matter = Matter::read(&reader, &id, horizon, today).map_err(not_folded)?;
        Ok((matter, example_of))
    };
    let (matter, example_of) = state.blocking(read).await?;
    let Some(chain) = matter.approval.chain() else {
        return Err(none());
    };
    let whole = whole(&matter, chain, horizon.known_at.unwrap_or(head));
    Ok(wire::GetApprovalResponse { example_of: code(example_of.as_ref()), ..whole })
}

fn whole(matter: &Matter, chain: &Chain, seen_seq: u64) -> wire::GetApprovalResponse {
    let (approval, people) = (&matter.approval, &matter.people);
    let standing = approval.standing(people);
    let last = approval.last_day(&matter.calendar);
    let step = chain.step();
    let ended_on = match approval {
        Approval::Ended { on, .. } => Some(*on),
        _ => None,
    };
    let may_act = approval.may_act(people, &matter.calendar, matter.day);
    let names = |persons: &[PersonId]| persons.iter().map(|person| named(person, people)).collect();
    wire::GetApprovalResponse {
        approval: matter.id.to_string(),
        standard_id: match matter.id.pool() {
            Some(_) => String::new(),
            None => matter.id.owner().to_string(),
        },
        area: matter.id.pool().map(|area| area.to_string()).unwrap_or_default(),
        experts: chain.experts.iter().map(proposed).collect(),
        gate: chain.gate.key().to_owned(),
        state: approval.key().to_owned(),
        standing_zh: standing.zh,
        standing_en: standing.en,
        submitter: named(&chain.submitter, people).into(),
        submitted_on: chain.submitted_on.to_string(),
        barred: names(&chain.barred),
        bundle: documents(&chain.bundle),
        steps: chain.route.iter().map(|step| told_step(step, chain, people, &may_act)).collect(),
        at: chain.at,
        since: chain.since.to_string(),
        until: day_text(last.map(|last| last.day)),
        provisional: last.is_some_and(|last| last.provisional),
        clause: step.map(|step| step.source.clone()).unwrap_or_default(),
        unverified: step.is_some_and(|step| step.unverified),
        copies: names(&chain.copies),
        history: matter.acts.iter().map(|act| told_act(act, people)).collect(),
        ended_on: day_text(ended_on),
        version: matter.version,
        as_of: matter.day.to_string(),
        seen_seq,
        ..Default::default()
    }
}

fn proposed(one: &Proposed) -> wire::ProposedExpert {
    wire::ProposedExpert {
        expert: one.expert.to_string(),
        description: described(&one.description).into(),
        until: one.until.to_string(),
        ..Default::default()
    }
}

fn described(of: &Description) -> wire::ExpertDescription {
    wire::ExpertDescription {
        kind: of.kind.key().to_owned(),
        name: of.name.to_string(),
        unit: of.unit.to_string(),
        fields: of.fields.iter().map(ToString::to_string).collect(),
        title: of.title.as_ref().map(ToString::to_string),
        senior: of.senior,
        languages: of.languages.iter().map(ToString::to_string).collect(),
        ..Default::default()
    }
}

fn named(person: &PersonId, people: &People) -> wire::PersonName {
    let name = people.name_of(person).to_owned();
    wire::PersonName { person: person.to_string(), name, ..Default::default() }
}

fn told_step(
    step: &Step,
    chain: &Chain,
    people: &People,
    may_act: &[(&Seat, Vec<Filler<'_>>)],
) -> wire::ApprovalStep {
    let seat = |seat: &Seat| {
        let here = may_act.iter().filter(|_| step.no == chain.at);
        let open = here.into_iter().find(|(open, _)| open.no == seat.no);
        told_seat(seat, open.map(|(_, fillers)| fillers.as_slice()), people)
    };
    wire::ApprovalStep {
        step: step.no,
        zh: step.zh.clone(),
        en: step.en.clone(),
        mode: step.mode.key().to_owned(),
        seats: step.seats.iter().map(seat).collect(),
        ..Default::default()
    }
}

/// `open` holds who may decide on it, where it may be decided now.
fn told_seat(seat: &Seat, open: Option<&[Filler<'_>]>, people: &People) -> wire::ApprovalSeat {
    let of = seat.of.words(people);
    let state = match (&seat.decision, open) {
        (Some(verdict), _) if verdict.agree => "agreed",
        (Some(_), _) => "disagreed",
        (None, Some(_)) => "open",
        (None, None) => "waiting",
    };
    let verdict = seat.decision.as_ref();
    let name = |person: Option<&PersonId>| person.map(|person| named(person, people)).into();
    wire::ApprovalSeat {
        seat: seat.no,
        of_zh: of.zh,
        of_en: of.en,
        state: state.to_owned(),
        by: name(verdict.map(|verdict| &verdict.by)),
        stands_for: name(verdict.and_then(|verdict| verdict.stands_for.as_ref())),
        decided_on: day_text(verdict.map(|verdict| verdict.on)),
        added_by: name(seat.added.as_ref()),
        hands: seat.hands.iter().map(|person| named(person, people)).collect(),
        may_act: open.unwrap_or_default().iter().map(|one| told_filler(one, people)).collect(),
        ..Default::default()
    }
}

fn told_filler(filler: &Filler<'_>, people: &People) -> wire::ApprovalFiller {
    let capacity = match filler.capacity {
        Capacity::Holder => "holder",
        Capacity::Delegate => "delegate",
        Capacity::Deputy => "deputy",
    };
    wire::ApprovalFiller {
        who: named(filler.person, people).into(),
        stands_for: filler.stands_for.map(|person| named(person, people)).into(),
        capacity: capacity.to_owned(),
        ..Default::default()
    }
}

fn told_act(act: &Act, people: &People) -> wire::ApprovalAct {
    wire::ApprovalAct {
        event: event(&act.recorded).into(),
        zh: act.words.zh.clone(),
        en: act.words.en.clone(),
        by: act.by().map(|person| named(person, people)).into(),
        opinion: act.opinion().unwrap_or_default().to_owned(),
        ..Default::default()
    }
}
