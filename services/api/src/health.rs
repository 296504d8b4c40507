//! `grpc.health.v1.Health`: what `/readyz` says, in gRPC's own words, for the whole and for each service by its name. Nobody needs a
//! token for it.

use std::collections::BTreeSet;
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use connectrpc::{ConnectError, Router};
use connectrpc_health::{
    Checker, HealthExt as _, HealthService, Status, StatusStream, apply_request_limits,
    request_limits,
};
use futures::{StreamExt as _, stream};
use tokio::sync::Semaphore;
use tokio::time::sleep;

use crate::state::ApiState;

/// How often somebody who watches is told what has changed.
const EVERY: Duration = Duration::from_millis(500);

/// Watchers at a time: they need no token.
const WATCHERS_MAX: usize = 256;

/// The services, and how each is.
struct Health {
    state: ApiState,
    services: BTreeSet<String>,
    watchers: Arc<Semaphore>,
}

/// Adds the service to a router.
pub(crate) fn install(router: Router, state: ApiState, services: BTreeSet<String>) -> Router {
    let watchers = Arc::new(Semaphore::new(WATCHERS_MAX));
    let health = HealthService::new(Health { state, services, watchers });
    apply_request_limits(Arc::new(health).register(router), request_limits())
}

impl Health {
    /// All services stand on one writer and one set of views: what one cannot do none can.
    fn status(state: &ApiState) -> Status {
        if state.ready().0 { Status::Serving } else { Status::NotServing }
    }

    fn known(&self, service: &str) -> Result<(), ConnectError> {
        if service.is_empty() || self.services.contains(service) {
            return Ok(());
        }
        let known = self.services.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        Err(ConnectError::not_found(format!("there is no service {service:?} (one of {known})")))
    }
}

impl Checker for Health {
    async fn check(&self, service: &str) -> Result<Status, ConnectError> {
        self.known(service)?;
        Ok(Health::status(&self.state))
    }

    async fn watch(&self, service: &str) -> Result<StatusStream, ConnectError> {
        self.known(service)?;
        let place = Arc::clone(&self.watchers).try_acquire_owned().map_err(|_| {
            ConnectError::resource_exhausted("too many watch already: try again later")
        })?;
        let state = self.state.clone();
        let looks = stream::unfold((state, true, place), |(state, first, place)| async move {
            if !first {
                sleep(EVERY).await;
            }
            let status = Health::status(&state);
            Some((status, (state, false, place)))
        });
        let changes = looks.scan(None, |last, status| {
            let is_news = last.replace(status) != Some(status);
            ready(Some(is_news.then_some(status)))
        });
        Ok(StatusStream::new(changes.filter_map(ready)))
    }
}
