//! `/experts`: the pools of experts, searched and filtered, now or as of a day; and what a pool holds of one person, with what is
//! private of them on a page of its own. For those who have logged in, who find in it what lies in their jurisdiction.

mod list;
pub(crate) mod personal;
mod record;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use plumbline_lifecycle::{Jurisdiction, PersonId};
use plumbline_views::ExpertQuery;

use crate::ask::Asked;
use crate::door::Member;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::state::WebState;
use list::ListPage;
use record::RecordPage;

const PAGE: u32 = 50;

/// `GET /experts`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let (views, asked) = (state.views_of(&visit), visit.asked.clone());
    let answer = state.ask(move |state| {
        let (day, today) = (state.day(asked.as_of)?, (state.today)());
        let query = query(&asked);
        let pooled = match asked.as_of {
            None => views.experts.list(&query, today)?,
            Some(day) => views.experts.list_as_of(&state.reader.now(), &query, day)?,
        };
        Ok(ListPage { pooled, places: state.place_names(), day, today })
    });
    match answer.await {
        Ok(page) => {
            let title = visit.language.say("专家库", "The pool of experts");
            Frame { visit: &visit, title, live: false }.page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

/// `GET /experts/{area}/{id}`.
pub(crate) async fn one(
    State(state): State<WebState>,
    Path((area, id)): Path<(String, String)>,
    Member(visit): Member,
) -> Response {
    let (views, as_of) = (state.views_of(&visit), visit.asked.as_of);
    let answer = state.ask(move |state| {
        let (day, today): (Date, Date) = (state.day(as_of)?, (state.today)());
        let (Ok(area), Ok(id)) = (area.parse::<Jurisdiction>(), id.parse::<PersonId>()) else {
            return Err(Problem::NotFound);
        };
        let record = match as_of {
            None => views.experts.record(&area, &id, today)?,
            Some(day) => views.experts.record_as_of(&state.reader.now(), &area, &id, day)?,
        };
        let record = record.ok_or(Problem::NotFound)?;
        Ok(RecordPage { record, places: state.place_names(), day, today })
    });
    match answer.await {
        Ok(page) => {
            let title = page.record.entry.name.clone();
            Frame { visit: &visit, title: &title, live: false }.page(page.render(&visit))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn query(asked: &Asked) -> ExpertQuery {
    ExpertQuery {
        area: asked.filter.jurisdiction.clone(),
        text: asked.text.clone(),
        field: asked.filter.field.clone(),
        unit: asked.expert.unit.clone(),
        kind: asked.expert.kind,
        standing: asked.expert.standing,
        never_asked: asked.expert.never,
        after: asked.after.clone(),
        limit: PAGE,
    }
}
