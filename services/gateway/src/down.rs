//! What is said where a service does not answer, in the form of who asked: a page, a call's error, a line.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use connectrpc::ConnectError;
use http::header::RETRY_AFTER;
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use plumbline_api::is_untold;

use crate::backend::Service;

/// A service that did not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Down {
    pub(crate) service: Service,
    /// Whether it may have got the request all the same.
    pub(crate) may_have_it: bool,
    /// For the gateway's own log.
    pub(crate) why: String,
}

impl Down {
    fn zh(&self) -> String {
        let name = self.service.zh();
        match (self.may_have_it, self.service) {
            (true, Service::Writer) => {
                format!("{name}没有答复，无法确定请求是否已经办理。请以同一标识重试。")
            }
            _ => format!(
                "{name}（{}）暂时没有应答，数据没有丢失，恢复后照常显示；其他页面照常使用。",
                self.service
            ),
        }
    }

    fn en(&self) -> String {
        let (name, key) = (self.service.en(), self.service);
        match (self.may_have_it, self.service) {
            (true, Service::Writer) => {
                format!(
                    "{name} gave no answer, and nobody knows whether it was done: give it again with the same id"
                )
            }
            _ => format!(
                "{name} ({key}) does not answer at the moment; nothing is lost, and what it shows comes back with it; the other pages go on"
            ),
        }
    }

    /// In the form of who asked.
    pub(crate) fn answer(&self, asked: &Parts) -> Response {
        let path = asked.uri.path();
        if !is_untold(path) {
            tracing::warn!(
                service = self.service.key(),
                path,
                why = self.why,
                "a service did not answer"
            );
        }
        let mut answer = if path.starts_with("/plumbline.") || path.starts_with("/grpc.") {
            let error = ConnectError::unavailable(self.en());
            error.into_http_response(&asked.headers).map(Body::new).into_response()
        } else if path == "/events" || path == "/metrics" || path.starts_with("/v1/") {
            (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n{}\n", self.zh(), self.en()))
                .into_response()
        } else {
            plumbline_web::out_of_service(asked, &self.zh(), &as_sentence(&self.en()))
        };
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
        answer
    }
}

/// As it stands on a page.
fn as_sentence(says: &str) -> String {
    let mut letters = says.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
