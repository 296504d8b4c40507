//! A subscriber with a filter by jurisdiction hears each event of its place once and in order, through a restart of the relay, of NATS and
//! of itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use plumbline_log::Reader;
use plumbline_testkit::{Folder, NatsProgram, Server, Start, installed, run};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

const PLACE: &str = "33.01.06";

/// A subscriber that dies with this value.
struct Subscriber(Child);

impl Drop for Subscriber {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the same story with any subscriber: a command line that takes the address, its name, the place and its file.
fn hears_each_event_once_and_in_order(nats: &NatsProgram, name: &str, program: &[&Path]) {
    let folder = Folder::new(&format!("subscriber-{name}"));
    let data = folder.join("data");
    let kept = folder.join("events.db");
    let mut bus = nats.start("");
    let serve = |bus: &str| Start::new(&data).arg("--demo").arg("--nats").arg(bus).start().unwrap();
    let server = serve(&bus.url());
    let args = ["token", "create", "li", "--role", "office", "--jurisdiction", "330100", "--data"];
    let made = run(&[&args[..], &[data.to_str().unwrap()]].concat());
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let subscribe = || {
        let mut command = Command::new(program[0]);
        command.args(&program[1..]).args([&bus.url(), name, PLACE]).arg(&kept);
        Subscriber(
            command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        )
    };
    let subscriber = subscribe();
    wait("the subscriber keeps some", || rows(&kept).len() > 3);
    // Itself: killed in the middle.
    drop(subscriber);
    propose(&server, &token, "heard-1");
    let subscriber = subscribe();
    // NATS, under its feet.
    wait("it goes on", || rows(&kept).len() > 10);
    bus.kill();
    propose(&server, &token, "heard-2");
    bus.restart();
    // The relay, with the service that it runs in.
    server.kill();
    let server = serve(&bus.url());
    propose(&server, &token, "heard-3");
    propose(&server, &token, "elsewhere");
    let wanted = of_the_place(&data);
    wait("it has heard all", || rows(&kept).len() >= wanted.len());
    drop(subscriber);
    let found = rows(&kept);
    assert_eq!(
        found.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(),
        wanted,
        "each once, in order, and no other"
    );
    for (_, body) in &found {
        plumbline_log::Envelope::read(body.as_bytes()).unwrap();
    }
    assert!(found.iter().filter(|(_, body)| body.contains("heard-")).count() >= 3);
}

#[test]
fn the_subscriber_in_rust_hears_each_event_once_and_in_order() {
    let Some(nats) = NatsProgram::find("subscribers: rust") else { return };
    let exe = std::env::current_exe().unwrap();
    // target/debug/deps/subscribers-1a2b… -> target/debug/examples/subscriber
    let program = exe.ancestors().nth(2).unwrap().join("examples/subscriber");
    assert!(
        program.is_file(),
        "{} is not there (build it first: cargo build -p plumbline-bus --examples)",
        program.display()
    );
    hears_each_event_once_and_in_order(&nats, "rust", &[&program]);
}

#[test]
#[ignore = "a client from the network: cargo xtask test --full"]
fn the_subscriber_in_python_hears_each_event_once_and_in_order() {
    let Some(nats) = NatsProgram::find("subscribers: python") else { return };
    let Some(tools) = installed("subscribers: python", "subscriber-tools", &crate::tools::PYTHON)
    else {
        return;
    };
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../proto/examples/subscriber.py");
    hears_each_event_once_and_in_order(&nats, "python", &[&tools.join("python"), &script]);
}

/// What the subscriber has kept, in the order in which it kept it.
fn rows(kept: &Path) -> Vec<(u64, String)> {
    let Ok(database) = Connection::open_with_flags(kept, OpenFlags::SQLITE_OPEN_READ_ONLY) else {
        return Vec::new();
    };
    let Ok(mut asked) = database.prepare("SELECT seq, body FROM events ORDER BY rowid") else {
        return Vec::new();
    };
    let rows = asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.and_then(Iterator::collect).unwrap_or_default()
}

/// The same, worked out from the log: the events of standards that began in the place, and of their approvals.
fn of_the_place(data: &Path) -> Vec<u64> {
    let reader = Reader::open(data).unwrap();
    let rows = reader.read_from(1, reader.head()).unwrap();
    let mut places: BTreeMap<String, bool> = BTreeMap::new();
    let mut wanted = Vec::new();
    for row in rows {
        let Some((noun, id)) = row.stream.split_once('/') else { continue };
        let owner = id.split('.').next().unwrap();
        if ["StandardProposed", "StandardEntered"].contains(&row.kind.as_str()) {
            let data: Value = serde_json::from_str(&row.data).unwrap();
            places.insert(owner.to_owned(), data["profile"]["jurisdiction"] == "330106");
        }
        if noun != "register" && places.get(owner) == Some(&true) {
            wanted.push(row.seq);
        }
    }
    wanted
}

fn propose(server: &Server, token: &str, id: &str) {
    let place = if id == "elsewhere" { "330100" } else { "330106" };
    let profile = json!({ "level": "local", "field": "elderly-care", "jurisdiction": place, "titles": { "zh": "示例：订阅" },
        "draftingUnit": "示例协会" });
    let call = json!({ "header": { "requestId": uuid::Uuid::now_v7().to_string() }, "standardId": id,
        "propose": { "procedure": "local", "profile": profile } });
    let answer = server
        .client()
        .with_token(token)
        .post("/plumbline.v1.StandardService/Submit", &call)
        .unwrap();
    assert_eq!(answer.status, 200, "{}", answer.text());
}

fn wait(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(90), "waited for: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
