//! Calls that answer without a token, too; the gate and the OpenAPI document (build.rs) take it from here.

/// Their paths.
pub(crate) const PUBLIC: [&str; 1] = ["/plumbline.v1.StandardService/ListStandards"];
