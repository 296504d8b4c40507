//! `/standards/{id}/documents/{sha256}`: the content of a document, for whoever reads the page that links to it.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use plumbline_documents::{Asked, ContentHash, download};
use plumbline_lifecycle::Horizon;
use plumbline_views::{Life, Views};

use crate::door::Member;
use crate::problem::Problem;
use crate::state::WebState;

/// The download.
pub(crate) async fn document(
    State(state): State<WebState>,
    Path((standard, sha256)): Path<(String, String)>,
    Member(visit): Member,
    headers: HeaderMap,
) -> Response {
    let views = state.views_of(&visit);
    let found = state.ask(move |state| ask(state, &views, &standard, &sha256, &headers)).await;
    found.unwrap_or_else(|problem| problem.page(&visit))
}

fn ask(
    state: &WebState,
    views: &Views,
    standard: &str,
    sha256: &str,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let today = (state.today)();
    let life = Life::read(views, &state.reader, standard, Horizon::default(), today);
    let life = life.map_err(|no| Problem::of_life(no, today))?;
    let held = life.handed_in().find(|held| held.document.sha256 == sha256);
    let document = held.ok_or(Problem::NotFound)?.document;
    let hash: ContentHash = sha256.parse().map_err(|_| Problem::NotFound)?;
    let unread = |error: &dyn std::error::Error| Problem::Document(error.to_string());
    let kept = state.documents.store().open(hash).map_err(|error| unread(&error))?;
    let (name, media_type) = (document.name.as_str(), document.media_type.as_str());
    let asked = Asked { headers, name, media_type };
    let answer = download(asked, kept.ok_or(Problem::NotFound)?);
    Ok(answer.map_err(|error| unread(&error))?.map(Body::from_stream))
}
