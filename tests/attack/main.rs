//! Attacks on the door of the real program, within two gigabytes of memory, while 32 honest clients work: they are to keep half
//! of what they did without the attack, and the program a bounded memory.
//!
//! `PLUMBLINE_TEST_FULL=1` runs each for five minutes (`PLUMBLINE_TEST_SECONDS` says otherwise) and asks for the figures that are
//! promised; they hold for a program built for release, which `PLUMBLINE_TEST_BINARY` names. Otherwise it is seconds, and what is
//! asked leaves room for a machine that does other things beside it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod attacks;
mod honest;

use std::os::unix::fs::PermissionsExt as _;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use plumbline_log::{Log, NewEvent, Options, Provenance};
use plumbline_testkit::{Folder, Server, Start, plumbline, run};

use crate::attacks::Attacker;
use crate::honest::Work;

/// Bytes of address space that the program may take.
const ADDRESS_SPACE_KB: u64 = 2 * 1024 * 1024;

/// Honest clients.
const CLIENTS: usize = 32;

/// What is asked of a run.
struct Asked {
    time: Duration,
    throughput_percent_min: u64,
    p99_max: Duration,
    resident_mb_max: u64,
}

fn asked() -> Asked {
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1");
    let seconds = std::env::var("PLUMBLINE_TEST_SECONDS").ok().and_then(|text| text.parse().ok());
    let time = Duration::from_secs(seconds.unwrap_or(if full { 300 } else { 6 }));
    if full {
        let p99_max = Duration::from_millis(100);
        Asked { time, throughput_percent_min: 50, p99_max, resident_mb_max: 500 }
    } else {
        let p99_max = Duration::from_secs(2);
        Asked { time, throughput_percent_min: 20, p99_max, resident_mb_max: 500 }
    }
}

/// A server with its default limits on a log of some length, and a token that may do everything.
struct Target {
    server: Server,
    token: String,
    _folder: Folder,
}

impl Target {
    fn new(name: &str) -> Target {
        let folder = Folder::new(name);
        let data = folder.join("data");
        let path = data.to_str().unwrap();
        std::fs::create_dir_all(&data).unwrap();
        remark(&mut Log::open(&data, &Options::default()).unwrap());
        let made = run(&["token", "create", "office", "--role", "administrator", "--data", path]);
        let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
        let script = folder.join("limited");
        let program = plumbline();
        let text = format!(
            "#!/bin/sh\nulimit -v {ADDRESS_SPACE_KB}\nexec '{}' \"$@\"\n",
            program.display()
        );
        std::fs::write(&script, text).unwrap();
        std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
        let start = Start::of(&script, &data).stderr(&folder.join("server.txt"));
        let server = start.start().unwrap_or_else(|err| panic!("{err}"));
        Target { server, token, _folder: folder }
    }

    fn resident_mb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id()));
        let status = status.expect("the program has ended");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() / 1024
    }
}

/// Some forty megabytes of events in streams that nobody asks about.
fn remark(log: &mut Log) {
    for number in 0..40_u32 {
        let provenance = Provenance {
            command: format!("01934b2e-7a00-7000-8000-9{number:011}").parse().unwrap(),
            digest: [0; 32],
            actor: "nobody".into(),
            on_behalf_of: None,
        };
        let remark = format!("{{\"remark\":\"{}\"}}", "x".repeat(1_000));
        let events: Vec<NewEvent> = (1..=1_000)
            .map(|version| NewEvent {
                stream: format!("elsewhere/{number}"),
                version,
                kind: "Remarked",
                schema: 1,
                happened_on: "2026-11-24".parse().unwrap(),
                data: remark.clone(),
            })
            .collect();
        let mut batch = log.appender.begin().unwrap();
        batch.append(&provenance, "2026-11-24T01:00:00Z".parse().unwrap(), &events).unwrap();
        batch.commit().unwrap();
    }
}

/// One attack: the honest clients alone, then the same with the attacker, and what that came to.
fn withstands(name: &str, attack: fn(&Attacker<'_>)) {
    let asked = asked();
    let mut target = Target::new(name);
    let alone = work(&target, asked.time.min(Duration::from_secs(60)), None);
    let (stop, most_mb) = (AtomicBool::new(false), AtomicU64::new(0));
    let under = std::thread::scope(|scope| {
        let attacker =
            Attacker { address: target.server.address(), token: &target.token, stop: &stop };
        scope.spawn(move || attack(&attacker));
        // However the work ends, the attacker is told to stop.
        let _stops = Stops(&stop);
        work(&target, asked.time, Some(&most_mb))
    });
    let most_mb = most_mb.load(Ordering::Relaxed);
    let percent = under.per_second() * 100 / alone.per_second().max(1);
    println!(
        "{name}: alone {alone}; under attack for {} s {under}: {percent} %; at most {most_mb} MB",
        asked.time.as_secs()
    );
    assert!(target.server.has_ended().is_none(), "{name}: the program has ended");
    assert!(percent >= asked.throughput_percent_min, "{name}: {percent} % of the work was done");
    assert!(under.p99() <= asked.p99_max, "{name}: p99 {:?}", under.p99());
    assert!(most_mb <= asked.resident_mb_max, "{name}: it held {most_mb} MB");
}

/// Tells an attacker to stop when it is dropped.
struct Stops<'a>(&'a AtomicBool);

impl Drop for Stops<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What the honest clients do in so long; meanwhile the memory is looked at.
fn work(target: &Target, time: Duration, most_mb: Option<&AtomicU64>) -> Work {
    let (address, token) = (target.server.address(), target.token.as_str());
    std::thread::scope(|scope| {
        let clients: Vec<_> =
            (0..CLIENTS).map(|_| scope.spawn(move || honest::work(address, token, time))).collect();
        while !clients.iter().all(|client| client.is_finished()) {
            if let Some(most_mb) = most_mb {
                most_mb.fetch_max(target.resident_mb(), Ordering::Relaxed);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        clients.into_iter().map(|client| client.join().unwrap()).sum()
    })
}

#[test]
#[ignore = "an attack of minutes, for a machine that does nothing else: cargo xtask test --full"]
fn requests_without_end_whose_answers_nobody_reads() {
    withstands("pipelined", attacks::pipelined);
}

#[test]
#[ignore = "an attack of minutes, for a machine that does nothing else: cargo xtask test --full"]
fn a_thousand_feeds_of_the_whole_log_that_nobody_reads() {
    withstands("unread-feeds", attacks::unread_feeds);
}

#[test]
#[ignore = "an attack of minutes, for a machine that does nothing else: cargo xtask test --full"]
fn thousands_of_connections_that_say_nothing_or_half_of_something() {
    withstands("silent", attacks::silent);
}

#[test]
#[ignore = "an attack of minutes, for a machine that does nothing else: cargo xtask test --full"]
fn a_thousand_questions_that_wait_for_what_never_comes() {
    withstands("waiting", attacks::waiting);
}
