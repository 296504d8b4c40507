//! `QueryService/GetPipeline`: where all standards stand.

use connectrpc::ConnectError;
use plumbline_lifecycle::Place;
use plumbline_views as views;

use super::narrow::{count, filter};
use crate::commands::day;
use crate::proto::plumbline::v1::__buffa::view::GetPipelineRequestView;
use crate::proto::plumbline::v1::{GetPipelineResponse, Group, PlaceCount};
use crate::state::ApiState;

pub(super) async fn answer(
    state: &ApiState,
    asked: &GetPipelineRequestView<'_>,
) -> Result<GetPipelineResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let as_of = asked.as_of.map(|text| day("asOf", text)).transpose()?;
    let found = state
        .ask(asked.not_before_seq, move |views| views.leadership.pipeline(&filter, as_of))
        .await?;
    Ok(GetPipelineResponse {
        as_of: found.as_of.map(|day| day.to_string()).unwrap_or_default(),
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
