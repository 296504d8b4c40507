//! The addresses of the pages, each with who is let in there: an address without that does not compile.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use plumbline_access::Entrance::{self, Anybody, Member};

use crate::door::{self, Guest};
use crate::problem::Problem;
use crate::state::WebState;
use crate::{
    account, accounts, acts, approvals, assets, ballots, board, catalogue, changes, consultations,
    desk, docs, due, experts, find, in_use, invitation, life, login, moved, overview, policy,
    procedures, propose, reviews, tables, times, used, waiting,
};

/// The pages as a router, to be merged with the API and served on one port.
pub fn router(state: WebState) -> Router {
    let form_bytes_max = usize::try_from(state.documents.bytes_max())
        .unwrap_or(usize::MAX)
        .saturating_add(life::HEAD_BYTES_MAX);
    let mut router = Router::new();
    for (at, who, answers) in pages(form_bytes_max) {
        let answers = match who {
            Anybody => answers,
            Member => answers.route_layer(from_fn_with_state(state.clone(), members)),
        };
        router = router.route(at, answers);
    }
    router.fallback(nowhere).with_state(state)
}

/// Who is let in at which address.
#[must_use]
pub fn entrances() -> Vec<(&'static str, Entrance)> {
    pages(0).into_iter().map(|(at, who, _)| (at, who)).collect()
}

type Page = (&'static str, Entrance, MethodRouter<WebState>);

/// Every page: where, who is let in, and what answers them. What they may read is the policy's matter, and so is what a form does.
fn pages(form_bytes_max: usize) -> Vec<Page> {
    let card = get(ballots::form)
        .post(ballots::cast)
        .layer(DefaultBodyLimit::max(ballots::FORM_BYTES_MAX));
    let comment =
        post(consultations::say).layer(DefaultBodyLimit::max(consultations::FORM_BYTES_MAX));
    let form = |answers: MethodRouter<WebState>| {
        answers.layer(DefaultBodyLimit::max(acts::FORM_BYTES_MAX))
    };
    let hand_in = post(life::hand_in).layer(DefaultBodyLimit::max(form_bytes_max));
    vec![
        ("/", Member, get(overview::first)),
        ("/overview", Member, get(overview::page)),
        ("/board", Member, get(board::page)),
        ("/moves", Member, get(moved::page)),
        ("/moves/{table}", Member, get(tables::moved)),
        ("/waiting", Member, get(waiting::page)),
        ("/waiting/{table}", Member, get(tables::waiting)),
        ("/catalogue", Anybody, get(catalogue::page)),
        ("/catalogue/{table}", Anybody, get(tables::catalogue)),
        ("/approvals/{id}", Member, form(get(approvals::page).post(approvals::act))),
        ("/desk", Member, get(desk::page)),
        ("/due", Member, get(due::page)),
        ("/due/{table}", Member, get(tables::due)),
        ("/find", Member, get(find::page)),
        ("/in-use", Member, get(in_use::page)),
        ("/in-use/{table}", Member, get(tables::in_use)),
        ("/times", Member, get(times::page)),
        ("/consultations", Anybody, get(consultations::page)),
        ("/consultations/{id}", Anybody, form(get(consultations::one).post(consultations::act))),
        ("/consultations/{id}/comments", Anybody, comment),
        ("/consultations/{id}/table.csv", Anybody, get(consultations::csv)),
        ("/consultations/{id}/table.xlsx", Anybody, get(consultations::xlsx)),
        ("/consultations/{id}/documents/{sha256}", Anybody, get(consultations::document)),
        ("/ballots/{id}", Anybody, card),
        ("/experts", Member, get(experts::page)),
        ("/experts/{area}", Member, form(get(experts::new).post(experts::add))),
        ("/experts/{area}/{id}", Member, form(get(experts::one).post(experts::act))),
        (
            "/experts/{area}/{id}/personal",
            Member,
            form(get(experts::personal::page).post(experts::personal::act)),
        ),
        ("/procedures", Member, get(procedures::page)),
        ("/procedures/{id}", Member, get(procedures::one)),
        ("/policy", Member, get(policy::page)),
        ("/reviews/{id}", Member, form(get(reviews::page).post(reviews::act))),
        (propose::PATH, Member, form(get(propose::page).post(propose::act))),
        ("/standards/{id}", Member, form(get(life::page).post(life::act))),
        ("/standards/{id}/implementation", Member, form(get(used::page).post(used::act))),
        ("/standards/{id}/documents", Member, hand_in),
        ("/standards/{id}/documents/{sha256}", Member, get(life::document)),
        ("/docs", Anybody, get(docs::page)),
        ("/changes", Member, get(changes::feed)),
        ("/account", Member, get(account::page).post(account::act)),
        ("/accounts", Member, get(accounts::page).post(accounts::act)),
        ("/invitation/{secret}", Anybody, get(invitation::form).post(invitation::take)),
        ("/login", Anybody, get(login::form).post(login::login)),
        ("/logout", Anybody, post(login::logout)),
        ("/assets/{name}", Anybody, get(assets::asset)),
    ]
}

/// Lets nobody on who has not signed in.
async fn members(_: State<WebState>, _: door::Member, request: Request, next: Next) -> Response {
    next.run(request).await
}

async fn nowhere(Guest(visit): Guest) -> Response {
    Problem::NotFound.page(&visit)
}
