//! Who calls. Every call is made by somebody; only health, the contract and the public catalogue answer nobody in particular.
//!
//! The gate stands before the body is read, so that a stranger costs a header and no more. How a token is stored and looked
//! up is not known here: the binary hands in a function.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use http::header::{AUTHORIZATION, CONTENT_LENGTH};
use plumbline_access::{Authenticate, Caller};

/// What the gate asks of a request.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) authenticate: Authenticate,
    pub(crate) body_bytes_max: usize,
}

/// Calls that answer without a token.
const PUBLIC: [&str; 1] = ["/plumbline.v1.StandardService/ListStandards"];

/// Lets a request through with its [`Caller`] among its extensions, or refuses it in the form of its protocol.
pub(crate) async fn gate(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    match admit(&gate, &request) {
        Ok(Some(caller)) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Ok(None) => next.run(request).await,
        Err(error) => {
            error.into_http_response(request.headers()).map(axum::body::Body::new).into_response()
        }
    }
}

fn admit(gate: &Gate, request: &Request) -> Result<Option<Caller>, ConnectError> {
    let length =
        request.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if let Some(length) = length.filter(|length| *length > gate.body_bytes_max) {
        let most = gate.body_bytes_max;
        return Err(ConnectError::resource_exhausted(format!(
            "body: {length} bytes are too many (at most {most})"
        ))
        .with_http_status(http::StatusCode::PAYLOAD_TOO_LARGE));
    }
    let shown = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    match shown.map(|value| value.strip_prefix("Bearer ")) {
        Some(Some(token)) => (gate.authenticate)(token).map(Some).ok_or_else(|| {
            ConnectError::unauthenticated("this token is not known (it may have been revoked)")
        }),
        Some(None) => {
            Err(ConnectError::unauthenticated("authorization: expected `Bearer` and a token"))
        }
        None if PUBLIC.contains(&request.uri().path()) => Ok(None),
        None => {
            Err(ConnectError::unauthenticated("a bearer token is needed (plumbline token create)"))
        }
    }
}

/// The caller of a call that is not public; the gate let nobody else through.
pub(crate) fn caller(extensions: &http::Extensions) -> Result<&Caller, ConnectError> {
    extensions.get().ok_or_else(|| ConnectError::unauthenticated("a bearer token is needed"))
}
