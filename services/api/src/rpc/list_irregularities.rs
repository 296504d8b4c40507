//! `QueryService/ListIrregularities`: how observed standards moved, by kind.

use connectrpc::ConnectError;
use plumbline_lifecycle::MoveKind;
use plumbline_views::IrregularMove;

use super::narrow::{count, filter};
use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view::ListIrregularitiesRequestView;
use crate::proto::plumbline::v1::{ListIrregularitiesResponse, Move, MoveCount};
use crate::state::ApiState;

pub(super) async fn answer(
    state: &ApiState,
    asked: &ListIrregularitiesRequestView<'_>,
) -> Result<ListIrregularitiesResponse, ConnectError> {
    let filter = filter(asked.filter.as_option())?;
    let kind = asked.kind.map(kind).transpose()?;
    let most = if asked.page_size == 0 { 50 } else { asked.page_size.min(1_000) };
    let found = state.ask(None, move |views| {
        let moves = match kind {
            Some(kind) => views.leadership.irregular_moves(&filter, kind, most)?,
            None => Vec::new(),
        };
        Ok((views.leadership.irregularities(&filter)?, moves))
    });
    let (counts, moves) = found.await?;
    let counts = counts.into_iter().map(|row| MoveCount {
        kind: row.kind.key().to_owned(),
        count: count(row.count),
        irregular: row.kind.is_irregular(),
        ..Default::default()
    });
    Ok(ListIrregularitiesResponse {
        counts: counts.collect(),
        moves: moves.into_iter().map(one).collect(),
        ..Default::default()
    })
}

fn kind(key: &str) -> Result<MoveKind, ConnectError> {
    MoveKind::ALL.into_iter().find(|kind| kind.key() == key).ok_or_else(|| {
        let keys: Vec<&str> = MoveKind::ALL.iter().map(|kind| kind.key()).collect();
        bad_field("kind", &format!("{key:?} is not one of {}", keys.join(", ")))
    })
}

fn one(found: IrregularMove) -> Move {
    Move {
        standard_id: found.id,
        label: found.label.unwrap_or_default(),
        kind: found.kind.key().to_owned(),
        from: found.from.unwrap_or_default(),
        to: found.to,
        happened_on: found.on.to_string(),
        ..Default::default()
    }
}
