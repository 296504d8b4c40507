//! The addresses of the pages, and what every one of them needs: who visits, in which language, asking what.

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRequestParts, Query};
use axum::response::Response;
use axum::routing::{get, post};
use http::request::Parts;
use jiff::civil::Date;
use plumbline_access::{Authenticate, Caller};
use plumbline_log::Reader;
use plumbline_views::Views;

use crate::ask::{Asked, BadField, Fields};
use crate::frame::Visit;
use crate::language::{Language, cookie};
use crate::problem::Problem;
use crate::{assets, catalogue, changes, doorway, life, pipeline};

/// What the pages work with. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    /// What has happened.
    pub reader: Reader,
    /// What that comes to.
    pub views: Views,
    /// Who somebody is.
    pub authenticate: Authenticate,
    /// What day it is, where the office is.
    pub today: Arc<dyn Fn() -> Date + Send + Sync>,
    /// Everybody who has not entered is this reader: only where all data are made up.
    pub demonstration: Option<Caller>,
}

/// The pages as a router, to be merged with the API and served on one port.
pub fn router(state: WebState) -> Router {
    Router::new()
        .route("/", get(pipeline::page))
        .route("/catalogue", get(catalogue::page))
        .route("/standards/{id}", get(life::page))
        .route("/changes", get(changes::feed))
        .route("/enter", get(doorway::door).post(doorway::enter))
        .route("/leave", post(doorway::leave))
        .route("/assets/{name}", get(assets::asset))
        .fallback(nowhere)
        .with_state(state)
}

async fn nowhere(Guest(visit): Guest) -> Response {
    Problem::NotFound.page(&visit)
}

/// Anybody's visit.
pub(crate) struct Guest(pub(crate) Visit);

/// The visit of somebody who has entered; everybody else is shown the door.
pub(crate) struct Entered(pub(crate) Visit);

impl FromRequestParts<WebState> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Guest, Response> {
        let fields =
            Query::<Fields>::try_from_uri(&parts.uri).map(|Query(f)| f).unwrap_or_default();
        let shown = cookie(&parts.headers, doorway::COOKIE_NAME).filter(|token| !token.is_empty());
        let caller = shown
            .and_then(|token| (state.authenticate)(token))
            .or_else(|| state.demonstration.clone());
        let asked = Asked::read(&fields);
        let language = fields.get("lang").and_then(|tag| Language::from_tag(tag));
        let visit = Visit {
            language: language.unwrap_or_else(|| Language::of(&parts.headers)),
            chosen: language.is_some(),
            caller,
            demonstration: state.demonstration.is_some(),
            path: parts.uri.path().to_owned(),
            asked: Asked::default(),
        };
        match asked {
            // The language is the cookie's from here on, and need not stand in every address.
            Ok(asked) => Ok(Guest(Visit { asked: Asked { language: None, ..asked }, ..visit })),
            Err(bad) => Err(refuse(bad, &visit)),
        }
    }
}

fn refuse(bad: BadField, visit: &Visit) -> Response {
    Problem::from(bad).page(visit)
}

impl FromRequestParts<WebState> for Entered {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Entered, Response> {
        let Guest(visit) = Guest::from_request_parts(parts, state).await?;
        if visit.caller.is_none() {
            return Err(Problem::Stranger.page(&visit));
        }
        Ok(Entered(visit))
    }
}

impl WebState {
    /// Asks on a thread that may wait for the disk.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&WebState) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let state = self.clone();
        tokio::task::spawn_blocking(move || question(&state))
            .await
            .unwrap_or_else(|error| Err(Problem::Damaged(error.to_string())))
    }
}
