//! `ConsultationService/GetConsultation`: one consultation within a horizon. Nothing in it is of a later day.

use connectrpc::{ConnectError, ErrorCode};
use plumbline_access::Caller;
use plumbline_lifecycle::consultation::{Consultation, Counts, Refusal, Reply, Row, Table};
use plumbline_lifecycle::{Horizon, Name, PartId};
use plumbline_log::Reader;
use plumbline_views::{Consulted, Views};

use crate::consultation::page::Page;
use crate::errors::refused;
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view::GetConsultationRequestView;
use crate::standard::get::told;
use crate::state::ApiState;
use crate::translate::{as_of, code, count, day_text, documents, within, word};

pub(super) async fn answer(
    state: &ApiState,
    caller: Option<&Caller>,
    asked: &GetConsultationRequestView<'_>,
) -> Result<wire::GetConsultationResponse, ConnectError> {
    let id: PartId = word("consultation", asked.consultation)?;
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: asked.known_at_seq };
    state.seen(asked.not_before_seq).await?;
    within(horizon, state.reader.head())?;
    let page = Page::asked(asked.comments_page_size, asked.comments_page_token, &state.limits)?;
    // The pages of one table are all of the log as it was when the first of them was told.
    let reader = match page.seen {
        Some(seen) => state.reader.until(seen),
        None => state.reader.clone(),
    };
    let (views, today) = (state.views_of(caller), state.today());
    let found = state.blocking(move || {
        read(&views, &reader, &id, horizon, today).map(|found| whole(&found, page))
    });
    found.await
}

/// A consultation as whoever asks sees it. Who is not told of it hears what they would if it were not there.
pub(super) fn read(
    views: &Views,
    reader: &Reader,
    id: &PartId,
    horizon: Horizon,
    today: jiff::civil::Date,
) -> Result<Consulted, ConnectError> {
    let found = Consulted::read(views, reader, id, horizon, today);
    found.map_err(|no| {
        let no = told(no, horizon);
        match no.code {
            ErrorCode::NotFound => refused(&Refusal::NoConsultation {}.into()),
            _ => no,
        }
    })
}

fn whole(found: &Consulted, page: Page) -> wire::GetConsultationResponse {
    let Consulted { table, consultation, .. } = found;
    let rows = table.rows();
    let (shown, next) = page.of(&rows, found.seen);
    let state = match consultation {
        Consultation::Unborn | Consultation::Running(_) => "running",
        Consultation::Ended { why: None, .. } => "ended",
        Consultation::Ended { why: Some(_), .. } => "lapsed",
    };
    let held = consultation.held();
    wire::GetConsultationResponse {
        consultation: found.id.to_string(),
        standard_id: found.id.owner().to_string(),
        title_zh: found.title("zh"),
        title_en: found.title("en"),
        purpose: table.purpose.key().to_owned(),
        state: state.to_owned(),
        since: day_text(table.since),
        until: day_text(table.until),
        ended_on: day_text(table.ended),
        ended_with: table.why.as_ref().map(ToString::to_string).unwrap_or_default(),
        drafting_unit: table.unit.as_ref().map(ToString::to_string).unwrap_or_default(),
        bundle: documents(&table.bundle),
        bodies: table.bodies.iter().map(|(body, reply)| told_body(body, *reply, table)).collect(),
        comments: shown.iter().map(|row| told_comment(row, table)).collect(),
        next_comments_page_token: next.unwrap_or_default(),
        counts: told_counts(&table.counts()).into(),
        clause: held.map(|held| held.source.clone()).unwrap_or_default(),
        unverified: held.is_some_and(|held| held.unverified),
        example_of: code(found.example_of.as_ref()),
        version: found.version,
        as_of: found.day.to_string(),
        seen_seq: found.seen,
        ..Default::default()
    }
}

fn told_body(body: &Name, reply: Option<Reply>, table: &Table) -> wire::ConsultedBody {
    wire::ConsultedBody {
        body: body.to_string(),
        replied_on: day_text(reply.map(|reply| reply.on)),
        comments: reply.map_or(0, |reply| reply.comments),
        late: reply.is_some_and(|reply| table.is_late(reply.on)),
        ..Default::default()
    }
}

fn told_comment(row: &Row, table: &Table) -> wire::ConsultationComment {
    let disposal = row.disposal.as_ref();
    wire::ConsultationComment {
        no: row.no,
        received_on: row.on.to_string(),
        late: table.is_late(row.on),
        clause: row.clause.as_ref().map(ToString::to_string).unwrap_or_default(),
        text: row.text.to_string(),
        from: row.from.to_string(),
        outcome: disposal.map(|disposal| disposal.outcome.key().to_owned()).unwrap_or_default(),
        reason: disposal
            .and_then(|disposal| disposal.reason.as_ref())
            .map(ToString::to_string)
            .unwrap_or_default(),
        change: disposal
            .and_then(|disposal| disposal.change.as_ref())
            .map(ToString::to_string)
            .unwrap_or_default(),
        disposed_on: day_text(disposal.map(|disposal| disposal.on)),
        ..Default::default()
    }
}

fn told_counts(counts: &Counts) -> wire::ConsultationCounts {
    let so_many = |number: usize| count(number as u64);
    wire::ConsultationCounts {
        asked: so_many(counts.asked),
        replied: so_many(counts.replied),
        replied_with_comments: so_many(counts.replied_with_comments),
        comments: so_many(counts.comments),
        late: so_many(counts.late),
        taken: so_many(counts.taken),
        partly: so_many(counts.partly),
        not: so_many(counts.not),
        open: so_many(counts.open),
        ..Default::default()
    }
}
