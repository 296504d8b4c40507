//! Passes a request on, and its answer back.

use std::net::IpAddr;
use std::time::Duration;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderName};
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderMap, HeaderValue, Request, Uri, Version};
use tokio::time::timeout;

use crate::backend::{Clients, Service};
use crate::down::Down;

/// How long a service may take to the head of its answer: longer than any wait that it grants by itself.
const ANSWER_WAIT: Duration = Duration::from_secs(30);

/// Header fields that belong to one connection and not to the request (RFC 9110, 7.6.1). `te: trailers` is what gRPC asks for, and
/// goes on.
const HOPS: [HeaderName; 6] = [
    header::CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Sends a request to a service and waits for the head of its answer; the bodies go through as they come.
///
/// # Errors
/// [`Down`], where the service cannot be reached or breaks off.
pub(crate) async fn forward(
    clients: &Clients,
    service: Service,
    mut request: Request<Body>,
) -> Result<Response, Down> {
    let down = |may_have_it: bool, why: String| Down { service, may_have_it, why };
    let host = request.headers().get(header::HOST).cloned().or_else(|| {
        let authority = request.uri().authority()?.as_str();
        HeaderValue::from_str(authority).ok()
    });
    *request.uri_mut() =
        address(clients.scheme.clone(), clients.addresses.of(service), request.uri())
            .ok_or_else(|| down(false, "its address is none".into()))?;
    without_hops(request.headers_mut());
    let is_grpc = (request.headers().get(header::CONTENT_TYPE))
        .is_some_and(|form| form.as_bytes().starts_with(b"application/grpc"));
    let client = if is_grpc {
        *request.version_mut() = Version::HTTP_2;
        // Its authority says it, and what the client called it goes beside.
        request.headers_mut().remove(header::HOST);
        &clients.http2
    } else {
        *request.version_mut() = Version::HTTP_11;
        // By the name under which the client knows the gateway: forms are compared with it.
        if let Some(host) = host {
            request.headers_mut().insert(header::HOST, host);
        }
        &clients.http1
    };
    let answered = timeout(ANSWER_WAIT, client.request(request)).await;
    let answer = answered
        .map_err(|_| down(true, format!("no answer within {} s", ANSWER_WAIT.as_secs())))?
        .map_err(|error| down(!error.is_connect(), with_causes(&error)))?;
    let mut answer = answer.map(Body::new).into_response();
    without_hops(answer.headers_mut());
    Ok(answer)
}

/// Adds where the request came from, behind whatever was said of that before.
pub(crate) fn came_from(headers: &mut HeaderMap, peer: IpAddr) {
    let before = headers.get_all(X_FORWARDED_FOR).iter().filter_map(|said| said.to_str().ok());
    let mut said: Vec<String> = before.map(str::to_owned).collect();
    said.push(peer.to_string());
    if let Ok(said) = HeaderValue::from_str(&said.join(", ")) {
        headers.insert(X_FORWARDED_FOR, said);
    }
}

fn address(scheme: Scheme, of: &str, asked: &Uri) -> Option<Uri> {
    let mut parts = asked.clone().into_parts();
    parts.scheme = Some(scheme);
    parts.authority = Some(of.parse::<Authority>().ok()?);
    parts.path_and_query.get_or_insert_with(|| PathAndQuery::from_static("/"));
    Uri::from_parts(parts).ok()
}

fn without_hops(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = (headers.get_all(header::CONNECTION).iter())
        .filter_map(|said| said.to_str().ok())
        .flat_map(|said| said.split(',').filter_map(|name| name.trim().parse().ok()))
        .collect();
    HOPS.iter().chain(&named).for_each(|name| {
        headers.remove(name);
    });
}

fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let mut says = error.to_string();
    let mut cause = error.source();
    while let Some(why) = cause {
        says = format!("{says}: {why}");
        cause = why.source();
    }
    says
}
