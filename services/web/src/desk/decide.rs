//! `POST /desk`: a decision that somebody takes by the form of their desk.
//!
//! The same policy and rules as by the API; what is refused is told on a page, in the reader's language. A form of another
//! site is not taken, and one that was filled in before the matter moved on decides nothing.

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, Uri};
use plumbline_access::Caller;
use plumbline_lifecycle::approval::{self, Command, Minutes, Resume, Target};
use plumbline_lifecycle::{BadWord, Refusal, Sentence, StreamId};
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::door::Member;
use crate::origin;
use crate::problem::Problem;
use crate::state::WebState;

/// What the form sends.
#[derive(serde::Deserialize)]
pub(crate) struct Decision {
    id: Uuid,
    stream: String,
    version: u64,
    verdict: Verdict,
    #[serde(default)]
    opinion: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    hash: String,
    #[serde(default)]
    resume: After,
}

/// What the button says that was pressed. Another word makes it no form of ours.
#[derive(serde::Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Agree,
    Disagree,
    Back,
}

/// How a matter goes on once it comes back.
#[derive(serde::Deserialize, Clone, Copy, Default)]
#[serde(rename_all = "lowercase")]
enum After {
    #[default]
    Direct,
    Through,
}

/// The form.
pub(crate) async fn decide(
    State(state): State<WebState>,
    Member(visit): Member,
    uri: Uri,
    headers: HeaderMap,
    form: Result<Form<Decision>, FormRejection>,
) -> Response {
    let caller = visit.caller.clone();
    let done = async {
        if !origin::is_ours(&headers, &uri) {
            return Err(Problem::Foreign);
        }
        let caller = caller.ok_or(Problem::Stranger)?;
        let Form(decision) = form.map_err(|bad| Problem::Form(bad.body_text()))?;
        let request = request(&decision, caller)?;
        let answer = state.writer.submit(request).await.map_err(|no| Problem::of_command(&no))?;
        // The page that is shown next has seen it.
        let seen = answer.last_seq;
        state.ask(move |state| Ok(state.views.wait_for(seen, SEEN_WITHIN))).await
    };
    match done.await {
        Ok(_) => Redirect::to("/desk").into_response(),
        Err(problem) => problem.page(&visit),
    }
}

/// How long the next page waits for the view.
const SEEN_WITHIN: std::time::Duration = std::time::Duration::from_secs(2);

fn request(decision: &Decision, caller: Caller) -> Result<Request, Problem> {
    let target: StreamId = decision.stream.parse().map_err(|_| Problem::NotFound)?;
    Ok(Request {
        id: decision.id,
        target,
        command: command(decision)?.into(),
        expected_version: Some(decision.version),
        happened_on: None,
        caller,
        on_behalf_of: None,
    })
}

fn command(decision: &Decision) -> Result<Command, Problem> {
    let bad = |bad: BadWord| Problem::Form(bad.to_string());
    let opinion = match decision.opinion.trim() {
        "" => None,
        text => Some(text.parse::<Sentence>().map_err(bad)?),
    };
    let agree = match decision.verdict {
        Verdict::Agree => true,
        Verdict::Disagree => false,
        Verdict::Back => {
            // There is no such command without one, so the rule's own words are said here.
            let unsaid =
                || Problem::Refused(Refusal::from(approval::Refusal::OpinionMissing {}).reason());
            let resume = match decision.resume {
                After::Direct => Resume::Direct,
                After::Through => Resume::Through,
            };
            let opinion = opinion.ok_or_else(unsaid)?;
            return Ok(Command::SendBack { to: Target::Submitter, resume, opinion });
        }
    };
    let minutes = match (decision.minutes.trim(), decision.hash.trim()) {
        ("", _) => None,
        (number, sha256) => {
            Some(Minutes { number: number.parse().map_err(bad)?, sha256: sha256.to_owned() })
        }
    };
    Ok(Command::Decide { agree, opinion, minutes })
}
