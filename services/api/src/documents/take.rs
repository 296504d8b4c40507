//! `POST /v1/standards/{id}/documents`: a file comes in, is kept, and the command that names it is given.
//!
//! Who may not, and what a rule refuses, is said before the file is sent. Then it is written as it comes, and is durable
//! before its command is given; so no document that was acknowledged lacks its content. Of what breaks off nothing is left.

use axum::body::{Body, BodyDataStream};
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use http::{HeaderMap, StatusCode, Uri};
use plumbline_access::Caller;
use plumbline_documents::{Arrival, NotKept, NotReceived, Outcome, Pace, Unfit, receive};
use plumbline_lifecycle::standard::Document;
use plumbline_workflow::{Answer, Failure, foretell};
use serde::Serialize;

use crate::asked;
use crate::documents::given::Given;
use crate::errors::{failure, unfit};
use crate::proto::plumbline::v1 as wire;
use crate::state::{ApiState, failed};
use crate::translate::receipt;

/// What an upload came to.
#[derive(Serialize)]
struct Taken {
    receipt: wire::Receipt,
    document: wire::AttachDocument,
}

/// The upload.
pub(crate) async fn upload(
    State(state): State<ApiState>,
    Path(standard): Path<String>,
    asked: Uri,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let taken = async {
        let given = Given::read(&standard, &asked, &headers, caller)?;
        asked::commands(given.id());
        take(state, given, body.into_data_stream()).await
    };
    taken.await.map_or_else(
        |error| asked::signed(error).into_response(),
        |taken| (StatusCode::OK, axum::Json(taken)).into_response(),
    )
}

async fn take(state: ApiState, given: Given, body: BodyDataStream) -> Result<Taken, ConnectError> {
    let bytes_max = state.documents.bytes_max();
    if given.length.is_some_and(|length| length > bytes_max) {
        return Err(unfit(&Unfit::TooLarge { bytes_max }));
    }
    let (reader, request, today) = (state.reader.clone(), given.beforehand(), state.today());
    state.blocking(move || foretell(&reader, &request, today).map_err(|no| failure(&no))).await?;
    let pace = Pace { wait: state.limits.upload_wait, most: state.limits.upload_time_max };
    let arrival = receive(&state.documents, body, pace).await.map_err(not_received)?;
    // From here on it is brought to its end, whether anybody still waits for the answer or not.
    tokio::spawn(async move { attach(&state, &given, arrival).await })
        .await
        .unwrap_or_else(|error| Err(failed("a call broke off", &error)))
}

/// Keeps the content, gives the command, and says what became of it.
async fn attach(state: &ApiState, given: &Given, arrival: Arrival) -> Result<Taken, ConnectError> {
    let (declared, name) = (given.declared, given.name().to_owned());
    let keep = move || arrival.keep(declared, &name).map_err(not_kept);
    let content = state.blocking(keep).await?;
    let document = given.document(&content);
    let done = state.writer.submit(given.request(document.clone())).await;
    let outcome = match &done {
        Ok(_) => Outcome::Named,
        Err(Failure::Unknown(_)) => Outcome::Unknown,
        Err(_) => Outcome::Refused,
    };
    let (intake, hash) = (state.documents.clone(), content.hash);
    let settled = state.blocking(move || Ok(intake.answered(hash, outcome))).await;
    if let Ok(Err(error)) = settled {
        tracing::warn!(%error, "a mark is left in the folder of documents; the next start sees to it");
    }
    done.map(|answer| Taken::of(&answer, document)).map_err(|no| failure(&no))
}

impl Taken {
    fn of(answer: &Answer, document: Document) -> Taken {
        let Document { kind, name, media_type, size, sha256 } = document;
        let name = name.to_string();
        let document =
            wire::AttachDocument { kind, name, media_type, size, sha256, ..Default::default() };
        Taken { receipt: receipt(answer), document }
    }
}

fn not_kept(no: NotKept) -> ConnectError {
    match no {
        NotKept::Unfit(no) => unfit(&no),
        NotKept::Store(error) if error.is_disk_full() => {
            ConnectError::unavailable("nothing can be kept now: the disk is full")
        }
        NotKept::Store(error) => failed("a file could not be kept", &error),
    }
}

fn not_received(no: NotReceived) -> ConnectError {
    match no {
        NotReceived::NotKept(no) => not_kept(no),
        NotReceived::TooSlow(_) => ConnectError::deadline_exceeded(no.to_string())
            .with_http_status(StatusCode::REQUEST_TIMEOUT),
        NotReceived::Busy => ConnectError::resource_exhausted(no.to_string()),
        NotReceived::BrokeOff => ConnectError::aborted(no.to_string()),
    }
}
