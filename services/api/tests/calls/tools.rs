//! What gRPC's own tools ask, without a token: whether the service is well, and what there is to call.

use plumbline_testkit::Answer;
use serde_json::{Value, json};

use crate::world::World;

const CHECK: &str = "/grpc.health.v1.Health/Check";
const STREAMED: [(&str, &str); 1] = [("content-type", "application/connect+json")];

fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&[0], length.as_slice(), body.as_bytes()].concat()
}

/// The messages of a streamed answer, its end the last of them.
fn messages(answer: &Answer) -> Vec<Value> {
    let (mut rest, mut all) = (answer.body.as_slice(), Vec::new());
    while let [_, a, b, c, d, after @ ..] = rest {
        let (message, more) = after.split_at(u32::from_be_bytes([*a, *b, *c, *d]) as usize);
        all.push(serde_json::from_slice(message).unwrap());
        rest = more;
    }
    all
}

#[test]
fn health_says_what_readyz_says() {
    let world = World::new("tools-health");
    let began = std::time::Instant::now();
    while world.client().get("/readyz").unwrap().status != 200 {
        assert!(began.elapsed().as_secs() < 10);
    }
    for service in ["", "plumbline.v1.StandardService", "plumbline.v1.DeskService"] {
        let answer = world.client().post(CHECK, &json!({"service": service})).unwrap();
        assert_eq!(
            (answer.status, answer.json()),
            (200, json!({"status": "SERVING"})),
            "{service}"
        );
    }
    let unknown = world.client().post(CHECK, &json!({"service": "x"})).unwrap();
    assert_eq!((unknown.status, &unknown.json()["code"]), (404, &json!("not_found")));
}

#[test]
fn health_is_not_serving_while_the_service_is_not_ready() {
    let world = World::deaf("tools-unwell", 1);
    assert_eq!(world.client().get("/readyz").unwrap().status, 503);
    let answer = world.client().post(CHECK, &json!({})).unwrap();
    assert_eq!(answer.json(), json!({"status": "NOT_SERVING"}));
}

#[test]
fn reflection_tells_the_contract_in_both_its_versions() {
    let world = World::new("tools-reflection");
    for version in ["v1", "v1alpha"] {
        let path = format!("/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo");
        let ask = |message: Value| {
            messages(&world.client().send("POST", &path, &STREAMED, &framed(&message)).unwrap())
        };
        let listed = ask(json!({"listServices": ""}));
        let names: Vec<&str> = listed[0]["listServicesResponse"]["service"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|service| service["name"].as_str())
            .collect();
        for service in ["StandardService", "LogService", "ApprovalService"] {
            assert!(names.contains(&format!("plumbline.v1.{service}").as_str()), "{names:?}");
        }
        let file = ask(json!({"fileContainingSymbol": "plumbline.v1.StandardService.Submit"}));
        let files = &file[0]["fileDescriptorResponse"]["fileDescriptorProto"];
        assert!(files.as_array().is_some_and(|files| !files.is_empty()), "{file:?}");
    }
}
