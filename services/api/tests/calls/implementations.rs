//! A standard in use over the API: who records, who inspects, who mends, and what is told of it and to whom.

use serde_json::{Value, json};

use crate::life::whole_life;
use crate::world::World;

/// A published standard, a home with its head, and a supervisor.
fn in_use(name: &str) -> World {
    let world = World::new(name);
    whole_life(&world, "day-care");
    let unit = |id: &str, parent: Value| json!({"foundUnit": {"unit": id, "names": {"zh": format!("示例：{id}")}, "kind": "institution", "area": "330100", "parent": parent}});
    let county = json!({"foundUnit": {"unit": "u-yard", "names": {"zh": "示例：u-yard"}, "kind": "institution", "area": "330106"}});
    let join = |person: &str, unit: &str| json!({"join": {"person": person, "name": "示例：某", "unit": unit}});
    let role = |role: &str, unit: &str, person: &str| json!({"assignRole": {"role": role, "unit": unit, "person": person, "from": "2026-11-24"}});
    for command in [
        unit("u-bureau", Value::Null),
        unit("u-home", json!("u-bureau")),
        unit("u-centre", json!("u-bureau")),
        county,
        join("p-shi", "u-yard"),
        join("p-he", "u-home"),
        join("p-zheng", "u-bureau"),
        role("institution-head", "u-home", "p-he"),
        role("supervisor", "u-bureau", "p-zheng"),
    ] {
        let done =
            world.call(&asked("administrator", "PeopleService/Submit", &json!({}), &command));
        assert_eq!(done["status"], 200, "{command}: {done}");
    }
    world
}

fn asked(token: &str, call: &str, about: &Value, command: &Value) -> Value {
    let mut body = json!({"header": {"requestId": uuid::Uuid::now_v7()}});
    for more in [about, command] {
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    }
    json!({"call": call, "token": token, "body": body})
}

/// What a command came to: `ok`, or the rule that said no.
fn give(world: &World, token: &str, command: &Value) -> String {
    let about = json!({"standardId": "day-care"});
    let answer = world.call(&asked(token, "ImplementationService/Submit", &about, command));
    match answer["body"]["code"].as_str() {
        None => "ok".into(),
        Some(_) => answer["body"]["details"][0]["debug"]["rule"].as_str().unwrap_or("?").to_owned(),
    }
}

fn told(world: &World, token: &str) -> Value {
    let body = json!({"standardId": "day-care"});
    world.call(
        &json!({"call": "ImplementationService/GetImplementation", "token": token, "body": body}),
    )
}

#[test]
fn a_unit_records_a_supervisor_inspects_and_nobody_closes_what_they_reported() {
    let world = in_use("api-implementation");
    let record = |unit: &str, hits: u32| json!({"keepRecord": {"unit": unit, "period": "2026-Q3", "basis": "coverage", "hits": hits, "of": 100}});
    let inspect = json!({"inspect": {"unit": "u-home", "findings": ["示例：记录不全"]}});
    let order =
        json!({"orderRectification": {"inspection": 1, "finding": 1, "until": "2026-12-31"}});
    let mended = json!({"reportRectification": {"no": 1, "text": "示例：已补全"}});
    let closed = json!({"closeRectification": {"no": 1, "text": "示例：复查合格"}});
    let plan =
        json!({"planRollout": {"units": ["u-home", "u-centre", "u-yard"], "until": "2026-12-31"}});
    let wish = json!({"receiveFeedback": {"from": "示例：家属", "text": "示例：配置要求偏高", "wants": "change"}});
    for (token, command, came_to) in [
        ("reader p-he", &plan, "role-may-not"),
        // The county's home must not be heard before the plan names it.
        ("reader@330106 p-shi", &wish, "outside-jurisdiction"),
        ("office", &plan, "ok"),
        ("reader@330106 p-shi", &wish, "ok"),
        ("reader@330106", &wish, "outside-jurisdiction"),
        ("reader@330106 p-shi", &record("u-yard", 8), "ok"),
        ("reader@330106 p-shi", &record("u-home", 8), "role-may-not"),
        ("reader@330106 p-shi", &inspect, "outside-jurisdiction"),
        ("reader p-he", &record("u-home", 80), "ok"),
        ("reader p-he", &record("u-centre", 80), "role-may-not"),
        ("office@330200 p-wu", &record("u-home", 1), "outside-jurisdiction"),
        ("office", &record("u-centre", 12), "ok"),
        ("reader p-he", &wish, "ok"),
        ("reader p-he", &inspect, "role-may-not"),
        ("reader p-zheng", &inspect, "ok"),
        ("reader p-he", &order, "role-may-not"),
        ("reader p-zheng", &order, "ok"),
        ("reader p-zheng", &mended, "role-may-not"),
        ("reader p-he", &mended, "ok"),
        ("reader p-he", &closed, "role-may-not"),
        ("reader p-zheng", &closed, "ok"),
    ] {
        assert_eq!(give(&world, token, command), came_to, "{token}: {command}");
    }
    let answer = told(&world, "reader");
    let body = &answer["body"];
    assert_eq!(body["coverage"], json!({"hits": "100", "of": "300"}));
    let units: Vec<(&str, bool)> = (body["units"].as_array().unwrap().iter())
        .map(|unit| (unit["unit"].as_str().unwrap(), unit["begun"] == true))
        .collect();
    assert_eq!(units, [("u-centre", true), ("u-home", true), ("u-yard", true)]);
    let mended = &body["rectifications"][0];
    assert_eq!((&mended["state"], &mended["text"]), (&json!("closed"), &json!("示例：记录不全")));
    assert_eq!(body["feedback"][0]["wants"], "change");
    for stranger in ["reader@330200", "office@330200 p-wu"] {
        assert_eq!(told(&world, stranger)["status"], 404, "{stranger}");
    }
    over_all_standards(&world);
    let nobody = json!({"call": "ImplementationService/GetImplementation", "body": {"standardId": "day-care"}});
    assert_eq!(world.call(&nobody)["status"], 401);
}

/// What the leadership group is told of all standards in use, and who else is.
fn over_all_standards(world: &World) {
    let head = json!({"call": "LogService/GetHead", "token": "reader", "body": {}});
    let head = world.call(&head)["body"]["size"].clone();
    let ask = |token: &str, call: &str, mut body: Value| {
        body["notBeforeSeq"] = head.clone();
        let call = format!("LeadershipService/{call}");
        let answer = world.call(&json!({"call": call, "token": token, "body": body}));
        assert_eq!(answer["status"], 200, "{answer}");
        answer["body"].clone()
    };
    let told = ask("reader", "GetInUse", json!({}));
    let quarter = json!({"first": "2026-07-01", "last": "2026-09-30", "hits": "100", "of": "300"});
    assert_eq!((&told["total"], &told["coverage"]), (&json!(1), &quarter));
    let standard = &told["standards"][0];
    assert_eq!((&standard["standardId"], &standard["coverage"]), (&json!("day-care"), &quarter));
    let figures = ["must", "begun", "unanswered"].map(|name| standard[name].as_u64());
    assert_eq!(figures, [Some(3), Some(3), Some(2)]);
    let units: Vec<(&str, &str)> = (told["units"].as_array().unwrap().iter())
        .map(|unit| (unit["nameZh"].as_str().unwrap(), unit["coverage"]["hits"].as_str().unwrap()))
        .collect();
    // The least covered first.
    assert_eq!(units.first(), Some(&("示例：u-yard", "8")));
    let of_may = ask("reader", "GetInUse", json!({"period": "2026-05"}));
    assert_eq!((&of_may["total"], &of_may["coverage"]["of"]), (&json!(1), &Value::Null));
    let before = ask("reader", "GetInUse", json!({"asOf": "2026-11-23"}));
    assert_eq!(before["total"], Value::Null, "nothing was recorded by then");
    let open = ask("reader", "ListOpenFeedback", json!({}));
    assert_eq!((&open["total"], &open["rows"][0]["wants"]), (&json!(2), &json!("change")));
    for stranger in ["reader@330200", "office@330106 p-wu"] {
        let told = ask(stranger, "GetInUse", json!({}));
        assert_eq!((&told["total"], &told["units"]), (&Value::Null, &Value::Null), "{stranger}");
        let open = ask(stranger, "ListOpenFeedback", json!({}));
        assert_eq!((&open["total"], &open["rows"]), (&Value::Null, &Value::Null), "{stranger}");
    }
    assert_eq!(ask("reader@330000", "GetInUse", json!({}))["total"], 1, "of the province");
}
