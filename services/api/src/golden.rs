//! The golden files of the commands: what a caller sends, and the command that the core gets. Written anew with
//! PLUMBLINE_BLESS=1.

use std::collections::BTreeSet;
use std::path::Path;

use connectrpc::ConnectError;
use serde_json::{Value, json};

use crate::json::{check, fields_of_oneof};

/// Compares each file of a folder with what its request is translated into; every field of the request's oneof is met by
/// a file that is not refused.
pub(crate) fn each_command(
    folder: &str,
    call: &str,
    request: &str,
    translated: impl Fn(&str) -> Result<Value, ConnectError>,
) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/api").join(folder);
    let wanted: BTreeSet<&str> = fields_of_oneof(request, "command").into_iter().collect();
    let mut met = BTreeSet::new();
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let mut golden: Value =
            serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let body = golden["request"].to_string();
        check(call, body.as_bytes()).unwrap();
        let made = match translated(&body) {
            Ok(command) => {
                let fields = golden["request"].as_object().unwrap().keys();
                met.extend(fields.filter_map(|field| wanted.get(field.as_str()).copied()));
                command
            }
            Err(error) => json!({"refused": error.message}),
        };
        if std::env::var_os("PLUMBLINE_BLESS").is_some() {
            golden["command"] = made;
            std::fs::write(&file, serde_json::to_string_pretty(&golden).unwrap() + "\n").unwrap();
        } else {
            assert_eq!(golden["command"], made, "{}", file.display());
        }
    }
    assert!(!wanted.is_empty(), "{request} has no commands");
    assert_eq!(met, wanted, "a golden file for each command");
}
