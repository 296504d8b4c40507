//! The value behind all services; each noun's file says how its calls are answered.

use connectrpc::{ConnectError, Response, ServiceResult};

use crate::state::ApiState;

/// All services.
pub(crate) struct Calls(pub(crate) ApiState);

pub(crate) fn wrap<T>(answer: Result<T, ConnectError>) -> ServiceResult<T> {
    answer.map(Response::new)
}
