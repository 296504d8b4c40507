//! Feeds of events: what one holds that is not read, and when one ends and what its reader hears last.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use plumbline_log::{Log, NewEvent, Provenance};
use serde_json::{Value, json};

use crate::world::World;

const SECOND: Duration = Duration::from_secs(1);

/// Some megabytes of observations: each with a remark of a kilobyte, which no rule is asked about.
fn long_log(log: &mut Log) {
    let mut batch = log.appender.begin().unwrap();
    for number in 0..20_u32 {
        let provenance = Provenance {
            command: format!("01934b2e-7a00-7000-8000-9{number:011}").parse().unwrap(),
            digest: [0; 32],
            actor: "nobody".into(),
            on_behalf_of: None,
        };
        let events: Vec<NewEvent> = (1..=1_000)
            .map(|version| NewEvent {
                stream: format!("elsewhere/{number}"),
                version,
                kind: "Remarked",
                schema: 1,
                happened_on: "2026-11-24".parse().unwrap(),
                data: json!({"remark": "x".repeat(1_000)}).to_string(),
            })
            .collect();
        batch.append(&provenance, "2026-11-24T01:00:00Z".parse().unwrap(), &events).unwrap();
    }
    batch.commit().unwrap();
}

fn open(world: &World, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(world.address).unwrap();
    stream.set_read_timeout(Some(10 * SECOND)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer administrator\r\n\r\n")
        .unwrap();
    stream
}

/// A streamed call of LogService, from the first event on.
fn call(world: &World) -> TcpStream {
    let mut stream = TcpStream::connect(world.address).unwrap();
    stream.set_read_timeout(Some(10 * SECOND)).unwrap();
    write!(
        stream,
        "POST /plumbline.v1.LogService/StreamEvents HTTP/1.1\r\nhost: x\r\nauthorization: Bearer administrator\r\n\
         content-type: application/connect+json\r\ncontent-length: 7\r\n\r\n\0\0\0\0\x02{{}}"
    )
    .unwrap();
    stream
}

/// Reads a feed to its end: the last id that it told, and its last word.
fn to_the_end(feed: TcpStream) -> (u64, Value) {
    let (mut last, mut word, mut ended) = (0, Value::Null, false);
    for line in BufReader::new(feed).lines() {
        let line = line.unwrap();
        if let Some(id) = line.strip_prefix("id: ") {
            last = id.parse().unwrap();
        }
        ended |= line == "event: feed-ended";
        if let Some(data) = line.strip_prefix("data: ").filter(|_| ended) {
            word = serde_json::from_str(data).unwrap();
        }
        // The last chunk.
        if line == "0" {
            break;
        }
    }
    (last, word)
}

fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() * 1024
}

#[test]
fn feeds_that_nobody_reads_hold_a_little_each_and_not_the_log() {
    let world = World::on("feeds-unread", long_log);
    let began = Instant::now();
    while world.client().get("/readyz").unwrap().status != 200 {
        assert!(began.elapsed() < 60 * SECOND, "the views do not come to the end of the log");
    }
    // Whatever is kept once for all feeds is there before it is measured.
    read_through(&world);
    for open_one in [|world: &World| open(world, "/events?after=0"), call] {
        let before = resident_bytes();
        let feeds: Vec<TcpStream> = (0..40).map(|_| open_one(&world)).collect();
        // Whatever one of them holds it has taken by the time that another one is read through.
        read_through(&world);
        let each = resident_bytes().saturating_sub(before) / feeds.len() as u64;
        assert!(each < 200_000, "a feed that is not read holds {each} bytes");
    }
}

fn read_through(world: &World) {
    let mut feed = BufReader::new(open(world, "/events?after=0"));
    let mut line = String::new();
    while !line.starts_with("id: 20000") {
        line.clear();
        assert!(feed.read_line(&mut line).unwrap() > 0);
    }
}

#[test]
fn a_reader_who_took_nothing_for_too_long_is_told_where_to_come_back() {
    let limit = |_: &mut _, calls: &mut plumbline_api::CallLimits| calls.feed_wait = SECOND;
    let world = World::within("feeds-slow", long_log, limit);
    let feed = open(&world, "/events?after=0");
    std::thread::sleep(3 * SECOND);
    let (last, word) = to_the_end(feed);
    assert!(last > 0 && last < 20_000, "{last}");
    assert_eq!((&word["reason"], &word["after"]), (&json!("slow"), &json!(last)));
    assert!(word["messageEn"].as_str().unwrap().contains(&format!("come back after {last}")));
    assert!(word["messageZh"].as_str().unwrap().contains(&last.to_string()));
}

#[test]
fn a_feed_ends_soon_after_its_token_is_revoked() {
    let world = World::new("feeds-revoked");
    let (feed, streamed) = (open(&world, "/events"), call(&world));
    let mut feed = BufReader::new(feed);
    let mut line = String::new();
    while line != "\r\n" {
        line.clear();
        feed.read_line(&mut line).unwrap();
    }
    world.revoked.lock().unwrap().insert("administrator".into());
    let began = Instant::now();
    let (_, word) = to_the_end(feed.into_inner());
    assert_eq!(word["reason"], "revoked");
    let (mut said, mut streamed) = (Vec::new(), BufReader::new(streamed));
    while !said.ends_with(b"\r\n0\r\n") {
        assert!(streamed.read_until(b'\n', &mut said).unwrap() > 0);
    }
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("unauthenticated") && said.contains("revoked"), "{said}");
    assert!(began.elapsed() < 3 * SECOND, "{:?}", began.elapsed());
}

#[test]
fn a_feed_that_has_fallen_too_far_behind_is_told_so() {
    let limit = |_: &mut _, calls: &mut plumbline_api::CallLimits| {
        calls.feed_lag_max = 10;
        calls.feed_wait = 60 * SECOND;
    };
    let world = World::within("feeds-behind", |_| {}, limit);
    // It has reached the head; then nobody reads, while more is recorded than it may miss.
    let feed = open(&world, "/events");
    for number in 0..500 {
        let wide = json!({"code": "40.20", "reference": "ISO/DIS 10033-1", "titles": {"en": "x".repeat(900)}});
        let name = format!("iso-{number}");
        let day = "2026-11-24";
        let answer =
            world.submit("administrator", number + 1, day, &name, ("recordObservation", wide));
        assert_eq!(answer["status"], 200, "{answer}");
    }
    let (last, word) = to_the_end(feed);
    assert!(last > 0, "{last}");
    assert_eq!((&word["reason"], &word["after"]), (&json!("behind"), &json!(last)));
}
