//! The OpenAPI document against the server that gives it: every reference leads somewhere, every parameter of a path is told, and
//! who is let in is who the document says.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::world::World;

/// Each operation: method, path, and what is told of it.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let each = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().iter();
        methods.map(|(method, told)| (method.to_uppercase(), path.clone(), told.clone()))
    });
    each.collect()
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn the_document_is_whole() {
    let document = World::new("openapi-whole").client().get("/openapi.json").unwrap().json();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    let lost: Vec<_> = found
        .iter()
        .filter(|at| document.pointer(at.strip_prefix('#').unwrap()).is_none())
        .collect();
    assert!(found.len() > 50 && lost.is_empty(), "{lost:?}");
    let tags: BTreeSet<&str> = document["tags"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|tag| tag["name"].as_str())
        .collect();
    let mut ids = BTreeSet::new();
    for (method, path, told) in operations(&document) {
        let at = format!("{method} {path}");
        assert!(ids.insert(told["operationId"].as_str().unwrap().to_owned()), "{at}: its id");
        assert!(tags.contains(told["tags"][0].as_str().unwrap()), "{at}: its tag");
        assert!(!told["summary"].as_str().unwrap().is_empty(), "{at}: its summary");
        let given = told["parameters"].as_array().into_iter().flatten();
        let in_path: BTreeSet<&str> =
            given.filter(|p| p["in"] == "path").filter_map(|p| p["name"].as_str()).collect();
        let named: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(in_path, named, "{at}: its parameters");
        for (status, answer) in told["responses"].as_object().unwrap() {
            let answer = answer["$ref"]
                .as_str()
                .map_or(answer, |at| document.pointer(at.strip_prefix('#').unwrap()).unwrap());
            assert!(answer["description"].is_string(), "{at}: {status}");
            assert!(answer["headers"]["x-request-id"].is_object(), "{at}: {status}");
        }
    }
    // One dialect: what a .proto file calls `request_id` is told as JSON has it.
    let text = document.to_string();
    for other in ["request_id", "expected_version", "not_before_seq", "page_token", "on_behalf_of"]
    {
        assert!(!text.contains(other), "{other}");
    }
}

#[test]
fn who_is_let_in_is_who_the_document_says() {
    let world = World::new("openapi-security");
    let document = world.client().get("/openapi.json").unwrap().json();
    let mut kinds = BTreeSet::new();
    for (method, path, told) in operations(&document) {
        let path = path.replace("{consultation}", "x.draft.1");
        let path = path.replace("{id}", "x").replace("{sha256}", &"5f".repeat(32));
        let path = if path == "/events" { "/events?after=x".into() } else { path };
        let status = |token: Option<&str>| {
            let client = world.client();
            let mut client = match token {
                Some(token) => client.with_token(token),
                None => client,
            };
            let form = [("content-type", "application/json")];
            client.send(&method, &path, &form, b"{}").unwrap().status
        };
        let (nobody, wrong, right) =
            (status(None), status(Some("nobody")), status(Some("administrator")));
        let security = told.get("security").unwrap_or(&document["security"]);
        let refused = [nobody, wrong, right].map(|status| status == 401);
        let wanted = match security {
            all if *all == json!([]) => [false, false, false],
            either if *either == json!([{}, {"token": []}]) => [false, true, false],
            token if *token == json!([{"token": []}]) => [true, true, false],
            other => panic!("{method} {path}: {other}"),
        };
        assert_eq!(refused, wanted, "{method} {path}: {nobody} {wrong} {right}");
        kinds.insert(wanted);
    }
    assert_eq!(kinds.len(), 3, "each kind of security is there");
}
