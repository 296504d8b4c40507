//! Whether an event fits the schema that others are given of it (`proto/events`): the words of JSON Schema that those use, and no more.
//!
//! Patterns are left to a validator of another house, in the full run (`tests/subscribers`).

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// Every schema, by `<Kind>.v<schema>`.
pub(crate) fn published() -> BTreeMap<String, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../proto/events");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let schemas = files.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap())
    });
    schemas.collect()
}

/// What does not fit, and where; nothing where all does.
pub(crate) fn misfit(whole: &Value, value: &Value) -> Option<String> {
    looked_at(whole, whole, value, "data")
}

fn looked_at(whole: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    schema.as_object().unwrap().iter().find_map(|(word, means)| {
        let wrong = |what: &str| Some(format!("{at}: {what} {means}"));
        match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "format" | "pattern"
            | "propertyNames" => None,
            "$ref" => {
                let name = means.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                looked_at(whole, &whole["$defs"][name], value, at)
            }
            "type" => (!is_of(value, means.as_str().unwrap())).then(|| wrong("is no"))?,
            "const" => (value != means).then(|| wrong("is not"))?,
            "enum" => (!means.as_array().unwrap().contains(value)).then(|| wrong("is none of"))?,
            "oneOf" | "anyOf" => {
                let fits = |one: &&Value| looked_at(whole, one, value, at).is_none();
                match means.as_array().unwrap().iter().filter(fits).count() {
                    0 => wrong("fits none of"),
                    1 => None,
                    _ => (word == "oneOf").then(|| wrong("fits several of"))?,
                }
            }
            "minimum" => (value.as_f64()? < means.as_f64().unwrap()).then(|| wrong("is below"))?,
            "maximum" => (value.as_f64()? > means.as_f64().unwrap()).then(|| wrong("is above"))?,
            "minLength" => {
                (length(value)? < means.as_u64().unwrap()).then(|| wrong("is shorter than"))?
            }
            "maxLength" => {
                (length(value)? > means.as_u64().unwrap()).then(|| wrong("is longer than"))?
            }
            "required" => {
                let object = value.as_object()?;
                let mut names = means.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                names
                    .find(|name| !object.contains_key(*name))
                    .map(|name| format!("{at}: {name} is not there"))
            }
            "properties" => value.as_object()?.iter().find_map(|(name, value)| {
                looked_at(whole, means.get(name)?, value, &format!("{at}.{name}"))
            }),
            "additionalProperties" => {
                let others = value
                    .as_object()?
                    .iter()
                    .filter(|(name, _)| schema["properties"].get(name).is_none());
                others.into_iter().find_map(|(name, value)| match means {
                    Value::Bool(false) => Some(format!("{at}: {name} is not known")),
                    means => looked_at(whole, means, value, &format!("{at}.{name}")),
                })
            }
            "items" => value
                .as_array()?
                .iter()
                .find_map(|value| looked_at(whole, means, value, &format!("{at}[]"))),
            unknown => panic!("the schemas use a word that this check does not know: {unknown}"),
        }
    })
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        unknown => panic!("the schemas use a type that this check does not know: {unknown}"),
    }
}

/// Characters, as JSON Schema counts them.
fn length(value: &Value) -> Option<u64> {
    value.as_str().map(|text| text.chars().count() as u64)
}
