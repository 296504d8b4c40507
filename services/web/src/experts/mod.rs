//! `/experts`: the pools of experts, searched and filtered, now or as of a day; and what a pool holds of one person, with what is
//! private of them on a page of its own; what whoever looks may do about them, and at `/experts/{area}` who is new. For those who have logged in, who find in it what lies in their jurisdiction.

mod list;
pub(crate) mod personal;
mod record;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::{Caller, Sight, gives};
use plumbline_lifecycle::{Jurisdiction, Noun, PersonId};
use plumbline_log::Reader;
use plumbline_views::{ExpertQuery, Views};
use plumbline_workflow::Foresight;

use crate::acts::{Came, Done, Posted, Returned, given, pool};
use crate::ask::Asked;
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;
use list::ListPage;
use record::RecordPage;

const PAGE: u32 = 50;

/// `GET /experts`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let (views, asked) = (state.views_of(&visit), visit.asked.clone());
    let caller = visit.caller.clone();
    let answer = state.ask(move |state| {
        let (day, today) = (state.day(asked.as_of)?, (state.today)());
        let query = query(&asked);
        let pooled = match asked.as_of {
            None => views.experts.list(&query, today)?,
            Some(day) => views.experts.list_as_of(&state.reader.now(), &query, day)?,
        };
        let add = may_add(caller.as_ref(), &asked);
        Ok(ListPage { pooled, places: state.place_names(), day, today, add })
    });
    match answer.await {
        Ok(page) => {
            let title = visit.language.say("专家库", "The pool of experts");
            Frame { visit: &visit, title, live: false }.page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

/// `GET /experts/{area}`: somebody new comes into the pool of an area.
pub(crate) async fn new(
    State(state): State<WebState>,
    Path(area): Path<String>,
    Member(visit): Member,
) -> Response {
    show_new(&state, &visit, area, None).await
}

/// `POST /experts/{area}`.
pub(crate) async fn add(
    State(state): State<WebState>,
    Path(area): Path<String>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    match give(&state, &visit, posted, (area.clone(), None)).await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/experts/{area}?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show_new(&state, &visit, area, Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

/// `GET /experts/{area}/{id}`.
pub(crate) async fn one(
    State(state): State<WebState>,
    Path((area, id)): Path<(String, String)>,
    Member(visit): Member,
) -> Response {
    show(&state, &visit, (area, id), None).await
}

/// `POST /experts/{area}/{id}`: one of the forms of its page.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path((area, id)): Path<(String, String)>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    match give(&state, &visit, posted, (area.clone(), Some(id.clone()))).await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/experts/{area}/{id}?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, (area, id), Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

/// Gives what a form says about somebody of the pool, or about somebody new.
async fn give(
    state: &WebState,
    visit: &Visit,
    posted: Posted,
    (area, id): (String, Option<String>),
) -> Result<Came, Problem> {
    let (views, language) = (state.views_of(visit), visit.language);
    let came = given(state, visit, posted, move |state, caller, sent| {
        let (area, id) = whom(caller, &area, id.as_deref())?;
        let reader = &state.reader.now();
        let acts = acts_of(state, &views, reader, caller, (&area, id.as_ref()))?;
        acts.order(sent, reader, language)
    });
    came.await
}

/// Whoever does not see a pool hears of nobody in it.
fn whom(
    caller: &Caller,
    area: &str,
    id: Option<&str>,
) -> Result<(Jurisdiction, Option<PersonId>), Problem> {
    let area = area.parse::<Jurisdiction>().map_err(|_| Problem::NotFound)?;
    let id = id.map(str::parse::<PersonId>).transpose().map_err(|_| Problem::NotFound)?;
    if !Sight::of(Some(caller)).keeps(&area) {
        return Err(Problem::NotFound);
    }
    Ok((area, id))
}

fn acts_of(
    state: &WebState,
    views: &Views,
    reader: &Reader,
    caller: &Caller,
    (area, id): (&Jurisdiction, Option<&PersonId>),
) -> Result<pool::Acts, Problem> {
    let today = (state.today)();
    let pool = views.pools.now(reader, area);
    let pool = pool.map_err(|error| Problem::BrokeOff(error.to_string()))?;
    let mut foresight = Foresight::new(reader, today);
    pool::Acts::read(&mut foresight, caller, (area, id, pool), state.place_names(), today)
}

/// The pool of an area to which whoever looks may bring somebody.
fn may_add(caller: Option<&Caller>, asked: &Asked) -> Option<Jurisdiction> {
    let caller = caller.filter(|caller| gives(caller.role, Some(Noun::Pool), "AdmitExpert"))?;
    Some(asked.filter.jurisdiction.clone().unwrap_or_else(|| caller.jurisdiction.clone()))
}

async fn show_new(
    state: &WebState,
    visit: &Visit,
    area: String,
    returned: Option<Returned>,
) -> Response {
    let (views, language) = (state.views_of(visit), visit.language);
    let Some(caller) = visit.caller.clone() else { return Problem::Stranger.page(visit) };
    let (status, done) =
        (returned.as_ref().map_or(StatusCode::OK, Returned::status), visit.asked.done);
    let answer = state.ask(move |state| {
        let (area, _) = whom(&caller, &area, None)?;
        let reader = &state.reader.now();
        let acts = acts_of(state, &views, reader, &caller, (&area, None))?;
        Ok((area, acts, Done::read(reader, Some(&caller), done)?, state.place_names()))
    });
    match answer.await {
        Ok((area, acts, done, places)) => {
            let title = language.say("专家入库", "Somebody new in the pool");
            let body = html! {
                div.heading {
                    h1 { (title) }
                    p.sum { (places.told(area.as_str(), language)) }
                }
                @if let Some(done) = &done { (done.told(language)) }
                @if acts.is_any_possible() || returned.is_some() {
                    p.hint { (language.say(
                        "一次一人；多人请用名单导入：plumbline help experts。",
                        "One at a time; lists are taken in by the program: plumbline help experts.",
                    )) }
                }
                (acts.told(returned.as_ref(), language))
                (back(language))
            };
            (status, Frame { visit, title, live: false }.page(body)).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

fn back(language: Language) -> Markup {
    html! { p.ways { a href="/experts" { (language.say("返回专家库", "Back to the pool")) } } }
}

async fn show(
    state: &WebState,
    visit: &Visit,
    (area, id): (String, String),
    returned: Option<Returned>,
) -> Response {
    let (views, as_of) = (state.views_of(visit), visit.asked.as_of);
    let (caller, done) = (visit.caller.clone(), visit.asked.done);
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    let answer = state.ask(move |state| {
        let (day, today): (Date, Date) = (state.day(as_of)?, (state.today)());
        let (Ok(area), Ok(id)) = (area.parse::<Jurisdiction>(), id.parse::<PersonId>()) else {
            return Err(Problem::NotFound);
        };
        let reader = &state.reader.now();
        let record = match as_of {
            None => views.experts.record(&area, &id, today)?,
            Some(day) => views.experts.record_as_of(reader, &area, &id, day)?,
        };
        let record = record.ok_or(Problem::NotFound)?;
        // The past is looked at, not changed.
        let acts = caller.as_ref().filter(|_| as_of.is_none());
        let acts = acts.map(|caller| acts_of(state, &views, reader, caller, (&area, Some(&id))));
        let (acts, done) = (acts.transpose()?, Done::read(reader, caller.as_ref(), done)?);
        let places = state.place_names();
        Ok(RecordPage { record, places, day, today, acts, done, returned: None })
    });
    match answer.await {
        Ok(page) => {
            let page = RecordPage { returned, ..page };
            let title = page.record.entry.name.clone();
            let page = Frame { visit, title: &title, live: false }.page(page.render(visit));
            (status, page).into_response()
        }
        Err(problem) => problem.page(visit),
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
