//! The addresses of the pages.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};

use crate::door::Guest;
use crate::problem::Problem;
use crate::state::WebState;
use crate::{
    assets, ballots, catalogue, changes, consultations, desk, docs, due, experts, in_use, life,
    login, overview, procedures, reviews, times, used,
};

/// The pages as a router, to be merged with the API and served on one port.
pub fn router(state: WebState) -> Router {
    let form_bytes_max = usize::try_from(state.documents.bytes_max())
        .unwrap_or(usize::MAX)
        .saturating_add(life::HEAD_BYTES_MAX);
    Router::new()
        .route("/", get(overview::page))
        .route("/catalogue", get(catalogue::page))
        .route("/desk", get(desk::page).post(desk::decide))
        .route("/due", get(due::page))
        .route("/in-use", get(in_use::page))
        .route("/times", get(times::page))
        .route("/consultations", get(consultations::page))
        .route("/consultations/{id}", get(consultations::one))
        .route("/consultations/{id}/table.csv", get(consultations::csv))
        .route("/consultations/{id}/table.xlsx", get(consultations::xlsx))
        .route("/consultations/{id}/documents/{sha256}", get(consultations::document))
        .route(
            "/ballots/{id}",
            get(ballots::form)
                .post(ballots::cast)
                .layer(DefaultBodyLimit::max(ballots::FORM_BYTES_MAX)),
        )
        .route("/experts", get(experts::page))
        .route("/experts/{area}/{id}", get(experts::one))
        .route("/experts/{area}/{id}/personal", get(experts::personal::page))
        .route("/procedures", get(procedures::page))
        .route("/procedures/{id}", get(procedures::one))
        .route("/reviews/{id}", get(reviews::page))
        .route("/standards/{id}", get(life::page))
        .route("/standards/{id}/implementation", get(used::page))
        .route(
            "/standards/{id}/documents",
            post(life::hand_in).layer(DefaultBodyLimit::max(form_bytes_max)),
        )
        .route("/standards/{id}/documents/{sha256}", get(life::document))
        .route("/docs", get(docs::page))
        .route("/changes", get(changes::feed))
        .route("/login", get(login::form).post(login::login))
        .route("/logout", post(login::logout))
        .route("/assets/{name}", get(assets::asset))
        .fallback(nowhere)
        .with_state(state)
}

async fn nowhere(Guest(visit): Guest) -> Response {
    Problem::NotFound.page(&visit)
}
