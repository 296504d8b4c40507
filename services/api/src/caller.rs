//! Who calls. Every call is made by somebody; only health, the contract, the public catalogue and public consultations answer nobody
//! in particular, and a stranger is shown of them what is public.
//!
//! The gate stands before the body is read, so that a stranger costs a header and no more. How a token is stored and looked
//! up is not known here: the binary hands in a function.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use plumbline_access::{Authenticate, Caller, Guard, Peer};

use crate::asked;
use crate::public::is_public;

/// What the gate asks of a request.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) authenticate: Authenticate,
    pub(crate) guard: Guard,
    pub(crate) body_bytes_max: usize,
}

/// The token that was shown, for what outlasts the moment at which it was looked up.
#[derive(Clone)]
pub(crate) struct Shown(Arc<str>);

/// Who was let in, and by which token.
pub(crate) struct Admitted {
    caller: Caller,
    shown: Shown,
}

impl Admitted {
    /// Who it was.
    pub(crate) fn caller(&self) -> &Caller {
        &self.caller
    }

    /// Whether the token still is that caller's, with all that was known of them.
    pub(crate) fn still_holds(&self, authenticate: &Authenticate) -> bool {
        authenticate(&self.shown.0).is_ok_and(|found| found.as_ref() == Some(&self.caller))
    }
}

/// Lets a request through with its [`Caller`] among its extensions, or refuses it in the form of its protocol.
pub(crate) async fn gate(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    match admit(&gate, &request) {
        Ok(Some((caller, shown))) => {
            asked::by(&caller.name);
            request.extensions_mut().insert(caller);
            request.extensions_mut().insert(shown);
            next.run(request).await
        }
        Ok(None) => next.run(request).await,
        Err(Refused { error, wait, shown }) => {
            let answer = asked::signed(error).into_http_response(request.headers());
            let mut answer = answer.map(axum::body::Body::new).into_response();
            if answer.status() == StatusCode::UNAUTHORIZED {
                let how = HeaderValue::from_static(if shown { WRONG_TOKEN } else { NO_TOKEN });
                answer.headers_mut().insert(WWW_AUTHENTICATE, how);
            }
            if let Some(wait) = wait {
                answer.headers_mut().insert(RETRY_AFTER, wait.as_secs().max(1).into());
            }
            answer
        }
    }
}

/// How to come in (RFC 6750), for whoever showed nothing, and for whoever showed a token that does not hold.
const NO_TOKEN: &str = "Bearer realm=\"plumbline\"";
const WRONG_TOKEN: &str = "Bearer realm=\"plumbline\", error=\"invalid_token\"";

/// Why a request is not let through, and when it may come again where that is said.
struct Refused {
    error: ConnectError,
    wait: Option<Duration>,
    /// Whether a token was shown.
    shown: bool,
}

impl From<ConnectError> for Refused {
    fn from(error: ConnectError) -> Refused {
        Refused { error, wait: None, shown: false }
    }
}

fn admit(gate: &Gate, request: &Request) -> Result<Option<(Caller, Shown)>, Refused> {
    let length =
        request.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if let Some(length) = length.filter(|length| *length > gate.body_bytes_max) {
        let most = gate.body_bytes_max;
        return Err(ConnectError::resource_exhausted(format!(
            "body: {length} bytes are too many (at most {most})"
        ))
        .with_http_status(StatusCode::PAYLOAD_TOO_LARGE)
        .into());
    }
    let shown = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    match shown.map(|value| value.strip_prefix("Bearer ")) {
        Some(Some(token)) => match (gate.authenticate)(token) {
            Ok(Some(caller)) => Ok(Some((caller, Shown(token.into())))),
            Ok(None) => Err(wrong(gate, request, token)),
            Err(unread) => Err(ConnectError::unavailable(unread.to_string()).into()),
        },
        Some(None) => {
            let says = "authorization: expected `Bearer` and a token";
            Err(ConnectError::unauthenticated(says).into())
        }
        None if is_public(request.uri().path()) => Ok(None),
        None => {
            let says = "a bearer token is needed (plumbline token create)";
            Err(ConnectError::unauthenticated(says).into())
        }
    }
}

fn wrong(gate: &Gate, request: &Request, token: &str) -> Refused {
    let forwarded = request.headers().get("x-forwarded-for").and_then(|said| said.to_str().ok());
    let peer = request.extensions().get::<Peer>().copied();
    match gate.guard.wrong(peer, forwarded, token) {
        Ok(()) => {
            let says = "this token is not known (it may have been revoked)";
            Refused { error: ConnectError::unauthenticated(says), wait: None, shown: true }
        }
        Err(too_many) => Refused {
            error: ConnectError::resource_exhausted(too_many.to_string()),
            wait: Some(too_many.wait),
            shown: true,
        },
    }
}

/// The caller of a call that is public, if it names one.
pub(crate) fn any(extensions: &http::Extensions) -> Option<&Caller> {
    extensions.get()
}

/// The caller of a call that is not public; the gate let nobody else through.
pub(crate) fn caller(extensions: &http::Extensions) -> Result<&Caller, ConnectError> {
    extensions.get().ok_or_else(|| ConnectError::unauthenticated("a bearer token is needed"))
}

/// The same, with the token that was shown.
pub(crate) fn admitted(extensions: &http::Extensions) -> Result<Admitted, ConnectError> {
    let (caller, shown) = (caller(extensions)?.clone(), extensions.get::<Shown>().cloned());
    let shown = shown.ok_or_else(|| ConnectError::unauthenticated("a bearer token is needed"))?;
    Ok(Admitted { caller, shown })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A secret stands for one token for ever; what is asked here is what a feed does if it ever does not.
    #[test]
    fn a_token_holds_for_the_same_caller_alone_with_all_that_was_known_of_them() {
        let named = |name: &str| Caller::at_the_machine(name.parse().unwrap());
        let li = named("li");
        let admitted = Admitted { caller: li.clone(), shown: Shown("secret".into()) };
        let holds = |is: Option<Caller>| {
            let authenticate: Authenticate =
                Arc::new(move |token| Ok(is.clone().filter(|_| token == "secret")));
            admitted.still_holds(&authenticate)
        };
        assert!(holds(Some(li.clone())));
        assert!(!holds(None), "it was revoked");
        assert!(!holds(Some(named("wang"))), "it is somebody else's");
        let jurisdiction = "330100".parse().unwrap();
        assert!(!holds(Some(Caller { jurisdiction, ..li })), "it reaches less far");
    }
}
