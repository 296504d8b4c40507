//! NATS, the service with its relay, and whoever follows are killed in turns, under load. Nothing is lost, nothing comes twice.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use plumbline_testkit::{Chance, Client, NatsProgram};

use crate::follower::{Follower, is_the_log};
use crate::house::{House, SUBMIT, proposal, wait_for};

const CLIENTS: usize = 4;

/// Ends the clients, also where the test fails among them.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn the_stream_is_the_log_whatever_is_killed() {
    let Some(program) = NatsProgram::find("bus kills") else { return };
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|value| value == "1");
    let rounds = if full { 200 } else { 20 };
    let seed = Chance::seed();
    println!("{rounds} kills under {CLIENTS} clients; PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let house = House::new("bus-kills");
    let mut nats = program.start("");
    let start = house.start(&nats);
    let follower = Follower::start(&nats.url(), seed, true);
    let (stop, names, acked) = (AtomicBool::new(false), AtomicU32::new(0), AtomicU32::new(0));
    let began = Instant::now();
    let server = start.start().unwrap();
    let address = std::sync::Mutex::new(server.address());
    let server = std::thread::scope(|scope| {
        let (mut server, _clients_end) = (server, Ends(&stop));
        for client in 0..CLIENTS {
            let (stop, names, acked, address, token) =
                (&stop, &names, &acked, &address, &house.token);
            scope.spawn(move || {
                let mut chance = Chance::new(seed ^ client as u64);
                while !stop.load(Ordering::Relaxed) {
                    let server = *address.lock().unwrap();
                    let mut http =
                        Client::new(server).with_token(token).with_timeout(Duration::from_secs(20));
                    // Until the service is gone; what became of the last command does not matter here.
                    while !stop.load(Ordering::Relaxed) {
                        let name = format!("s{}", names.fetch_add(1, Ordering::Relaxed));
                        match http.post(SUBMIT, &proposal(&name, chance.uuid())) {
                            Ok(answer) if answer.status == 200 => {
                                acked.fetch_add(1, Ordering::Relaxed)
                            }
                            Ok(_) => 0,
                            Err(_) => break,
                        };
                    }
                }
            });
        }
        for round in 1..=rounds {
            std::thread::sleep(Duration::from_millis(20 + chance.below(80)));
            match chance.below(3) {
                0 => {
                    nats.kill();
                    std::thread::sleep(Duration::from_millis(chance.below(150)));
                    nats.restart();
                }
                1 => {
                    server.kill();
                    server = start.start().unwrap_or_else(|err| panic!("round {round}: {err}"));
                    *address.lock().unwrap() = server.address();
                }
                _ => {
                    nats.kill();
                    server.kill();
                    server = start.start().unwrap_or_else(|err| panic!("round {round}: {err}"));
                    *address.lock().unwrap() = server.address();
                    std::thread::sleep(Duration::from_millis(chance.below(50)));
                    nats.restart();
                }
            }
        }
        server
    });
    let took = began.elapsed();
    let head = house.published(&server);
    wait_for("the follower to have it all", || (follower.position() == head).then_some(()));
    let followed = follower.stop();
    assert_eq!(house.figure(&server, "plumbline_relay_lag_events"), 0);
    assert_eq!(house.readyz(&server, "ready"), (200, "ready\n".into()));
    assert!(server.stop().success());
    let log = house.reader();
    assert_eq!(log.head(), head);
    is_the_log(&followed, &log);

    // And once more from the beginning, by somebody who saw none of it.
    let again = Follower::start(&nats.url(), seed, false);
    wait_for("the whole stream", || (again.position() == head).then_some(()));
    is_the_log(&again.stop(), &log);
    let acked = acked.into_inner();
    assert!(acked > rounds, "a poor load: {acked} commands");
    println!(
        "{rounds} kills in {:.1} s: {acked} commands acknowledged, {head} events, 0 lost, 0 doubled",
        took.as_secs_f64()
    );
}
