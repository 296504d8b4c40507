//! How a no is said: one code for each sort of no, and a detail that a program can read and a person with curl too.
//!
//! A refusal is an answer, not a fault; only `internal` and `unavailable` are logged, by whoever makes them. The code's
//! meaning for callers is in `standard.proto`.

use connectrpc::{ConnectError, ErrorCode, ErrorDetail};
use http::StatusCode;
use plumbline_documents::Unfit;
use plumbline_lifecycle::{
    Reason, Refusal, Shared, approval, ballot, consultation, review, standard,
};
use plumbline_workflow::Failure;

use crate::json::BadJson;
use crate::proto::plumbline::v1 as wire;

/// Why there is no answer to a command.
pub(crate) fn failure(failure: &Failure) -> ConnectError {
    match failure {
        Failure::Refused(refusal) => refused(refusal),
        Failure::Denied(denial) => said(ErrorCode::PermissionDenied, denial.reason()),
        Failure::Stale { target, expected, found } => stale(&target.to_string(), *expected, *found),
        Failure::IdReused(_) => {
            let mut error = bad_field("header.requestId", &failure.to_string());
            error.code = ErrorCode::AlreadyExists;
            error
        }
        Failure::Unreadable { .. } => unreadable(&failure.to_string()),
        Failure::Broken(why) => {
            tracing::error!(why, "a command could not be decided");
            ConnectError::internal(
                "the command could not be decided (a fault of the program; it is in the service's log)",
            )
        }
        Failure::Busy => ConnectError::resource_exhausted(failure.to_string()),
        Failure::Unavailable(_) => ConnectError::unavailable(failure.to_string()),
        Failure::Unknown(_) => ConnectError::unknown(failure.to_string()),
    }
}

/// The rules say no.
pub(crate) fn refused(refusal: &Refusal) -> ConnectError {
    let code = match refusal {
        Refusal::Shared(Shared::BadField { field, why }) => return bad_field(&as_told(field), why),
        Refusal::Approval(refusal) if matches!(**refusal, approval::Refusal::NoApproval {}) => {
            ErrorCode::NotFound
        }
        Refusal::Consultation(refusal)
            if matches!(**refusal, consultation::Refusal::NoConsultation {}) =>
        {
            ErrorCode::NotFound
        }
        Refusal::Review(refusal) if matches!(**refusal, review::Refusal::NoReview {}) => {
            ErrorCode::NotFound
        }
        Refusal::Ballot(refusal) if matches!(**refusal, ballot::Refusal::NoBallot {}) => {
            ErrorCode::NotFound
        }
        Refusal::Standard(refusal) => match **refusal {
            standard::Refusal::NotFound {} | standard::Refusal::NotYet { .. } => {
                ErrorCode::NotFound
            }
            standard::Refusal::AlreadyExists {} => ErrorCode::AlreadyExists,
            _ => ErrorCode::FailedPrecondition,
        },
        _ => ErrorCode::FailedPrecondition,
    };
    said(code, refusal.reason())
}

/// A field of the core by the name that the contract gives it: `media_type` is `mediaType`.
fn as_told(field: &str) -> String {
    let mut words = field.split('_');
    let mut told = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at(word.len().min(1));
        told += &first.to_ascii_uppercase();
        told += rest;
    }
    told
}

/// A content is not taken.
pub(crate) fn unfit(no: &Unfit) -> ConnectError {
    let status = match no {
        Unfit::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Unfit::Empty => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNSUPPORTED_MEDIA_TYPE,
    };
    said(ErrorCode::InvalidArgument, no.reason()).with_http_status(status)
}

fn said(code: ErrorCode, reason: Reason) -> ConnectError {
    let detail = rule(&reason);
    with_detail(ConnectError::new(code, reason.en), "plumbline.v1.Refusal", &detail)
}

/// A rule that says no, and what would satisfy it.
pub(crate) fn rule(reason: &Reason) -> wire::Refusal {
    wire::Refusal {
        rule: reason.rule.into(),
        source: reason.source.clone().into_owned(),
        unverified: reason.unverified,
        message_zh: reason.zh.clone(),
        message_en: reason.en.clone(),
        ..Default::default()
    }
}

/// A stream that is needed cannot be read; the sentence names it and the event.
pub(crate) fn unreadable(says: &str) -> ConnectError {
    ConnectError::new(ErrorCode::DataLoss, says)
}

/// The stream has moved on since the caller looked.
fn stale(stream: &str, expected: u64, found: u64) -> ConnectError {
    let says =
        format!("{stream} is at version {found}, not {expected}: read it again before deciding");
    let detail =
        wire::StaleVersion { stream: stream.into(), expected, found, ..Default::default() };
    with_detail(ConnectError::aborted(says), "plumbline.v1.StaleVersion", &detail)
}

/// A field holds what it cannot hold.
pub(crate) fn bad_field(field: &str, problem: &str) -> ConnectError {
    let detail =
        wire::BadField { field: field.into(), problem: problem.into(), ..Default::default() };
    let says = format!("{field}: {problem}");
    with_detail(ConnectError::invalid_argument(says), "plumbline.v1.BadField", &detail)
}

impl From<BadJson> for ConnectError {
    fn from(bad: BadJson) -> Self {
        bad_field(&bad.field, &bad.problem)
    }
}

pub(crate) fn with_detail(
    error: ConnectError,
    name: &str,
    detail: &(impl buffa::Message + serde::Serialize),
) -> ConnectError {
    // Connect's details are protobuf in base64; `debug` is the same for human eyes.
    let mut carried = ErrorDetail::from_message(name, detail);
    carried.debug = serde_json::to_value(detail).ok();
    error.with_detail(carried)
}
