//! A disk that is really full: commands are refused and say why, reading goes on, nothing acknowledged is lost, the service stops
//! and starts, and with room again commands are taken without a restart.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitStatus};

use plumbline_testkit::{Folder, Start, plumbline, run, skipped};
use serde_json::json;

use crate::ledger::built_in;
use crate::office::{Office, token};

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

/// What the rest of a disk is filled with, to its last byte.
fn fill_up(at: &Path) {
    let block = vec![0; 64 << 10];
    let mut file = std::fs::File::create(at.join("filler")).expect("a file can be made");
    while file.write_all(&block).is_ok() {}
    while file.write_all(&[0]).is_ok() {}
}

#[test]
fn a_full_disk_refuses_commands_loses_nothing_and_starts_again() {
    let folder = Folder::new("full");
    let at = folder.join("small");
    let Some(small) = Small::mount(&at, "84m") else {
        skipped("a_full_disk_refuses_commands", "this user may not mount a tmpfs");
        return;
    };
    let data = at.join("data");
    let path = data.to_str().expect("a path of plain characters");
    let token = token(&data);
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt")).even_unwell();
    let server = start.start().unwrap_or_else(|err| panic!("{err}"));
    let mut office = Office::of(&server, &token);

    let (mut acked, mut refused) = (0_u64, 0);
    while refused < 10 {
        let answer = office.observe(acked + refused);
        match answer.status {
            200 => acked += 1,
            status => {
                let says = answer.text();
                assert!(status == 503 && says.contains("the disk is full"), "{status} {says}");
                refused += 1;
            }
        }
        assert!(acked < 100_000, "the disk never became full");
    }
    let reserve = || std::fs::metadata(data.join("reserve")).map_or(0, |file| file.len());
    assert_eq!(reserve(), 64 << 20, "the reserve is not for commands");
    let is_told = |status: u16, says: &str| status == 503 && says.starts_with("disk: it is full");
    office.until_readyz("a full disk is said", is_told);
    fill_up(&at);
    assert!(!office.listed().is_empty(), "reading goes on");
    assert!(server.stop().success(), "it ends in order on the last byte");

    assert!(data.join("log.seal").exists(), "it was closed in order, which needs some room");

    // Nothing was freed in between but what the reserve gives, and of that somebody took some: the rest is not for commands.
    let _ = std::fs::remove_file(data.join("reserve"));
    std::fs::write(at.join("more"), vec![0; 16 << 20]).expect("there is room for it");
    let server = start.start().unwrap_or_else(|err| panic!("{err}"));
    let mut office = Office::of(&server, &token);
    assert!(!office.listed().is_empty());
    office.until_readyz("a full disk is said at the start", is_told);
    let refusal = office.observe(1_000_000);
    assert!(refusal.status == 503 && refusal.text().contains("the disk is full"));

    small.grow("300m");
    office.until_readyz("with room it is well again, without a restart", |status, _| status == 200);
    assert_eq!(office.observe(1_000_000).status, 200);
    assert_eq!(reserve(), 64 << 20, "and the reserve is there again");
    assert!(server.stop().success());
    let verified = run(&["verify", "--data", path]);
    let says = String::from_utf8_lossy(&verified.stdout).into_owned();
    // The acknowledged ones, the one after, the token, and what comes with the program; none of the refused.
    assert!(
        says.starts_with(&format!("verified: {} events", acked + 2 + built_in())),
        "{acked} acknowledged: {says}"
    );
    println!("{acked} commands acknowledged, {refused} refused on a full disk, none lost");
    drop(small);
}

#[test]
fn views_without_room_say_so_and_catch_up_once_there_is_some() {
    let folder = Folder::new("full-views");
    let data = folder.join("data");
    let views = data.join("views");
    let Some(small) = Small::mount(&views, "3m") else {
        skipped("views_without_room_say_so", "this user may not mount a tmpfs");
        return;
    };
    let token = token(&data);
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt"));
    let server = start.start().unwrap_or_else(|err| panic!("{err}"));
    let mut office = Office::of(&server, &token);
    let mut acked = 0;
    let is_behind =
        |status: u16, says: &str| status == 503 && says.contains("cannot go on: the disk is full");
    loop {
        let (status, says) = office.readyz();
        if is_behind(status, &says) {
            break;
        }
        assert!(acked < 20_000, "the views never became full: {says}");
        for _ in 0..50 {
            assert_eq!(office.observe(acked).status, 200, "commands do not wait for views");
            acked += 1;
        }
    }
    small.grow("300m");
    office.until_readyz("they catch up", |status, _| status == 200);
    let asked = json!({ "pageSize": 1, "notBeforeSeq": acked + built_in() });
    let answer = office.call("StandardService/ListStandards", &asked);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(server.stop().success());
}
