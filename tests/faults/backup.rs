//! Copies: one made beside a running service is whole; a log.db that was copied alone is told for what it is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use plumbline_testkit::{Folder, Start, plumbline, run};

use crate::office::{Office, token};

fn call(args: &[&str], data: &Path) -> (bool, String) {
    let output = run(&[args, &["--data", data.to_str().unwrap()]].concat());
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn a_copy_of_a_running_service_is_whole_and_a_log_copied_alone_is_refused() {
    let folder = Folder::new("backup");
    let data = folder.join("data");
    let token = token(&data);
    let start = |data: &Path| {
        Start::of(&plumbline(), data).stderr(&folder.join("server.txt")).start().unwrap()
    };
    let server = start(&data);
    let mut office = Office::of(&server, &token);
    let acked: Vec<String> = (0..50).map(|n| format!("a-{n}")).collect();
    acked.iter().for_each(|standard| {
        office.propose(standard);
    });

    let copy = folder.join("copy");
    let (good, says) = call(&["backup", copy.to_str().unwrap()], &data);
    assert!(good && says.contains("0 contents; every hash fits"), "{says}");
    let (good, says) = call(&["backup", copy.to_str().unwrap()], &data);
    assert!(!good && says.contains("holds something already"), "{says}");
    let alone = folder.join("alone");
    fs::create_dir(&alone).unwrap();
    fs::copy(data.join("log.db"), alone.join("log.db")).unwrap();
    assert!(server.stop().success());

    let server = start(&copy);
    let mut listed = Office::of(&server, &token).listed();
    let mut expected = acked;
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected, "everything that was acknowledged before the copy was made");
    assert!(server.stop().success());
    let (good, says) = call(&["verify"], &copy);
    assert!(good, "{says}");

    for command in [&["verify"][..], &["list"], &["serve", "--listen", "127.0.0.1:0"]] {
        let (good, says) = call(command, &alone);
        assert!(!good && says.contains("log.db-wal is not beside it"), "{command:?}: {says}");
    }
    let taken = folder.join("taken");
    let (good, says) = call(&["backup", "--as-it-is", taken.to_str().unwrap()], &alone);
    assert!(good, "{says}");
    assert!(start(&taken).stop().success());
}
