//! The gateway's own addresses, and everything else passed on.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::get;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderValue, StatusCode};
use plumbline_access::{Caller, GatewayKey, HouseTls, Peer};
use plumbline_api::behind::{CALLER_PATH, X_GATEWAY, X_NOT_BEFORE, X_SEQ};
use plumbline_api::is_untold;

use crate::backend::{Addresses, Clients, Service};
use crate::callers::{Callers, FRESH, KEPT, Token, remembered_by};
use crate::down::Down;
use crate::forward::{came_from, forward};
use crate::health::{self, Counts};
use crate::route::service_of;

/// What the gateway works with. Cheap to clone.
#[derive(Clone)]
pub struct Gateway {
    pub(crate) clients: Clients,
    pub(crate) key: GatewayKey,
    pub(crate) callers: Callers,
    pub(crate) counts: Arc<Counts>,
}

impl Gateway {
    /// Before these services, with whom it shares this key; it reaches them with the certificates of the house, or without TLS.
    #[must_use]
    pub fn new(addresses: Addresses, key: GatewayKey, tls: Option<&HouseTls>) -> Gateway {
        let (callers, counts) = (Callers::default(), Arc::default());
        Gateway { clients: Clients::new(addresses, tls), key, callers, counts }
    }
}

/// The addresses of all services on one port.
pub fn router(gateway: Gateway) -> Router {
    Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .route("/metrics/{service}", get(health::metrics_of))
        .fallback(pass_on)
        .with_state(gateway)
        .merge(plumbline_web::assets())
}

async fn pass_on(State(gateway): State<Gateway>, request: Request) -> Response {
    let service = service_of(request.method(), request.uri().path());
    let (parts, body) = request.into_parts();
    // For whatever must be said about it later.
    let asked = Request::from_parts(parts.clone(), ()).into_parts().0;
    match gateway.passed_on(service, Request::from_parts(parts, body)).await {
        Ok(answer) => answer,
        Err(down) => {
            if !is_untold(asked.uri.path()) {
                gateway.counts.unanswered(down.service);
            }
            down.answer(&asked)
        }
    }
}

impl Gateway {
    async fn passed_on(&self, service: Service, mut request: Request) -> Result<Response, Down> {
        let token = token(request.headers()).map(str::to_owned);
        let known = token.as_deref().map(remembered_by);
        if let Some(Peer(peer)) = request.extensions().get::<Peer>().copied() {
            came_from(request.headers_mut(), peer);
        }
        // Nobody else says who calls.
        request.headers_mut().remove(X_GATEWAY);
        let caller = match (service, token.as_deref()) {
            (Service::Writer, _) | (_, None) => None,
            (_, Some(token)) => match self.caller(token).await? {
                Some(caller) => Some(caller),
                // Who guesses is told so by the writer, which counts that. A page is shown to them as to any stranger.
                None if request.headers().contains_key(AUTHORIZATION) => {
                    self.introduce(request.headers_mut(), None, None);
                    return self.sent(Service::Writer, request, known).await;
                }
                None => None,
            },
        };
        // The writer asks itself whose token it is; from us it hears where the request came from.
        self.introduce(request.headers_mut(), caller.as_ref(), known.as_ref());
        self.sent(service, request, known).await
    }

    async fn sent(
        &self,
        service: Service,
        request: Request,
        known: Option<Token>,
    ) -> Result<Response, Down> {
        let counts = !is_untold(request.uri().path());
        let mut answer = forward(&self.clients, service, request).await?;
        let made = answer.headers_mut().remove(X_SEQ);
        let made = made.and_then(|seq| seq.to_str().ok()?.parse().ok());
        if let (Some(token), Some(seq)) = (known, made) {
            self.callers.made(token, seq);
        }
        if counts {
            self.counts.answered(service, answer.status());
        }
        Ok(answer)
    }

    /// Says who calls, and what they have made of late, which they are to see.
    pub(crate) fn introduce(
        &self,
        headers: &mut HeaderMap,
        caller: Option<&Caller>,
        known: Option<&Token>,
    ) {
        if let Ok(said) = HeaderValue::from_str(&self.key.sign(caller, now())) {
            headers.insert(X_GATEWAY, said);
        }
        if let Some(seq) = known.and_then(|token| self.callers.last_made(token)) {
            let asked = headers.get(X_NOT_BEFORE).and_then(|seq| seq.to_str().ok()?.parse().ok());
            headers.insert(X_NOT_BEFORE, seq.max(asked.unwrap_or(0)).into());
        }
    }

    /// Whose token it is; `None` where nobody's.
    pub(crate) async fn caller(&self, shown: &str) -> Result<Option<Caller>, Down> {
        let token = remembered_by(shown);
        if let Some(heard) = self.callers.heard(&token, FRESH) {
            return Ok(heard);
        }
        match self.ask_writer(shown).await {
            Ok(caller) => {
                self.callers.hear(token, caller.clone());
                Ok(caller)
            }
            Err(down) => match self.callers.heard(&token, KEPT) {
                Some(Some(caller)) => Ok(Some(caller)),
                Some(None) | None => Err(down),
            },
        }
    }

    async fn ask_writer(&self, shown: &str) -> Result<Option<Caller>, Down> {
        let service = Service::Writer;
        let down = |why: String| Down { service, may_have_it: false, why };
        let bearer = HeaderValue::from_str(&format!("Bearer {shown}"));
        let Ok(bearer) = bearer else { return Ok(None) };
        let asked = Request::post(CALLER_PATH)
            .header(AUTHORIZATION, bearer)
            .header(X_GATEWAY, self.key.sign(Some(&Caller::clock()), now()))
            .body(Body::empty())
            .map_err(|error| down(error.to_string()))?;
        let answer = forward(&self.clients, service, asked).await;
        let answer = answer.map_err(|why| Down { may_have_it: false, ..why })?;
        let status = answer.status();
        let read = axum::body::to_bytes(answer.into_body(), 64 * 1024).await;
        let body = read.map_err(|error| down(error.to_string()))?;
        if status != StatusCode::OK {
            let says = String::from_utf8_lossy(&body);
            return Err(down(format!("it did not say whose a token is: {status} {}", says.trim())));
        }
        serde_json::from_slice(&body).map_err(|error| down(error.to_string()))
    }
}

/// The token that was shown, as a bearer's or in a cookie; or the session.
pub(crate) fn token(headers: &HeaderMap) -> Option<&str> {
    let bearer = headers.get(AUTHORIZATION).and_then(|said| said.to_str().ok());
    let of_cookie = || {
        let one = |wanted: &str| {
            let cookies = headers.get_all(COOKIE).iter().filter_map(|said| said.to_str().ok());
            cookies.flat_map(|said| said.split(';')).find_map(|cookie| {
                let (name, value) = cookie.trim().split_once('=')?;
                (name == wanted && !value.is_empty()).then_some(value)
            })
        };
        let [behind_tls, session] = plumbline_web::SESSION_COOKIES;
        one(behind_tls).or_else(|| one(session)).or_else(|| one(plumbline_web::TOKEN_COOKIE))
    };
    let shown = match bearer {
        Some(said) => said.strip_prefix("Bearer "),
        None => of_cookie(),
    };
    shown.filter(|token| !token.is_empty())
}

/// Seconds since 1970-01-01 UTC.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
