//! Puts the services, the feed and the plain pages on one router.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use connectrpc::{ConnectRpcService, Limits};

use crate::caller::{Gate, gate};
use crate::calls::Calls;
use crate::proto::plumbline::v1 as wire;
use crate::state::ApiState;
use crate::strict::Strict;
use crate::{consultation, documents, events, health, plain, reflection};

/// The API as a router, to be merged with the pages and served on one port.
pub fn router(state: ApiState) -> Router {
    let calls = Arc::new(Calls(state.clone()));
    let most = state.limits.body_bytes_max;
    let services = services(&calls);
    // As `plumbline.v1.LogService/GetHead`.
    let names: BTreeSet<String> = services
        .methods()
        .filter_map(|method| Some(method.split_once('/')?.0.to_owned()))
        .collect();
    let service = ConnectRpcService::new(services)
        .with_limits(Limits::default().with_max_request_body_size(most).with_max_message_size(most))
        .with_interceptor(Strict { metrics: Arc::clone(&state.metrics) });
    let door = Gate {
        authenticate: Arc::clone(&state.authenticate),
        guard: state.guard.clone(),
        body_bytes_max: most,
    };

    let mut guarded = Router::new()
        .route("/events", get(events::feed))
        .route("/metrics", get(plain::metrics))
        .with_state(state.clone());
    for name in &names {
        guarded = guarded.route_service(&format!("/{name}/{{call}}"), service.clone());
    }
    // A file has a limit of its own, which is told as a rule is; the gate asks only who it is.
    let file_door = Gate { body_bytes_max: usize::MAX, ..door.clone() };
    let files = Router::new()
        .route("/v1/standards/{id}/documents", post(documents::upload))
        .route("/v1/standards/{id}/documents/{sha256}", get(documents::download))
        .with_state(state.clone())
        .route_layer(from_fn_with_state(file_door, gate));
    let tables = Router::new()
        .route("/v1/consultations/{consultation}/table.csv", get(consultation::csv))
        .route("/v1/consultations/{consultation}/table.xlsx", get(consultation::xlsx))
        .with_state(state.clone())
        .route_layer(from_fn_with_state(door.clone(), gate));
    let open = Router::new()
        .route("/healthz", get(plain::healthz))
        .route("/readyz", get(plain::readyz))
        .route("/openapi.json", get(plain::openapi))
        .with_state(state.clone());
    // What gRPC's own tools ask before they have a token.
    let tools = reflection::install(health::install(connectrpc::Router::new(), state, names));
    let paths: Vec<String> = tools.methods().map(|method| format!("/{method}")).collect();
    let tools = ConnectRpcService::new(tools);
    let open = paths.iter().fold(open, |open, path| open.route_service(path, tools.clone()));
    guarded.route_layer(from_fn_with_state(door, gate)).merge(files).merge(tables).merge(open)
}

/// One value answers all services.
fn services(calls: &Arc<Calls>) -> connectrpc::Router {
    let router = connectrpc::Router::new();
    let router = wire::ApprovalServiceExt::register(Arc::clone(calls), router);
    let router = wire::BallotServiceExt::register(Arc::clone(calls), router);
    let router = wire::CalendarServiceExt::register(Arc::clone(calls), router);
    let router = wire::ConsultationServiceExt::register(Arc::clone(calls), router);
    let router = wire::DeskServiceExt::register(Arc::clone(calls), router);
    let router = wire::ExpertsServiceExt::register(Arc::clone(calls), router);
    let router = wire::ExplanationServiceExt::register(Arc::clone(calls), router);
    let router = wire::ImplementationServiceExt::register(Arc::clone(calls), router);
    let router = wire::LeadershipServiceExt::register(Arc::clone(calls), router);
    let router = wire::LogServiceExt::register(Arc::clone(calls), router);
    let router = wire::PeopleServiceExt::register(Arc::clone(calls), router);
    let router = wire::PolicyServiceExt::register(Arc::clone(calls), router);
    let router = wire::PoolServiceExt::register(Arc::clone(calls), router);
    let router = wire::ProcedureServiceExt::register(Arc::clone(calls), router);
    let router = wire::ReviewServiceExt::register(Arc::clone(calls), router);
    wire::StandardServiceExt::register(Arc::clone(calls), router)
}
