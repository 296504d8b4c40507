//! The addresses of the OpenAPI document that are no calls and hand in no files: the feed, health, counters, and the document itself.

use serde_json::{Map, Value, json};

/// The paths.
pub(crate) fn paths() -> Map<String, Value> {
    let text = |says: &str| {
        json!({"description": says, "headers": {"x-request-id": {"$ref": "#/components/headers/RequestId"}},
        "content": {"text/plain": {"schema": {"type": "string"}}}})
    };
    let plain = |name: &str, summary: &str, description: &str, answers: Value| {
        json!({"get": {
            "operationId": name, "tags": ["Service"], "summary": summary, "description": description,
            "security": [], "responses": answers,
        }})
    };
    let counters = json!({"get": {
        "operationId": "metrics",
        "tags": ["Service"],
        "summary": "Counters for Prometheus.",
        "description": "In Prometheus's text form, version 0.0.4. Any token reads them: they are numbers of the service, and tell of no standard.",
        "responses": {
            "200": text("The counters."),
            "401": {"$ref": "#/components/responses/Unauthenticated"},
            "default": {"$ref": "#/components/responses/Error"},
        },
    }});
    let json_answer = json!({"200": {"description": "The document.", "headers": {"x-request-id": {"$ref": "#/components/headers/RequestId"}},
        "content": {"application/json": {"schema": {"type": "object"}}}}});
    [
        ("/events", feed()),
        (
            "/healthz",
            plain("healthz", "The process runs.", "The process runs, and no more than that.", json!({"200": text("`ok`.")})),
        ),
        (
            "/readyz",
            plain(
                "readyz",
                "Whether commands are taken and questions answered.",
                "`ready` in the first line, or 503; what is wrong stands in a line each. `grpc.health.v1.Health` says the same to gRPC.",
                json!({"200": text("They are."), "503": text("They are not; each line says why.")}),
            ),
        ),
        ("/metrics", counters),
        (
            "/openapi.json",
            plain("openapi", "This document.", "The contract in its JSON form.", json_answer),
        ),
    ]
    .into_iter()
    .map(|(path, says)| (path.to_owned(), says))
    .collect()
}

fn feed() -> Value {
    let query = |name: &str, schema: Value, says: &str| json!({"name": name, "in": "query", "description": says, "schema": schema});
    json!({"get": {
        "operationId": "events",
        "tags": ["LogService"],
        "summary": "The feed of events as server-sent events.",
        "description": "Each event's id is its seq, and its data a CloudEvents 1.0 envelope in JSON, whose own `data` are the log's, byte for byte: \
            the names of fields in it are those that were recorded. A reader that comes back \
            with Last-Event-ID goes on where it stopped. Where the service ends the feed, the last that it tells is `feed-ended`: \
            its data say why, and after which seq to come back. What could tell nothing is refused: a seq after the head of the log, a \
            kind that there is not, a standard that the caller cannot read, a parameter that is not known.",
        "parameters": [
            query("after", json!({"type": "integer", "minimum": 0}), "Begin after this seq; 0 begins at the first. Left out: only what is new."),
            query("standard", json!({"type": "string"}), "Only events of this standard, by its id."),
            query("type", json!({"type": "string"}), "Only events of this kind, as ConsultationOpened."),
            {"name": "Last-Event-ID", "in": "header", "description": "The seq of the last event that was seen. It goes before `after`.", "schema": {"type": "string"}},
        ],
        "responses": {
            "200": {"description": "The feed.", "headers": {"x-request-id": {"$ref": "#/components/headers/RequestId"}},
                "content": {"text/event-stream": {"schema": {"type": "string"}}}},
            "401": {"$ref": "#/components/responses/Unauthenticated"},
            "default": {"$ref": "#/components/responses/Error"},
        },
    }})
}
