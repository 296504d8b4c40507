//! `GET /v1/consultations/{consultation}/table.csv` and `table.xlsx`: 意见汇总处理表 as a file, to whoever may read the consultation.

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use http::Uri;
use plumbline_access::Caller;
use plumbline_lifecycle::{Horizon, PartId};
use plumbline_sheets::{Form, comment_table, download};

use crate::asked;
use crate::consultation::get::read;
use crate::query::Words;
use crate::state::{ApiState, failed};
use crate::translate::{as_of, word};

/// For a spreadsheet that reads text.
pub(crate) async fn csv(
    State(state): State<ApiState>,
    Path(consultation): Path<String>,
    uri: Uri,
    caller: Option<Extension<Caller>>,
) -> Response {
    answer(state, consultation, uri, caller, Form::Csv).await
}

/// As a workbook.
pub(crate) async fn xlsx(
    State(state): State<ApiState>,
    Path(consultation): Path<String>,
    uri: Uri,
    caller: Option<Extension<Caller>>,
) -> Response {
    answer(state, consultation, uri, caller, Form::Xlsx).await
}

async fn answer(
    state: ApiState,
    consultation: String,
    uri: Uri,
    caller: Option<Extension<Caller>>,
    form: Form,
) -> Response {
    let caller = caller.map(|Extension(caller)| caller);
    give(&state, caller.as_ref(), &consultation, &uri, form)
        .await
        .unwrap_or_else(|error| asked::signed(error).into_response())
}

async fn give(
    state: &ApiState,
    caller: Option<&Caller>,
    consultation: &str,
    uri: &Uri,
    form: Form,
) -> Result<Response, ConnectError> {
    let id: PartId = word("consultation", consultation)?;
    let asked = Words::read(uri, &["asOf"])?;
    let horizon = Horizon { as_of: as_of(state, asked.get("asOf"))?, known_at: None };
    let (views, reader, today) = (state.views_of(caller), state.reader.clone(), state.today());
    // A long table takes a while and holds memory: so many are made at a time, and the others wait.
    let _place = state.sheets.acquire().await;
    let made = state.blocking(move || {
        let found = read(&views, &reader, &id, horizon, today)?;
        let sheet = comment_table(&id, &found.title("zh"), &found.table, found.day);
        let written = form.write(&sheet).map_err(|error| failed("a table was not made", &error))?;
        Ok(download(form, &id.to_string(), written).map(Body::from))
    });
    made.await
}
