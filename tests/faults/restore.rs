//! A backup is put back: what is refused, what is kept, and what a kill in the middle leaves.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use plumbline_documents::Store;
use plumbline_log::{Log, Options, Reader, verify};
use plumbline_testkit::{Chance, Folder, Start, plumbline};

use crate::backup::{call, done, members};
use crate::office::{Office, token};

fn propose(data: &Path, standard: &str) {
    let command = r#"{"command":"Propose","procedure":"local","profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例"},"drafting_unit":"示例协会"}}"#;
    done(&["submit", standard, command], data);
}

/// Attaches a file of so many bytes.
fn attach(data: &Path, standard: &str, byte: u8, size: usize) {
    let file = data.with_extension(format!("{byte}.txt"));
    fs::write(&file, vec![byte; size]).unwrap();
    done(&["document", "attach", standard, "proposal-form", file.to_str().unwrap()], data);
}

fn log_id(data: &Path) -> String {
    Reader::open(data).unwrap().id().unwrap().to_string()
}

/// What a restore said of where the old folder is.
fn kept(data: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(data).unwrap().map(|entry| entry.unwrap().path());
    let is_kept = |path: &std::path::PathBuf| {
        path.file_name().unwrap().to_str().unwrap().starts_with("before-restore-")
    };
    let mut kept: Vec<_> = entries.filter(is_kept).collect();
    kept.sort();
    kept
}

#[test]
fn an_older_backup_is_refused_and_said_in_full_knowledge_begins_a_log_of_its_own() {
    let folder = Folder::new("restore");
    let (data, backups) = (folder.join("data"), folder.join("backups"));
    let series = backups.to_str().unwrap();
    let member = |at: usize| backups.join(&members(&backups)[at]).to_str().unwrap().to_owned();
    let token = token(&data);
    propose(&data, "first");
    attach(&data, "first", b'a', 1_000);
    done(&["backup", series], &data);
    propose(&data, "second");
    attach(&data, "second", b'b', 1_000);
    let says = done(&["backup", series], &data);
    assert!(
        says.contains("2 contents; every hash fits") && says.contains(", 1 content shared"),
        "{says}"
    );
    let first = log_id(&data);

    // The older one over the newer: nothing happens, and both languages say what would be given up.
    let (good, says) = call(&["restore", &member(0)], &data);
    assert!(
        !good && says.contains("2 个事件") && says.contains("2 events would be given up"),
        "{says}"
    );
    assert!(says.contains("--give-up-newer"), "{says}");
    assert!(kept(&data).is_empty() && done(&["list"], &data).contains("second"));
    // The newest one gives nothing up; what was there is kept all the same.
    done(&["restore", series], &data);
    assert_eq!((log_id(&data), kept(&data).len()), (first.clone(), 1));

    let says = done(&["restore", &member(0), "--give-up-newer"], &data);
    let second = log_id(&data);
    assert!(says.contains(&format!("log {second}")) && second != first, "{says}");
    let says = done(&["verify"], &data);
    assert!(says.contains(&format!("it was {first}")), "{says}");
    assert!(says.contains("views: not there, they are made when they are needed"), "{says}");
    let old = &kept(&data)[1];
    assert!(done(&["list"], old).contains("second"), "what was given up is kept");
    assert!(done(&["verify"], old).contains("log.seal: all"));

    // A service starts on it, nothing of what was given up is told, and what it records is another log's.
    let server = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt")).start().unwrap();
    let mut office = Office::of(&server, &token);
    assert_eq!(office.listed(), ["first"]);
    let head = office.call("LogService/GetHead", &serde_json::json!({})).json();
    assert_eq!(head["logId"], second.as_str());
    assert_eq!(head["earlierLogIds"], serde_json::json!([first]));
    let (good, says) = call(&["restore", series], &data);
    assert!(
        !good && says.contains("正由另一进程") && says.contains("is held by another process"),
        "{says}"
    );
    office.propose("third");
    // As a killed service leaves it: the last events stand in the tail alone.
    server.kill();
    let (good, says) = call(&["backup", series], &data);
    assert!(!good && says.contains(&format!("is a backup of the log {first}")), "{says}");
    let (good, says) = call(&["restore", series], &data);
    assert!(!good && says.contains(&format!("属于日志 {first}，此处的日志是 {second}")), "{says}");
    let again = folder.join("again");
    done(&["backup", again.to_str().unwrap()], &data);
    assert!(fs::metadata(data.join("log.db-wal")).unwrap().len() > 0);
    done(&["restore", &member(1), "--give-up-newer"], &data);
    assert!(!data.join("log.db-wal").exists(), "no tail of another log stays");
    let says = done(&["verify"], &data);
    assert!(says.contains(&format!("it was {first}")) && !says.contains(&second), "{says}");
    assert!(done(&["list"], &kept(&data)[2]).contains("third"));

    // The oldest goes once the new one is proven; each that stays stands by itself.
    let own = folder.join("own");
    (0..3).for_each(|_| drop(done(&["backup", own.to_str().unwrap(), "--keep", "2"], &data)));
    let left = members(&own);
    assert_eq!(left.len(), 2);
    for name in left {
        let to = folder.join(format!("to-{name}"));
        done(&["restore", own.join(&name).to_str().unwrap()], &to);
        done(&["verify"], &to);
    }
}

#[test]
fn a_restore_that_is_killed_leaves_the_one_folder_or_the_other() {
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|value| value == "1");
    let (rounds, seed) = (if full { 200 } else { 12 }, Chance::seed());
    println!("{rounds} restores killed; PLUMBLINE_TEST_SEED={seed}");
    let folder = Folder::new("killed-restore");
    let (source, backups) = (folder.join("source"), folder.join("backups"));
    propose(&source, "first");
    attach(&source, "first", b'a', 100_000);
    let old = copy(&source, &folder.join("old"));
    propose(&source, "second");
    attach(&source, "second", b'b', 100_000);
    done(&["backup", backups.to_str().unwrap()], &source);
    let [old_head, new_head] = [&old, &source].map(|dir| Reader::open(dir).unwrap().head());

    let start = |data: &Path| {
        let data = data.to_str().unwrap();
        Command::new(plumbline())
            .args(["restore", backups.to_str().unwrap(), "--data", data])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let data = copy(&old, &folder.join("measured"));
    let began = Instant::now();
    assert!(start(&data).wait().unwrap().success());
    let whole = began.elapsed();

    let mut chance = Chance::new(seed);
    let (mut olds, mut news) = (0, 0);
    for round in 0..rounds {
        let data = copy(&old, &folder.join(format!("round-{round}")));
        let mut restore = start(&data);
        let pause = whole.mul_f64(chance.below(1_000) as f64 / 1_000.0);
        std::thread::sleep(pause.max(Duration::from_micros(1)));
        restore.kill().unwrap();
        restore.wait().unwrap();
        // Whoever writes it next ends what was decided.
        let log = Log::open(&data, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
        let head = log.reader.head();
        drop(log);
        assert!([old_head, new_head].contains(&head), "round {round}: {head}");
        *if head == old_head { &mut olds } else { &mut news } += 1;
        verify(&data, |_, _| {}).unwrap();
        let contents = Store::at(&data).check(|_, _| {}).unwrap();
        let expected = if head == old_head { 1 } else { 2 };
        assert_eq!((contents.sound.len(), contents.damaged.len()), (expected, 0), "round {round}");
        assert!(!data.join("restoring").exists() && !data.join("restored").exists());
        fs::remove_dir_all(&data).unwrap();
    }
    println!("{rounds} restores killed: {olds} left the old folder, {news} the new one");
}

/// A copy of a folder of data at rest.
fn copy(from: &Path, to: &Path) -> std::path::PathBuf {
    let status = Command::new("cp").arg("-a").args([from, to]).status().unwrap();
    assert!(status.success());
    let _ = fs::remove_file(to.join("reserve"));
    to.to_owned()
}
