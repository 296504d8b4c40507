//! Files that are handed in and fetched, as a program does it by HTTP; and what is left of those that were not taken.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_testkit::Answer;
use serde_json::json;

use crate::world::{DOCUMENT_BYTES_MAX, World};

const PDF: &[u8] = b"%PDF-1.4\nmade up\n%%EOF\n";
const SHA256: &str = "ffb4723f1657c62ce96f01487d256da6f0c18e08bbce2a3ab0ce1883b11a993a";

/// Hands a file in as the document `kind`; the command's id ends in `id`.
fn hand_in(
    world: &World,
    token: &str,
    id: u32,
    kind: &str,
    media_type: &str,
    content: &[u8],
) -> Answer {
    let path = format!(
        "/v1/standards/day-care/documents?kind={kind}&name=%E8%8D%89%E6%A1%88.pdf&happenedOn=2026-11-24"
    );
    let key = format!("01934b2e-7a00-7000-8000-0000000007{id:02}");
    let headers = [("content-type", media_type), ("idempotency-key", &key)];
    world.client().with_token(token).send("POST", &path, &headers, content).unwrap()
}

/// Files below `documents`, whichever.
fn left(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { left(&path) } else { 1 }).sum()
}

fn kept(world: &World) -> usize {
    left(&world.folder.join("documents"))
}

/// The status, and the rule that refuses.
fn rule(answer: &Answer) -> (u16, String) {
    let rule = answer.json()["details"][0]["debug"]["rule"].as_str().map(str::to_owned);
    (answer.status, rule.unwrap_or_else(|| answer.json()["code"].to_string()))
}

#[test]
fn a_file_that_is_handed_in_is_fetched_by_whoever_reads_the_standard() {
    let world = World::new("api-documents");
    world.propose();
    let answer = hand_in(&world, "drafter", 1, "first-draft", "application/pdf", PDF);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let taken = answer.json();
    let sha256 = taken["document"]["sha256"].as_str().unwrap().to_owned();
    assert_eq!(
        taken,
        json!({
            "receipt": {"stream": "standard/day-care", "version": "2", "firstSeq": "7", "lastSeq": "7"},
            "document": {"kind": "first-draft", "name": "草案.pdf", "mediaType": "application/pdf",
                         "size": "23", "sha256": SHA256},
        })
    );
    let again = hand_in(&world, "drafter", 1, "first-draft", "application/pdf", PDF).json();
    assert_eq!(again["receipt"]["repeated"], true);
    assert_eq!(again["receipt"]["firstSeq"], "7");

    let path = format!("/v1/standards/day-care/documents/{sha256}");
    let mut reader = world.client().with_token("reader");
    let answer = reader.get(&path).unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (200, PDF));
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    let name = "attachment; filename*=UTF-8''%E8%8D%89%E6%A1%88.pdf";
    assert_eq!(answer.header("content-disposition"), Some(name));
    let rest = reader.send("GET", &path, &[("range", "bytes=9-")], b"").unwrap();
    assert_eq!((rest.status, rest.body.as_slice()), (206, &PDF[9..]));

    assert_eq!(world.client().get(&path).unwrap().status, 401);
    let other = reader.get(&path.replace("day-care", "night-care")).unwrap();
    assert_eq!(rule(&other), (404, "not-found".into()));
    let unknown = reader.get(&path.replace(&sha256, &"0".repeat(64))).unwrap();
    assert_eq!((unknown.status, &unknown.json()["code"]), (404, &json!("not_found")));
}

#[test]
fn a_document_that_is_only_described_says_so() {
    let world = World::new("api-described");
    world.propose();
    let sha256 = "5f".repeat(32);
    let document = json!({"kind": "first-draft", "name": "a.pdf", "mediaType": "application/pdf",
                          "size": 1, "sha256": sha256});
    world.submit("office", 701, "2026-11-24", "day-care", ("attachDocument", document));
    let path = format!("/v1/standards/day-care/documents/{sha256}");
    let answer = world.client().with_token("reader").get(&path).unwrap();
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("its content was not handed in here"), "{}", answer.text());
}

#[test]
fn what_is_not_taken_is_refused_and_leaves_nothing() {
    let world = World::new("api-not-taken");
    world.propose();
    let pdf = "application/pdf";
    let large = vec![b'x'; usize::try_from(DOCUMENT_BYTES_MAX).unwrap() + 1];
    for (id, (token, kind, media_type, content, says)) in (1..).zip([
        ("reader", "first-draft", pdf, PDF, (403, "role-may-not")),
        ("office", "love-letter", pdf, PDF, (400, "unknown-document")),
        ("office", "first-draft", "text/html", b"<p>".as_slice(), (415, "media-type-not-accepted")),
        ("office", "first-draft", "image/png", PDF, (415, "content-contradicts-type")),
        ("office", "first-draft", "text/plain", b"<script>", (415, "content-active")),
        ("office", "first-draft", pdf, b"", (400, "content-empty")),
        ("office", "first-draft", "text/plain", &large, (413, "content-too-large")),
    ]) {
        let answer = hand_in(&world, token, id, kind, media_type, content);
        assert_eq!(rule(&answer), (says.0, says.1.into()), "{}", answer.text());
    }
    let mut office = world.client().with_token("office");
    let path = "/v1/standards/day-care/documents?kind=first-draft&name=a.pdf";
    let without_key = office.send("POST", path, &[], PDF).unwrap();
    assert_eq!(without_key.json()["details"][0]["debug"]["field"], "Idempotency-Key");
    // The id of another command: known only once the file is here.
    assert_eq!(hand_in(&world, "office", 99, "first-draft", pdf, PDF).status, 200);
    let reused = hand_in(&world, "office", 99, "first-draft", "text/plain", b"another");
    assert_eq!((reused.status, &reused.json()["code"]), (409, &json!("already_exists")));
    assert_eq!(kept(&world), 1, "the one that was taken");
}

/// A connection over which the head of an upload went out, of so many bytes.
fn begun(world: &World, length: &str) -> TcpStream {
    let mut stream = TcpStream::connect(world.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(
        stream,
        "POST /v1/standards/day-care/documents?kind=first-draft&name=a.txt HTTP/1.1\r\nhost: x\r\n\
         authorization: Bearer office\r\nidempotency-key: 01934b2e-7a00-7000-8000-000000000701\r\n{length}\r\n\r\n"
    )
    .unwrap();
    stream
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(10), "{what}");
        std::thread::yield_now();
    }
}

#[test]
fn a_client_that_goes_away_leaves_nothing() {
    let world = World::new("api-goes-away");
    world.propose();
    let mut stream = begun(&world, "content-length: 1000");
    stream.write_all(b"the first words").unwrap();
    until("nothing came in", || kept(&world) == 1);
    drop(stream);
    until("something is left", || kept(&world) == 0);
}

#[test]
fn a_client_that_says_nothing_for_long_is_cut_off() {
    let world = World::new("api-slow");
    world.propose();
    let mut stream = begun(&world, "content-length: 1000");
    stream.write_all(b"the first words").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("the file came too slowly"), "{answer}");
    assert_eq!(kept(&world), 0);
}

#[test]
fn a_file_of_unknown_length_is_cut_at_the_limit() {
    let world = World::new("api-chunks");
    world.propose();
    let mut stream = begun(&world, "transfer-encoding: chunked");
    let piece = "x".repeat(64 * 1024);
    for _ in 0..=DOCUMENT_BYTES_MAX / piece.len() as u64 {
        // The server may hang up before the last piece has gone out.
        let _ = write!(stream, "{:x}\r\n{piece}\r\n", piece.len());
    }
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(std::str::from_utf8(&answer), Ok("HTTP/1.1 413"));
    assert_eq!(kept(&world), 0);
}

#[test]
fn the_head_of_a_refused_upload_is_answered_before_the_file_is_sent() {
    let world = World::new("api-before");
    // There is no such standard, and nothing of the file is sent.
    let mut stream = begun(&world, "content-length: 1000");
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(std::str::from_utf8(&answer), Ok("HTTP/1.1 404"));
}
