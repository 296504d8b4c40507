//! `POST /standards/{id}/documents`: a file that somebody hands in on the page of a life.
//!
//! The same policy, rules and folder as by the API; what is refused is told on a page, in the reader's language.

use std::time::Duration;

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest as _, Path, Request as Sent, State};
use axum::response::{IntoResponse, Redirect, Response};
use plumbline_access::Caller;
use plumbline_documents::{Arrival, MediaType, NotKept, NotReceived, Outcome, Pace, receive};
use plumbline_lifecycle::standard::{Command, Document};
use plumbline_lifecycle::{Name, StandardId, StreamId};
use plumbline_views::Life;
use plumbline_workflow::{Failure, Foresight, Request, foretell};
use uuid::Uuid;

use crate::door::Member;
use crate::life::sparing::sparing;
use crate::origin;
use crate::problem::Problem;
use crate::state::WebState;

/// How long a browser is waited for.
const PACE: Pace = Pace { wait: Duration::from_secs(30), most: Duration::from_secs(900) };

/// Bytes of a field of the form that is no file.
const FIELD_BYTES_MAX: usize = 1_024;

/// The form.
pub(crate) async fn hand_in(
    State(state): State<WebState>,
    Path(standard): Path<String>,
    Member(visit): Member,
    sent: Sent,
) -> Response {
    let caller = visit.caller.clone();
    let done = async {
        if !origin::is_ours(sent.headers(), sent.uri()) {
            return Err(Problem::Foreign);
        }
        let caller = caller.ok_or(Problem::Stranger)?;
        let standard: StandardId = standard.parse().map_err(|_| Problem::NotFound)?;
        // Who may not hand in anything here is told so before a byte of the form is read.
        let (who, at) = (caller.clone(), standard.clone());
        state.ask(move |state| may_at_all(state, who, at)).await?;
        let took = tokio::time::timeout(PACE.most, take(&state, caller, standard.clone(), sent));
        let too_slow = |_| Problem::Form(NotReceived::TooSlow(PACE).to_string());
        let (handed, arrival) = took.await.map_err(too_slow)??;
        // From here on it is brought to its end, whether the browser still waits or not.
        tokio::spawn(async move { attach(&state, &handed, arrival).await })
            .await
            .unwrap_or_else(|error| Err(Problem::Unsure(error.to_string())))?;
        Ok(standard)
    };
    match done.await {
        Ok(standard) => Redirect::to(&format!("/standards/{standard}")).into_response(),
        Err(problem) => problem.page(&visit),
    }
}

/// Whether this caller may hand anything in here, whatever it is. What a rule says to one kind of document is asked once the
/// kind is known.
fn may_at_all(state: &WebState, caller: Caller, standard: StandardId) -> Result<(), Problem> {
    let bad = |bad: plumbline_lifecycle::BadWord| Problem::Form(bad.to_string());
    let name = standard.as_str().parse().map_err(bad)?;
    let handed = Handed { id: Uuid::now_v7(), standard, kind: String::new(), name, caller };
    match foretell(&state.reader, &handed.beforehand(), (state.today)()) {
        Ok(()) | Err(Failure::Refused(_)) => Ok(()),
        Err(no) => Err(Problem::of_command(&no)),
    }
}

/// Which kinds of document this caller may hand in now.
pub(super) fn open_kinds(
    foresight: &mut Foresight<'_>,
    caller: &Caller,
    life: &Life,
) -> Vec<String> {
    let Some(procedure) = &life.procedure else { return Vec::new() };
    let mut may = |kind: &&String| {
        let handed = Handed {
            id: Uuid::now_v7(),
            standard: life.id.clone(),
            kind: (*kind).clone(),
            name: life.id.as_str().parse().ok()?,
            caller: caller.clone(),
        };
        foresight.says(&handed.beforehand()).ok()
    };
    procedure.documents.keys().filter(|kind| may(kind).is_some()).cloned().collect()
}

/// A document that is handed in, but for what the file itself says.
struct Handed {
    id: Uuid,
    standard: StandardId,
    kind: String,
    name: Name,
    caller: Caller,
}

impl Handed {
    fn request(&self, media: MediaType, size: u64, sha256: String) -> Request {
        let (kind, name) = (self.kind.clone(), self.name.clone());
        let document = Document { kind, name, media_type: media.key().into(), size, sha256 };
        Request {
            id: self.id,
            target: StreamId::Standard(self.standard.clone()),
            command: Command::AttachDocument { document }.into(),
            expected_version: None,
            happened_on: None,
            caller: self.caller.clone(),
            on_behalf_of: None,
        }
    }

    /// The command before the file is here: no rule and no policy reads the hash, so one stands in for it.
    fn beforehand(&self) -> Request {
        self.request(MediaType::Pdf, 1, "0".repeat(64))
    }
}

/// The form, until the file is here.
async fn take(
    state: &WebState,
    caller: Caller,
    standard: StandardId,
    sent: Sent,
) -> Result<(Handed, Arrival), Problem> {
    let (parts, body) = sent.into_parts();
    let (body, head) = sparing(body);
    let form = Multipart::from_request(Sent::from_parts(parts, body), state).await;
    let mut form = form.map_err(|bad| Problem::Form(bad.body_text()))?;
    let (mut id, mut kind) = (None, None);
    // The file is the last field of the form: what it is, is known before it is read.
    while let Some(field) = form.next_field().await.map_err(|bad| Problem::Form(bad.body_text()))? {
        match field.name() {
            Some("id") => id = short(field).await?.parse().ok(),
            Some("kind") => kind = Some(short(field).await?),
            Some("file") => {
                let name = field.file_name().unwrap_or_default().parse();
                let name = name
                    .map_err(|bad: plumbline_lifecycle::BadWord| Problem::Form(bad.to_string()))?;
                let (Some(id), Some(kind)) = (id, kind) else { break };
                let handed = Handed { id, standard, kind, name, caller };
                head.is_over();
                let arrival = file(state, &handed, field).await?;
                return Ok((handed, arrival));
            }
            // The form has no other field.
            _ => break,
        }
    }
    Err(Problem::Form("id, kind, file".into()))
}

async fn short(mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|bad| Problem::Form(bad.body_text()))? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > FIELD_BYTES_MAX {
            return Err(Problem::Form(format!("> {FIELD_BYTES_MAX} bytes")));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn file(state: &WebState, handed: &Handed, field: Field<'_>) -> Result<Arrival, Problem> {
    let beforehand = handed.beforehand();
    state
        .ask(move |state| {
            foretell(&state.reader, &beforehand, (state.today)())
                .map_err(|no| Problem::of_command(&no))
        })
        .await?;
    receive(&state.documents, field, PACE).await.map_err(|no| match no {
        NotReceived::NotKept(no) => not_kept(&no),
        NotReceived::Busy => Problem::NotNow(no.to_string()),
        other => Problem::Form(other.to_string()),
    })
}

async fn attach(state: &WebState, handed: &Handed, arrival: Arrival) -> Result<(), Problem> {
    // What a browser declares comes from the end of the name, on some machines wrongly; the content tells better.
    let name = handed.name.to_string();
    let content = state.ask(move |_| arrival.keep(None, &name).map_err(|no| not_kept(&no))).await?;
    let request = handed.request(content.media_type, content.size, content.hash.to_string());
    let done = state.writer.submit(request).await;
    let outcome = match &done {
        Ok(_) => Outcome::Named,
        Err(Failure::Unknown(_)) => Outcome::Unknown,
        Err(_) => Outcome::Refused,
    };
    state
        .ask(move |state| {
            if let Err(error) = state.documents.answered(content.hash, outcome) {
                tracing::warn!(%error, "a mark is left in the folder of documents; the next start sees to it");
            }
            Ok(())
        })
        .await?;
    done.map(drop).map_err(|no| Problem::of_command(&no))
}

fn not_kept(no: &NotKept) -> Problem {
    match no {
        NotKept::Unfit(no) => Problem::Refused(no.reason()),
        NotKept::Store(error) => Problem::Document(error.to_string()),
    }
}
