//! Rights: what the program makes is its owner's alone, and whoever may only read can look and verify all the same.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

use plumbline_testkit::{Folder, Start, plumbline, run, skipped};

const PROPOSED: &str = r#"{"command":"Propose","procedure":"local","profile":{"level":"norm","field":"funeral-services","jurisdiction":"330106","titles":{"zh":"示例：骨灰寄存工作规范"},"drafting_unit":"示例民政局"}}"#;

fn everything(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            everything(&path, found);
        }
        found.push(path);
    }
}

#[test]
fn what_the_program_makes_is_its_owners_alone() {
    let folder = Folder::new("hand-rights");
    let data = folder.join("data");
    let server = Start::of(&plumbline(), &data).start().unwrap();
    let data_arg = data.to_str().unwrap();
    assert!(run(&["--data", data_arg, "submit", "norm", PROPOSED]).status.success());
    let mut found = vec![data.clone()];
    everything(&data, &mut found);
    assert!(found.iter().any(|path| path.ends_with("commands.sock")));
    for path in &found {
        let mode = std::fs::symlink_metadata(path).unwrap().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
    }
    assert!(server.stop().success());
    assert!(!data.join("commands.sock").exists(), "the socket goes with its service");
}

/// Gives a command as a user who owns nothing here.
fn as_nobody(data: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(plumbline());
    command.args(words).env("PLUMBLINE_DATA", data).uid(65_534).gid(65_534);
    command.output().unwrap()
}

#[test]
fn with_reading_rights_alone_one_can_look_and_verify() {
    let folder = Folder::new("hand-readers");
    let data = folder.join("data");
    let data_arg = data.to_str().unwrap();
    assert!(run(&["--data", data_arg, "submit", "norm", PROPOSED]).status.success());
    if std::fs::metadata(&data).unwrap().uid() != 0 {
        skipped("with_reading_rights_alone", "only root can become another user");
        return;
    }
    // With views that are up to date, without any, and with a log that nobody has read since it was closed.
    for views in ["as they are", "none"] {
        if views == "none" {
            std::fs::remove_dir_all(data.join("views")).unwrap();
        } else {
            assert!(run(&["--data", data_arg, "list"]).status.success());
        }
        for beside in ["log.db-wal", "log.db-shm"] {
            let _ = std::fs::remove_file(data.join(beside));
        }
        let mut found = vec![folder.path().to_owned(), data.clone()];
        everything(&data, &mut found);
        for path in &found {
            let more = if path.is_dir() { 0o555 } else { 0o444 };
            let mode = std::fs::metadata(path).unwrap().permissions().mode();
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode | more)).unwrap();
        }
        for (words, says) in [
            (&["list"][..], "1 of 1 standard"),
            (&["show", "norm"], "提出立项"),
            (&["pipeline"], "1 standard, "),
            (&["irregular"], "Went back"),
            (&["explain", "norm"], "现处于立项"),
            (&["watch", "--once"], "norm"),
            (&["verify"], "verified: 6 events, 1 standard;"),
            (&["doctor"], "this user may read here and not write"),
        ] {
            let output = as_nobody(&data, words);
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let (told, complaints) = (text(&output.stdout), text(&output.stderr));
            assert!(output.status.success(), "{words:?}, views {views}: {told}{complaints}");
            assert!(told.contains(says), "{words:?}, views {views}: {told}");
        }
    }
    // Whoever may not even do that hears so.
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();
    let refused = as_nobody(&data, &["list"]);
    let complaints = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        complaints.contains("没有权限") && complaints.contains("has no right to it"),
        "{complaints}"
    );
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn a_start_that_is_refused_leaves_the_folder_as_it_was() {
    let folder = Folder::new("hand-refused");
    let data = folder.join("data");
    let data_arg = data.to_str().unwrap();
    assert!(run(&["--data", data_arg, "submit", "norm", PROPOSED]).status.success());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let seal = std::fs::read(data.join("log.seal")).unwrap();
    for _ in 0..6 {
        let refused = run(&["--data", data_arg, "serve", "--listen", &address]);
        let complaints = String::from_utf8(refused.stderr).unwrap();
        assert!(complaints.contains("the address is taken"), "{complaints}");
        assert_eq!(std::fs::read(data.join("log.seal")).unwrap(), seal);
        assert!(!data.join("commands.sock").exists());
    }
    // A seal that somebody took away is missed.
    std::fs::remove_file(data.join("log.seal")).unwrap();
    let verified = run(&["--data", data_arg, "verify"]);
    let told = String::from_utf8(verified.stdout).unwrap();
    assert!(told.contains("log.seal: none, because"), "{told}");
}
