//! Every answer is known by an id, is told in a line of the log to whoever debugs, and is counted.
//!
//! Nothing of a body, a token, a cookie or what was searched for is told: the path without its query, and who asked. Of the form by which
//! a card of a secret ballot is cast nothing is told and nothing counted: neither that it was asked for nor when.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::around::small;
use crate::asked::{ASKED, Asked, X_REQUEST_ID};
use crate::metrics::Metrics;

/// Whether nobody hears that this was asked for: a card of a secret ballot, and a link by which somebody sets a password, whose path
/// holds what nobody else may read.
#[must_use]
pub fn is_untold(path: &str) -> bool {
    path.starts_with("/ballots/") || path.starts_with("/invitation/")
}

/// Around everything else.
pub(super) async fn known(
    State(metrics): State<Arc<Metrics>>,
    mut request: Request,
    next: Next,
) -> Response {
    let (began, asked) = (Instant::now(), Asked::new(request.headers()));
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    small::leave_whole(request.headers_mut());
    let mut answer = ASKED.scope(Arc::clone(&asked), next.run(request)).await;
    if let Ok(id) = asked.told().parse() {
        answer.headers_mut().insert(X_REQUEST_ID, id);
    }
    if is_untold(&path) {
        return answer;
    }
    let took = began.elapsed();
    metrics.answered(&path, answer.status(), took);
    tracing::debug!(
        request = asked.id,
        command = asked.command.get().map(tracing::field::display),
        caller = asked.caller.get().map(tracing::field::display),
        %method,
        path,
        status = answer.status().as_u16(),
        ms = took.as_millis() as u64,
        "answered"
    );
    answer
}
