//! A disk that is really full: commands are refused and say why, reading goes on, nothing acknowledged is lost, and with room again
//! commands are taken without a restart.

use std::path::Path;
use std::process::{Command, ExitStatus};

use plumbline_testkit::{Answer, Client, Folder, Start, plumbline, run, skipped};
use serde_json::json;

use crate::ledger::built_in;

/// A small file system in memory, gone with its value.
struct Small<'f>(&'f Path);

impl<'f> Small<'f> {
    /// `None` where nobody may mount one.
    fn mount(at: &'f Path, size: &str) -> Option<Small<'f>> {
        std::fs::create_dir_all(at).expect("a folder to mount on");
        let options = format!("size={size}");
        let mounted = call("mount", &["-t", "tmpfs", "-o", &options, "tmpfs", at.to_str()?]);
        mounted.filter(ExitStatus::success).map(|_| Small(at))
    }

    fn grow(&self, size: &str) {
        let options = format!("remount,size={size}");
        let grown = call("mount", &["-o", &options, self.0.to_str().unwrap_or_default()]);
        assert!(grown.is_some_and(|status| status.success()), "the small disk does not grow");
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        call("umount", &["-l", self.0.to_str().unwrap_or_default()]);
    }
}

fn call(program: &str, args: &[&str]) -> Option<ExitStatus> {
    Command::new(program).args(args).stderr(std::process::Stdio::null()).status().ok()
}

#[test]
fn a_full_disk_refuses_commands_and_loses_nothing() {
    let folder = Folder::new("full");
    let at = folder.join("small");
    let Some(small) = Small::mount(&at, "76m") else {
        skipped("a_full_disk_refuses_commands", "this user may not mount a tmpfs");
        return;
    };
    let data = at.join("data");
    let path = data.to_str().expect("a path of plain characters");
    let made = run(&["token", "create", "office", "--role", "administrator", "--data", path]);
    let token = String::from_utf8(made.stdout).expect("a token is text");
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt"));
    let server = start.start().unwrap_or_else(|err| panic!("{err}"));
    let mut client = server.client().with_token(token.trim());

    let (mut acked, mut refused) = (0_u64, 0);
    while refused < 10 {
        let answer = observe(&mut client, acked + refused);
        match answer.status {
            200 => acked += 1,
            _ => {
                let says = answer.text();
                assert!(
                    says.contains("\"unavailable\"") && says.contains("the disk is full"),
                    "{says}"
                );
                refused += 1;
            }
        }
        assert!(acked < 100_000, "the disk never became full");
    }
    let list = json!({ "pageSize": 1 });
    let reading =
        client.post("/plumbline.v1.StandardService/ListStandards", &list).expect("an answer");
    assert_eq!(reading.status, 200, "{}", reading.text());

    small.grow("300m");
    assert_eq!(
        observe(&mut client, 1_000_000).status,
        200,
        "commands are taken again, without a restart"
    );
    assert!(server.stop().success());
    let verified = run(&["verify", "--data", path]);
    let says = String::from_utf8_lossy(&verified.stdout).into_owned();
    // The acknowledged ones, the one after, and what comes with the program; none of the refused.
    assert!(
        says.starts_with(&format!("verified: {} events", acked + 1 + built_in())),
        "{acked} acknowledged: {says}"
    );
    println!("{acked} commands acknowledged, {refused} refused on a full disk, none lost");
    drop(small);
}

fn observe(client: &mut Client, number: u64) -> Answer {
    let observation = json!({
        "code": "40.20", "reference": format!("ISO/DIS {number}"), "titles": { "en": "x".repeat(1_000) },
    });
    let command = json!({
        "header": { "requestId": uuid::Uuid::now_v7() },
        "standardId": format!("iso-{number}"), "recordObservation": observation,
    });
    client.post("/plumbline.v1.StandardService/Submit", &command).expect("an answer")
}
