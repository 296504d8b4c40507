//! Puts the services, the feed and the plain pages on one router.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use connectrpc::{ConnectRpcService, Limits};

use crate::caller::{Gate, gate};
use crate::proto::plumbline::v1 as wire;
use crate::rpc::Calls;
use crate::state::ApiState;
use crate::strict::Strict;
use crate::{events, plain};

/// The API as a router, to be merged with the pages and served on one port.
pub fn router(state: ApiState) -> Router {
    let calls = Arc::new(Calls(state.clone()));
    let most = state.limits.body_bytes_max;
    let service = ConnectRpcService::new(services(&calls))
        .with_limits(Limits::default().with_max_request_body_size(most).with_max_message_size(most))
        .with_interceptor(Strict { metrics: Arc::clone(&state.metrics) });
    let door = Gate { authenticate: Arc::clone(&state.authenticate), body_bytes_max: most };

    let mut guarded = Router::new()
        .route("/events", get(events::feed))
        .route("/metrics", get(plain::metrics))
        .with_state(state.clone());
    for name in [
        wire::COMMAND_SERVICE_SERVICE_NAME,
        wire::EVENT_SERVICE_SERVICE_NAME,
        wire::PROCEDURE_SERVICE_SERVICE_NAME,
        wire::QUERY_SERVICE_SERVICE_NAME,
    ] {
        guarded = guarded.route_service(&format!("/{name}/{{call}}"), service.clone());
    }
    let open = Router::new()
        .route("/healthz", get(plain::healthz))
        .route("/readyz", get(plain::readyz))
        .route("/openapi.json", get(plain::openapi))
        .with_state(state);
    guarded.route_layer(from_fn_with_state(door, gate)).merge(open)
}

/// One value answers all services.
fn services(calls: &Arc<Calls>) -> connectrpc::Router {
    let router = connectrpc::Router::new();
    let router = wire::CommandServiceExt::register(Arc::clone(calls), router);
    let router = wire::ProcedureServiceExt::register(Arc::clone(calls), router);
    let router = wire::QueryServiceExt::register(Arc::clone(calls), router);
    wire::EventServiceExt::register(Arc::clone(calls), router)
}
