//! The server is killed at random moments under 32 clients, again and again; nothing that was acknowledged may be missing,
//! and nothing may be there twice.

use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_testkit::{Chance, Folder, Server, Start, plumbline, run};

use crate::client::Sender;
use crate::invariants::{self, Fates};
use crate::ledger::Fate;

const CLIENTS: usize = 32;

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_doubled() {
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|value| value == "1");
    let rounds = if full { 1_000 } else { 40 };
    let seed = Chance::seed();
    println!("{rounds} kills under {CLIENTS} clients; PLUMBLINE_TEST_SEED={seed}");

    let folder = Folder::new("kills");
    let data = folder.join("data");
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt"));
    let mut chance = Chance::new(seed);
    let mut senders = senders(CLIENTS, seed, &folder, &data);
    let mut restarts = Vec::with_capacity(rounds);
    let began = Instant::now();

    for round in 1..=rounds {
        let server = start.start().unwrap_or_else(|err| panic!("round {round}: {err}"));
        restarts.push(server.ready_after());
        let address = server.address();
        let pause = Duration::from_millis(20 + chance.below(131));
        std::thread::scope(|scope| {
            for sender in &mut senders {
                scope.spawn(move || sender.send_until_cut_off(address));
            }
            std::thread::sleep(pause);
            server.kill();
        });
        if round % 50 == 0 {
            println!("{round} kills after {:.0} s", began.elapsed().as_secs_f64());
        }
    }

    let server = start.start().unwrap_or_else(|err| panic!("after the last kill: {err}"));
    settle(server, &mut senders).kill();
    let fates = fates(&senders);
    let tally = tally(&fates);
    invariants::check(&data, &fates).unwrap_or_else(|broken| panic!("{broken}"));
    restarts.sort();
    let at = |percent: usize| restarts[(restarts.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    println!("{rounds} kills in {:.0} s: {tally}", began.elapsed().as_secs_f64());
    println!(
        "start to ready: p50 {:.0} ms, p99 {:.0} ms, longest {:.0} ms",
        at(50),
        at(99),
        at(100)
    );
}

/// A test that cannot fail proves nothing: each fault that it looks for is put in by hand and must be named.
#[test]
fn what_is_looked_for_would_be_found() {
    let folder = Folder::new("control");
    let data = folder.join("data");
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt"));
    let mut senders = senders(4, 7, &folder, &data);
    let server = start.start().unwrap_or_else(|err| panic!("{err}"));
    let address = server.address();
    std::thread::scope(|scope| {
        for sender in &mut senders {
            scope.spawn(move || sender.send_until_cut_off(address));
        }
        while server.client().get("/healthz").is_ok() && head(&data) < 300 {}
        server.kill();
    });
    let server = start.start().unwrap_or_else(|err| panic!("{err}"));
    assert!(settle(server, &mut senders).stop().success());
    let fates = fates(&senders);
    assert_eq!(invariants::check(&data, &fates), Ok(()));

    let acked: Vec<&String> = fates
        .iter()
        .filter(|(_, fate)| matches!(fate, Fate::Acked { .. }))
        .map(|(id, _)| id)
        .collect();
    let altered = |id: &str, fate: Option<Fate>| {
        let mut altered = fates.clone();
        altered.remove(id);
        altered.extend(fate.map(|fate| (id.to_owned(), fate)));
        invariants::check(&data, &altered).expect_err("it must be found")
    };
    let elsewhere = Fate::Acked { first_seq: 1, last_seq: 1 };
    let foreign = "0".repeat(32);
    for (broken, named) in [
        (altered(&foreign, Some(elsewhere.clone())), "LOST"),
        (altered(acked[0], Some(elsewhere)), "MOVED"),
        (altered(acked[0], Some(Fate::Failed("aborted".to_owned()))), "was refused"),
        (altered(acked[0], Some(Fate::Unknown)), "never settled"),
        (altered(acked[0], None), "nobody sent it"),
    ] {
        assert!(broken.contains(named), "{broken}");
    }
    for (sql, named) in [
        ("DELETE FROM event WHERE seq = 100", "a gap in the log before seq 101"),
        ("DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event)", "LOST"),
        (
            "UPDATE event SET command = (SELECT command FROM event WHERE seq = 50) WHERE seq = 90",
            "DOUBLED",
        ),
        (
            "UPDATE event SET data = replace(data, 'a', 'b') WHERE seq = 120",
            "the log does not verify: ",
        ),
    ] {
        let broken = with_edited_log(&data, &folder.join("edited"), sql, &fates);
        assert!(broken.contains(named), "{sql}: {broken}");
    }
}

/// What the check says of a copy whose log somebody edited behind the triggers' back.
fn with_edited_log(data: &Path, copy: &Path, sql: &str, fates: &Fates) -> String {
    let _ = std::fs::remove_dir_all(copy);
    std::fs::create_dir_all(copy).expect("a folder for the copy");
    std::fs::copy(data.join("log.db"), copy.join("log.db")).expect("the log can be copied");
    let flags = rusqlite::OpenFlags::default();
    let cut = plumbline_pages::CutWal::Ends;
    let log = plumbline_pages::open(&copy.join("log.db"), flags, cut).expect("the copy opens");
    let triggers: Vec<String> = log
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect())
        .expect("the triggers have names");
    for trigger in triggers {
        log.execute_batch(&format!("DROP TRIGGER {trigger}")).expect("a trigger can be dropped");
    }
    assert!(log.execute(sql, []).expect("the edit is done") > 0, "{sql} changed nothing");
    drop(log);
    invariants::check(copy, fates).expect_err("the edit must be found")
}

fn senders(count: usize, seed: u64, folder: &Folder, data: &Path) -> Vec<Sender> {
    let data = data.to_str().expect("a path of plain characters");
    let made = run(&["token", "create", "faults", "--role", "administrator", "--data", data]);
    assert!(made.status.success(), "{made:?}");
    let token = String::from_utf8(made.stdout).expect("a token is text");
    (0..count).map(|number| Sender::new(number, seed, token.trim(), folder.path())).collect()
}

/// Every command gets its answer from a server that nobody kills.
fn settle(mut server: Server, senders: &mut [Sender]) -> Server {
    let address = server.address();
    for sender in senders {
        let settled = sender.settle_all(address);
        assert!(settled, "the server went away while nobody killed it: {:?}", server.has_ended());
    }
    server
}

fn fates(senders: &[Sender]) -> Fates {
    let all = senders.iter().flat_map(|sender| sender.ledger().fates());
    all.map(|(id, fate)| (id.replace('-', ""), fate.clone())).collect()
}

fn head(data: &Path) -> u64 {
    plumbline_log::Reader::open(data).map_or(0, |reader| reader.head())
}

/// Fails when the mix was not one: a test in which every command is refused proves nothing.
fn tally(fates: &Fates) -> String {
    let (mut acked, mut failed) = (0, 0);
    for fate in fates.values() {
        match fate {
            Fate::Acked { .. } => acked += 1,
            Fate::Failed(_) => failed += 1,
            Fate::Unknown => {}
        }
    }
    assert!(acked > failed && failed > 0, "a poor mix: {acked} acknowledged, {failed} refused");
    format!("{acked} commands acknowledged, {failed} refused")
}
