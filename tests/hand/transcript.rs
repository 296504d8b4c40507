//! Commands and what they say, as text that one can read and compare.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use plumbline_testkit::{Folder, plumbline};

pub(crate) struct Transcript {
    path: PathBuf,
    text: String,
}

impl Transcript {
    pub(crate) fn read(name: &str) -> Transcript {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("hand").join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        Transcript { path, text }
    }

    /// Gives each command in turn, in a folder of its own, and writes down what it says.
    pub(crate) fn run(&self, folder: &Folder) -> String {
        prepare(folder);
        let mut told = String::new();
        for line in self.text.lines() {
            match line.strip_prefix("$ ") {
                Some(command) => {
                    told.push_str(&format!("$ {command}\n"));
                    told.push_str(&said(command, folder));
                    told.push('\n');
                }
                // Comments stay; what was said before is said anew.
                None if line.starts_with('#') => told.push_str(&format!("{line}\n")),
                None => {}
            }
        }
        told
    }

    /// Fails where the file says something else, or writes it.
    pub(crate) fn compare(&self, told: &str) {
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&self.path, told).unwrap();
            return;
        }
        let line = self.text.lines().zip(told.lines()).find(|(was, is)| was != is);
        assert!(self.text == told, "{}: {line:?} (BLESS=1 writes it anew)", self.path.display());
    }
}

/// What one command says: standard output as it is, standard error behind `!`, and how it ends. Behind `<<<` stands what it is given
/// on standard input.
fn said(command: &str, folder: &Folder) -> String {
    let (command, given) = command.split_once(" <<< ").unwrap_or((command, ""));
    let command =
        command.replace("DAY+7", &today().saturating_add(jiff::Span::new().days(7)).to_string());
    let words = split(&command);
    assert_eq!(words[0], "plumbline", "{command}");
    let mut child = Command::new(plumbline())
        .args(&words[1..])
        .current_dir(folder.path())
        .env("PLUMBLINE_DATA", "data")
        .env_remove("PLUMBLINE_ACTOR")
        .stdin(if given.is_empty() { Stdio::null() } else { Stdio::piped() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(given.trim_matches('\'').as_bytes()).unwrap();
    }
    let output = child.wait_with_output().unwrap();
    let mut told = String::from_utf8(output.stdout).unwrap();
    if !told.is_empty() && !told.ends_with('\n') {
        told.push_str("␄\n");
    }
    for line in String::from_utf8(output.stderr).unwrap().lines() {
        told.push_str(&format!("! {line}\n"));
    }
    match output.status.code() {
        Some(0) => {}
        code => told.push_str(&format!("({})\n", code.unwrap())),
    }
    told.lines().filter(|line| is_of_both(line)).map(|line| format!("{}\n", steady(line))).collect()
}

/// A log that is in use is not sealed, whoever asks.
fn is_of_both(line: &str) -> bool {
    !line.starts_with("log.seal:")
}

/// A line without what is new each day and each time.
fn steady(line: &str) -> String {
    let mut steady = line.replace(&today().to_string(), "TODAY");
    let week = today().saturating_add(jiff::Span::new().days(7)).to_string();
    steady = steady.replace(&week, "TODAY+7");
    for (before, name, after) in [
        ("pl_", "SECRET", ""),
        ("granted ", "THEN", " by"),
        ("revoked ", "THEN", " by"),
        ("      ", "CODE", ""),
        ("root ", "ROOT", ""),
        ("log ", "LOG", ""),
        (" in ", "N", " s:"),
        ("in copy/", "THEN", ","),
        ("in copy/", "THEN", ""),
        ("已恢复 copy/", "THEN", "："),
        ("restored copy/", "THEN", ": "),
        ("removed: ", "THEN", ""),
        ("\"time\":\"", "THEN", "\""),
        ("\"requestId\":\"", "ID", "\""),
        ("（已 ", "N", " 个工作日"),
        (" January 2018 (", "N", " working days)"),
        (" April 2024 (", "N", " working days)"),
    ] {
        steady = replaced(&steady, before, name, after);
    }
    // What seeds a draw, and the lots that came of it, are another in each log.
    if let Some((pool, hash)) = steady.rsplit_once(", ")
        && steady.trim_start().starts_with("专家库 pool ")
        && hash.len() == 64
    {
        steady = format!("{pool}, HASH");
    }
    for (before, name, after) in
        [(", root ", "ROOT", ","), ("签号 ", "LOT", "。"), ("; lot ", "LOT", ".")]
    {
        steady = replaced(&steady, before, name, after);
    }
    steady
}

/// The word between `before` and `after`, if it is one that changes: of letters and digits, and as long as it takes.
fn replaced(line: &str, before: &str, name: &str, after: &str) -> String {
    let Some((left, rest)) = line.split_once(before) else { return line.to_owned() };
    let length = match after {
        "" if left.is_empty() => rest.len(),
        "" => return line.to_owned(),
        after => match rest.find(after) {
            Some(length) => length,
            None => return line.to_owned(),
        },
    };
    let word = &rest[..length];
    let changes =
        word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-+TZ".contains(&byte));
    match changes && !word.is_empty() {
        true => format!("{left}{before}{name}{}", &rest[length..]),
        false => line.to_owned(),
    }
}

/// What day it is for the service.
fn today() -> Date {
    TimeZone::fixed(offset(8)).to_datetime(Timestamp::now()).date()
}

/// As a shell would: by spaces, but not within single quotes.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// The files that the commands name.
fn prepare(folder: &Folder) {
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    for name in ["analysis", "first-draft", "benefit", "rollout"] {
        write(&format!("{name}.txt"), &format!("示例：{name}\n"));
    }
    std::fs::write(folder.join("program.bin"), b"\x7fELF\x02\x01\x01\x00").unwrap();
    write("places.csv", "code,zh,en\n330200,宁波市,Ningbo\n330300,温州市,Wenzhou\n");
    write("2031.toml", "year = 2031\noff = [\"2031-01-01\"]\nwork = []\nsource = \"示例通知\"\n");
    let line = |day: &str, stage: &str| {
        format!(
            "{{\"observed\":\"{day}\",\"project\":62085,\"reference\":\"ISO 9001:2015\",\"stage\":\"{stage}\",\"title\":{{\"en\":\"Quality management systems\"}}}}\n"
        )
    };
    write(
        "iso.jsonl",
        &[line("2021-01-01", "60.60"), line("2022-01-01", "90.20"), "no line\n".into()].concat(),
    );
    write("wrong.toml", "listen = \"127.0.0.1:1\"\nlisen = \"127.0.0.1:2\"\n");
    write("wrong-limit.toml", "[limits]\nfeeds_max = \"many\"\n");
}
