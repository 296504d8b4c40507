//! Writes the OpenAPI 3.1 document from the same descriptors as everything else, with the comments of the .proto files
//! as its descriptions. It knows the JSON form of the calls and nothing else of the server but the few plain pages.

use std::collections::BTreeMap;

use prost_reflect::prost_types::source_code_info::Location;
use prost_reflect::{
    DescriptorPool, FieldDescriptor, FileDescriptor, Kind, MessageDescriptor, MethodDescriptor,
};
use serde_json::{Map, Value, json};

use crate::public::is_public;
use crate::{files, plain, tables};

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
    paths.extend(plain::paths());
    paths.extend(files::paths());
    paths.extend(tables::paths());
    tags.push(json!({"name": "Service", "description": "The service itself: health, counters, the contract."}));
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
            "description": "The JSON form of the API. The same calls answer Connect, gRPC and gRPC-Web clients on the same port, and gRPC's \
                reflection and health (grpc.health.v1.Health) answer beside them; LogService/StreamEvents, which is a stream, \
                is told by these alone. A call that changes nothing also takes GET, with `encoding=json` and the request as `message`.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": tags,
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "A token of `plumbline token create`."}},
            "schemas": schemas,
            "headers": headers(),
            "responses": {
                "Error": refusal("Refused, or not possible now.", &["Retry-After"]),
                "Unauthenticated": refusal("No token was shown, or none that is known.", &["WWW-Authenticate"]),
            },
        },
    }))
}

fn operation(method: &MethodDescriptor) -> Value {
    let text = comment(&method.parent_file(), method.path());
    let content = |m: MessageDescriptor| json!({"application/json": {"schema": reference(&m)}});
    let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
    let security = security(&path);
    json!({
        "security": security,
        "operationId": format!("{}_{}", method.parent_service().name(), method.name()),
        "tags": [method.parent_service().name()],
        "summary": text.lines().next().unwrap_or_default(),
        "description": text,
        "requestBody": {"required": true, "content": content(method.input())},
        "responses": {
            "200": {"description": "Done.", "headers": {"x-request-id": {"$ref": "#/components/headers/RequestId"}}, "content": content(method.output())},
            "401": {"$ref": "#/components/responses/Unauthenticated"},
            "default": {"$ref": "#/components/responses/Error"},
        },
    })
}

/// Who is let in at a path. What is public knows a caller who shows a token, and refuses a token that is wrong.
pub(crate) fn security(path: &str) -> Value {
    match is_public(path) {
        true => json!([{}, {"token": []}]),
        false => json!([{"token": []}]),
    }
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
    let text = text.unwrap_or_default().lines().map(str::trim).collect::<Vec<_>>().join("\n");
    in_json(text.trim(), file)
}

/// A comment with the names of fields as JSON has them: what is `request_id` in a .proto file is `requestId` there.
fn in_json(text: &str, file: &FileDescriptor) -> String {
    let pool = file.parent_pool();
    let renamed = |word: &str| {
        let mut fields =
            pool.all_messages().flat_map(|message| message.fields().collect::<Vec<_>>());
        let found = fields.find(|field| field.name() == word)?;
        Some(found.json_name().to_owned())
    };
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut told = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match is_part(first) {
            true => rest.find(|c| !is_part(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (word, after) = rest.split_at(end);
        let new = if word.contains('_') { renamed(word) } else { None };
        told += new.as_deref().unwrap_or(word);
        rest = after;
    }
    told
}

fn headers() -> Value {
    json!({
        "RequestId": {
            "description": "By what this answer is found in the service's log: for a command its `requestId`; else the X-Request-Id of the \
                request, where it has 1 to 128 letters, digits and . _ : + / = @ -; else one that is made up.",
            "schema": {"type": "string"},
        },
        "Retry-After": {
            "description": "With 429: seconds after which another token is looked at.",
            "schema": {"type": "string"},
        },
        "WWW-Authenticate": {
            "description": "How to come in, as RFC 6750 has it: `Bearer`, with `error=\"invalid_token\"` where a token was shown.",
            "schema": {"type": "string"},
        },
    })
}

fn refusal(says: &str, headers: &[&str]) -> Value {
    let mut told = Map::new();
    told.insert("x-request-id".into(), json!({"$ref": "#/components/headers/RequestId"}));
    for name in headers {
        told.insert((*name).into(), json!({"$ref": format!("#/components/headers/{name}")}));
    }
    json!({
        "description": says,
        "headers": told,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    })
}

fn error() -> Value {
    json!({
        "type": "object",
        "description": "Why a call did not do what it was asked. `debug` of a detail is its readable form.",
        "required": ["code"],
        "properties": {
            "code": {
                "type": "string",
                "enum": ["canceled", "unknown", "invalid_argument", "deadline_exceeded", "not_found", "already_exists",
                    "permission_denied", "resource_exhausted", "failed_precondition", "aborted", "out_of_range",
                    "unimplemented", "internal", "unavailable", "data_loss", "unauthenticated"],
                "description": "failed_precondition: a rule says no. aborted: a stale version, or an upload that broke off. \
                    invalid_argument: the request itself is wrong. already_exists: the requestId was used for something else, or the id is taken. \
                    resource_exhausted: busy, too large or too often, try again. unavailable: not possible now. unknown: nobody knows \
                    what became of it, repeat it. data_loss: what is needed is damaged. deadline_exceeded: it came too slowly. \
                    unimplemented: there is no such call, or it does not take this method. internal: a fault of the service. \
                    unauthenticated, permission_denied, not_found.",
            },
            "message": {"type": "string"},
            "details": {"type": "array", "items": {
                "type": "object",
                "properties": {
                    "type": {"type": "string", "description": "plumbline.v1.Refusal, plumbline.v1.StaleVersion, plumbline.v1.BadField; and in each refusal plumbline.v1.RequestInfo."},
                    "value": {"type": "string", "description": "The detail as protobuf, in base64."},
                    "debug": {"anyOf": [
                        {"$ref": "#/components/schemas/Refusal"},
                        {"$ref": "#/components/schemas/StaleVersion"},
                        {"$ref": "#/components/schemas/BadField"},
                        {"$ref": "#/components/schemas/RequestInfo"},
                    ]},
                },
            }},
        },
    })
}
