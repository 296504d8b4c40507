//! How far standards in use are applied, and what was fed back to them and not answered.

use connectrpc::ConnectError;
use plumbline_access::Caller;
use plumbline_lifecycle::implementation::{Period, Share};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{Horizon, State, StreamId};
use plumbline_views as views;

use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::{ApiState, failed};
use crate::translate::{as_of, count, filter, word};

/// Rows of each list at most, of as many as were asked for.
fn rows(page_size: u32) -> u32 {
    if page_size == 0 { 50 } else { page_size.min(1_000) }
}

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetInUseRequestView<'_>,
) -> Result<wire::GetInUseResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let day = as_of(state, asked.as_of)?.unwrap_or_else(|| state.today());
    let period: Option<Period> = asked.period.map(|text| word("period", text)).transpose()?;
    let limit = rows(asked.page_size);
    state.seen(asked.not_before_seq).await?;
    let (views, reader) = (state.views_of(Some(caller)), state.reader.clone());
    let found = state.blocking(move || {
        let found = views.leadership.in_use(&filter, day, period, limit);
        let found = found.map_err(|error| failed("a view could not answer", &error))?;
        // The units are called what they were called on that day.
        let people = views::folded(&reader, &StreamId::People, Horizon::as_of(day));
        let people = people.map_err(|error| failed("the people cannot be read", &error))?;
        let people = match people.state {
            State::People(people) => people,
            _ => People::default(),
        };
        Ok(whole(found, &people))
    });
    found.await
}

fn whole(found: views::InUse, people: &People) -> wire::GetInUseResponse {
    wire::GetInUseResponse {
        as_of: found.as_of.to_string(),
        seen_seq: found.position,
        total: count(found.total),
        coverage: share(found.coverage).into(),
        satisfaction: share(found.satisfaction).into(),
        unanswered: count(found.unanswered),
        standards: found.standards.into_iter().map(standard).collect(),
        standards_more: found.more,
        units: found.units.into_iter().map(|of| unit(of, people)).collect(),
        units_more: found.more_units,
        ..Default::default()
    }
}

fn share(of: Share) -> wire::PeriodShare {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    wire::PeriodShare {
        hits: of.figures.hits,
        of: of.figures.of,
        first: day(of.over.map(|(first, _)| first)),
        last: day(of.over.map(|(_, last)| last)),
        ..Default::default()
    }
}

fn standard(of: views::StandardInUse) -> wire::StandardInUse {
    wire::StandardInUse {
        standard_id: of.id,
        label: of.label.unwrap_or_default(),
        title_zh: of.title_zh.unwrap_or_default(),
        title_en: of.title_en.unwrap_or_default(),
        jurisdiction: of.jurisdiction.to_string(),
        must: count(of.must),
        begun: count(of.begun),
        coverage: share(of.coverage).into(),
        satisfaction: share(of.satisfaction).into(),
        unanswered: count(of.unanswered),
        ..Default::default()
    }
}

fn unit(of: views::UnitInUse, people: &People) -> wire::UnitInUse {
    let name = |language| people.unit_name(&of.unit, language).to_owned();
    wire::UnitInUse {
        name_zh: name("zh"),
        name_en: name("en"),
        unit: of.unit.to_string(),
        standards: count(of.standards),
        not_begun: count(of.not_begun),
        coverage: share(of.coverage).into(),
        satisfaction: share(of.satisfaction).into(),
        ..Default::default()
    }
}

pub(super) async fn feedback(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::ListOpenFeedbackRequestView<'_>,
) -> Result<wire::ListOpenFeedbackResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let day = as_of(state, asked.as_of)?.unwrap_or_else(|| state.today());
    let limit = rows(asked.page_size);
    let found = state.ask(Some(caller), asked.not_before_seq, move |views| {
        views.leadership.unanswered(&filter, day, limit)
    });
    let found = found.await?;
    Ok(wire::ListOpenFeedbackResponse {
        as_of: found.as_of.to_string(),
        seen_seq: found.position,
        total: count(found.total),
        rows: found.rows.into_iter().map(open).collect(),
        more: found.more,
        ..Default::default()
    })
}

fn open(row: views::OpenFeedback) -> wire::OpenFeedback {
    wire::OpenFeedback {
        standard_id: row.id,
        label: row.label.unwrap_or_default(),
        title_zh: row.title_zh.unwrap_or_default(),
        title_en: row.title_en.unwrap_or_default(),
        no: row.no,
        on: row.on.to_string(),
        from: row.from,
        clause: row.clause.unwrap_or_default(),
        text: row.text,
        wants: row.wants.key().to_owned(),
        days: row.days,
        ..Default::default()
    }
}
