//! What is long, and what lasts: a history of hundreds of events, and the feed by which a page learns that something changed.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use plumbline_testkit::{Folder, Server, run};
use serde_json::json;

use crate::world::{World, get};

#[test]
fn a_history_of_hundreds_of_events_is_shown_a_part_at_a_time() {
    let world = World::empty("long-history");
    let office = world.token("office", "office");
    assert_eq!(world.propose(&office, "day-care", "示例：日间照料").status, 200);
    let mut client = world.server.client().with_token(&office);
    for number in 0..250 {
        let profile = json!({
            "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": { "zh": format!("示例：第 {number} 稿") }, "draftingUnit": "示例协会",
        });
        let header = json!({ "requestId": uuid::Uuid::now_v7() });
        let amend = json!({ "header": header, "standardId": "day-care", "amendProfile": { "profile": profile } });
        let answer = client.post("/plumbline.v1.StandardService/Submit", &amend).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let cookie = format!("plumbline_token={office}");
    let mut client = world.server.client();
    let mut shown = |path: &str| get(&mut client, path, &[("cookie", &cookie)]).text();
    let newest = shown("/standards/day-care");
    assert!(newest.contains("共 251 条，此处为第 52 至 251 条。"), "{newest}");
    assert!(newest.contains("示例：第 249 稿") && !newest.contains("示例：第 20 稿"), "{newest}");
    let (_, earlier) = newest.split_once("rel=\"prev\" href=\"/standards/day-care?upto=").unwrap();
    assert!(earlier.starts_with("51\">较早"), "{earlier}");
    let oldest = shown("/standards/day-care?upto=51");
    assert!(
        oldest.contains("此处为第 1 至 51 条。") && oldest.contains("示例：第 20 稿"),
        "{oldest}"
    );
    assert!(oldest.contains("rel=\"next\"") && !oldest.contains("较早"), "{oldest}");
}

/// Opens a feed; its head has come when this returns.
fn open(server: &Server, path: &str, header: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\n{header}\r\n\r\n").unwrap();
    let mut feed = BufReader::new(stream);
    let mut line = String::new();
    feed.read_line(&mut line).unwrap();
    assert_eq!(line.trim(), "HTTP/1.1 200 OK", "{path}");
    while line != "\r\n" {
        line.clear();
        feed.read_line(&mut line).unwrap();
    }
    feed
}

#[test]
fn feeds_end_soon_after_somebody_else_has_revoked_the_token() {
    let folder = Folder::new("revoked-feeds");
    let data = folder.path().to_str().unwrap();
    let made = run(&["token", "create", "reader", "--jurisdiction", "330100", "--data", data]);
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let server = Server::start(folder.path());
    let mut feeds = [
        open(&server, "/events", &format!("authorization: Bearer {token}")),
        open(&server, "/changes", &format!("cookie: plumbline_token={token}")),
    ];
    assert!(run(&["token", "revoke", "1", "--data", data]).status.success());
    let revoked = Instant::now();
    let said = feeds.each_mut().map(|feed| {
        let (mut said, mut line) = (String::new(), String::new());
        // The last chunk has no bytes.
        while line != "0\r\n" {
            line.clear();
            assert!(feed.read_line(&mut line).unwrap() > 0, "{said}");
            said += &line;
        }
        said
    });
    assert!(revoked.elapsed() < Duration::from_secs(3), "{:?}", revoked.elapsed());
    assert!(said[0].contains("event: feed-ended") && said[0].contains("\"revoked\""), "{said:?}");
}
