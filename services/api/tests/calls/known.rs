//! What every answer has: an id by which it is found again, and a form that is as small as the client can read.

use serde_json::json;

use crate::world::{World, calls, read};

const LIST: &str = "/plumbline.v1.StandardService/ListStandards";
const ID: &str = "01934b2e-7a00-7000-8000-000000000010";

#[test]
fn every_answer_is_known_by_an_id_and_a_refusal_says_it_in_its_body_too() {
    let world = World::new("known-id");
    let mut client = world.client().with_token("office");
    let mut ask = |path: &str, id: Option<&str>, body: &[u8]| {
        let form = ("content-type", "application/json");
        let headers = [Some(form), id.map(|id| ("x-request-id", id))];
        let headers: Vec<_> = headers.into_iter().flatten().collect();
        let answer = client.send("POST", path, &headers, body).unwrap();
        let known = answer.header("x-request-id").unwrap().to_owned();
        let told = serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap_or_default();
        let told = told["details"].as_array().into_iter().flatten().last().cloned();
        let told = told.filter(|detail| detail["type"] == "plumbline.v1.RequestInfo");
        (known, told.map(|detail| detail["debug"]["requestId"].as_str().unwrap().to_owned()))
    };
    assert_eq!(ask(LIST, Some("trace-7"), b"{}"), ("trace-7".into(), None));
    let made_up = ask(LIST, None, b"{}").0;
    assert_eq!(made_up.parse::<uuid::Uuid>().unwrap().get_version_num(), 7);
    assert_ne!(ask(LIST, Some("not\u{20}sane"), b"{}").0, "not sane");
    for (path, body) in [
        (LIST, r#"{"pageToken":"x"}"#),
        (LIST, "{"),
        ("/plumbline.v1.NoService/Call", "{}"),
        ("/v1/standards/x/documents?kynd=x", ""),
    ] {
        let both = ("trace-8".to_owned(), Some("trace-8".to_owned()));
        assert_eq!(ask(path, Some("trace-8"), body.as_bytes()), both, "{path} {body}");
    }
    // A command has an id of its own, which its events have as well; whatever became of it.
    let propose = read(&calls().join("10-propose.json"))["body"].to_string();
    let submit = "/plumbline.v1.StandardService/Submit";
    let given = propose.split("\"requestId\":\"").nth(1).unwrap()[..36].to_owned();
    assert_eq!(ask(submit, Some("trace-9"), propose.as_bytes()), (given, None));
    let refused = json!({"header": {"requestId": ID}, "standardId": "day-care", "resume": {}});
    let both = (ID.to_owned(), Some(ID.to_owned()));
    assert_eq!(ask(submit, Some("trace-9"), refused.to_string().as_bytes()), both);
    let (known, told) = ask("/v1/standards/day-care/documents?kind=x&name=a.pdf", None, b"x");
    assert_eq!(told, Some(known), "without a command's id it is the request's");
    let nobody = world.client().post(LIST, &json!({})).unwrap();
    assert!(nobody.header("x-request-id").is_some());
}

#[test]
fn text_comes_compressed_to_whoever_asks_and_nothing_else_does() {
    let world = World::new("known-small");
    world.propose();
    let mut client = world.client().with_token("reader");
    let whole = client.get("/openapi.json").unwrap();
    assert_eq!(whole.header("content-encoding"), None);
    let mut coding = |path: &str, more: &[(&str, &str)]| {
        let headers = [&[("accept-encoding", "gzip")], more].concat();
        let answer = client.send("GET", path, &headers, b"").unwrap();
        assert_eq!(answer.status, 200);
        (answer.header("content-encoding").map(str::to_owned), answer.body)
    };
    let gzip = Some("gzip".to_owned());
    let (found, small) = coding("/openapi.json", &[]);
    assert_eq!((&found, &small[..2]), (&gzip, &[0x1f, 0x8b][..]));
    assert!(small.len() * 4 < whole.body.len(), "{} of {}", small.len(), whole.body.len());
    assert_eq!(coding("/healthz", &[]).0, None, "it is small already");
    // A browser that another site made ask, with whose cookies: compressed, its length would tell what else stands in it.
    let cookie = ("cookie", "session=x");
    assert_eq!(coding("/openapi.json", &[cookie]).0, None, "nobody says who made it ask");
    assert_eq!(coding("/openapi.json", &[cookie, ("sec-fetch-site", "cross-site")]).0, None);
    assert_eq!(coding("/openapi.json", &[cookie, ("sec-fetch-site", "same-site")]).0, None);
    for own in ["same-origin", "none"] {
        assert_eq!(coding("/openapi.json", &[cookie, ("sec-fetch-site", own)]).0, gzip);
    }
    // A feed comes bit by bit: what reads it would wait for a block to be full.
    let header = "Accept-Encoding: gzip\r\n";
    assert_eq!(crate::streams::feed(world.address, "/events?after=5", header, 1).len(), 1);
}

/// Prometheus's own rules: a family is told once, with what it is and its type, and its name says its unit.
#[test]
fn the_counters_are_in_the_form_that_prometheus_reads() {
    let world = World::new("known-counters");
    world.propose();
    let text = world.client().with_token("reader").get("/metrics").unwrap().text();
    let (mut families, mut family, mut kind) = (Vec::new(), "", "");
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(help) = line.strip_prefix("# HELP ") {
            family = help.split_once(' ').filter(|(_, says)| says.ends_with('.')).unwrap().0;
            let typed = lines.next().unwrap().strip_prefix("# TYPE ").unwrap();
            kind = typed.strip_prefix(family).unwrap().trim();
            assert!(!families.contains(&family), "{family} is told twice");
            assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
            assert_eq!(family.ends_with("_total"), kind == "counter", "{family}");
            assert!(
                kind != "histogram"
                    || ["_seconds", "_commands"].iter().any(|unit| family.ends_with(unit))
            );
            families.push(family);
            continue;
        }
        let name = line.split(['{', ' ']).next().unwrap();
        let endings: &[&str] =
            if kind == "histogram" { &["_bucket", "_sum", "_count"] } else { &[""] };
        assert!(
            endings.iter().any(|ending| name.strip_suffix(ending) == Some(family)),
            "{line} in {family}"
        );
        assert!(line.rsplit_once(' ').unwrap().1.parse::<f64>().unwrap() >= 0.0, "{line}");
    }
    for wanted in [
        "plumbline_build_info",
        "plumbline_calls_total",
        "plumbline_call_seconds",
        "plumbline_requests_total",
        "plumbline_request_seconds",
        "plumbline_log_events",
        "plumbline_log_wal_bytes",
        "plumbline_commands_waiting",
        "plumbline_batch_commands",
        "plumbline_commit_seconds",
        "plumbline_view_lag_events",
        "plumbline_connections",
        "plumbline_feeds",
        "plumbline_disk_free_bytes",
        "process_resident_memory_bytes",
        "process_open_fds",
        "process_cpu_seconds_total",
        "process_start_time_seconds",
    ] {
        assert!(families.contains(&wanted), "{wanted} is not there");
    }
    for line in [
        "plumbline_requests_total{class=\"call\",status=\"200\"} 1",
        "plumbline_batch_commands_bucket{le=\"1\"} ",
        "plumbline_view_lag_events{view=\"catalogue\"} ",
        "plumbline_connections ",
        "plumbline_feeds 0",
    ] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}\n{text}");
    }
}
