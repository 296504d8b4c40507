//! `/procedures`: what each kind of standard must go through, as a picture of its way, and every figure with where it comes from.
//! For those who have logged in: how a house handles standards is its own.

mod list;
mod one;

use axum::extract::{Path, State};
use axum::response::Response;
use plumbline_lifecycle::procedure::{BUILT_IN, OFFERED, Procedure, Procedures};
use plumbline_lifecycle::{Horizon, State as Folds, StreamId};
use plumbline_views::folded;

use crate::door::Member;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::procedures::list::ListPage;
use crate::procedures::one::OnePage;
use crate::state::WebState;

/// `GET /procedures`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let answer = state.ask(|state| Ok(ListPage { adopted: adopted(state)?, offered: offered() }));
    match answer.await {
        Ok(page) => {
            let title = visit.language.say("制定程序", "Procedures");
            Frame { visit: &visit, title, live: false }.page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

/// `GET /procedures/{id}`: the newest version, or one of them as `local-city@3`.
pub(crate) async fn one(
    State(state): State<WebState>,
    Path(named): Path<String>,
    Member(visit): Member,
) -> Response {
    let answer = state.ask(move |state| {
        let (id, version) = match named.split_once('@') {
            Some((id, version)) => (id, Some(version)),
            None => (named.as_str(), None),
        };
        let adopted = adopted(state)?;
        let is_meant = |procedure: &&Procedure| {
            procedure.id == id
                && version.is_none_or(|version| procedure.version.to_string() == version)
        };
        let newest = adopted.newest(id).map_or(0, |newest| newest.version);
        let versions: Vec<u32> =
            adopted.all().filter(|other| other.id == id).map(|other| other.version).collect();
        let held = adopted.all().filter(is_meant).last().cloned();
        let found = held.or_else(|| offered().into_iter().find(|offered| is_meant(&offered)));
        let procedure = found.ok_or(Problem::NotFound)?;
        Ok(OnePage { procedure, newest, versions })
    });
    match answer.await {
        Ok(page) => {
            let title = visit.language.of_words(&page.procedure.title).to_owned();
            Frame { visit: &visit, title: &title, live: false }.page(page.render(&visit))
        }
        Err(problem) => problem.page(&visit),
    }
}

/// What was adopted, by all that is recorded.
fn adopted(state: &WebState) -> Result<Procedures, Problem> {
    let read = folded(&state.reader, &StreamId::Procedures, Horizon::default());
    match read.map_err(|no| Problem::BrokeOff(no.to_string()))?.state {
        Folds::Procedures(procedures) => Ok(procedures),
        _ => Ok(Procedures::default()),
    }
}

/// What comes with the program.
fn offered() -> Vec<Procedure> {
    let all = BUILT_IN.into_iter().chain(OFFERED);
    all.filter_map(|(_, text)| text.parse().ok()).collect()
}
