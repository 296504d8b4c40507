//! Whoever has read enough of an answer ends the program in peace.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use plumbline_testkit::{Folder, plumbline};

#[test]
fn every_answer_ends_in_peace_where_nobody_listens_any_more() {
    let folder = Folder::new("hand-pipes");
    let run = |words: &[&str]| {
        let mut command = Command::new(plumbline());
        command.args(words).current_dir(folder.path()).env("PLUMBLINE_DATA", "data");
        command.stdin(Stdio::null());
        command
    };
    let proposed = r#"{"command":"Propose","procedure":"local","profile":{"level":"norm","field":"funeral-services","jurisdiction":"330106","titles":{"zh":"示例"},"drafting_unit":"示例民政局"}}"#;
    assert!(run(&["submit", "norm", proposed]).output().unwrap().status.success());
    let answers: &[&[&str]] = &[
        &["list"],
        &["show", "norm"],
        &["pipeline"],
        &["explain", "norm"],
        &["irregular"],
        &["desk", "--waiting-on"],
        &["watch", "--once"],
        &["people", "list"],
        &["calendar", "show"],
        &["approval", "list"],
        &["document", "list", "norm"],
        &["verify"],
        &["doctor"],
        &["rebuild"],
        &["help"],
        &["help", "commands"],
        &["man"],
        &["completions", "bash"],
        &["--help"],
        &["submit", "norm", r#"{"command":"AcceptProposal"}"#],
    ];
    for words in answers {
        // Nobody listens from the beginning, on either side.
        let mut child = run(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        let code = child.wait().unwrap().code();
        let refused = words[0] == "submit";
        assert_eq!(code, Some(i32::from(refused)), "{words:?}");
        // Or somebody reads a line, as `head -1` does.
        let mut child = run(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let _ = BufReader::new(child.stdout.take().unwrap()).read_line(&mut line);
        let output = child.wait_with_output().unwrap();
        let complaints = String::from_utf8(output.stderr).unwrap();
        assert!(!complaints.contains("panicked"), "{words:?}: {complaints}");
        assert_eq!(output.status.code(), Some(i32::from(refused)), "{words:?}");
    }
}
