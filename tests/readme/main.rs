//! The README's walkthroughs do what they say: its shell blocks are run as they stand, against the real program.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

use plumbline_testkit::{Folder, Start, plumbline, skipped};

/// The first shell block under a heading, with the program and the address of this test in the place of the README's.
fn block(heading: &str, address: &str) -> String {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let text = std::fs::read_to_string(readme).unwrap();
    let (_, section) = text.split_once(&format!("\n## {heading}\n")).unwrap();
    let (_, rest) = section.split_once("```sh\n").unwrap();
    let (block, _) = rest.split_once("```").unwrap();
    let program = plumbline();
    let found = block.contains("./target/release/plumbline");
    assert!(found, "the block names the program");
    block
        .replace("./target/release/plumbline", &format!("'{}'", program.display()))
        .replace("http://127.0.0.1:8180", address)
}

fn run(block: &str, folder: &Folder, data: &str) -> (String, String) {
    let output = Command::new("bash")
        .args(["-c", block])
        .current_dir(folder.path())
        .env("PLUMBLINE_DATA", data)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

fn programs_are_there(test: &str, programs: &[&str]) -> bool {
    let there = |program: &&str| {
        let found = Command::new("bash").args(["-c", &format!("command -v {program}")]).output();
        found.is_ok_and(|output| output.status.success())
    };
    let missing: Vec<_> = programs.iter().filter(|program| !there(program)).collect();
    if !missing.is_empty() {
        skipped(test, &format!("there is no {missing:?} on this machine"));
    }
    missing.is_empty()
}

#[test]
fn by_curl_a_standard_comes_to_its_second_edition() {
    if !programs_are_there("by_curl", &["curl", "python3", "sha256sum"]) {
        return;
    }
    let folder = Folder::new("readme-curl");
    let data = folder.join("data");
    let server = Start::of(&plumbline(), &data).start().unwrap();
    let address = server.url("");
    let block = block("A standard's whole life, by curl", address.trim_end_matches('/'));
    let (told, complaints) = run(&block, &folder, data.to_str().unwrap());
    assert_eq!(told.matches("documents-missing").count(), 1, "{told}{complaints}");
    // One gate is met too early on purpose; every other command is taken.
    assert_eq!(told.matches("failed_precondition").count(), 1, "{told}");
    assert!(!told.contains("invalid_argument"), "{told}");
    for says in [
        "\"place\":\"revision\"",
        "DB3301/T 0400-2019",
        "day-care-2",
        "\"asOf\":\"2019-06-30\"",
        "event: ProcedureAdopted",
        "\"mediaType\":\"text/plain\"",
        "\n示例：征求意见稿\n",
    ] {
        assert!(told.contains(says), "{says}: {told}{complaints}");
    }
    let show = Command::new(plumbline())
        .args(["show", "day-care-2"])
        .env("PLUMBLINE_DATA", &data)
        .output()
        .unwrap();
    let show = String::from_utf8(show.stdout).unwrap();
    assert!(show.contains("at 20.00 Drafting 起草, edition 2"), "{show}");
}

#[test]
fn by_plumbline_a_norm_comes_to_its_second_edition() {
    if !programs_are_there("by_plumbline", &["sha256sum"]) {
        return;
    }
    let folder = Folder::new("readme-plumbline");
    let block = block("The same on the folder itself, by plumbline", "");
    let (told, complaints) = run(&format!("set -e\n{block}"), &folder, "walk");
    for says in [
        "norm  Q/SLMZ 12-2018  示例：骨灰寄存工作规范",
        "at 90.92 Revision 复审, edition 1",
        "at 60.60 Implementation 实施, edition 1",
        "2 of 2 standards",
        "verified: ",
        "rebuilt in ",
    ] {
        assert!(told.contains(says), "{says}: {told}{complaints}");
    }
}

#[test]
fn an_approval_goes_through_its_chain_and_is_judged_again() {
    if !programs_are_there("an_approval", &["sha256sum"]) {
        return;
    }
    let folder = Folder::new("readme-approval");
    let block = block("An approval, on the folder itself", "");
    let (told, complaints) = run(&format!("set -e\n{block}"), &folder, "bureau");
    assert_eq!(complaints.matches("This step waits for").count(), 1, "{complaints}");
    for says in [
        "approval meals.proposal.1",
        "▶ 3 分管局领导签批 Deputy director",
        "✓ 1  示例民政局 法规工作负责人",
        "示例：孙某退回步骤 1（直送退回人）",
        "operator for p-sun",
        "1 approval\n",
        "today's rules would let every event happen",
    ] {
        assert!(told.contains(says), "{says}: {told}{complaints}");
    }
    assert!(
        told.lines().any(|line| line.contains("meals.proposal.1") && line.contains("granted on")),
        "{told}"
    );
}

/// The words between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn each_test_that_stands_behind_a_promise_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = std::fs::read_to_string(root.join("services/SECURITY.md")).unwrap();
    let files = quoted(&page).filter(|word| word.ends_with(".rs"));
    let files = files.map(|file| {
        std::fs::read_to_string(root.join(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
    });
    let code = files.collect::<Vec<_>>().concat();
    let mut named = 0;
    for name in quoted(&page).filter(|word| word.matches('_').count() > 3) {
        assert!(code.contains(&format!("fn {name}()")), "no file that is named there has `{name}`");
        named += 1;
    }
    assert!(named > 20, "{named}");
}
