//! `/changes`: tells a page that is shown that something has changed, once the views have seen it. What it is the page asks
//! for itself, so that there is one way to draw it.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream;

use crate::door::Member;
use crate::state::WebState;

/// Changes are told this often at most: a page is redrawn, not each event.
const AT_MOST_EVERY: Duration = Duration::from_secs(1);
/// How long the views may take to see what the log holds.
const VIEW_WAIT: Duration = Duration::from_secs(5);

/// `GET /changes`.
pub(crate) async fn feed(State(state): State<WebState>, Member(_): Member) -> Response {
    let follower = state.reader.follow(state.reader.head());
    let changes = stream::unfold((state, follower), |(state, mut follower)| async move {
        // An error or the end closes the feed; the browser comes back by itself.
        let events = follower.next().await.ok()??;
        let mut seq = events.last()?.seq;
        tokio::time::sleep(AT_MOST_EVERY).await;
        seq = seq.max(state.reader.head());
        let views = state.views.clone();
        let seen = tokio::task::spawn_blocking(move || views.wait_for(seq, VIEW_WAIT)).await;
        follower = state.reader.follow(seq);
        let event = Event::default().event("changed").id(seq.to_string()).data(seq.to_string());
        seen.ok().map(|_| (Ok::<_, Infallible>(event), (state, follower)))
    });
    Sse::new(changes).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}
