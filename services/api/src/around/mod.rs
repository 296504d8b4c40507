//! What every answer has in common, whether a call, a page or nobody gives it: this is put around the whole router.
//!
//! No answer is told here; it is seen to that each has what its reader may rely on, is known by an id, and is counted.

mod bare;
mod known;
mod small;

pub use known::is_untold;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::state::ApiState;

/// Puts it around the API and the pages, which are one router by then.
pub fn around(router: Router, state: &ApiState) -> Router {
    // As one service: what a router says by itself, as `Allow`, it adds outside of its own layers.
    Router::new()
        .fallback_service(router)
        .layer(from_fn(bare::clothed))
        .layer(small::layer())
        .layer(from_fn_with_state(state.metrics.clone(), known::known))
}
