//! What answers without a token, too; the gate and the OpenAPI document (build.rs) take it from here.

/// The paths of calls.
const CALLS: [&str; 2] = [
    "/plumbline.v1.ConsultationService/GetConsultation",
    "/plumbline.v1.StandardService/ListStandards",
];

/// Where the tables of consultations begin.
const TABLES: &str = "/v1/consultations/";

/// Whether it answers a stranger, with what is public.
pub(crate) fn is_public(path: &str) -> bool {
    CALLS.contains(&path) || path.starts_with(TABLES)
}
