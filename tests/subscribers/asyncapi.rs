//! `proto/asyncapi.yaml`: the stream for whoever subscribes, made from the kinds of the core and compared with what stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use plumbline_lifecycle::{Event, Noun};
use serde_json::Value;

const HEAD: &str = include_str!("asyncapi.head.yaml");

fn proto() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../proto")
}

/// `cargo xtask schemas` writes it.
#[test]
fn the_asyncapi_document_tells_of_every_kind_and_is_current() {
    let path = proto().join("asyncapi.yaml");
    let wanted = document();
    if std::env::var_os("PLUMBLINE_BLESS").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is not current (cargo xtask schemas)", path.display());
    // Every file that it refers to is there.
    for name in found.lines().filter_map(|line| line.trim().strip_prefix("$ref: './")) {
        let file = proto().join(name.trim_end_matches('\''));
        assert!(file.is_file(), "{}", file.display());
    }
}

fn document() -> String {
    let mut nouns: BTreeMap<&str, BTreeSet<Noun>> = BTreeMap::new();
    for noun in Noun::ALL {
        for kind in Event::kinds(noun) {
            nouns.entry(kind).or_default().insert(noun);
        }
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(proto().join("events"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let (mut listed, mut told) = (String::new(), String::new());
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let (kind, version) = name.rsplit_once(".v").unwrap();
        let schema: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let text = |key: &str| {
            schema[key].as_str().unwrap_or_default().replace('\n', " ").replace('\'', "''")
        };
        let (title, summary) = (text("title"), text("description"));
        listed += &format!("      {name}: {{ $ref: '#/components/messages/{name}' }}\n");
        let travels = nouns[kind].iter().any(|noun| noun.travels_whole());
        // Data that do not travel are told of by their hash.
        let (holds, data) = match travels {
            true => {
                ("data", format!("\n            data:\n              $ref: './events/{name}.json'"))
            }
            false => ("datasha256", String::new()),
        };
        told += &format!(
            "    {name}:
      name: plumbline.{name}
      title: '{title}'
      summary: '{summary}'
      contentType: application/cloudevents+json
      payload:
        allOf:
        - $ref: './envelope.json'
        - type: object
          required: [{holds}]
          properties:
            type: {{ const: plumbline.{name} }}
            schema: {{ const: {version} }}{data}
"
        );
    }
    HEAD.replace("      # each kind\n", &listed) + &told
}
