//! The part of the OpenAPI document that no .proto file tells: files go in and out as they are, beside the calls.

use serde_json::{Map, Value, json};

/// The paths.
pub(crate) fn paths() -> Map<String, Value> {
    let id = json!({"name": "id", "in": "path", "required": true, "description": "The standard's id.", "schema": {"type": "string"}});
    let query = |name: &str, required: bool, says: &str| json!({"name": name, "in": "query", "required": required, "description": says, "schema": {"type": "string"}});
    let bytes = json!({"*/*": {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}});
    let error = json!({"$ref": "#/components/responses/Error"});
    let nobody = json!({"$ref": "#/components/responses/Unauthenticated"});
    let signed = json!({"x-request-id": {"$ref": "#/components/headers/RequestId"}});
    let header = |name: &str, says: &str| json!({"name": name, "in": "header", "description": says, "schema": {"type": "string"}});
    let upload = json!({"post": {
        "operationId": "attachFile",
        "tags": ["StandardService"],
        "summary": "Hand in a document with its content.",
        "description": "The body is the file, streamed. It is kept by its SHA-256, and AttachDocument is given for it; the \
            answer comes when both are durable. Who may not, and what a rule refuses, is answered before the file is read. \
            The Content-Type must be one of those that are taken (PDF, OFD, Word, Excel, PowerPoint, OpenDocument, PNG, \
            JPEG, CSV and plain text in UTF-8) and must not contradict the content; left out, it is what the content is. \
            413: it is too large. 415: it is not taken. 408: it came too slowly.",
        "parameters": [
            id,
            {"name": "Idempotency-Key", "in": "header", "required": true, "schema": {"type": "string", "format": "uuid"},
             "description": "The command's own id, as `requestId` of the other commands. The same file with the same key gets the first answer again."},
            query("kind", true, "What it is in the procedure, as `draft-for-comment`."),
            query("name", true, "The name of the file."),
            query("happenedOn", false, "The day on which it was handed in, as 2026-11-24. Left out, it is today."),
            query("expectedVersion", false, "The version of the standard that the caller has seen."),
            query("onBehalfOf", false, "For whom the caller acts: themselves, their unit, or a person who has delegated to them for today."),
        ],
        "requestBody": {"required": true, "content": bytes},
        "responses": {
            "200": {"description": "It is kept, and the standard has it.", "headers": signed, "content": {"application/json": {"schema": {
                "type": "object",
                "required": ["receipt", "document"],
                "properties": {
                    "receipt": {"$ref": "#/components/schemas/Receipt"},
                    "document": {"$ref": "#/components/schemas/AttachDocument"},
                },
            }}}},
            "401": nobody,
            "default": error,
        },
    }});
    let download = json!({"get": {
        "operationId": "getFile",
        "tags": ["StandardService"],
        "summary": "The content of a document.",
        "description": "Streamed, as an attachment of the recorded media type. A whole content that is not what its hash says \
            breaks off before its end. A single Range is answered, so that a download can go on. 404 also where the log \
            describes the document and its content was not handed in here.",
        "parameters": [
            id,
            {"name": "sha256", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
            header("Range", "A part of it, as bytes=0-1023; one alone."),
            header("If-None-Match", "The ETag that the asker has."),
            header("If-Range", "The ETag to which the Range belongs; of another one the whole is sent."),
        ],
        "responses": {
            "200": {"description": "The whole.", "headers": signed, "content": bytes},
            "206": {"description": "The part.", "headers": signed, "content": bytes},
            "304": {"description": "The asker has it already (If-None-Match).", "headers": signed},
            "401": nobody,
            "416": {"description": "There is no such part.", "headers": signed},
            "default": error,
        },
    }});
    [
        ("/v1/standards/{id}/documents".to_owned(), upload),
        ("/v1/standards/{id}/documents/{sha256}".to_owned(), download),
    ]
    .into_iter()
    .collect()
}
