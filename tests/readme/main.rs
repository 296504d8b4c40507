//! The README's walkthroughs do what they say: its shell blocks are run as they stand, against the real program.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

use plumbline_testkit::{Folder, Server, Start, plumbline, skipped};

/// A README: its file, and the headings of its walkthroughs.
struct Readme {
    file: &'static str,
    curl: &'static str,
    walk: &'static str,
    approval: &'static str,
    hand: &'static str,
}

const ENGLISH: Readme = Readme {
    file: "README.md",
    curl: "A standard's whole life, by curl",
    walk: "The same on the folder itself, by plumbline",
    approval: "An approval, on the folder itself",
    hand: "The command line",
};

const CHINESE: Readme = Readme {
    file: "README.zh-CN.md",
    curl: "办理一项标准的全过程（curl）",
    walk: "用命令行办理",
    approval: "办理一次审批",
    hand: "命令行",
};

impl Readme {
    fn text(&self) -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(self.file))
            .unwrap()
    }

    /// The shell block under a heading, as it stands.
    fn block(&self, heading: &str) -> String {
        let text = self.text();
        let (_, section) = text.split_once(&format!("\n## {heading}\n")).unwrap();
        let (_, rest) = section.split_once("```sh\n").unwrap();
        rest.split_once("```").unwrap().0.to_owned()
    }
}

/// One shell of somebody who has given the README's first command and tries its blocks, one after the other.
struct Shell {
    folder: Folder,
    server: Server,
}

impl Shell {
    fn beside(test: &str, first: &[&str]) -> Shell {
        let folder = Folder::new(test);
        let start = first
            .iter()
            .fold(Start::of(&plumbline(), &folder.join("data")), |start, arg| start.arg(arg));
        Shell { server: start.start().unwrap(), folder }
    }

    /// What the blocks tell, each of them with its complaints, in one shell: what one sets, the next one finds.
    fn run(&self, blocks: &[String]) -> Vec<String> {
        const END: &str = "~~ the block ends ~~";
        let address = self.server.url("");
        let script: String =
            blocks.iter().map(|block| format!("{block}\necho '{END}'\n")).collect();
        assert!(script.contains("./target/release/plumbline"), "the blocks name the program");
        let script = script
            .replace("./target/release/plumbline", &format!("'{}'", plumbline().display()))
            .replace("http://127.0.0.1:8180", address.trim_end_matches('/'));
        let output = Command::new("bash")
            .args(["-c", &format!("exec 2>&1\n{script}")])
            .current_dir(self.folder.path())
            .env("TMPDIR", self.folder.path())
            .env_remove("PLUMBLINE_DATA")
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let mut told: Vec<String> = told.split(&format!("{END}\n")).map(str::to_owned).collect();
        assert_eq!((told.pop().as_deref(), told.len()), (Some(""), blocks.len()), "{told:?}");
        told
    }
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

/// By curl a standard comes to its second edition; one gate is met too early on purpose, and every other command is taken.
fn comes_to_its_second_edition(told: &str) {
    assert_eq!(told.matches("documents-missing").count(), 1, "{told}");
    assert_eq!(told.matches("failed_precondition").count(), 1, "{told}");
    let refused = told.lines().filter(|line| line.starts_with("{\"code\"")).count();
    assert!(refused == 1 && !told.contains("plumbline:"), "{told}");
    for says in [
        "\"place\":\"revision\"",
        "-2019\",\"titleZh\":\"示例：社区日间照料规范\"",
        "\"asOf\":\"2019-06-30\"",
        "event: ProcedureAdopted",
        "\"mediaType\":\"text/plain\"",
        "\n示例：征求意见稿\n",
        "/standards/day-care-",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
}

/// By plumbline a norm comes to its second edition, and nothing is refused.
fn walks_on_a_folder_of_its_own(told: &str) {
    assert!(!told.contains("plumbline:"), "{told}");
    for says in [
        "norm  Q/YLMZ 12-2018  示例：骨灰寄存工作规范",
        "at 90.92 Revision 复审, edition 1",
        "at 60.60 Implementation 实施, edition 1",
        "2 of 2 standards",
        "verified: ",
        "rebuilt in ",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
}

/// An approval goes through its chain and is judged again; one decision is refused on purpose.
fn goes_through_its_chain(told: &str) {
    assert_eq!(told.matches("This step waits for").count(), 1, "{told}");
    for says in [
        "approval meals.proposal.1",
        "▶ 3 分管局领导签批 Deputy director",
        "✓ 1  示例民政局 法规工作负责人",
        "示例：孙某退回步骤 1（直送退回人）",
        "operator for p-sun",
        "1 approval\n",
        "today's rules would let every event happen",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
    assert!(
        told.lines().any(|line| line.contains("meals.proposal.1") && line.contains("granted on")),
        "{told}"
    );
}

/// The commands of a standard are listed, and the doctor looks at the folder.
fn helps_and_looks(told: &str) {
    for says in ["Propose  提出立项 — propose it", "✓ 程序：准绳", "  disk: "] {
        assert!(told.contains(says), "{says}: {told}");
    }
}

#[test]
fn after_the_first_command_every_block_runs_as_it_stands_in_another_order_and_twice() {
    let test = "readme-demonstration";
    if !programs_are_there(test, &["curl", "python3", "sha256sum"]) {
        return;
    }
    let Readme { curl, walk, approval, hand, .. } = ENGLISH;
    let order = [hand, walk, approval, curl, approval, hand, curl, walk];
    let told = Shell::beside(test, &["--demo"]).run(&order.map(|heading| ENGLISH.block(heading)));
    for (heading, told) in order.iter().zip(&told) {
        match *heading {
            heading if heading == curl => comes_to_its_second_edition(told),
            heading if heading == walk => walks_on_a_folder_of_its_own(told),
            heading if heading == hand => helps_and_looks(told),
            _ => goes_through_its_chain(told),
        }
    }
}

#[test]
fn beside_an_empty_service_the_chinese_ones_run_in_the_order_of_the_page() {
    let test = "readme-empty";
    if !programs_are_there(test, &["curl", "python3", "sha256sum"]) {
        return;
    }
    let Readme { curl, walk, approval, hand, .. } = CHINESE;
    let order = [curl, walk, approval, hand];
    let told = Shell::beside(test, &[]).run(&order.map(|heading| CHINESE.block(heading)));
    comes_to_its_second_edition(&told[0]);
    walks_on_a_folder_of_its_own(&told[1]);
    goes_through_its_chain(&told[2]);
    helps_and_looks(&told[3]);
}

/// What is told in one language is told in the other: the same blocks but for their comments, as many sections and rows.
#[test]
fn the_two_readmes_tell_the_same() {
    let (english, chinese) = (ENGLISH.text(), CHINESE.text());
    let code = |text: &str| -> Vec<Vec<String>> {
        let blocks = text.split("```").skip(1).step_by(2);
        let line = |line: &str| {
            let line = line.split_once("# ").map_or(line, |(code, _)| code);
            Some(line.trim().to_owned()).filter(|line| !line.is_empty())
        };
        blocks.map(|block| block.lines().filter_map(line).collect()).collect()
    };
    assert_eq!(code(&english), code(&chinese));
    for mark in
        ["\n## ", "\n| `", "](services/", "/readyz", "/metrics", "--clock-is-right", "UTC+8"]
    {
        let count = |text: &str| text.matches(mark).count();
        assert_eq!(count(&english), count(&chinese), "{mark:?}");
    }
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
