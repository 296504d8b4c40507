//! `/consultations`: what is open to comment now, and everything that was said in one consultation and what came of it. For
//! everybody, as far as they may read the standard: what is consulted on is public.

mod bodies;
mod comments;
mod file;
mod list;
mod one;
mod public;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use plumbline_access::Caller;
use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Horizon, PartId, State as Folds, StreamId};
use plumbline_views::{Consulted, Views, folded};
use plumbline_workflow::Foresight;

use crate::acts::{Came, Done, Posted, Returned, consultation, given};
use crate::ask::Asked;
use crate::consultations::list::ListPage;
use crate::consultations::one::{File, OnePage};
use crate::door::Guest;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

pub(crate) use file::{csv, document, xlsx};
pub(crate) use public::{FORM_BYTES_MAX, SAY, say};

/// The most consultations in the list.
const LISTED_MAX: u32 = 500;

/// `GET /consultations`.
pub(crate) async fn page(State(state): State<WebState>, Guest(visit): Guest) -> Response {
    let views = state.views_of(&visit);
    let answer = state.ask(move |state| {
        let open = views.desk.consulting(LISTED_MAX)?;
        Ok(ListPage { open, places: state.place_names(), today: (state.today)() })
    });
    match answer.await {
        Ok(page) => {
            let title = visit.language.say("征求意见", "Open to comment");
            Frame { visit: &visit, title, live: false }.page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

/// `GET /consultations/{id}`.
pub(crate) async fn one(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Guest(visit): Guest,
) -> Response {
    show(&state, &visit, id, None).await
}

/// `POST /consultations/{id}`: one of the forms of its page.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Guest(visit): Guest,
    posted: Posted,
) -> Response {
    let (views, language, of) = (state.views_of(&visit), visit.language, id.clone());
    let came = given(&state, &visit, posted, move |state, caller, sent| {
        let found = read(state, &views, &of, &Asked::default(), false)?;
        let today = (state.today)();
        let mut foresight = Foresight::new(&state.reader, today);
        let acts = consultation::Acts::read(&mut foresight, caller, &found.id, today)?;
        Ok(acts.order(sent, language))
    });
    match came.await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/consultations/{id}?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, id, Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

async fn show(state: &WebState, visit: &Visit, id: String, returned: Option<Returned>) -> Response {
    let (views, asked) = (state.views_of(visit), visit.asked.clone());
    let caller = visit.caller.clone();
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    // A stranger is told of no changes, and whoever mends a form is not disturbed.
    let live = asked.as_of.is_none() && caller.is_some() && returned.is_none();
    let answer = state.ask(move |state| {
        let today = (state.today)();
        let found = read(state, &views, &id, &asked, caller.is_none())?;
        let files = files(state, &found)?;
        let reader = &state.reader.now();
        // The past is looked at, not changed.
        let acts = caller.as_ref().filter(|_| asked.as_of.is_none()).map(|caller| {
            let mut foresight = Foresight::new(reader, today);
            consultation::Acts::read(&mut foresight, caller, &found.id, today)
        });
        let acts = acts.transpose()?;
        let done = Done::read(reader, caller.as_ref(), asked.done)?;
        let said = Done::read(reader, Some(&Caller::anybody()), asked.done)?;
        Ok(OnePage { found, files, today, acts, done, said, returned: None })
    });
    match answer.await {
        Ok(page) => {
            let page = OnePage { returned, ..page };
            let title = page.found.title(visit.language.tag());
            let page = Frame { visit, title: &title, live }.page(page.render(visit));
            (status, page).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

/// A consultation as this visitor sees it, by the day that is asked for. A stranger who is not told of it may be somebody who has
/// not logged in.
fn read(
    state: &WebState,
    views: &Views,
    id: &str,
    asked: &Asked,
    is_guest: bool,
) -> Result<Consulted, Problem> {
    let (day, today) = (state.day(asked.as_of)?, (state.today)());
    let none = || if is_guest { Problem::Stranger } else { Problem::NotFound };
    let id: PartId = id.parse().map_err(|_| none())?;
    let horizon = Horizon { as_of: asked.as_of, known_at: None };
    let found = Consulted::read(views, &state.reader, &id, horizon, today);
    found.map_err(|no| match Problem::of_life(no, day) {
        Problem::NotFound | Problem::NotBorn { .. } => none(),
        other => other,
    })
}

/// What was put before everybody.
fn files(state: &WebState, found: &Consulted) -> Result<Vec<File>, Problem> {
    let Standard::Run(run) = &found.standard else { return Ok(Vec::new()) };
    let procedures = folded(&state.reader, &StreamId::Procedures, Horizon::default());
    let procedures = match procedures.map_err(|no| Problem::BrokeOff(no.to_string()))?.state {
        Folds::Procedures(procedures) => procedures,
        _ => Procedures::default(),
    };
    let procedure = procedures.get(&run.binding).cloned();
    let store = state.documents.store();
    let file = |shown: &plumbline_lifecycle::approval::DocRef| File {
        kind: shown.kind.clone(),
        procedure: procedure.clone(),
        sha256: shown.sha256.clone(),
        name: run
            .document(&shown.kind)
            .filter(|held| held.sha256 == shown.sha256)
            .map(|held| held.name.clone()),
        here: shown.sha256.parse().is_ok_and(|hash| store.holds(hash)),
    };
    Ok(found.table.bundle.iter().map(file).collect())
}

/// Whether whoever looks has logged in, so that the pages of the house are shown to them.
fn is_member(visit: &Visit) -> bool {
    visit.caller.is_some()
}
