//! A form of one of our own pages, read. It is the last argument of a handler: who is let in is asked before.

use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::Response;
use serde::de::DeserializeOwned;

use crate::door::Guest;
use crate::origin;
use crate::problem::Problem;
use crate::state::WebState;

/// What a form says that was sent from one of our own pages; from elsewhere it is not read.
pub(crate) struct Ours<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<WebState> for Ours<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Ours<T>, Response> {
        let (mut parts, body) = request.into_parts();
        let is_ours = origin::is_ours(&parts.headers, &parts.uri);
        let Guest(visit) = Guest::from_request_parts(&mut parts, state).await?;
        if !is_ours {
            return Err(Problem::Foreign.page(&visit));
        }
        let form = Form::<T>::from_request(Request::from_parts(parts, body), state).await;
        form.map(|Form(form)| Ours(form)).map_err(|bad| Problem::Form(bad.body_text()).page(&visit))
    }
}
