//! A consultation as the public reads it: while it is open without a token, by page or as a file, and not after.

use serde_json::{Value, json};

use crate::world::{World, calls, read};

/// A world in which `supper` is consulted on, and somebody has said something of it.
fn open(name: &str) -> World {
    let world = World::new(name);
    for file in ["01-ready", "02-comment", "03-comment-of-the-unit"] {
        let answer = world.call(&read(&calls().join(format!("99-consultation-{file}.json"))));
        let done = |status: &Value| *status == 200;
        let done = answer.as_array().map_or(done(&answer["status"]), |all| all.iter().all(done));
        assert!(done, "{file}: {answer}");
    }
    world
}

fn ask(world: &World, more: &Value) -> Value {
    let mut body = json!({"consultation": "supper.draft.1"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    world.call(&json!({"call": "ConsultationService/GetConsultation", "body": body}))
}

#[test]
fn what_is_open_to_comment_is_read_without_a_token_and_after_its_end_no_more() {
    let world = open("api-consultation-public");
    let told = ask(&world, &json!({}));
    assert_eq!((&told["status"], &told["body"]["state"]), (&json!(200), &json!("running")));
    let clauses = |told: &Value| -> Vec<String> {
        let comments = told["body"]["comments"].as_array().unwrap().iter();
        comments.map(|comment| comment["clause"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(clauses(&told), ["5.2", "5.10"], "5.10 stands behind 5.2");
    // By pages, which are all of one moment.
    let first = ask(&world, &json!({"commentsPageSize": 1}));
    let late = read(&calls().join("99-consultation-02-comment.json"));
    let mut another = late["body"].clone();
    another["header"]["requestId"] = json!(uuid::Uuid::now_v7());
    let another = json!({"call": late["call"], "token": "office", "body": another});
    assert_eq!(world.call(&another)["status"], 200);
    let token = &first["body"]["nextCommentsPageToken"];
    let second = ask(&world, &json!({"commentsPageSize": 1, "commentsPageToken": token}));
    assert_eq!((clauses(&first), clauses(&second)), (vec!["5.2".into()], vec!["5.10".into()]));
    assert_eq!(second["body"]["nextCommentsPageToken"], Value::Null);
    assert_eq!(second["body"]["counts"]["comments"], 2);

    let mut nobody = world.client();
    let csv = nobody.get("/v1/consultations/supper.draft.1/table.csv").unwrap();
    assert_eq!((csv.status, csv.header("content-type")), (200, Some("text/csv; charset=utf-8")));
    let named = Some("attachment; filename=\"supper.draft.1.csv\"");
    assert_eq!(csv.header("content-disposition"), named);
    let text = csv.text();
    assert!(
        text.starts_with("\u{FEFF}\"意见汇总处理表 Comments and their disposal\"\r\n"),
        "{text}"
    );
    assert_eq!(
        text.matches("\"5.10\",\"示例：应明确经费来源\",\"示例市财政局\",\"待处理\"").count(),
        2
    );
    let before = nobody.get("/v1/consultations/supper.draft.1/table.csv?asOf=2026-09-20").unwrap();
    assert!(!before.text().contains("两荤两素"), "of a later day: {}", before.text());
    let book = nobody.get("/v1/consultations/supper.draft.1/table.xlsx").unwrap();
    assert!(book.status == 200 && book.body.starts_with(b"PK"), "{}", book.status);
    let again = nobody.get("/v1/consultations/supper.draft.1/table.xlsx").unwrap();
    assert_eq!(book.body, again.body, "the same table is the same bytes");

    assert_eq!(world.call(&read(&calls().join("99-consultation-09-end.json")))["status"], 200);
    let over = ask(&world, &json!({}));
    assert_eq!((&over["status"], &over["body"]["code"]), (&json!(404), &json!("not_found")));
    let other = ask(&world, &json!({"consultation": "supper.draft.2"}));
    assert_eq!(over["body"]["message"], other["body"]["message"], "as if there were none");
    assert_eq!(ask(&world, &json!({"asOf": "2026-09-30"}))["status"], 200, "it was public then");
    for form in ["csv", "xlsx"] {
        let path = format!("/v1/consultations/supper.draft.1/table.{form}");
        assert_eq!(nobody.get(&path).unwrap().status, 404, "{form}");
        let mut reader = world.client().with_token("reader");
        assert_eq!(reader.get(&path).unwrap().status, 200, "{form}");
    }
    assert_eq!(nobody.get("/v1/consultations/supper.draft.1/table.pdf").unwrap().status, 404);
    let bad = nobody.get("/v1/consultations/supper.draft.1/table.csv?day=2026-09-20").unwrap();
    assert_eq!((bad.status, &bad.json()["code"]), (400, &json!("invalid_argument")));
}
