//! Traces: a request is followed from whoever sent it through the gateway to its decision and its commit; where secret votes are
//! cast nothing is.

use plumbline_testkit::{Collector, Folder, Server, Span, Start, skipped};
use serde_json::json;
use uuid::Uuid;

/// The trace and the span of whoever asks.
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const ASKER: &str = "00f067aa0ba902b7";

/// The writer and the gateway before it, both telling the same collector.
fn traced(folder: &Folder, collector: &Collector) -> Option<(Server, Server)> {
    let key = folder.join("gateway.key");
    std::fs::write(&key, "07".repeat(32)).unwrap();
    let said = folder.join("said.txt");
    let start = |role: &str| {
        Start::new(&folder.join(role))
            .arg("--role")
            .arg(role)
            .arg("--gateway-key")
            .arg(key.to_str().unwrap())
            .env("OTEL_EXPORTER_OTLP_ENDPOINT", &collector.endpoint())
            .env("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")
            .env("OTEL_BSP_SCHEDULE_DELAY", "50")
            .stderr(&said)
    };
    let writer = start("writer").start().unwrap_or_else(|why| panic!("{why}"));
    if std::fs::read_to_string(&said).unwrap().contains("built without them (feature otlp)") {
        skipped("traces", "the program was built without its feature otlp");
        return None;
    }
    let gateway = ["writer", "leadership", "catalogue", "desk", "experts"]
        .into_iter()
        .fold(start("gateway"), |start, of| {
            start.arg(&format!("--{of}")).arg(&writer.address().to_string())
        })
        .even_unwell();
    let gateway = gateway.start().unwrap_or_else(|why| panic!("{why}"));
    Some((writer, gateway))
}

#[test]
fn a_command_is_followed_from_its_sender_to_its_commit() {
    let (folder, collector) = (Folder::new("traced"), Collector::start());
    let Some((_writer, gateway)) = traced(&folder, &collector) else { return };
    let token = super::token_in(&folder.join("writer"), "office", "office", None);
    let mut client = gateway.client().with_token(&token);

    let card = "K7QF2M9DX4TB9RWE3HNA";
    let form = format!("code={card}&choice=yes");
    let sent = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("traceparent", "00-11111111111111111111111111111111-2222222222222222-01"),
    ];
    client.send("POST", "/ballots/day-care.draft.1.1", &sent, form.as_bytes()).unwrap();
    let parent = format!("00-{TRACE}-{ASKER}-01");
    let profile = json!({ "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": "示例：追踪" }, "draftingUnit": "示例协会" });
    let body = json!({ "header": { "requestId": Uuid::now_v7() }, "standardId": "day-care",
        "propose": { "procedure": "local", "profile": profile } });
    let headers = [("content-type", "application/json"), ("traceparent", &parent)];
    let call = "/plumbline.v1.StandardService/Submit";
    let answer = client.send("POST", call, &headers, body.to_string().as_bytes()).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.text());

    let of = |service: &str, name: &str| {
        let name = name.to_owned();
        collector.wait_for(&format!("{name} of {service}"), |span: &Span| {
            span.service == service && span.name == name && span.trace == TRACE
        })
    };
    let at_the_gateway = of("plumbline-gateway", &format!("POST {call}"));
    let at_the_writer = of("plumbline-writer", &format!("POST {call}"));
    assert_eq!(at_the_gateway.parent, ASKER);
    assert_eq!(at_the_writer.parent, at_the_gateway.id);
    for name in ["decide", "commit"] {
        assert_eq!(of("plumbline-writer", name).parent, at_the_writer.id, "{name}");
    }
    let decided = of("plumbline-writer", "decide").told;
    assert!(decided.contains("Propose") && decided.contains("standard/day-care"), "{decided}");

    // An expert's page, and what is private of them.
    client.send("GET", "/experts/330100/e-009", &headers, b"").unwrap();
    let erase =
        json!({ "header": { "requestId": Uuid::now_v7() }, "area": "330100", "expert": "e-009" });
    let call = "/plumbline.v1.PoolService/ErasePersonalData";
    client.send("POST", call, &headers, erase.to_string().as_bytes()).unwrap();
    collector.wait_for("the erasure", |span: &Span| {
        span.name == "decide" && span.told.contains("ErasePersonalData")
    });

    let told = format!("{:?}", collector.spans());
    assert!(told.contains("GET /experts") && !told.contains("e-009"), "{told}");
    for of_the_vote in [card, "/ballots/", &"1".repeat(32), &"2".repeat(16)] {
        assert!(!told.contains(of_the_vote), "{of_the_vote} was told: {told}");
    }
}
