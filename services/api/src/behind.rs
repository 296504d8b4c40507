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
use plumbline_access::{Authenticate, Caller, GatewayKey, Peer, Role};
use tokio::time::timeout;

use crate::state::ApiState;

/// Who calls, signed by the gateway.
pub const X_GATEWAY: HeaderName = HeaderName::from_static("x-plumbline-gateway");
/// The last event of the log when something may have been changed.
pub const X_SEQ: HeaderName = HeaderName::from_static("x-plumbline-seq");
/// An event that the answer is to have seen.
pub const X_NOT_BEFORE: HeaderName = HeaderName::from_static("x-plumbline-not-before");
/// Where the writer says whose token was shown: to the gateway itself, which signs as [`Caller::clock`] there, as nobody's token can.
pub const CALLER_PATH: &str = "/gateway/caller";

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// How long an answer waits for the event that it is to have seen; then it is given as it is.
const SEEN_WITHIN: Duration = Duration::from_secs(3);

/// The cookie by which pages know whom the gateway names, and all by which a browser may have said who it is.
const COOKIE_NAME: &str = "plumbline_token";
const COOKIE_NAMES: [&str; 3] = [COOKIE_NAME, "plumbline_session", "__Host-plumbline"];

#[derive(Clone)]
struct Behind {
    state: ApiState,
    key: GatewayKey,
}

/// The writer's router for a gateway before it: it says whose a token is to whoever has the key, takes the gateway's word for where a
/// request came from, and says beside each answer to what may have changed something how long the log is.
pub fn for_gateway(router: Router, state: &ApiState, key: GatewayKey) -> Router {
    let behind = Behind { state: state.clone(), key };
    let asked = Router::new().route(CALLER_PATH, post(whose)).with_state(behind.clone());
    router.layer(from_fn_with_state(behind, with_seq)).merge(asked)
}

async fn whose(State(Behind { state, key }): State<Behind>, headers: HeaderMap) -> Response {
    // What it passes on for others is signed too, but never so.
    if said(&key, &headers).flatten().is_none_or(|caller| caller.role != Role::Clock) {
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
    State(Behind { state, key }): State<Behind>,
    mut request: Request,
    next: Next,
) -> Response {
    if said(&key, request.headers()).is_some() {
        request.headers_mut().remove(X_GATEWAY);
        take_word_for_peer(&mut request);
    }
    let may_change = !matches!(*request.method(), Method::GET | Method::HEAD);
    let mut answer = next.run(request).await;
    if may_change {
        answer.headers_mut().insert(X_SEQ, state.reader.head().into());
    }
    answer
}

/// The gateway adds where a request came from; that is who asks, and who may be told to wait for guessing.
fn take_word_for_peer(request: &mut Request) {
    let told = request.headers().get(X_FORWARDED_FOR).and_then(|said| said.to_str().ok());
    let Some(told) = told else { return };
    let (before, last) = told.rsplit_once(',').unwrap_or(("", told));
    let Ok(peer) = last.trim().parse() else { return };
    let before = HeaderValue::from_str(before.trim()).ok().filter(|said| !said.is_empty());
    request.headers_mut().remove(X_FORWARDED_FOR);
    request.headers_mut().extend(before.map(|said| (X_FORWARDED_FOR, said)));
    request.extensions_mut().insert(Peer(peer));
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
        .filter(|cookie| !cookie.is_empty() && !is_of_us(cookie))
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

fn is_of_us(cookie: &str) -> bool {
    COOKIE_NAMES.contains(&cookie.split('=').next().unwrap_or_default())
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

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::body::Body;

    use super::*;

    #[test]
    fn who_asks_is_the_last_that_was_added_on_the_way() {
        let of_gateway = Peer("10.0.0.9".parse().unwrap());
        for (said, peer, before) in [
            ("203.0.113.7", "203.0.113.7", None),
            // What a client says of itself stands before, and is nobody's word.
            ("1.2.3.4, 203.0.113.7", "203.0.113.7", Some("1.2.3.4")),
            ("1.2.3.4, 5.6.7.8,203.0.113.7", "203.0.113.7", Some("1.2.3.4, 5.6.7.8")),
            ("nonsense", "10.0.0.9", Some("nonsense")),
        ] {
            let mut request =
                Request::get("/").header(X_FORWARDED_FOR, said).body(Body::empty()).unwrap();
            request.extensions_mut().insert(of_gateway);
            take_word_for_peer(&mut request);
            let found = request.extensions().get::<Peer>().map(|peer| peer.0);
            assert_eq!(found, Some(peer.parse::<IpAddr>().unwrap()), "{said}");
            let left = request.headers().get(X_FORWARDED_FOR).and_then(|said| said.to_str().ok());
            assert_eq!(left, before, "{said}");
        }
    }
}
