//! Every call over plain HTTP against a real server, beside its golden file: what is asked and what comes back, to the letter.
//!
//! The clock stands still. PLUMBLINE_BLESS=1 writes the answers anew.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use plumbline_access::{Authenticate, Caller, Role};
use plumbline_api::{ApiState, CallLimits, ServeLimits};
use plumbline_log::{Log, Options};
use plumbline_testkit::{Client, Folder};
use plumbline_workflow::{Writer, WriterOptions};
use serde_json::{Value, json};

/// A server of its own for one test.
struct World {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    _runtime: tokio::runtime::Runtime,
    _folder: Folder,
}

impl World {
    fn new(name: &str) -> World {
        let folder = Folder::new(name);
        let log =
            Log::open(folder.path(), &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
        let reader = log.reader.clone();
        let clock = || "2026-11-24T02:00:00Z".parse().unwrap();
        let (writer, _) =
            Writer::start(log, WriterOptions { clock, ..WriterOptions::default() }).unwrap();
        let (views, runner) = plumbline_views::open(&folder.join("views")).unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let _ = runner.start(reader.clone(), Arc::clone(&stop));
        let limits = CallLimits { body_bytes_max: 4_096, ..CallLimits::default() };
        let state = ApiState::new(writer, reader, views, tokens(), limits);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let router = plumbline_api::router(state);
        runtime.spawn(plumbline_api::serve(
            listener,
            router,
            ServeLimits::default(),
            std::future::pending(),
        ));
        World { address, stop, _runtime: runtime, _folder: folder }
    }

    fn client(&self) -> Client {
        Client::new(self.address).with_timeout(Duration::from_secs(10))
    }

    /// One of the golden calls, by its file.
    fn call(&self, golden: &Value) -> Value {
        let client = self.client();
        let mut client = match golden["token"].as_str() {
            Some(token) => client.with_token(token),
            None => client,
        };
        let path = format!("/plumbline.v1.{}", golden["call"].as_str().unwrap());
        let answer = match &golden["body"] {
            Value::String(text) => {
                client.send("POST", &path, &[("content-type", "application/json")], text.as_bytes())
            }
            body => client.post(&path, body),
        };
        let answer = answer.unwrap();
        let body =
            serde_json::from_slice(&answer.body).unwrap_or_else(|_| Value::String(answer.text()));
        // The first events' ids are made by chance, and the root is over them too.
        let body = match body["root"].as_str().map(str::len) {
            Some(64) => json!({"size": body["size"], "root": "…"}),
            _ => body,
        };
        json!({"status": answer.status, "body": body})
    }

    /// Puts one proposal into the log.
    fn propose(&self) {
        let golden = read(&calls().join("10-propose.json"));
        assert_eq!(self.call(&golden)["status"], 200);
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn tokens() -> Authenticate {
    Arc::new(|token: &str| {
        let role = Role::ALL.into_iter().find(|role| role.key() == token)?;
        Some(Caller { name: format!("the {token}"), role, jurisdiction: "330100".parse().ok()? })
    })
}

fn calls() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/api/calls")
}

fn read(file: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn every_call_answers_as_its_golden_file_says() {
    let world = World::new("api-calls");
    let mut files: Vec<_> =
        std::fs::read_dir(calls()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let mut golden = read(&file);
        let answer = world.call(&golden);
        if std::env::var_os("PLUMBLINE_BLESS").is_some() {
            golden["answer"] = answer;
            std::fs::write(&file, serde_json::to_string_pretty(&golden).unwrap() + "\n").unwrap();
        } else {
            assert_eq!(golden["answer"], answer, "{}", file.display());
        }
    }
}

#[test]
fn the_plain_pages_answer_without_a_token_and_the_counters_with_one() {
    let world = World::new("api-plain");
    let mut nobody = world.client();
    assert_eq!(nobody.get("/healthz").unwrap().text(), "ok\n");
    assert_eq!(nobody.get("/metrics").unwrap().status, 401);
    let document = nobody.get("/openapi.json").unwrap().json();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"]["/plumbline.v1.CommandService/Submit"]["post"].is_object());
    world.propose();
    let counters = world.client().with_token("reader").get("/metrics").unwrap().text();
    let line = "plumbline_calls_total{call=\"/plumbline.v1.CommandService/Submit\",code=\"ok\"} 1";
    assert!(counters.contains(line), "{counters}");
}

#[test]
fn a_body_beyond_the_limit_is_refused_before_it_is_read() {
    let world = World::new("api-body");
    let answer = world.client().with_token("office").post(
        "/plumbline.v1.CommandService/Submit",
        &json!({"suspend": {"reason": "长".repeat(2_000)}}),
    );
    let answer = answer.unwrap();
    assert_eq!((answer.status, &answer.json()["code"]), (413, &json!("resource_exhausted")));
}

#[test]
fn the_same_call_answers_grpc_web_and_binary_clients() {
    let world = World::new("api-protocols");
    let mut client = world.client().with_token("reader");
    let path = "/plumbline.v1.QueryService/GetLogHead";
    let binary = client.send("POST", path, &[("content-type", "application/proto")], b"").unwrap();
    // Field 1, a varint, and field 2, 64 bytes of text.
    assert_eq!(
        (binary.status, binary.body[0], binary.body[2..4].to_vec()),
        (200, 0x08, vec![0x12, 64])
    );
    let web = client
        .send("POST", path, &[("content-type", "application/grpc-web+proto")], &[0; 5])
        .unwrap();
    let framed =
        [&[0, 0, 0, 0, u8::try_from(binary.body.len()).unwrap()], binary.body.as_slice()].concat();
    assert!(web.body.starts_with(&framed), "{:?}", web.body);
    assert!(
        web.text().contains("grpc-status: 0") || web.text().contains("grpc-status:0"),
        "{}",
        web.text()
    );
}

#[test]
fn the_feed_goes_on_after_the_last_event_that_a_reader_saw() {
    let world = World::new("api-feed");
    world.propose();
    let first = feed(world.address, "/events?after=0", "", 3);
    let seqs: Vec<&str> = first.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(seqs, ["1", "2", "3"]);
    let (_, proposed) = &first[2];
    assert_eq!(proposed["type"], "plumbline.StandardProposed.v1");
    assert_eq!(proposed["specversion"], "1.0");
    assert_eq!(proposed["subject"], "standard/day-care");
    assert_eq!(proposed["data"]["profile"]["titles"]["zh"], "社区老年人日间照料服务规范（示例）");
    let again = feed(world.address, "/events?after=0", "Last-Event-ID: 2\r\n", 1);
    assert_eq!(again, first[2..]);
    let only = feed(world.address, "/events?after=0&type=StandardProposed", "", 1);
    assert_eq!(only, first[2..]);
}

/// Reads `count` events of the feed, as a browser would.
fn feed(address: SocketAddr, path: &str, header: &str, count: usize) -> Vec<(String, Value)> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer reader\r\n{header}\r\n"
    )
    .unwrap();
    let mut found = Vec::new();
    let (mut id, mut data) = (None, None);
    for line in BufReader::new(stream).lines() {
        let line = line.unwrap();
        if let Some(value) = line.strip_prefix("id: ") {
            id = Some(value.to_owned());
        } else if let Some(value) = line.strip_prefix("data: ") {
            data = Some(serde_json::from_str(value).unwrap());
        }
        if let (Some(_), Some(_)) = (&id, &data) {
            found.push((id.take().unwrap(), data.take().unwrap()));
        }
        if found.len() == count {
            break;
        }
    }
    found
}
