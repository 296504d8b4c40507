//! What a connection may make the service hold, and for how long it may make it wait.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use plumbline_api::ServeLimits;

use crate::world::World;

const SECOND: Duration = Duration::from_secs(1);

fn within(name: &str, limit: impl FnOnce(&mut ServeLimits)) -> World {
    World::within(name, |_| {}, |doors, _| limit(doors))
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(10 * SECOND)).unwrap();
    stream.set_write_timeout(Some(SECOND / 2)).unwrap();
    stream
}

/// Sends what the other side takes; how many bytes that were.
fn send(stream: &mut TcpStream, bytes: &[u8]) -> usize {
    let mut sent = 0;
    while sent < bytes.len() {
        match stream.write(&bytes[sent..]) {
            Ok(more) => sent += more,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                break;
            }
            Err(error) => panic!("{error}"),
        }
    }
    sent
}

/// What comes until the other side closes, and after how long it did.
fn to_the_end(mut stream: &TcpStream) -> (String, Duration) {
    let (began, mut all) = (Instant::now(), Vec::new());
    if let Err(error) = stream.read_to_end(&mut all) {
        // Whoever is closed with bytes of theirs unread hears it so.
        assert_eq!(error.kind(), ErrorKind::ConnectionReset, "the connection stays open");
    }
    (String::from_utf8_lossy(&all).into_owned(), began.elapsed())
}

/// Bytes that this process holds, the server's and the test's.
fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() * 1024
}

#[test]
fn a_client_that_asks_and_asks_and_reads_nothing_is_answered_no_further() {
    let world = within("door-pipelined", |_| {});
    let mut attacker = connect(world.address);
    let before = resident_bytes();
    // The contract is the longest page that everybody may see: all of the answers are over a gigabyte.
    let asks = format!("GET /openapi.json HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "x".repeat(1_000));
    let asks = asks.repeat(30_000);
    let sent = send(&mut attacker, asks.as_bytes());
    let grown = resident_bytes().saturating_sub(before);
    assert!(grown < 32 << 20, "{sent} bytes of requests made it hold {grown} bytes");
    assert!(sent < asks.len(), "it took all the requests of somebody who reads no answer");
    assert_eq!(world.client().get("/healthz").unwrap().status, 200);
}

/// Many of them, because one alone is lost among what the rest of the process holds.
#[test]
fn clients_that_ask_and_ask_and_read_nothing_hold_a_little_each() {
    let world = within("door-pipelined-by-many", |doors| doors.buffer_bytes_max = 8 << 10);
    let asks = format!("GET /healthz HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "x".repeat(8_000));
    let asks = asks.repeat(1_000);
    let attack = || {
        let mut attacker = connect(world.address);
        send(&mut attacker, asks.as_bytes());
        attacker
    };
    // Whatever is kept once for all of them is there before it is measured.
    let _first = attack();
    let before = resident_bytes();
    let attackers: Vec<TcpStream> = (0..20).map(|_| attack()).collect();
    let each = resident_bytes().saturating_sub(before) / attackers.len() as u64;
    assert!(each < 100_000, "a client that reads nothing holds {each} bytes");
}

#[test]
fn a_connection_that_says_nothing_or_half_a_head_is_closed() {
    let world = within("door-silent", |doors| doors.head_wait = SECOND);
    for said in ["", "GET /healthz HTTP/1.1\r\nhost:", "PRI * HTTP/2.0\r\n\r\nSM"] {
        let mut stream = connect(world.address);
        stream.write_all(said.as_bytes()).unwrap();
        let (heard, after) = to_the_end(&stream);
        assert!(heard.is_empty() && after < 3 * SECOND, "{said:?}: {heard} after {after:?}");
    }
}

#[test]
fn half_a_head_behind_an_answer_is_waited_for_no_longer_than_the_first_one() {
    let world = within("door-half-head", |doors| doors.head_wait = SECOND);
    let mut stream = connect(world.address);
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let mut heard = Vec::new();
    while !heard.ends_with(b"ok\n") {
        let mut some = [0; 1_024];
        let more = stream.read(&mut some).unwrap();
        assert!(more > 0, "it was closed: {}", String::from_utf8_lossy(&heard));
        heard.extend(&some[..more]);
    }
    // It may ask nothing for a minute; but what it began to ask it has to go on with.
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost:").unwrap();
    let (heard, after) = to_the_end(&stream);
    assert!(heard.is_empty() && after < 3 * SECOND, "{heard} after {after:?}");
}

#[test]
fn a_head_that_comes_a_byte_at_a_time_has_no_longer_than_any_other() {
    let world = within("door-slow-head", |doors| doors.head_wait = SECOND);
    let mut stream = connect(world.address);
    let began = Instant::now();
    for byte in b"GET /healthz HTTP/1.1\r\nx: ".iter().chain(std::iter::repeat(&b'x')) {
        if stream.write_all(&[*byte]).is_err() {
            break;
        }
        assert!(began.elapsed() < 5 * SECOND, "it waits for the head still");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_connection_of_http1_or_http2_that_asks_nothing_more_is_closed() {
    let world = within("door-idle", |doors| doors.idle_wait = SECOND);
    let mut stream = connect(world.address);
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let (heard, after) = to_the_end(&stream);
    assert!(heard.ends_with("ok\n") && after < 3 * SECOND, "{heard} after {after:?}");

    let world = within("door-idle-http2", |doors| doors.head_wait = SECOND);
    let mut stream = connect(world.address);
    stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").unwrap();
    is_closed_for_all_its_pings(stream);
}

/// Pings of HTTP/2 are answered, and are no question.
fn is_closed_for_all_its_pings(mut stream: TcpStream) {
    let began = Instant::now();
    while stream.write_all(b"\0\0\x08\x06\0\0\0\0\0plumbing").is_ok() {
        assert!(began.elapsed() < 5 * SECOND, "its pings keep it");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_body_that_does_not_come_or_comes_too_slowly_is_waited_for_no_longer() {
    let world = within("door-body", |doors| {
        doors.body_wait = SECOND;
        doors.body_rate_min = 1_000;
    });
    let head = "POST /plumbline.v1.StandardService/ListStandards HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2000\r\n\r\n{";
    let mut stream = connect(world.address);
    stream.write_all(head.as_bytes()).unwrap();
    let (_, after) = to_the_end(&stream);
    assert!(after < 3 * SECOND, "{after:?}");

    // A tenth of what is the least.
    let mut stream = connect(world.address);
    stream.write_all(head.as_bytes()).unwrap();
    let began = Instant::now();
    while stream.write_all(b"          ").is_ok() {
        assert!(began.elapsed() < 5 * SECOND, "it waits for the body still");
        std::thread::sleep(Duration::from_millis(100));
    }

    // Who is slow, but not as slow, is waited for.
    let mut stream = connect(world.address);
    stream.write_all(head.as_bytes()).unwrap();
    for _ in 0..10 {
        stream.write_all(&[b' '; 199]).unwrap();
        std::thread::sleep(Duration::from_millis(150));
    }
    stream.write_all(b"        }").unwrap();
    let mut heard = [0; 15];
    stream.read_exact(&mut heard).unwrap();
    assert_eq!(String::from_utf8_lossy(&heard), "HTTP/1.1 200 OK");
}

#[test]
fn an_answer_that_nobody_takes_is_not_kept_for_ever() {
    let world = within("door-untaken", |doors| doors.send_wait = SECOND);
    let mut feed = connect(world.address);
    let ask = "GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".repeat(1_000);
    send(&mut feed, ask.as_bytes());
    std::thread::sleep(3 * SECOND);
    let (heard, after) = to_the_end(&feed);
    assert!(after < 5 * SECOND && heard.len() < 10 << 20, "{} after {after:?}", heard.len());
}

/// In HTTP/2 the connection itself moves; it is the call whose answer has no room.
#[test]
fn a_call_of_http2_whose_answer_nobody_takes_is_not_kept_for_ever() {
    let world = within("door-untaken-http2", |doors| doors.send_wait = SECOND);
    let mut stream = connect(world.address);
    let mut said = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    // SETTINGS: a new stream may be sent nothing at first. HEADERS, of the only request: GET, http, its path and its host.
    said.extend(b"\0\0\x06\x04\0\0\0\0\0\0\x04\0\0\0\0");
    said.extend(b"\0\0\x14\x01\x05\0\0\0\x01\x82\x86\x04\x0d/openapi.json\x01\x01x");
    stream.write_all(&said).unwrap();
    let mut heard: Vec<u8> = Vec::new();
    while !heard.windows(6).any(|frame| frame == b"\x01\x04\0\0\0\x01") {
        let mut some = [0; 1_024];
        let more = stream.read(&mut some).unwrap();
        assert!(more > 0, "it was closed before the HEADERS of its answer came");
        heard.extend(&some[..more]);
    }
    is_closed_for_all_its_pings(stream);
}

#[test]
fn where_all_places_are_taken_by_the_silent_a_newcomer_is_answered_all_the_same() {
    let world = within("door-full", |doors| {
        doors.connections_max = 64;
        doors.address_connections_max = 64;
    });
    let mut known = world.client();
    assert_eq!(known.get("/healthz").unwrap().status, 200);
    let silent: Vec<TcpStream> = (0..200).map(|_| connect(world.address)).collect();
    assert_eq!(world.client().get("/healthz").unwrap().status, 200);
    let mut first = &silent[0];
    assert!(matches!(first.read(&mut [0]), Ok(0) | Err(_)), "the oldest made room");
    assert_eq!(known.get("/healthz").unwrap().status, 200, "one that had asked was not thrown out");
}

#[test]
fn where_all_places_are_taken_by_bodies_that_do_not_come_a_newcomer_is_answered_all_the_same() {
    let world = within("door-full-of-bodies", |doors| doors.address_connections_max = 8);
    let ask = b"POST /plumbline.v1.StandardService/ListStandards HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 2000\r\n\r\n";
    let _coming = [(); 8].map(|()| {
        let mut stream = connect(world.address);
        stream.write_all(ask).unwrap();
        // The body is waited for.
        let mut heard = [0; 25];
        stream.read_exact(&mut heard).unwrap();
        assert_eq!(String::from_utf8_lossy(&heard), "HTTP/1.1 100 Continue\r\n\r\n");
        stream
    });
    assert_eq!(world.client().get("/healthz").unwrap().status, 200);
}

#[test]
fn where_everybody_is_at_work_a_newcomer_is_told_so() {
    let world = within("door-at-work", |doors| doors.address_connections_max = 2);
    let feeds = [(), ()].map(|()| {
        let mut feed = connect(world.address);
        feed.write_all(b"GET /events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer reader\r\n\r\n")
            .unwrap();
        let mut head = [0; 15];
        feed.read_exact(&mut head).unwrap();
        assert_eq!(String::from_utf8_lossy(&head), "HTTP/1.1 200 OK");
        feed
    });
    let answer = world.client().get("/healthz").unwrap();
    assert_eq!((answer.status, answer.header("retry-after")), (503, Some("1")));
    assert!(answer.text().contains("try again"), "{}", answer.text());
    drop(feeds);
    let began = Instant::now();
    while world.client().get("/healthz").map(|answer| answer.status).ok() != Some(200) {
        assert!(began.elapsed() < 5 * SECOND, "places that were left are not given again");
    }
}
