//! Writes the OpenAPI 3.1 document from the same descriptors as everything else, with the comments of the .proto files
//! as its descriptions. It knows the JSON form of the calls and nothing else of the server but the few plain pages.

use std::collections::BTreeMap;

use prost_reflect::prost_types::source_code_info::Location;
use prost_reflect::{
    DescriptorPool, FieldDescriptor, FileDescriptor, Kind, MessageDescriptor, MethodDescriptor,
};
use serde_json::{Map, Value, json};

use crate::files;

/// The document, pretty-printed: people read it too.
pub(crate) fn generate(pool: &DescriptorPool, version: &str) -> Result<String, serde_json::Error> {
    let mut paths = Map::new();
    let mut tags = Vec::new();
    for service in pool.services() {
        tags.push(json!({"name": service.name(), "description": comment(&service.parent_file(), service.path())}));
        for method in service.methods().filter(|m| !m.is_server_streaming()) {
            paths.insert(
                format!("/{}/{}", service.full_name(), method.name()),
                json!({"post": operation(&method)}),
            );
        }
    }
    paths.insert("/events".into(), events());
    paths.extend(files::paths());
    for (path, says) in [
        ("/healthz", "The process runs."),
        ("/readyz", "Commands are taken and questions answered; 503 while they are not."),
        ("/metrics", "Counters for Prometheus."),
    ] {
        let answer = json!({"200": {"description": says}});
        paths.insert(
            path.into(),
            json!({"get": {"summary": says, "security": [], "responses": answer}}),
        );
    }
    let schemas: BTreeMap<String, Value> = pool
        .all_messages()
        .filter(|m| m.package_name() == "plumbline.v1" && !m.is_map_entry())
        .map(|m| (m.name().to_owned(), schema(&m)))
        .chain([("Error".to_owned(), error())])
        .collect();
    serde_json::to_string_pretty(&json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Plumbline",
            "version": version,
            "description": "The JSON form of the API. The same calls answer Connect, gRPC and gRPC-Web clients on the same port.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": tags,
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": schemas,
            "responses": {"Error": {
                "description": "Refused, or not possible now.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
            }},
        },
    }))
}

fn operation(method: &MethodDescriptor) -> Value {
    let text = comment(&method.parent_file(), method.path());
    let content = |m: MessageDescriptor| json!({"application/json": {"schema": reference(&m)}});
    json!({
        "operationId": format!("{}_{}", method.parent_service().name(), method.name()),
        "tags": [method.parent_service().name()],
        "summary": text.lines().next().unwrap_or_default(),
        "description": text,
        "requestBody": {"required": true, "content": content(method.input())},
        "responses": {
            "200": {"description": "Done.", "content": content(method.output())},
            "default": {"$ref": "#/components/responses/Error"},
        },
    })
}

fn schema(message: &MessageDescriptor) -> Value {
    let properties: Map<String, Value> =
        message.fields().map(|f| (f.json_name().to_owned(), property(&f))).collect();
    let mut schema = json!({
        "type": "object",
        "description": comment(&message.parent_file(), message.path()),
        "properties": properties,
        "additionalProperties": false,
    });
    // A real oneof asks for exactly one of its fields.
    for oneof in message.oneofs().filter(|o| !o.is_synthetic()) {
        schema["oneOf"] = oneof.fields().map(|f| json!({"required": [f.json_name()]})).collect();
    }
    schema
}

fn property(field: &FieldDescriptor) -> Value {
    let text = comment(&field.parent_message().parent_file(), field.path());
    let mut one = match (field.is_map(), field.kind()) {
        (true, Kind::Message(entry)) => {
            json!({"type": "object", "additionalProperties": kind(&entry.map_entry_value_field().kind())})
        }
        _ => kind(&field.kind()),
    };
    if let Some(keys) = keys(&text) {
        one["enum"] = keys.into();
    }
    let mut property = if field.is_list() { json!({"type": "array", "items": one}) } else { one };
    property["description"] = text.into();
    property
}

fn kind(kind: &Kind) -> Value {
    match kind {
        Kind::Bool => json!({"type": "boolean"}),
        Kind::Uint32 => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
        // Proto3's JSON writes 64-bit numbers as strings and reads both.
        Kind::Uint64 => json!({"type": ["string", "integer"], "pattern": "^[0-9]+$", "minimum": 0}),
        Kind::Message(message) => reference(message),
        _ => json!({"type": "string"}),
    }
}

fn reference(message: &MessageDescriptor) -> Value {
    json!({"$ref": format!("#/components/schemas/{}", message.name())})
}

/// The keys of a comment that says `One of: a, b, c.`
fn keys(comment: &str) -> Option<Vec<&str>> {
    let (_, rest) = comment.split_once("One of: ")?;
    Some(rest.split('.').next()?.split(',').map(str::trim).collect())
}

fn comment(file: &FileDescriptor, path: &[i32]) -> String {
    let locations =
        file.file_descriptor_proto().source_code_info.as_ref().map(|s| s.location.as_slice());
    let text = locations
        .unwrap_or_default()
        .iter()
        .find(|l| l.path == path)
        .and_then(|l: &Location| l.leading_comments.as_deref());
    text.unwrap_or_default().lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn error() -> Value {
    json!({
        "type": "object",
        "description": "Why a call did not do what it was asked. `debug` of a detail is its readable form.",
        "required": ["code"],
        "properties": {
            "code": {"type": "string", "description": "failed_precondition: a rule says no. aborted: a stale version. \
                invalid_argument: the request itself is wrong. already_exists: the request_id was used for something else. \
                resource_exhausted: busy, try again. unavailable: not possible now. unauthenticated, permission_denied, not_found."},
            "message": {"type": "string"},
            "details": {"type": "array", "items": {
                "type": "object",
                "properties": {
                    "type": {"type": "string", "description": "plumbline.v1.Refusal, plumbline.v1.StaleVersion or plumbline.v1.BadField"},
                    "value": {"type": "string", "description": "The detail as protobuf, in base64."},
                    "debug": {"anyOf": [
                        {"$ref": "#/components/schemas/Refusal"},
                        {"$ref": "#/components/schemas/StaleVersion"},
                        {"$ref": "#/components/schemas/BadField"},
                    ]},
                },
            }},
        },
    })
}

fn events() -> Value {
    let query = |name: &str, says: &str| json!({"name": name, "in": "query", "description": says, "schema": {"type": "string"}});
    json!({"get": {
        "operationId": "events",
        "tags": ["LogService"],
        "summary": "The feed of events as server-sent events.",
        "description": "Each event's id is its seq, and its data a CloudEvents 1.0 envelope in JSON. A reader that comes back \
            with Last-Event-ID goes on where it stopped. Where the service ends the feed, the last that it tells is `feed-ended`: \
            its data say why, and after which seq to come back.",
        "parameters": [
            query("after", "Begin after this seq; 0 begins at the first. Left out: only what is new."),
            query("standard", "Only events of this standard."),
            query("type", "Only events of this kind, as ConsultationOpened."),
            {"name": "Last-Event-ID", "in": "header", "schema": {"type": "string"}},
        ],
        "responses": {
            "200": {"description": "The feed.", "content": {"text/event-stream": {"schema": {"type": "string"}}}},
            "default": {"$ref": "#/components/responses/Error"},
        },
    }})
}
