//! What a program does with traces that was built without them (feature `otlp`): nothing.

use axum::Router;
use tracing_subscriber::layer::Identity;

use crate::failure::Failure;

/// Nothing is sent.
pub(crate) struct Traces;

impl Traces {
    /// This program was built without them.
    pub(crate) const ARE_SENT: bool = false;

    #[expect(clippy::unnecessary_wraps, reason = "with the feature it may fail")]
    pub(crate) fn begin(_service: String) -> Result<Traces, Failure> {
        Ok(Traces)
    }

    #[expect(clippy::unused_self, reason = "with the feature it is asked")]
    pub(crate) fn layer(&self) -> Identity {
        Identity::new()
    }
}

/// The same router.
pub(crate) fn around(router: Router) -> Router {
    router
}
