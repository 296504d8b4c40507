//! What a running service tells whoever runs it: the lines of its log, in both forms, and nothing of what is nobody's business.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_testkit::{Chance, Folder, Server, Start, run};
use serde_json::{Value, json};

fn serve(folder: &Folder, args: &[&str]) -> Server {
    let start = Start::new(&folder.join("data")).stderr(&folder.join("log"));
    args.iter().fold(start, |start, arg| start.arg(arg)).start().unwrap()
}

fn token(folder: &Folder) -> String {
    let data = folder.join("data");
    let args = ["token", "create", "li", "--role", "office", "--jurisdiction", "330100", "--data"];
    let made = run(&[&args[..], &[data.to_str().unwrap()]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap().trim().to_owned()
}

fn lines(log: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(log).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
        .collect()
}

/// Waits until a line says this, and gives it.
fn said(log: &Path, message: &str) -> Value {
    let began = Instant::now();
    loop {
        let found = lines(log).into_iter().find(|line| line["message"] == message);
        if let Some(found) = found {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "nothing says {message:?}");
        std::thread::yield_now();
    }
}

#[test]
fn a_start_a_stop_and_a_wrong_token_are_a_line_each() {
    let folder = Folder::new("told");
    let log = folder.join("log");
    let token = token(&folder);
    let began = Instant::now();
    let server = serve(&folder, &["--log-format", "json"]);
    let start = said(&log, "serving");
    assert_eq!((&start["level"], &start["version"]), (&json!("info"), &json!("0.1.0")));
    assert_eq!(start["address"], server.address().to_string());
    assert_eq!(start["folder"], folder.join("data").to_str().unwrap());
    assert!(start["head"].is_u64() && start["ms"].is_u64() && start["log"].is_string(), "{start}");
    assert!(start["checked"].is_string() && start["time"].is_string(), "{start}");
    let head = "/plumbline.v1.LogService/GetHead";
    assert_eq!(server.client().with_token(&token).post(head, &json!({})).unwrap().status, 200);
    for number in 0..100 {
        let wrong = format!("pl_{number:064x}");
        let answer = server.client().with_token(&wrong).post(head, &json!({})).unwrap();
        assert!([401, 429].contains(&answer.status));
    }
    let refused = said(&log, "a token that is not known was refused");
    assert_eq!((&refused["level"], &refused["address"]), (&json!("warn"), &json!("127.0.0.1")));
    assert!(server.stop().success());
    let stop = said(&log, "stopped");
    assert_eq!((&stop["why"], &stop["clean"]), (&json!("SIGTERM"), &json!(true)));
    assert!(stop["head"].is_u64(), "{stop}");
    let told = lines(&log);
    let refusals = told.iter().filter(|line| line["message"] == refused["message"]).count();
    // A line every two seconds is let through beside those of the beginning.
    let most = 31 + began.elapsed().as_secs() as usize / 2;
    assert!(refusals <= most, "strangers wrote {refusals} lines, {most} at most");
    let text = std::fs::read_to_string(&log).unwrap();
    assert!(!text.contains("pl_"), "a token stands in the log");
    assert!(!told.iter().any(|line| line["level"] == "debug"), "{text}");
}

#[test]
fn whoever_debugs_finds_a_request_by_its_id_and_a_command_by_its_own() {
    let folder = Folder::new("told-requests");
    let log = folder.join("log");
    let token = token(&folder);
    let server =
        serve(&folder, &["--log-format", "json", "--log", "debug", "--slow-command", "1ms"]);
    let command = Chance::new(Chance::seed()).uuid();
    let secret = "a sentence that is nobody's business";
    let body =
        json!({"header": {"requestId": command}, "standardId": "x", "suspend": {"reason": secret}});
    let path = "/plumbline.v1.StandardService/Submit";
    let headers = [("content-type", "application/json"), ("x-request-id", "trace-7")];
    let body = body.to_string();
    let mut client = server.client().with_token(&token);
    let answer = client.send("POST", path, &headers, body.as_bytes()).unwrap();
    assert_eq!(answer.header("x-request-id"), Some(command.as_str()));
    assert!(client.get("/catalogue?q=nobody-s-business").unwrap().status == 200);
    // Each of these waits for the disk; one of them does so for longer than a thousandth of a second.
    let mut given = Vec::new();
    for number in 0..200 {
        let id = Chance::new(number).uuid();
        let body = json!({"header": {"requestId": id}, "standardId": format!("slow-{number}"), "propose":
            {"procedure": "local", "profile": {"level": "local", "field": "general", "jurisdiction": "330100",
             "titles": {"zh": "示例"}, "draftingUnit": "示例"}}});
        assert_eq!(client.post(path, &body).unwrap().status, 200);
        given.push(id);
        if std::fs::read_to_string(&log).unwrap().contains("a command was slow") {
            break;
        }
    }
    let cookie = [("cookie", "plumbline_token=pl_of_somebody")];
    assert!(client.send("GET", "/catalogue", &cookie, b"").unwrap().status == 200);
    assert!(server.stop().success());
    let told = lines(&log);
    let warned = told.iter().filter(|line| line["message"] == "a command was slow");
    let warned: Vec<_> = warned.filter_map(|line| line["command"].as_str()).collect();
    assert!(given.iter().any(|id| warned.contains(&id.as_str())), "{warned:?}");
    let line = told.iter().find(|line| line["request"] == "trace-7").unwrap();
    assert_eq!((&line["level"], &line["message"]), (&json!("debug"), &json!("answered")));
    assert_eq!((&line["command"], &line["caller"]), (&json!(command), &json!("li")));
    assert_eq!((&line["method"], &line["path"]), (&json!("POST"), &json!(path)));
    assert_eq!(line["status"], answer.status);
    assert!(line["ms"].is_u64(), "{line}");
    let text = std::fs::read_to_string(&log).unwrap();
    for secret in [secret, token.as_str(), "nobody-s-business", "of_somebody"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

/// Whoever reads all that a service says learns nothing of cards: not that a form was asked for, nor when one was cast.
#[test]
fn of_a_card_of_a_secret_ballot_nothing_is_told() {
    let folder = Folder::new("told-cards");
    let log = folder.join("log");
    let server = serve(&folder, &["--log-format", "json", "--log", "trace"]);
    let mut client = server.client();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let path = "/ballots/day-care.draft.1.1";
    assert_eq!(client.get(path).unwrap().status, 200);
    let body = b"code=K7QF-2M9D-X4TB-9RWE-3HNA&choice=yes";
    assert_eq!(client.send("POST", path, &form, body).unwrap().status, 422);
    assert_eq!(client.send("POST", path, &form, &vec![b'x'; 9_000]).unwrap().status, 400);
    assert_eq!(client.get("/catalogue").unwrap().status, 200);
    assert!(server.stop().success());
    let text = std::fs::read_to_string(&log).unwrap();
    assert!(text.contains("/catalogue"), "what else is asked for is told: {text}");
    for word in ["ballots", "day-care.draft", "K7QF"] {
        assert!(!text.contains(word), "{word} stands in {text}");
    }
}

#[test]
fn a_line_for_people_is_a_sentence_with_its_fields() {
    let folder = Folder::new("told-text");
    let server = serve(&folder, &["--disk-low-bytes", "1000000000000000"]);
    let log = folder.join("log");
    let began = Instant::now();
    let text = loop {
        let text = std::fs::read_to_string(&log).unwrap();
        if text.contains("getting full") {
            break text;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "{text}");
        std::thread::yield_now();
    };
    let line = |says: &str| text.lines().find(|line| line.contains(says)).unwrap().to_owned();
    let start = line(" INFO serving version=0.1.0 role=all folder=");
    assert!(start.contains(&format!(" address={} ", server.address())), "{start}");
    assert!(
        line(" WARN the disk is getting full free_bytes=").contains(" low_bytes=1000000000000000")
    );
    let quiet = run(&["verify", "--data", folder.join("data").to_str().unwrap()]);
    assert_eq!(
        String::from_utf8_lossy(&quiet.stderr),
        "",
        "other commands say what is wrong, and nothing else"
    );
}
