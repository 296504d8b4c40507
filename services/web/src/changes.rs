//! `/changes`: tells a page that is shown that something has changed, once the views have seen it. What it is the page asks
//! for itself, so that there is one way to draw it.
//!
//! It is one of the bounded number of feeds, holds no event, and ends when whoever logged in is no longer let in.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream;
use http::{HeaderMap, StatusCode};
use plumbline_access::Caller;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{sleep, timeout};

use crate::ask::Fields;
use crate::door::{COOKIE_NAME, Member, session_cookie};
use crate::language::cookie;
use crate::state::WebState;

/// Changes are told this often at most: a page is redrawn, not each event.
const AT_MOST_EVERY: Duration = Duration::from_secs(1);
/// How long the views may take to see what the log holds.
const VIEW_WAIT: Duration = Duration::from_secs(5);
/// How often it is asked whether whoever logged in still is.
const RECHECK: Duration = Duration::from_millis(500);

/// `GET /changes?seq=…`.
pub(crate) async fn feed(
    State(state): State<WebState>,
    Member(visit): Member,
    Query(fields): Query<Fields>,
    headers: HeaderMap,
) -> Response {
    let Ok(permit) = Arc::clone(&state.feeds).try_acquire_owned() else {
        // The page stays as it is; it shows what has changed when it is asked for again.
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    // From what the page had seen on; a browser that comes back says what it was told last.
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let last = last.or_else(|| fields.get("seq").map(String::as_str));
    let head = state.reader.head();
    let seq = last.and_then(|seq| seq.parse().ok()).map_or(head, |seq: u64| seq.min(head));
    let session = session_cookie(&headers, visit.secure).map(str::to_owned);
    let token = cookie(&headers, COOKIE_NAME).map(str::to_owned);
    let changes = Changes { state, seq, session, token, caller: visit.caller, _permit: permit };
    let changes = stream::unfold(changes, |mut changes| async {
        // The end closes the feed; the browser comes back by itself.
        let seq = changes.next().await?;
        let event = Event::default().event("changed").id(seq.to_string()).data(seq.to_string());
        Some((Ok::<_, Infallible>(event), changes))
    });
    Sse::new(changes).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

struct Changes {
    state: WebState,
    /// Up to there the page has been told.
    seq: u64,
    session: Option<String>,
    token: Option<String>,
    caller: Option<Caller>,
    _permit: OwnedSemaphorePermit,
}

impl Changes {
    /// The next seq that the views have seen; `None` when there is nothing more to be told.
    async fn next(&mut self) -> Option<u64> {
        let mut head = self.state.reader.watch();
        let told = self.seq;
        while !self.wait(head.wait_for(|head| *head > told)).await? {}
        sleep(AT_MOST_EVERY).await;
        self.seq = self.state.reader.head();
        let _ = timeout(VIEW_WAIT, self.state.views.reach(self.seq)).await;
        self.is_let_in().then_some(self.seq)
    }

    /// Whether what is waited for has come, or only the time to ask who this is; `None` when it cannot come any more.
    async fn wait<T, E>(&self, coming: impl Future<Output = Result<T, E>>) -> Option<bool> {
        match timeout(RECHECK, coming).await {
            Ok(came) => came.ok().map(|_| true),
            Err(_) => self.is_let_in().then_some(false),
        }
    }

    fn is_let_in(&self) -> bool {
        self.state.caller(self.session.as_deref(), self.token.as_deref()) == self.caller
    }
}
