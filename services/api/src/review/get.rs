//! `ReviewService/GetReview`: one review within a horizon. Nothing in it is of a later day.

use connectrpc::{ConnectError, ErrorCode};
use plumbline_access::Caller;
use plumbline_lifecycle::draw::Whom;
use plumbline_lifecycle::review::{Invited, Opinion, Panel, Refusal, Review, Seat, Standing};
use plumbline_lifecycle::{Horizon, PartId, PersonId};
use plumbline_views::{Drawn, Others, Reviewed};

use crate::ballot::get::outcome;
use crate::errors::refused;
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view::GetReviewRequestView;
use crate::standard::get::inside;
use crate::state::{ApiState, not_folded};
use crate::translate::{as_of, code, day_text, documents, within, word};

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &GetReviewRequestView<'_>,
) -> Result<wire::GetReviewResponse, ConnectError> {
    let id: PartId = word("review", asked.review)?;
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: asked.known_at_seq };
    let others = if asked.everybody { Others::All } else { Others::Few };
    state.seen(asked.not_before_seq).await?;
    let (views, reader, today) = (state.views_of(Some(caller)), state.reader.now(), state.today());
    let head = reader.head();
    within(horizon, head)?;
    let none = || refused(&Refusal::NoReview {}.into());
    let read = move || {
        // Who is not told of it hears what they would if it were not there.
        inside(&views, &reader, id.owner(), today).map_err(|no| match no.code {
            ErrorCode::NotFound => none(),
            _ => no,
        })?;
        Reviewed::read(&reader, &views.pools, &id, (horizon, today), others).map_err(not_folded)
    };
    let told = state.blocking(read).await?;
    let Some(panel) = told.review.panel() else {
        return Err(none());
    };
    Ok(whole(&told, panel, horizon.known_at.unwrap_or(head)))
}

fn whole(told: &Reviewed, panel: &Panel, seen_seq: u64) -> wire::GetReviewResponse {
    let (zh, en) = told.review.place();
    let (conclusion, dissolved, ended_on) = match &told.review {
        Review::Concluded { conclusion, on, .. } => {
            (conclusion.to_string(), String::new(), Some(*on))
        }
        Review::Dissolved { reason, on, .. } => (String::new(), reason.to_string(), Some(*on)),
        _ => (String::new(), String::new(), None),
    };
    let (pool_version, pool_hash) = panel.pool;
    let barred = panel.barred.iter().map(|barred| {
        let (person, unit) = match &barred.whom {
            Whom::Person(person) => (person.to_string(), String::new()),
            Whom::Unit(unit) => (String::new(), unit.to_string()),
        };
        wire::BarredFromPanel {
            person,
            unit,
            ground: barred.ground.key().to_owned(),
            reason: barred.reason.to_string(),
            ..Default::default()
        }
    });
    let asked_for = panel.asked_for.iter().map(|asked| wire::AskedForPanel {
        expert: named(told, &asked.expert).into(),
        reason: asked.reason.to_string(),
        ..Default::default()
    });
    let present = panel.present.as_ref();
    wire::GetReviewResponse {
        review: told.id.to_string(),
        standard_id: told.id.owner().to_string(),
        purpose: panel.purpose.key().to_owned(),
        form: panel.form.key().to_owned(),
        state: told.review.key().to_owned(),
        standing_zh: zh.to_owned(),
        standing_en: en.to_owned(),
        on: panel.on.to_string(),
        size: panel.size,
        fields: panel.fields.iter().map(ToString::to_string).collect(),
        called_by: named(told, &panel.called_by).into(),
        called_on: panel.called_on.to_string(),
        area: panel.area.to_string(),
        pool_version,
        pool_hash: pool_hash.to_string(),
        barred: barred.collect(),
        asked_for: asked_for.collect(),
        draws: told.draws.iter().map(|drawn| draw(told, drawn)).collect(),
        seats: panel.seats.iter().map(|held| seat(told, held)).collect(),
        alternates: all_named(told, &panel.alternates),
        chair: panel.chair.as_ref().map(|chair| named(told, chair)).into(),
        papers_until: day_text(panel.papers_until),
        papers_sent_on: day_text(panel.papers.as_ref().map(|(on, _)| *on)),
        papers: panel.papers.as_ref().map(|(_, bundle)| documents(bundle)).unwrap_or_default(),
        met_on: day_text(present.map(|(on, _)| *on)),
        present: present.map(|(_, there)| all_named(told, there)).unwrap_or_default(),
        opinions: panel.opinions.iter().map(|held| opinion(told, held)).collect(),
        ballots: told.ballots.iter().map(outcome).collect(),
        conclusion,
        dissolved_because: dissolved,
        ended_on: day_text(ended_on),
        clause: told.source.as_ref().map(|source| source.text.to_string()).unwrap_or_default(),
        unverified: told.source.as_ref().is_some_and(|source| source.unverified),
        example_of: code(told.example_of.as_ref()),
        version: told.version,
        as_of: told.day.to_string(),
        seen_seq,
        ..Default::default()
    }
}

fn draw(told: &Reviewed, drawn: &Drawn) -> wire::PanelDraw {
    let sentences = drawn.sentences.iter().map(|(expert, words)| wire::PanelSentence {
        expert: named(told, expert).into(),
        zh: words.zh.clone(),
        en: words.en.clone(),
        ..Default::default()
    });
    wire::PanelDraw {
        draw: drawn.number,
        on: drawn.on.to_string(),
        seed_size: drawn.seed.size,
        seed_root: drawn.seed.root.to_string(),
        witnessed: drawn.seed.cosignature.is_some(),
        reason: drawn.reason.as_ref().map(ToString::to_string).unwrap_or_default(),
        panel: all_named(told, &drawn.panel),
        alternates: all_named(told, &drawn.alternates),
        sentences: sentences.collect(),
        untold: u32::try_from(drawn.untold).unwrap_or(u32::MAX),
        ..Default::default()
    }
}

fn seat(told: &Reviewed, seat: &Seat) -> wire::PanelSeat {
    let (invited, for_whom, named_because) = match &seat.invited {
        Invited::Drawn { .. } => ("drawn", None, String::new()),
        Invited::SteppedIn { for_whom } => ("stepped-in", Some(for_whom), String::new()),
        Invited::Named { reason } => ("named", None, reason.to_string()),
    };
    let (standing, on, reason) = match &seat.standing {
        Standing::Asked => ("asked", None, None),
        Standing::Accepted { on } => ("accepted", Some(*on), None),
        Standing::Declined { answer, reason, on } => (answer.key(), Some(*on), reason.as_ref()),
        Standing::Silent { on } => ("silent", Some(*on), None),
        Standing::Redrawn { on } => ("redrawn", Some(*on), None),
        Standing::Dropped { reason, on } => ("dropped", Some(*on), Some(reason)),
    };
    wire::PanelSeat {
        no: seat.no,
        expert: named(told, &seat.expert).into(),
        invited: invited.to_owned(),
        for_whom: for_whom.map(|whom| named(told, whom)).into(),
        named_because,
        since: seat.since.to_string(),
        standing: standing.to_owned(),
        settled_on: day_text(on),
        reason: reason.map(ToString::to_string).unwrap_or_default(),
        ..Default::default()
    }
}

fn opinion(told: &Reviewed, held: &Opinion) -> wire::PanelOpinion {
    let disposed = held.disposed.as_ref();
    let reason = disposed.and_then(|(_, reason)| reason.as_ref());
    wire::PanelOpinion {
        no: held.no,
        by: named(told, &held.by).into(),
        clause: held.clause.to_string(),
        text: held.text.to_string(),
        weight: held.weight.key().to_owned(),
        disposal: disposed.map(|(disposal, _)| disposal.key()).unwrap_or_default().to_owned(),
        reason: reason.map(ToString::to_string).unwrap_or_default(),
        ..Default::default()
    }
}

fn all_named(told: &Reviewed, persons: &[PersonId]) -> Vec<wire::PersonName> {
    persons.iter().map(|person| named(told, person)).collect()
}

fn named(told: &Reviewed, person: &PersonId) -> wire::PersonName {
    let name = told.name(person).to_owned();
    wire::PersonName { person: person.to_string(), name, ..Default::default() }
}
