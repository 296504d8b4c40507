//! `GET /v1/standards/{id}/documents/{sha256}`: the content of a document of that standard, to whoever may read the standard.

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use http::HeaderMap;
use plumbline_access::Caller;
use plumbline_documents::{Asked, ContentHash};
use plumbline_lifecycle::Horizon;
use plumbline_views::Life;

use crate::asked;
use crate::standard::get::told;
use crate::state::{ApiState, failed};
use crate::translate::word;

/// The download.
pub(crate) async fn download(
    State(state): State<ApiState>,
    Path((standard, sha256)): Path<(String, String)>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Response {
    give(&state, &caller, standard, &sha256, headers)
        .await
        .unwrap_or_else(|error| asked::signed(error).into_response())
}

async fn give(
    state: &ApiState,
    caller: &Caller,
    standard: String,
    sha256: &str,
    headers: HeaderMap,
) -> Result<Response, ConnectError> {
    let hash: ContentHash = word("sha256", sha256)?;
    let (views, reader, today) =
        (state.views_of(Some(caller)), state.reader.clone(), state.today());
    let store = state.documents.store().clone();
    state
        .blocking(move || {
            let now = Horizon::default();
            let life = Life::read(&views, &reader, &standard, now, today);
            let life = life.map_err(|no| told(no, now))?;
            let of_this = life.handed_in().find(|held| held.document.sha256 == hash.to_string());
            let Some(held) = of_this else {
                let says = format!("{} has no document {hash}", life.id);
                return Err(ConnectError::not_found(says));
            };
            let kept = store.open(hash).map_err(|error| failed("a document", &error))?;
            let Some(kept) = kept else {
                return Err(ConnectError::not_found(
                    "the log describes this document; its content was not handed in here",
                ));
            };
            let document = held.document;
            let (name, media_type) = (document.name.as_str(), document.media_type.as_str());
            let asked = Asked { headers: &headers, name, media_type };
            let answer = plumbline_documents::download(asked, kept);
            let answer = answer.map_err(|error| failed("a document could not be read", &error))?;
            Ok(answer.map(Body::from_stream))
        })
        .await
}
