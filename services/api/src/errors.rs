//! How a no is said: one code for each sort of no, and a detail that a program can read and a person with curl too.
//!
//! A refusal is an answer, not a fault; only `internal` and `unavailable` are logged, by whoever makes them. The code's
//! meaning for callers is in `commands.proto`.

use connectrpc::{ConnectError, ErrorCode, ErrorDetail};
use plumbline_lifecycle::Refusal;

use crate::json::BadJson;
use crate::proto::plumbline::v1 as wire;

/// The rules say no.
pub(crate) fn refused(refusal: &Refusal) -> ConnectError {
    let code = match refusal {
        Refusal::NotFound => ErrorCode::NotFound,
        Refusal::AlreadyExists => ErrorCode::AlreadyExists,
        Refusal::BadField { field, why } => return bad_field(field, why),
        _ => ErrorCode::FailedPrecondition,
    };
    let detail = wire::Refusal {
        rule: refusal.rule().into(),
        source: refusal.source().into(),
        message_zh: refusal.zh(),
        message_en: refusal.en(),
        ..Default::default()
    };
    with_detail(ConnectError::new(code, refusal.en()), "plumbline.v1.Refusal", &detail)
}

/// The standard has moved on since the caller looked.
pub(crate) fn stale(standard: &str, expected: u64, found: u64) -> ConnectError {
    let says =
        format!("{standard} is at version {found}, not {expected}: read it again before deciding");
    let detail =
        wire::StaleVersion { standard_id: standard.into(), expected, found, ..Default::default() };
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

fn with_detail(
    error: ConnectError,
    name: &str,
    detail: &(impl buffa::Message + serde::Serialize),
) -> ConnectError {
    // Connect's details are protobuf in base64; `debug` is the same for human eyes.
    let mut carried = ErrorDetail::from_message(name, detail);
    carried.debug = serde_json::to_value(detail).ok();
    error.with_detail(carried)
}
