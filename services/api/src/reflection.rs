//! gRPC's reflection (v1, and v1alpha for older tools): the contract, told to tools that ask the service for it. It is as public
//! as `/openapi.json`.

use connectrpc::Router;
use connectrpc_reflection::{Reflector, install as installed};

/// The contract as it was compiled.
const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/plumbline.binpb"));

/// Adds the service to a router. Of descriptors that cannot be read, which a test would show, it tells nothing.
pub(crate) fn install(router: Router) -> Router {
    match Reflector::from_descriptor_set_bytes(DESCRIPTORS) {
        Ok(reflector) => installed(router, reflector),
        Err(error) => {
            tracing::error!(%error, "reflection: the contract cannot be told");
            router
        }
    }
}
