//! The contracts as the validators of other houses read them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use plumbline_testkit::{Folder, Start, installed, skipped};

/// The client in Python, in the version that was looked at; nkeys is for a credential.
pub(crate) const PYTHON: [&str; 2] = ["nats-py==2.16.0", "nkeys==0.2.1"];

const VALIDATORS: [&str; 2] = ["jsonschema[format]==4.26.0", "pyyaml==6.0.4"];

const ASYNCAPI: &str = "@asyncapi/parser@3.6.3";

/// Every event of the kept logs and of the demonstration's city, patterns and all; and the schemas and examples themselves.
#[test]
#[ignore = "a validator from the network: cargo xtask test --full"]
fn a_validator_of_another_house_finds_that_events_fit_their_schemas() {
    let Some(tools) = installed("subscribers: schemas", "schema-tools", &VALIDATORS) else {
        return;
    };
    let folder = Folder::new("schemas");
    let city = folder.join("city");
    let server = Start::new(&city).arg("--demo").start().unwrap();
    assert!(server.stop().success());
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut logs = vec![city.join("log.db")];
    for entry in std::fs::read_dir(golden).unwrap() {
        let kept = entry.unwrap().path().join("log.db");
        if kept.is_file() {
            let copy = folder.join(format!("{}.db", logs.len()));
            std::fs::copy(kept, &copy).unwrap();
            logs.push(copy);
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("subscribers/schemas.py");
    let proto = Path::new(env!("CARGO_MANIFEST_DIR")).join("../proto");
    well(Command::new(tools.join("python")).arg(script).arg(proto).args(logs).output().unwrap());
}

/// AsyncAPI's own parser resolves the document and finds nothing to say.
#[test]
#[ignore = "a parser from the network: cargo xtask test --full"]
fn asyncapis_own_parser_takes_the_document() {
    let exe = std::env::current_exe().unwrap();
    let folder: PathBuf = exe.ancestors().nth(3).unwrap().join("tools/asyncapi");
    std::fs::create_dir_all(&folder).unwrap();
    let there = folder.join("node_modules/@asyncapi/parser/package.json").is_file();
    let install = Command::new("npm")
        .args(["install", "--silent", "--no-fund", "--no-audit", "--prefix"])
        .arg(&folder)
        .arg(ASYNCAPI)
        .output();
    if !there && !install.is_ok_and(|ran| ran.status.success()) {
        return skipped(
            "subscribers: asyncapi",
            &format!("{ASYNCAPI} could not be installed (npm, and the network)"),
        );
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = folder.join("parse.cjs");
    std::fs::copy(here.join("subscribers/parse.cjs"), &script).unwrap();
    well(
        Command::new("node").arg(script).arg(here.join("../proto/asyncapi.yaml")).output().unwrap(),
    );
}

fn well(ran: Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(ran.status.success(), "{}\n{}", text(&ran.stdout), text(&ran.stderr));
}
