//! How the gateway and the services behind it are: for probes, and for Prometheus.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use futures::future::join_all;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use plumbline_api::Exposition;
use tokio::time::timeout;

use crate::backend::Service;
use crate::down::Down;
use crate::forward::forward;
use crate::router::{Gateway, token};

/// How long a service may take to say how it is.
const WAIT: Duration = Duration::from_secs(2);
/// Bytes of what it says that are read.
const SAYS_MAX: usize = 64 * 1024;

/// What was passed on, counted by service and status.
#[derive(Default)]
pub(crate) struct Counts {
    answered: Mutex<BTreeMap<(Service, u16), u64>>,
    unanswered: Mutex<BTreeMap<Service, u64>>,
}

impl Counts {
    pub(crate) fn answered(&self, service: Service, status: StatusCode) {
        let mut counts = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry((service, status.as_u16())).or_default() += 1;
    }

    pub(crate) fn unanswered(&self, service: Service) {
        let mut counts = self.unanswered.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(service).or_default() += 1;
    }
}

/// The process runs.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// The gateway is ready while any service is: each that is not, or does not answer, stands in a line of its own.
pub(crate) async fn readyz(State(gateway): State<Gateway>) -> Response {
    let told = join_all(Service::ALL.map(|service| how(&gateway, service))).await;
    let any = told.iter().any(|(is_ready, _)| *is_ready);
    let lines = told
        .into_iter()
        .flat_map(|(_, lines)| lines)
        .fold(String::new(), |text, line| text + &line + "\n");
    match any {
        true => format!("ready\n{lines}").into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, lines).into_response(),
    }
}

/// Whether a service is ready, and what is wrong with it.
async fn how(gateway: &Gateway, service: Service) -> (bool, Vec<String>) {
    let asked = Request::get("/readyz").body(Body::empty());
    let answer = async {
        let answer = forward(&gateway.clients, service, asked.map_err(|_| ()).ok()?).await.ok()?;
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), SAYS_MAX).await.ok()?;
        Some((status, String::from_utf8_lossy(&body).into_owned()))
    };
    match timeout(WAIT, answer).await.ok().flatten() {
        None => (false, vec![format!("{service}: does not answer")]),
        Some((status, says)) => {
            let is_ready = status == StatusCode::OK;
            let wrong = says.lines().filter(|line| *line != "ready");
            let lines: Vec<String> = wrong.map(|line| format!("{service}: {line}")).collect();
            (is_ready, lines)
        }
    }
}

/// Counters for Prometheus, for any token as everywhere.
pub(crate) async fn metrics(State(gateway): State<Gateway>, headers: HeaderMap) -> Response {
    if let Err(refused) = admitted(&gateway, &headers).await {
        return refused;
    }
    let ready = join_all(Service::ALL.map(|service| how(&gateway, service))).await;
    let mut to = Exposition::default();
    let version = concat!("version=\"", env!("CARGO_PKG_VERSION"), "\"");
    to.family("plumbline_build_info", "gauge", "Which program this is: always 1.");
    to.line("plumbline_build_info", version, 1);
    let name = "plumbline_gateway_service_ready";
    to.family(name, "gauge", "Whether a service behind the gateway is ready: 1 or 0.");
    for (service, (is_ready, _)) in Service::ALL.iter().zip(ready) {
        to.line(name, &format!("service=\"{service}\""), u64::from(is_ready));
    }
    let name = "plumbline_gateway_requests_total";
    to.family(name, "counter", "Requests that a service answered, by service and status.");
    for ((service, status), count) in
        gateway.counts.answered.lock().unwrap_or_else(PoisonError::into_inner).iter()
    {
        to.line(name, &format!("service=\"{service}\",status=\"{status}\""), count);
    }
    let name = "plumbline_gateway_unanswered_total";
    to.family(name, "counter", "Requests that a service did not answer.");
    for (service, count) in
        gateway.counts.unanswered.lock().unwrap_or_else(PoisonError::into_inner).iter()
    {
        to.line(name, &format!("service=\"{service}\""), count);
    }
    plumbline_api::process_metrics(&mut to);
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], to.text()).into_response()
}

/// Those of a service behind it.
pub(crate) async fn metrics_of(
    State(gateway): State<Gateway>,
    Path(service): Path<String>,
    request: Request,
) -> Response {
    let asked = request.into_parts().0;
    let Some(service) = Service::ALL.into_iter().find(|known| known.key() == service) else {
        return (StatusCode::NOT_FOUND, "one of writer, leadership, catalogue, desk, experts\n")
            .into_response();
    };
    let answer = async {
        admitted(&gateway, &asked.headers).await?;
        let caller = match token(&asked.headers) {
            Some(token) => gateway.caller(token).await.map_err(|down| down.answer(&asked))?,
            None => None,
        };
        let mut request = Request::get("/metrics")
            .body(Body::empty())
            .map_err(|error| error.to_string().into_response())?;
        let shown = asked.headers.get(http::header::AUTHORIZATION).cloned();
        request.headers_mut().extend(shown.map(|shown| (http::header::AUTHORIZATION, shown)));
        gateway.introduce(request.headers_mut(), caller.as_ref(), None);
        forward(&gateway.clients, service, request).await.map_err(|down: Down| down.answer(&asked))
    };
    answer.await.unwrap_or_else(|refused: Response| refused)
}

async fn admitted(gateway: &Gateway, headers: &HeaderMap) -> Result<(), Response> {
    let refused = |says: &'static str| (StatusCode::UNAUTHORIZED, says).into_response();
    let Some(token) = token(headers) else { return Err(refused("a bearer token is needed\n")) };
    match gateway.caller(token).await {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(refused("this token is not known (it may have been revoked)\n")),
        Err(_) => {
            Err((StatusCode::SERVICE_UNAVAILABLE, "the writer does not answer\n").into_response())
        }
    }
}
