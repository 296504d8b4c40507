//! A refusal without a body, and a page where a program asked: what a router says that knows no such address, method or form.
//! Programs get the body of every other refusal in its place.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use connectrpc::{ConnectError, ErrorCode};
use http::header::{ALLOW, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, Method, StatusCode};

use crate::asked;

const ACCEPT_POST: HeaderName = HeaderName::from_static("accept-post");

/// Lets an answer through, dressed where it is bare.
pub(super) async fn clothed(request: Request, next: Next) -> Response {
    let asked = Asked {
        of_program: is_of_program(request.uri().path()),
        path: request.uri().path().to_owned(),
        method: request.method().clone(),
        content_type: request.headers().get(CONTENT_TYPE).cloned(),
    };
    let answer = next.run(request).await;
    match asked.lacks(&answer) {
        None => answer,
        Some(error) => asked.dressed(answer, error),
    }
}

struct Asked {
    of_program: bool,
    path: String,
    method: Method,
    content_type: Option<http::HeaderValue>,
}

/// Whether nobody but a program asks for addresses of this form.
fn is_of_program(path: &str) -> bool {
    ["/plumbline.", "/grpc.", "/v1/"].iter().any(|beginning| path.starts_with(beginning))
}

impl Asked {
    /// What the answer should say and does not, if anything.
    fn lacks(&self, answer: &Response) -> Option<ConnectError> {
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let is_page = |form: &str| form.starts_with("text/html");
        let is_bare = header(CONTENT_TYPE).is_none_or(|form| self.of_program && is_page(form));
        if !is_bare || self.method == Method::HEAD {
            return None;
        }
        let Asked { path, method, .. } = self;
        let error = match answer.status() {
            StatusCode::NOT_FOUND => {
                let says = format!("nothing is at {path} (/openapi.json tells what there is)");
                match path.starts_with("/v1/") {
                    true => ConnectError::not_found(says),
                    // A call that there is not, as the protocols have it.
                    false => ConnectError::unimplemented(says),
                }
            }
            StatusCode::METHOD_NOT_ALLOWED => {
                let allowed = header(ALLOW).unwrap_or("another method");
                ConnectError::new(
                    ErrorCode::Unimplemented,
                    format!("{path} does not take {method} (it takes {allowed})"),
                )
            }
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                let taken = header(ACCEPT_POST).unwrap_or("application/json");
                let given = self.content_type.as_ref().and_then(|given| given.to_str().ok());
                let given =
                    given.map_or("no Content-Type".to_owned(), |given| format!("{given:?}"));
                ConnectError::invalid_argument(format!(
                    "Content-Type: {given} is not taken here (taken are {taken})"
                ))
            }
            _ => return None,
        };
        Some(error.with_http_status(answer.status()))
    }

    /// The answer with that in it, in the form of the protocol that was spoken.
    fn dressed(&self, answer: Response, error: ConnectError) -> Response {
        let mut spoken = HeaderMap::new();
        spoken.extend(self.content_type.clone().map(|form| (CONTENT_TYPE, form)));
        let said = asked::signed(error).into_http_response(&spoken);
        let mut dressed = said.map(axum::body::Body::new).into_response();
        for (name, value) in answer.headers() {
            if ![CONTENT_TYPE, CONTENT_LENGTH, TRANSFER_ENCODING].contains(name)
                && !dressed.headers().contains_key(name)
            {
                dressed.headers_mut().append(name, value.clone());
            }
        }
        dressed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pages answer whatever nobody else does, also what a program asked for.
    #[test]
    fn a_page_is_an_answer_to_people_and_none_to_a_program() {
        let page = (StatusCode::NOT_FOUND, axum::response::Html("<p>没有此页")).into_response();
        let lacks = |path: &str| {
            let (of_program, path) = (is_of_program(path), path.to_owned());
            let asked = Asked { of_program, path, method: Method::GET, content_type: None };
            asked.lacks(&page).map(|error| error.message.unwrap_or_default())
        };
        let says = "nothing is at /v1/nothing (/openapi.json tells what there is)";
        assert_eq!(lacks("/v1/nothing").as_deref(), Some(says));
        assert_eq!(lacks("/nothing"), None);
    }
}
