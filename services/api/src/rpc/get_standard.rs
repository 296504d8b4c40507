//! `QueryService/GetStandard`: one standard, now or as it was, with everything that happened to it.

use connectrpc::ConnectError;
use plumbline_lifecycle::Refusal;
use plumbline_log::Recorded;
use plumbline_views as views;

use super::narrow::line;
use super::stream_events::event;
use crate::commands::day;
use crate::errors::refused;
use crate::proto::plumbline::v1::__buffa::view::GetStandardRequestView;
use crate::proto::plumbline::v1::{GetStandardResponse, Stay, Tie};
use crate::state::{ApiState, failed};

pub(super) async fn answer(
    state: &ApiState,
    asked: &GetStandardRequestView<'_>,
) -> Result<GetStandardResponse, ConnectError> {
    let name = asked.standard_id.to_owned();
    let as_of = asked.as_of.map(|text| day("asOf", text)).transpose()?;
    let found = state.ask(asked.not_before_seq, move |views| {
        let Some(card) = views.catalogue.find(&name)? else { return Ok(None) };
        let stays = match card.entry.id.parse() {
            Ok(id) => views.leadership.stays(&id)?,
            Err(_) => Vec::new(),
        };
        Ok(Some((card, stays)))
    });
    let Some((mut card, mut stays)) = found.await? else { return Err(refused(&Refusal::NotFound)) };
    let mut events = history(state, format!("standard/{}", card.entry.id)).await?;
    if let Some(day) = as_of {
        events.retain(|event| event.happened_on <= day);
        stays.retain(|stay| stay.entered <= day);
        let Some(stay) = stays.last_mut() else { return Err(refused(&Refusal::NotFound)) };
        stay.left = stay.left.filter(|left| *left <= day);
        card.entry.place = stay.place;
        card.entry.code.clone_from(&stay.code);
        card.entry.since = stay.entered;
    }
    Ok(whole(card, stays, &events))
}

async fn history(state: &ApiState, stream: String) -> Result<Vec<Recorded>, ConnectError> {
    let reader = state.reader.clone();
    state
        .blocking(move || {
            reader.read_stream(&stream).map_err(|error| failed("the log could not be read", &error))
        })
        .await
}

fn whole(card: views::Card, stays: Vec<views::Stay>, events: &[Recorded]) -> GetStandardResponse {
    GetStandardResponse {
        standard: line(card.entry).into(),
        version: card.version,
        titles: card.titles.into_iter().collect(),
        drafting_unit: card.drafting_unit.unwrap_or_default(),
        ics: card.ics,
        published: card.published.unwrap_or_default(),
        effective_on: card.effective_on.map(|day| day.to_string()).unwrap_or_default(),
        procedure: card.procedure,
        procedure_version: card.procedure_version,
        observed: card.observed,
        names: card.names,
        ties: card.relations.into_iter().map(tie).collect(),
        stays: stays.into_iter().map(stay).collect(),
        events: events.iter().map(event).collect(),
        ..Default::default()
    }
}

fn tie(related: views::Related) -> Tie {
    Tie {
        kind: related.kind,
        outgoing: related.outgoing,
        target: related.target,
        standard_id: related.id.unwrap_or_default(),
        ..Default::default()
    }
}

fn stay(stay: views::Stay) -> Stay {
    Stay {
        place: stay.place.key().to_owned(),
        code: stay.code,
        entered: stay.entered.to_string(),
        left: stay.left.map(|day| day.to_string()).unwrap_or_default(),
        due: stay.due.map(|day| day.to_string()).unwrap_or_default(),
        r#move: stay.kind.map(|kind| kind.key().to_owned()).unwrap_or_default(),
        ..Default::default()
    }
}
