//! The contract against the service: schemathesis reads `/openapi.json`, makes up calls by the thousand, right ones and wrong ones,
//! and looks whether each answer is one that the contract tells of.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use plumbline_testkit::{Folder, Start, run, skipped};

/// The version that was looked at; another one may find other things, and that is for a day on which somebody looks.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

#[test]
#[ignore = "some minutes, and a tool from the network: cargo xtask test --full"]
fn every_answer_is_one_that_the_contract_tells_of() {
    let Some(schemathesis) = installed() else { return };
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

fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n{}", text(&output.stdout), text(&output.stderr))
}

/// The tool, in a folder of its own beside what is built; says so where it cannot be had.
fn installed() -> Option<PathBuf> {
    let exe = std::env::current_exe().unwrap();
    let target = exe.ancestors().nth(3).unwrap();
    let (folder, tool) =
        (target.join("schemathesis"), target.join("schemathesis/bin/schemathesis"));
    let made = tool.exists() || {
        let python = |program: &Path, args: &[&str]| {
            Command::new(program).args(args).status().is_ok_and(|status| status.success())
        };
        python(Path::new("python3"), &["-m", "venv", folder.to_str().unwrap()])
            && python(
                &folder.join("bin/python"),
                &["-m", "pip", "install", "--quiet", SCHEMATHESIS],
            )
    };
    if !made {
        skipped(
            "contract",
            &format!(
                "{SCHEMATHESIS} could not be installed (it wants python3 with venv, and the network)"
            ),
        );
    }
    made.then_some(tool)
}
