//! `QueryService/ListStandards`: the catalogue, which answers everybody.

use connectrpc::ConnectError;
use plumbline_views::ListQuery;

use super::narrow::{count, filter, line, place};
use crate::proto::plumbline::v1::__buffa::view::ListStandardsRequestView;
use crate::proto::plumbline::v1::ListStandardsResponse;
use crate::state::ApiState;

pub(super) async fn answer(
    state: &ApiState,
    asked: &ListStandardsRequestView<'_>,
) -> Result<ListStandardsResponse, ConnectError> {
    let text = |given: &str| (!given.is_empty()).then(|| given.to_owned());
    let query = ListQuery {
        filter: filter(asked.filter.as_option())?,
        place: place(asked.place)?,
        text: text(asked.query),
        after: text(asked.page_token),
        limit: asked.page_size,
    };
    let found = state.ask(asked.not_before_seq, move |views| views.catalogue.list(&query)).await?;
    Ok(ListStandardsResponse {
        standards: found.entries.into_iter().map(line).collect(),
        next_page_token: found.next.unwrap_or_default(),
        total: count(found.total),
        seen_seq: found.position,
        ..Default::default()
    })
}
