//! What is taken away from the page of a consultation: the table of comments, and the documents that were put before everybody.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use plumbline_documents::{Asked, ContentHash};
use plumbline_lifecycle::standard::{Document, Standard};
use plumbline_sheets::{Form, comment_table, download};

use crate::consultations::read;
use crate::door::Guest;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// `GET /consultations/{id}/table.csv`.
pub(crate) async fn csv(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Guest(visit): Guest,
) -> Response {
    table(state, id, visit, Form::Csv).await
}

/// `GET /consultations/{id}/table.xlsx`.
pub(crate) async fn xlsx(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Guest(visit): Guest,
) -> Response {
    table(state, id, visit, Form::Xlsx).await
}

async fn table(state: WebState, id: String, visit: Visit, form: Form) -> Response {
    let (views, asked, is_guest) =
        (state.views_of(&visit), visit.asked.clone(), visit.caller.is_none());
    // Made one after the other, as those of the API are.
    let _place = state.sheets.acquire().await;
    let made = state.ask(move |state| {
        let found = read(state, &views, &id, &asked, is_guest)?;
        let sheet = comment_table(&found.id, &found.title("zh"), &found.table, found.day);
        let written = form.write(&sheet).map_err(|no| Problem::BrokeOff(no.to_string()))?;
        Ok(download(form, &found.id.to_string(), written).map(Body::from))
    });
    made.await.unwrap_or_else(|problem| problem.page(&visit))
}

/// `GET /consultations/{id}/documents/{sha256}`: a document that was put before everybody, to whoever reads the consultation.
pub(crate) async fn document(
    State(state): State<WebState>,
    Path((id, sha256)): Path<(String, String)>,
    Guest(visit): Guest,
    headers: HeaderMap,
) -> Response {
    let (views, asked, is_guest) =
        (state.views_of(&visit), visit.asked.clone(), visit.caller.is_none());
    let given = state.ask(move |state| {
        let found = read(state, &views, &id, &asked, is_guest)?;
        let shown = found.table.bundle.iter().find(|shown| shown.sha256 == sha256);
        let shown = shown.ok_or(Problem::NotFound)?;
        let hash: ContentHash = sha256.parse().map_err(|_| Problem::NotFound)?;
        let unread = |error: &dyn std::error::Error| Problem::Document(error.to_string());
        let kept = state.documents.store().open(hash).map_err(|error| unread(&error))?;
        let held = document_of(&found.standard, &sha256);
        // Another one has taken its place since: its content is the same as it was, and its name is not kept.
        let name = held.map_or(shown.kind.as_str(), |held| held.name.as_str());
        let media_type = held.map_or("application/octet-stream", |held| held.media_type.as_str());
        let asked = Asked { headers: &headers, name, media_type };
        let answer = plumbline_documents::download(asked, kept.ok_or(Problem::NotFound)?);
        Ok(answer.map_err(|error| unread(&error))?.map(Body::from_stream))
    });
    given.await.unwrap_or_else(|problem| problem.page(&visit))
}

fn document_of<'s>(standard: &'s Standard, sha256: &str) -> Option<&'s Document> {
    let Standard::Run(run) = standard else { return None };
    run.documents.iter().map(|held| &held.document).find(|document| document.sha256 == sha256)
}
