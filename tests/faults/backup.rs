//! Backups: each one made beside a running service is whole; a log.db that was copied alone is told for what it is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use plumbline_log::Reader;
use plumbline_testkit::{Chance, Folder, Start, plumbline, run};

use crate::client::Sender;
use crate::office::{Office, token};

/// A command on a folder, and what it says.
pub(crate) fn call(args: &[&str], data: &Path) -> (bool, String) {
    let output = run(&[args, &["--data", data.to_str().unwrap()]].concat());
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// The same, which must be done.
pub(crate) fn done(args: &[&str], data: &Path) -> String {
    let (good, says) = call(args, data);
    assert!(good, "{args:?}: {says}");
    says
}

/// The names of a folder's backups, the oldest first.
pub(crate) fn members(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("20")).collect();
    names.sort();
    names
}

#[test]
fn every_backup_that_is_made_under_load_is_restored_and_verifies() {
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|value| value == "1");
    let (rounds, clients) = if full { (100, 32) } else { (5, 8) };
    let seed = Chance::seed();
    println!("{rounds} backups under {clients} clients; PLUMBLINE_TEST_SEED={seed}");
    let folder = Folder::new("backups");
    let (data, backups) = (folder.join("data"), folder.join("backups"));
    let token = token(&data);
    let server = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt")).start().unwrap();
    let address = server.address();
    let senders: Vec<Sender> =
        (0..clients).map(|number| Sender::new(number, seed, &token, folder.path())).collect();

    // What was durable before a backup was begun, and what was once it was made.
    let mut spans = Vec::new();
    let head = || Reader::open(&data).unwrap().head();
    let done_with = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for mut sender in senders {
            scope.spawn(move || sender.send_until_cut_off(address));
        }
        // However this ends, the clients end with it.
        let server = Stop(Some(server), &done_with);
        for _ in 0..rounds {
            let begun = head();
            done(&["backup", backups.to_str().unwrap()], &data);
            spans.push((begun, head()));
            // The next one is of another moment: commands went through in between.
            let made = head();
            while head() < made + 20 {
                std::thread::yield_now();
            }
        }
        drop(server);
    });
    assert!(done_with.load(Ordering::Relaxed));

    let names = members(&backups);
    assert_eq!(names.len(), rounds);
    let log = Reader::open(&data).unwrap();
    let mut heads = Vec::new();
    for (name, (begun, made)) in names.iter().zip(spans) {
        let (member, to) = (backups.join(name), folder.join("restored"));
        let says = done(&["restore", member.to_str().unwrap()], &to);
        let restored = Reader::open(&to).unwrap();
        let head = restored.head();
        assert!((begun..=made).contains(&head), "{name}: {begun} <= {head} <= {made}: {says}");
        assert_eq!(restored.root(head).unwrap(), log.root(head).unwrap(), "{name}: a prefix");
        assert_eq!(restored.id(), log.id());
        drop(restored);
        done(&["verify"], &to);
        fs::remove_dir_all(&to).unwrap();
        heads.push(head);
    }
    assert!(heads.is_sorted() && heads[0] < heads[rounds - 1], "{heads:?}");
    println!(
        "{rounds} backups restored and verified, of {} to {} events",
        heads[0],
        heads[rounds - 1]
    );
}

/// A server that goes away with this value, whether the test ends well or not.
struct Stop<'a>(Option<plumbline_testkit::Server>, &'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.1.store(true, Ordering::Relaxed);
        if let Some(server) = self.0.take() {
            server.kill();
        }
    }
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

    // Keys that somebody keeps in the folder are in no backup.
    fs::write(data.join("gateway.key"), "0123456789abcdef0123456789abcdef").unwrap();
    let copies = folder.join("copies");
    let copied = done(&["backup", copies.to_str().unwrap()], &data);
    assert!(copied.contains("0 contents; every hash fits"), "{copied}");
    assert!(copied.contains("left out: gateway.key (only the log"), "{copied}");
    assert!(!copies.join("latest/gateway.key").exists());
    let alone = folder.join("alone");
    fs::create_dir(&alone).unwrap();
    fs::copy(data.join("log.db"), alone.join("log.db")).unwrap();
    assert!(server.stop().success());

    let restored = folder.join("restored");
    done(&["restore", copies.to_str().unwrap()], &restored);
    let server = start(&restored);
    let mut listed = Office::of(&server, &token).listed();
    let mut expected = acked;
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected, "everything that was acknowledged before the copy was made");
    assert!(server.stop().success());
    done(&["verify"], &restored);

    for command in [&["verify"][..], &["list"], &["serve", "--listen", "127.0.0.1:0"]] {
        let (good, says) = call(command, &alone);
        assert!(!good && says.contains("log.db-wal is not beside it"), "{command:?}: {says}");
    }
    let taken = folder.join("taken");
    done(&["backup", "--as-it-is", taken.to_str().unwrap()], &alone);
    assert!(start(&taken.join("latest")).stop().success());
}
