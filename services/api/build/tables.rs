//! The part of the OpenAPI document that tells of tables: files that are made when they are asked for.

use serde_json::{Map, Value, json};

use crate::openapi::security;

/// The paths.
pub(crate) fn paths() -> Map<String, Value> {
    [
        (
            "csv",
            "getCommentsCsv",
            "text/csv",
            "as CSV",
            "Text in UTF-8 with commas, as Excel reads it.",
        ),
        (
            "xlsx",
            "getCommentsXlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "as a workbook",
            "For Excel 2007 and later.",
        ),
    ]
    .into_iter()
    .map(|(extension, name, media_type, form, says)| {
        let path = format!("/v1/consultations/{{consultation}}/table.{extension}");
        let told = table(&path, name, media_type, form, says);
        (path, told)
    })
    .collect()
}

fn table(path: &str, name: &str, media_type: &str, form: &str, says: &str) -> Value {
    let signed = json!({"x-request-id": {"$ref": "#/components/headers/RequestId"}});
    let bytes = json!({media_type: {"schema": {"type": "string", "contentMediaType": media_type}}});
    json!({"get": {
        "security": security(path),
        "operationId": name,
        "tags": ["ConsultationService"],
        "summary": format!("The table of comments and their disposal, {form}."),
        "description": format!("意见汇总处理表, with all comments by clause, as an attachment. {says} What begins like a formula \
            is text and is not worked out. The same table is the same bytes. A table that whoever asks may not read is 404."),
        "parameters": [
            {"name": "consultation", "in": "path", "required": true, "description": "The consultation, as `day-care.draft.1`.",
             "schema": {"type": "string"}},
            {"name": "asOf", "in": "query", "required": false, "description": "As it was at the end of this day, as 2026-11-24. Left out: today.",
             "schema": {"type": "string"}},
        ],
        "responses": {
            "200": {"description": "The table.", "headers": signed, "content": bytes},
            "401": {"$ref": "#/components/responses/Unauthenticated"},
            "default": {"$ref": "#/components/responses/Error"},
        },
    }})
}
