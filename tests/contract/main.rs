//! The contract against the service: schemathesis reads `/openapi.json`, makes up calls by the thousand, right ones and wrong ones,
//! and looks whether each answer is one that the contract tells of.

use std::path::Path;
use std::process::{Command, Output};

use plumbline_testkit::{Folder, Start, installed, run};

/// What the tools of other houses are made of, in the versions that were looked at.
const TOOLS: [&str; 5] = [
    "openapi-spec-validator==0.9.0",
    "grpcio==1.85.3",
    "grpcio-health-checking==1.85.1",
    "grpcio-reflection==1.85.1",
    "prometheus_client==0.26.0",
];

/// The version that was looked at; another one may find other things, and that is for a day on which somebody looks.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

#[test]
#[ignore = "some minutes, and a tool from the network: cargo xtask test --full"]
fn every_answer_is_one_that_the_contract_tells_of() {
    let Some(schemathesis) = installed("contract", "schemathesis", &[SCHEMATHESIS]) else { return };
    let schemathesis = schemathesis.join("schemathesis");
    let folder = Folder::new("contract");
    let data = folder.path().to_str().unwrap();
    let token = |name: &str, role: &str| {
        let args = ["token", "create", name, "--role", role, "--jurisdiction", "330100"];
        let made = run(&[&args[..], &["--person", "p-wang", "--data", data]].concat());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        String::from_utf8(made.stdout).unwrap().trim().to_owned()
    };
    let server = Start::new(folder.path()).arg("--demo").start().unwrap();
    for (role, examples) in [("office", "40"), ("administrator", "40"), ("reader", "10")] {
        let authorization = format!("Authorization: Bearer {}", token(role, role));
        let url = format!("http://{}/openapi.json", server.address());
        let ran = Command::new(&schemathesis)
            .args(["run", &url, "--header", &authorization, "--max-examples", examples])
            .args(["--phases", "fuzzing", "--mode", "all", "--no-color"])
            .args(["--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"])
            .args(["--request-timeout", "20", "--seed", "20261129", "--suppress-health-check", "all"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(ran.status.success(), "as {role}:\n{}", told(&ran));
    }
    let mut client = server.client();
    assert_eq!(client.get("/readyz").unwrap().status, 200, "it goes on");
    drop(server);
    let verified = run(&["verify", "--data", data]);
    assert!(verified.status.success(), "{}", told(&verified));
}

/// An OpenAPI validator, Prometheus's parser, and gRPC's clients for health and reflection, which know nothing of the contract.
#[test]
#[ignore = "tools from the network: cargo xtask test --full"]
fn the_tools_of_other_houses_find_what_they_look_for() {
    let Some(tools) = installed("contract", "tools", &TOOLS) else { return };
    let folder = Folder::new("contract-tools");
    let args =
        ["token", "create", "tools", "--role", "reader", "--jurisdiction", "330100", "--data"];
    let made = run(&[&args[..], &[folder.path().to_str().unwrap()]].concat());
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let server = Start::new(folder.path()).start().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("contract/tools.py");
    let address = server.address().to_string();
    let asked = Command::new(tools.join("python")).arg(script).args([&address, &token]).output();
    let asked = asked.unwrap();
    assert!(asked.status.success(), "{}", told(&asked));
}

fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n{}", text(&output.stdout), text(&output.stderr))
}
