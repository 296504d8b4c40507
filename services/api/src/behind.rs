//! A gateway before us: what the writer tells it, and what a service takes from it alone.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use plumbline_access::{Authenticate, Caller, GatewayKey};
use tokio::time::timeout;

use crate::state::ApiState;

/// Who calls, signed by the gateway.
pub const X_GATEWAY: HeaderName = HeaderName::from_static("x-plumbline-gateway");
/// The last event of the log when something may have been changed.
pub const X_SEQ: HeaderName = HeaderName::from_static("x-plumbline-seq");
/// An event that the answer is to have seen.
pub const X_NOT_BEFORE: HeaderName = HeaderName::from_static("x-plumbline-not-before");
/// Where the writer says whose token was shown.
pub const CALLER_PATH: &str = "/gateway/caller";

/// How long an answer waits for the event that it is to have seen; then it is given as it is.
const SEEN_WITHIN: Duration = Duration::from_secs(3);

/// The cookie by which pages know somebody.
const COOKIE_NAME: &str = "plumbline_token";

#[derive(Clone)]
struct Behind {
    state: ApiState,
    key: GatewayKey,
}

/// The writer's router for a gateway before it: it says whose a token is to whoever has the key, and beside each answer to what
/// may have changed something, how long the log is.
pub fn for_gateway(router: Router, state: &ApiState, key: GatewayKey) -> Router {
    let behind = Behind { state: state.clone(), key };
    let asked = Router::new().route(CALLER_PATH, post(whose)).with_state(behind.clone());
    router.layer(from_fn_with_state(behind, with_seq)).merge(asked)
}

async fn whose(State(Behind { state, key }): State<Behind>, headers: HeaderMap) -> Response {
    if said(&key, &headers).is_none() {
        return NOT_THE_GATEWAY.into_response();
    }
    let shown = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = shown.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    match (state.authenticate)(token) {
        Ok(caller) => Json(caller).into_response(),
        Err(unread) => (StatusCode::SERVICE_UNAVAILABLE, unread.to_string()).into_response(),
    }
}

async fn with_seq(
    State(Behind { state, .. }): State<Behind>,
    request: Request,
    next: Next,
) -> Response {
    let may_change = !matches!(*request.method(), Method::GET | Method::HEAD);
    let mut answer = next.run(request).await;
    if may_change {
        answer.headers_mut().insert(X_SEQ, state.reader.head().into());
    }
    answer
}

/// A service's router for a gateway before it: who calls is what the gateway says, and nobody else is answered but about health.
/// Hand [`authenticate`] to what stands behind it.
pub fn only_gateway(router: Router, state: &ApiState, key: GatewayKey) -> Router {
    router.layer(from_fn_with_state(Behind { state: state.clone(), key }, introduced))
}

async fn introduced(
    State(Behind { state, key }): State<Behind>,
    mut request: Request,
    next: Next,
) -> Response {
    if matches!(request.uri().path(), "/healthz" | "/readyz") {
        return next.run(request).await;
    }
    let headers = request.headers_mut();
    let (Some(caller), Some(assertion)) = (said(&key, headers), headers.remove(X_GATEWAY)) else {
        tracing::warn!(path = request.uri().path(), "somebody else than the gateway asked");
        return NOT_THE_GATEWAY.into_response();
    };
    let token = caller.is_some().then_some(assertion);
    let of_program = headers.contains_key(AUTHORIZATION);
    headers.remove(AUTHORIZATION);
    if let Some(token) = token {
        let text = token.to_str().unwrap_or_default();
        if let (true, Ok(bearer)) = (of_program, format!("Bearer {text}").parse()) {
            headers.insert(AUTHORIZATION, bearer);
        }
        with_cookie(headers, Some(text));
    } else {
        with_cookie(headers, None);
    }
    let asked = headers.get(X_NOT_BEFORE).and_then(|seq| seq.to_str().ok()?.parse().ok());
    if let Some(seq) = asked {
        // Whoever waits holds no thread, and a place among those who may wait.
        if let Ok(_place) = state.waiters.try_acquire() {
            let _ = timeout(SEEN_WITHIN, state.views_reach(seq)).await;
        }
    }
    next.run(request).await
}

/// Puts what the gateway said in the place of the token that a browser sent.
fn with_cookie(headers: &mut HeaderMap, token: Option<&str>) {
    let others = headers.get_all(COOKIE).iter().filter_map(|said| said.to_str().ok());
    let mut kept: Vec<String> = (others.flat_map(|said| said.split(';')).map(str::trim))
        .filter(|cookie| !cookie.is_empty() && cookie.split('=').next() != Some(COOKIE_NAME))
        .map(str::to_owned)
        .collect();
    kept.extend(token.map(|token| format!("{COOKIE_NAME}={token}")));
    headers.remove(COOKIE);
    if !kept.is_empty()
        && let Ok(cookies) = HeaderValue::from_str(&kept.join("; "))
    {
        headers.insert(COOKIE, cookies);
    }
}

/// Who calls, by what the gateway says; for [`only_gateway`].
#[must_use]
pub fn authenticate(key: GatewayKey) -> Authenticate {
    Arc::new(move |assertion| Ok(key.read(assertion, now()).flatten()))
}

fn said(key: &GatewayKey, headers: &HeaderMap) -> Option<Option<Caller>> {
    key.read(headers.get(X_GATEWAY)?.to_str().ok()?, now())
}

const NOT_THE_GATEWAY: (StatusCode, &str) = (
    StatusCode::FORBIDDEN,
    "本服务只应答网关\nthis service answers only its gateway (or the keys of the two differ, or their clocks)\n",
);

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
