//! A call as somebody would make it, by curl and by Python's own library. Both take the address and the token from `URL` and `TOKEN`,
//! and run as they stand.

use serde_json::{Map, Value, json};

use crate::docs::contract::{Call, Contract, Door, choices, named};

/// How deep a message is filled in.
const DEPTH: u32 = 4;

/// Where a command's own id belongs, which must be a new one each time.
const NEW_ID: &str = "NEW-ID";

/// Fields that a call cannot do without, and what might stand in them.
const GIVEN: [(&str, &str); 17] = [
    ("requestId", NEW_ID),
    ("standardId", "day-care"),
    ("approval", "day-care.proposal.1"),
    ("consultation", "day-care.draft.1"),
    ("review", "day-care.proposal.1"),
    ("ballot", "day-care.proposal.1.1"),
    ("area", "330100"),
    ("expert", "e-001"),
    ("person", "p-li"),
    ("text", "id = \"local\""),
    ("source", "国办发明电〔2025〕7号"),
    ("off", "2026-01-01"),
    ("work", "2026-01-04"),
    ("name", "示例"),
    ("reason", "示例"),
    ("units", "u-bureau"),
    ("until", "2027-06-30"),
];

/// Words that one message means in its own way.
const GIVEN_IN: [(&str, &str, &str); 2] =
    [("GetTimeBetweenRequest", "from", "40.20"), ("GetTimeBetweenRequest", "to", "40.60")];

/// What might stand in this field of this message, if a call cannot do without it.
fn given_in(message: &str, name: &str) -> Option<&'static str> {
    let own = GIVEN_IN.iter().find(|(of, known, _)| message.ends_with(of) && *known == name);
    let own = own.map(|(_, _, value)| *value);
    own.or_else(|| GIVEN.iter().find(|(known, _)| *known == name).map(|(_, value)| *value))
}

/// The body that a call is asked with.
fn body(contract: &Contract, message: &str, depth: u32) -> Value {
    let told = contract.message(message);
    let mut filled = Map::new();
    let choice = choices(told).min_by_key(|choice| size(contract, &told["properties"][choice]));
    for (name, schema) in told["properties"].as_object().into_iter().flatten() {
        let is_chosen = choice == Some(name.as_str());
        let given = given_in(message, name);
        let value = match (named(schema), given) {
            (Some("CommandHeader"), _) => json!({"requestId": NEW_ID}),
            // A call that seals nothing is refused.
            (Some("PersonalData"), _) => json!({"telephone": "0571-88880000"}),
            (Some(inner), _) if is_chosen && depth > 0 => body(contract, inner, depth - 1),
            (None, Some(given)) if schema["type"] == "array" => json!([given]),
            (None, Some(given)) => given.into(),
            (None, None) if name == "year" => 2026.into(),
            _ => continue,
        };
        filled.insert(name.clone(), value);
    }
    Value::Object(filled)
}

fn size(contract: &Contract, schema: &Value) -> usize {
    let message = named(schema).map(|name| contract.message(name));
    message.and_then(|message| message["properties"].as_object()).map_or(0, Map::len)
}

/// The address of a call with what it needs.
fn address(call: &Call<'_>) -> String {
    let given = |name: &str| match name {
        "id" => "day-care".to_owned(),
        "consultation" => "day-care.draft.1".to_owned(),
        "sha256" => "5f".repeat(32),
        "kind" => "draft-for-comment".to_owned(),
        "name" => "draft.txt".to_owned(),
        _ => "0".to_owned(),
    };
    let mut path = call.path.to_owned();
    let mut query = Vec::new();
    for parameter in call.parameters() {
        let (name, value) = (parameter.name, given(parameter.name));
        if parameter.form.starts_with("path") {
            path = path.replace(&format!("{{{name}}}"), &value);
        } else if parameter.form.starts_with("query") && (call.needs(name) || name == "after") {
            query.push(format!("{name}={value}"));
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

fn text(contract: &Contract, call: &Call<'_>) -> Option<String> {
    let body = body(contract, call.request()?, DEPTH);
    Some(body.to_string())
}

/// By curl, in a POSIX shell.
pub(super) fn curl(contract: &Contract, call: &Call<'_>) -> String {
    let is_feed = call.answer_form() == Some("text/event-stream");
    let mut lines =
        vec![format!("curl -sS{} \"$URL{}\"", if is_feed { "N" } else { "" }, address(call))];
    if call.door() != Door::Open {
        lines.push("-H \"Authorization: Bearer $TOKEN\"".into());
    }
    let new_id = "$(python3 -c 'import uuid; print(uuid.uuid4())')";
    if call.needs("Idempotency-Key") {
        lines.push(format!("-H \"Idempotency-Key: {new_id}\""));
    }
    if call.takes_file() {
        lines.push("-H 'Content-Type: text/plain' --data-binary @draft.txt".into());
    }
    if let Some(body) = text(contract, call) {
        let body = body.replace('\'', "'\\''").replace(NEW_ID, &format!("'\"{new_id}\"'"));
        lines.push(format!("-H 'Content-Type: application/json' -d '{body}'"));
    }
    let all = lines.join(" \\\n  ");
    if is_feed { format!("{all} | head -4") } else { all }
}

/// By Python's own library.
pub(super) fn python(contract: &Contract, call: &Call<'_>) -> String {
    let mut headers = Vec::new();
    if call.door() != Door::Open {
        headers.push("\"Authorization\": \"Bearer \" + os.environ[\"TOKEN\"]");
    }
    if call.needs("Idempotency-Key") {
        headers.push("\"Idempotency-Key\": str(uuid.uuid4())");
    }
    let body = text(contract, call);
    if body.is_some() {
        headers.push("\"Content-Type\": \"application/json\"");
    }
    if call.takes_file() {
        headers.push("\"Content-Type\": \"text/plain\"");
    }
    let mut lines = vec!["import json, os, urllib.request, uuid".to_owned(), String::new()];
    let data = match (&body, call.takes_file()) {
        (Some(body), _) => {
            let body = body.replace(&format!("\"{NEW_ID}\""), "str(uuid.uuid4())");
            lines.push(format!("body = {body}"));
            "\n    data=json.dumps(body).encode(),"
        }
        (None, true) => "\n    data=open(\"draft.txt\", \"rb\").read(),",
        (None, false) => "",
    };
    let headers = match headers.is_empty() {
        true => String::new(),
        false => format!("\n    headers={{{}}},", headers.join(", ")),
    };
    lines.push(format!(
        "request = urllib.request.Request(\n    os.environ[\"URL\"] + \"{}\",{data}{headers}\n)",
        address(call)
    ));
    lines.push("with urllib.request.urlopen(request) as answer:".into());
    lines.push(match call.answer_form() {
        Some("application/json") => "    print(json.load(answer))".into(),
        Some("text/event-stream") => {
            "    for _ in range(4):\n        print(answer.readline().decode(), end=\"\")".into()
        }
        _ => "    print(answer.read().decode())".into(),
    });
    lines.join("\n")
}
