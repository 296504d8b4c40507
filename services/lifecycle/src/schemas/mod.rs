//! The JSON Schema of each kind of event, as others who hear of events read it: `proto/events/<Kind>.v<schema>.json`.
//!
//! They are derived from the very types that are stored, so that neither can be changed without the other; the types derive
//! them in tests alone, so that the core itself depends on no schema. The test compares what is derived with what stands in
//! `proto/events`; `cargo xtask schemas` writes it there.

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::{
    approval, ballot, calendar, consultation, deadline, grants, implementation, people, person,
    pool, procedure, register, review, standard,
};

pub(crate) use words::Day;

/// The fields that came with a later schema of a kind: older ones have none of them, and from it on they are always there.
const CAME_LATER: [(&str, u32, &[&str]); 4] = [
    ("StandardProposed", 2, &["revises"]),
    ("StandardProposed", 3, &["grown_from"]),
    ("ConsultationOpened", 2, &["consultation"]),
    ("TokenGranted", 2, &["until"]),
];

/// What a kind is called, and what its data are.
struct Kind {
    name: &'static str,
    title: String,
    schema: Value,
}

#[test]
fn the_schemas_of_events_in_proto_are_those_of_the_stored_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../proto/events");
    let wanted: BTreeMap<PathBuf, String> =
        documents().into_iter().map(|(name, text)| (folder.join(name), text)).collect();
    if std::env::var_os("PLUMBLINE_BLESS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for (path, text) in &wanted {
            std::fs::write(path, text).unwrap();
        }
    }
    for (path, text) in &wanted {
        let found = std::fs::read_to_string(path).unwrap_or_default();
        assert!(found == *text, "{} is not current (cargo xtask schemas)", path.display());
    }
    let there = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let left: Vec<_> = there.filter(|path| !wanted.contains_key(path)).collect();
    assert!(left.is_empty(), "no kind has the schema {left:?}: a stored form lives for ever");
}

/// A reader knows a kind by its name alone (`plumbline.<Kind>.v<schema>`), whatever noun it is of.
#[test]
fn no_two_nouns_have_a_kind_of_one_name() {
    let mut seen = BTreeSet::new();
    for kind in kinds() {
        assert!(seen.insert(kind.name), "{}", kind.name);
    }
}

/// Each file of `proto/events` with its text.
fn documents() -> Vec<(String, String)> {
    let mut documents = Vec::new();
    for kind in kinds() {
        let later = CAME_LATER.iter().filter(|(name, ..)| *name == kind.name);
        let newest = later.map(|(_, since, _)| *since).max().unwrap_or(1);
        for version in 1..=newest {
            let text = serde_json::to_string_pretty(&document(&kind, version)).unwrap();
            documents.push((format!("{}.v{version}.json", kind.name), text + "\n"));
        }
    }
    documents
}

/// The schema of one version of a kind, whole: it refers to nothing outside of itself.
fn document(kind: &Kind, version: u32) -> Value {
    let mut schema = kind.schema.clone();
    let whole = schema.as_object_mut().unwrap();
    for (_, since, fields) in CAME_LATER.iter().filter(|(name, ..)| *name == kind.name) {
        for field in *fields {
            if version < *since {
                whole["properties"].as_object_mut().unwrap().remove(*field).unwrap();
            } else {
                whole["required"].as_array_mut().unwrap().push(json!(field));
            }
        }
    }
    whole.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    whole.insert("$id".into(), json!(format!("urn:plumbline:event:{}:v{version}", kind.name)));
    whole.insert("title".into(), json!(kind.title));
    schema
}

fn kinds() -> Vec<Kind> {
    let mut kinds = Vec::new();
    macro_rules! of {
        ($($noun:ident)*) => { $(
            let words = $noun::Kind::ALL.iter().map(|kind| (kind.name(), kind.zh(), kind.en()));
            kinds.extend(of_noun::<$noun::Event>(words));
        )* };
    }
    of! { standard approval consultation procedure register people calendar deadline grants pool person review ballot implementation }
    kinds
}

/// Takes the sum of a noun's events apart into its kinds, each with the definitions that it needs.
fn of_noun<Event: JsonSchema>(
    words: impl Iterator<Item = (&'static str, &'static str, &'static str)>,
) -> Vec<Kind> {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let sum = SchemaGenerator::new(settings).into_root_schema_for::<Event>().to_value();
    let definitions = sum.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
    let variants = sum["oneOf"].as_array().expect("an event is one of several kinds");
    words
        .map(|(name, zh, en)| {
            let variant = variants.iter().find(|variant| !variant["properties"][name].is_null());
            let variant = variant.unwrap_or_else(|| panic!("{name} is derived"));
            let mut schema = variant["properties"][name].clone();
            tidy(&mut schema);
            let whole = schema.as_object_mut().unwrap();
            if let Some(description) = variant.get("description") {
                whole.insert("description".into(), description.clone());
            }
            let needed = needed(&Value::Object(whole.clone()), &definitions);
            if !needed.is_empty() {
                whole.insert("$defs".into(), Value::Object(needed));
            }
            Kind { name, title: format!("{zh} / {en}"), schema }
        })
        .collect()
}

/// A version of a stored form is closed: a field that it lacks comes with a new version. And what is not there is left out,
/// never null.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(tidy);
            if object.contains_key("properties") || object.get("type") == Some(&json!("object")) {
                object.entry("additionalProperties").or_insert(json!(false));
            }
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = &types[..] {
                    let only = only.clone();
                    object.insert("type".into(), only);
                }
            }
            if let Some(Value::Array(any)) = object.get_mut("anyOf") {
                any.retain(|one| *one != json!({ "type": "null" }));
                if let [Value::Object(only)] = &any[..] {
                    let only = only.clone();
                    object.remove("anyOf");
                    object.extend(only);
                }
            }
            object.remove("default");
        }
        Value::Array(all) => all.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// The definitions that a schema refers to, and those that they refer to.
fn needed(schema: &Value, definitions: &Map<String, Value>) -> Map<String, Value> {
    let mut needed = Map::new();
    let mut open = vec![schema.clone()];
    while let Some(schema) = open.pop() {
        match schema {
            Value::Object(object) => {
                let name = object.get("$ref").and_then(Value::as_str);
                let name = name.and_then(|name| name.strip_prefix("#/$defs/"));
                if let Some(name) = name.filter(|name| !needed.contains_key(*name)) {
                    let mut definition = definitions[name].clone();
                    tidy(&mut definition);
                    needed.insert(name.into(), definition.clone());
                    open.push(definition);
                }
                open.extend(object.into_iter().map(|(_, value)| value));
            }
            Value::Array(all) => open.extend(all),
            _ => {}
        }
    }
    needed
}
