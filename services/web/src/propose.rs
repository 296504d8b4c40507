//! `/standards/new`: a standard is proposed.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use maud::{Markup, html};
use plumbline_access::Caller;
use uuid::Uuid;

use crate::acts::proposal::{PROPOSE, Proposal};
use crate::acts::{Came, Form, Place, Posted, Returned, Why, given};
use crate::approvals::procedures;
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// The address.
pub(crate) const PATH: &str = "/standards/new";

/// `GET /standards/new`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    show(&state, &visit, None).await
}

/// `POST /standards/new`.
pub(crate) async fn act(
    State(state): State<WebState>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    let language = visit.language;
    let named = posted.one("standard").map(str::to_owned);
    let came = given(&state, &visit, posted, move |state, caller, sent| {
        let mut form = Form::new(language, Some(sent));
        Ok(proposal(state, caller)?.fields(&mut form).ok_or(Why::Fields))
    });
    match came.await {
        Ok(Came::Done(command)) => {
            let id = named.unwrap_or_default();
            Redirect::to(&format!("/standards/{}?done={command}", id.trim())).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

/// The way there, for whoever may go it.
pub(crate) fn way(may: bool, language: Language) -> Markup {
    html! {
        @if may { p.ways { a.button href=(PATH) { (language.say("提出立项", "Propose a standard")) } } }
    }
}

fn proposal(state: &WebState, caller: &Caller) -> Result<Proposal, Problem> {
    let procedures = procedures(&state.reader)?;
    Ok(Proposal::new(procedures, state.place_names(), caller.clone()))
}

async fn show(state: &WebState, visit: &Visit, returned: Option<Returned>) -> Response {
    let language = visit.language;
    let title = language.say("提出立项", "Propose a standard");
    let Some(caller) = visit.caller.clone() else { return Problem::Stranger.page(visit) };
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    match state.ask(move |state| proposal(state, &caller)).await {
        Ok(proposal) => {
            let body = render(&proposal, returned.as_ref(), language);
            (status, Frame { visit, title, live: false }.page(body)).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

fn render(proposal: &Proposal, returned: Option<&Returned>, language: Language) -> Markup {
    let title = language.say("提出立项", "Propose a standard");
    let mut form = Form::new(language, returned.map(|returned| &returned.sent));
    let _ = proposal.fields(&mut form);
    let mut id = Uuid::now_v7();
    if let Some(returned) = returned {
        returned.place(&mut form);
        id = if returned.keeps_its_id() { returned.sent.id } else { id };
    }
    let place = Place { path: PATH, act: PROPOSE, version: 0, id, button: title };
    html! {
        div.heading { h1 { (title) } }
        section.panel.late-edge[returned.is_some()] {
            @if let Some(returned) = returned { (returned.told(language)) }
            @if proposal.is_possible() {
                p.hint { (language.say(
                    "提出后，标准进入立项阶段；材料在标准的页面上提交。",
                    "Once proposed it stands at the stage of proposal; its papers are handed in on its own page.",
                )) }
                (form.drawn(&place))
            } @else {
                p { (language.say("尚未采用任何制定程序，请管理员先采用。", "No procedure was adopted yet (the administrator adopts one).")) }
            }
        }
    }
}
