//! A review with a secret ballot, from its call to its conclusion, by calls alone but for the cards, which are nobody's calls.

use plumbline_lifecycle::ballot::{Choice, Code};
use plumbline_log::{Log, NewEvent, Provenance};
use plumbline_workflow::Cast;
use serde_json::{Value, json};

use crate::world::World;

const EXPERTS: [&str; 5] = ["e-001", "e-002", "e-003", "e-004", "e-005"];

const BALLOT: &str = "lunch.proposal.1.1";

/// A pool, which no call fills.
fn pool(log: &mut Log) {
    let admitted = EXPERTS.iter().enumerate().map(|(at, expert)| {
        let description = json!({"kind": "expert", "name": format!("示例：{expert}"), "unit": format!("u-{at}"),
            "fields": ["elderly-care"], "senior": true});
        NewEvent {
            stream: "pool/330100".into(),
            version: at as u64 + 1,
            kind: "ExpertAdmitted",
            schema: 1,
            happened_on: "2026-11-24".parse().unwrap(),
            data: json!({"expert": expert, "description": description, "until": "2030-12-31", "approval": "示例"})
                .to_string(),
        }
    });
    let admitted: Vec<NewEvent> = admitted.collect();
    let provenance = Provenance {
        command: "01934b2e-7a00-7000-8000-000000000997".parse().unwrap(),
        digest: [0; 32],
        actor: "operator".into(),
        on_behalf_of: None,
    };
    let mut batch = log.appender.begin().unwrap();
    batch.append(&provenance, "2026-11-24T01:00:00Z".parse().unwrap(), &admitted).unwrap();
    batch.commit().unwrap();
}

fn given(world: &World, token: &str, call: &str, mut body: Value) -> Value {
    body["header"] = json!({"requestId": uuid::Uuid::now_v7()});
    let answer = world.call(&json!({"call": call, "token": token, "body": body}));
    assert_eq!(answer["status"], 200, "{call} {body}: {answer}");
    answer["body"].clone()
}

fn told(world: &World, token: &str, call: &str, body: &Value) -> Value {
    world.call(&json!({"call": call, "token": token, "body": body}))
}

#[test]
fn a_secret_ballot_is_opened_cast_counted_and_read_by_calls() {
    let world = World::on("api-ballot", pool);
    let profile = json!({"titles": {"zh": "示例：助餐服务规范"}, "level": "local", "field": "elderly-care",
        "jurisdiction": "330100", "draftingUnit": "示例研究院"});
    let standard = |command: Value| {
        let mut body = json!({"standardId": "lunch"});
        body.as_object_mut().unwrap().extend(command.as_object().unwrap().clone());
        given(&world, "office", "StandardService/Submit", body)
    };
    standard(json!({"propose": {"procedure": "local-city", "profile": profile}}));
    standard(
        json!({"callReview": {"purpose": "proposal", "form": "meeting", "on": "2026-12-20", "size": 5}}),
    );
    let review = |token: &str, command: Value| {
        let mut body = json!({"review": "lunch.proposal.1"});
        body.as_object_mut().unwrap().extend(command.as_object().unwrap().clone());
        given(&world, token, "ReviewService/Submit", body)
    };
    review("office", json!({"drawPanel": {}}));
    for expert in EXPERTS {
        review(&format!("reader {expert}"), json!({"answerInvitation": {"answer": "accepted"}}));
    }
    review("office", json!({"nameChair": {"expert": "e-001"}}));
    review(
        "reader e-002",
        json!({"giveOpinion": {"clause": "5.2", "text": "示例：依据不足", "weight": "must"}}),
    );
    review("office", json!({"disposeOpinion": {"no": 1, "disposal": "taken"}}));
    review("office", json!({"recordAttendance": {"present": EXPERTS}}));
    let ballot = BALLOT.parse().unwrap();
    let codes: Vec<Code> =
        (0..5).map(|nth: u8| Code::of(std::array::from_fn(|at| nth * 31 + at as u8))).collect();
    let hashes: Vec<String> = codes.iter().map(|code| code.hash(&ballot).to_string()).collect();
    review("office", json!({"callBallot": {"cards": hashes}}));
    let to_ballot = |command: Value| {
        let mut body = json!({"ballot": BALLOT});
        body.as_object_mut().unwrap().extend(command.as_object().unwrap().clone());
        given(&world, "office", "BallotService/Submit", body)
    };
    to_ballot(json!({"handCards": {"to": EXPERTS, "voided": [], "scrutineer": "p-qian"}}));
    for (nth, code) in codes.iter().enumerate() {
        let choice = if nth == 4 { Choice::No } else { Choice::Yes };
        let cast = Cast { ballot: ballot.clone(), code: code.clone(), choice };
        world.writer.cast_blocking(cast).unwrap();
    }
    // Until it is counted nobody sees how it goes.
    let open = told(&world, "office", "BallotService/GetBallot", &json!({"ballot": BALLOT}));
    let outcome = &open["body"]["outcome"];
    assert_eq!(
        (&outcome["state"], &outcome["cast"], &outcome["yes"]),
        (&json!("open"), &Value::Null, &Value::Null)
    );
    assert!(open["body"]["cards"]["cast"].is_null(), "{open}");
    to_ballot(json!({"closeBallot": {"voted": EXPERTS, "scrutineer": "p-qian"}}));
    review(
        "reader e-001",
        json!({"concludeReview": {"passed": true, "conclusion": "示例：同意立项"}}),
    );

    let ballot =
        told(&world, "reader e-003", "BallotService/GetBallot", &json!({"ballot": BALLOT}));
    let outcome = &ballot["body"]["outcome"];
    assert_eq!(
        (&outcome["verdict"], &outcome["yes"], &outcome["no"]),
        (&json!("passed"), &json!(4), &json!(1))
    );
    assert!(
        outcome["arithmeticZh"].as_str().unwrap().starts_with("应到 5 人，实到 5 人"),
        "{outcome}"
    );
    let needed: Vec<&Value> =
        outcome["conditions"].as_array().unwrap().iter().map(|held| &held["needed"]).collect();
    assert_eq!(needed, [&json!(4), &json!(4)], "two thirds and three quarters of five");
    let cast = ballot["body"]["cards"]["cast"].as_array().unwrap();
    let mut expected: Vec<(&String, &Code)> = hashes.iter().zip(&codes).collect();
    expected.sort();
    let found: Vec<&str> = cast.iter().map(|card| card["code"].as_str().unwrap()).collect();
    let expected: Vec<&str> = expected.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(found, expected, "sorted by the hashes");
    assert!(
        ballot["body"]["electors"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["voted"] == true && one["choice"].is_null())
    );

    let review =
        told(&world, "office", "ReviewService/GetReview", &json!({"review": "lunch.proposal.1"}));
    let body = &review["body"];
    assert_eq!((&body["state"], &body["chair"]["name"]), (&json!("passed"), &json!("示例：e-001")));
    let sentences = body["draws"][0]["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 5, "a sentence for everybody of the pool");
    assert!(sentences[0]["zh"].as_str().unwrap().contains("入选"), "{sentences:?}");
    assert!(body["draws"][0]["witnessed"].is_null(), "it is not, and the page says so");
    assert_eq!(body["opinions"][0]["disposal"], "taken");
    assert_eq!(body["ballots"][0], ballot["body"]["outcome"]);
    // Elsewhere there is neither.
    for (call, body) in [
        ("ReviewService/GetReview", json!({"review": "lunch.proposal.1"})),
        ("BallotService/GetBallot", json!({"ballot": BALLOT})),
    ] {
        let hidden = told(&world, "office@330200 p-wu", call, &body);
        assert_eq!(hidden["status"], 404, "{hidden}");
    }
}
