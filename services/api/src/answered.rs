//! A call without a network: for a program that has the log before it and is to be told what the API would tell.

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, Request, StatusCode};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;

/// What the call `StandardService/GetStandard` (say) answers to a question, to the letter.
///
/// # Errors
/// The answer of a call that was refused, or what kept it from being one.
pub async fn answered(router: &Router, call: &str, question: String) -> Result<String, String> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/plumbline.v1.{call}"))
        .header(CONTENT_TYPE, "application/json")
        .header(AUTHORIZATION, "Bearer at-the-machine")
        .body(Body::from(question))
        .map_err(|error| error.to_string())?;
    let service = TowerToHyperService::new(router.clone());
    let answer = match service.call(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    };
    let (head, body) = answer.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if head.status == StatusCode::OK { Ok(text) } else { Err(text) }
}
