//! The writer is killed at random moments under 32 clients, again and again; nothing that was acknowledged may be missing,
//! and nothing may be there twice.

use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_testkit::{Chance, Folder, Start};

use crate::client::Sender;
use crate::invariants;
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
    let start = Start::of(Path::new(env!("CARGO_BIN_EXE_plumbline-door")), &data)
        .stderr(&folder.join("server.txt"));
    let mut chance = Chance::new(seed);
    let mut senders: Vec<Sender> =
        (0..CLIENTS).map(|number| Sender::new(number, seed, folder.path())).collect();
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

    let mut server = start.start().unwrap_or_else(|err| panic!("after the last kill: {err}"));
    let address = server.address();
    for sender in &mut senders {
        assert!(
            sender.settle_all(address),
            "the server went away while nobody killed it: {:?}",
            server.has_ended()
        );
    }
    server.kill();

    let tally = tally(&senders);
    invariants::hold(&data, &senders);
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

/// Fails when the mix was not one: a test in which every order is refused proves nothing.
fn tally(senders: &[Sender]) -> String {
    let (mut acked, mut failed) = (0, 0);
    for (id, fate) in senders.iter().flat_map(|sender| sender.ledger().fates()) {
        match fate {
            Fate::Acked { .. } => acked += 1,
            Fate::Failed(_) => failed += 1,
            Fate::Unknown => panic!("the order {id} was never settled"),
        }
    }
    assert!(acked > failed && failed > 0, "a poor mix: {acked} acknowledged, {failed} refused");
    format!("{acked} orders acknowledged, {failed} refused, none unknown")
}
