//! A commit that fails so that nobody knows what is on the disk: the askers are told so, the service ends, and after a
//! restart the same command with the same id is in the log exactly once.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use plumbline_testkit::{Answer, Client, Folder, Start, plumbline, run};
use serde_json::{Value, json};

use crate::ledger::built_in;

/// The program under a limit on the size of its files: a write beyond it fails as on a broken disk, not as on a full one.
fn limited(folder: &Folder, kibibytes: u32) -> PathBuf {
    let script = folder.join("limited.sh");
    let program = plumbline();
    let text = format!(
        "#!/bin/sh\ntrap '' XFSZ\nulimit -f {}\nexec '{}' \"$@\"\n",
        kibibytes * 2, // sh counts blocks of 512 bytes
        program.display()
    );
    std::fs::write(&script, text).expect("a script can be written");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&script, mode).expect("a script can be made executable");
    script
}

#[test]
fn after_a_commit_of_which_nobody_knows_the_service_ends_and_a_repeat_finds_out() {
    let folder = Folder::new("unknown");
    let data = folder.join("data");
    let path = data.to_str().expect("a path of plain characters");
    let made = run(&["token", "create", "office", "--role", "administrator", "--data", path]);
    let token = String::from_utf8(made.stdout).expect("a token is text");
    let start = |program: &Path| {
        let start = Start::of(program, &data).stderr(&folder.join("server.txt"));
        start.start().unwrap_or_else(|err| panic!("{err}"))
    };

    let mut server = start(&limited(&folder, 4 * 1024));
    let mut client = server.client().with_token(token.trim());
    let mut acked = Vec::new();
    let lost = loop {
        let command = observe(acked.len());
        let answer = send(&mut client, &command);
        if answer.status == 200 {
            acked.push(command);
        } else {
            let says = answer.text();
            assert!(says.contains("\"unknown\""), "{says}");
            break command;
        }
        assert!(acked.len() < 50_000, "no commit ever failed");
    };
    let began = Instant::now();
    while server.has_ended().is_none() {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "the service goes on after an unknown commit"
        );
        std::thread::sleep(Duration::from_millis(5));
    }

    let server = start(&plumbline());
    let mut client = server.client().with_token(token.trim());
    let again = send(&mut client, &lost);
    assert_eq!(again.status, 200, "{}", again.text());
    let repeat = send(&mut client, &lost).json();
    assert_eq!(repeat["repeated"], true, "{repeat}");
    for command in acked.iter().rev().take(50) {
        let answer = send(&mut client, command).json();
        assert_eq!(answer["repeated"], true, "an acknowledged command was lost: {answer}");
    }
    assert!(server.stop().success());
    let says = String::from_utf8(run(&["verify", "--data", path]).stdout).expect("text");
    // The acknowledged ones, the one that nobody knew of, the token, and what comes with the program.
    assert!(
        says.starts_with(&format!("verified: {} events", acked.len() as u64 + 2 + built_in())),
        "{} acknowledged: {says}",
        acked.len()
    );
}

fn observe(number: usize) -> Value {
    let observation = json!({
        "code": "40.20", "reference": format!("ISO/DIS {number}"), "titles": { "en": "x".repeat(900) },
    });
    json!({
        "header": { "requestId": uuid::Uuid::now_v7() },
        "standardId": format!("iso-{number}"), "recordObservation": observation,
    })
}

fn send(client: &mut Client, command: &Value) -> Answer {
    client.post("/plumbline.v1.StandardService/Submit", command).expect("an answer")
}
