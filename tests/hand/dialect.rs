//! Programs know one dialect: what a command writes with `--output json` or `--json` is what the API answers.

use plumbline_testkit::{Folder, Start, plumbline, run};
use serde_json::{Value, json};

#[test]
fn a_program_is_told_by_a_command_what_the_api_tells_it() {
    let folder = Folder::new("hand-dialect");
    let data = folder.join("data");
    let arg = |arg: &str| arg.to_owned();
    let server = Start::of(&plumbline(), &data).arg("--demo").arg("--no-clock").start().unwrap();
    let command = |words: &[&str]| -> Value {
        let words: Vec<String> = words
            .iter()
            .copied()
            .map(arg)
            .chain([arg("--data"), data.display().to_string()])
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = run(&words);
        let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {complaints}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let made = run(&[
        "token",
        "create",
        "auditor",
        "--role",
        "administrator",
        "--data",
        data.to_str().unwrap(),
    ]);
    let token = String::from_utf8(made.stdout).unwrap();
    let mut api = server.client().with_token(token.trim());
    let mut ask = |call: &str, question: Value| -> Value {
        let answer = api.post(&format!("/plumbline.v1.{call}"), &question).unwrap();
        assert_eq!(answer.status, 200, "{call}: {}", answer.text());
        answer.json()
    };
    let pairs = [
        (
            &["pipeline", "--as-of", "2026-03-01", "--field", "elderly-care", "--output", "json"][..],
            "LeadershipService/GetPipeline",
            json!({ "asOf": "2026-03-01", "filter": { "field": "elderly-care" } }),
        ),
        (
            &["list", "养老", "--limit", "3", "--output", "json"],
            "StandardService/ListStandards",
            json!({ "query": "养老", "pageSize": 3 }),
        ),
        (
            &["show", "demo-04-2", "--output", "json"],
            "StandardService/GetStandard",
            json!({ "standardId": "demo-04-2", "eventsPageSize": 1000 }),
        ),
        (
            &["explain", "demo-81", "--output", "json"],
            "ExplanationService/Explain",
            json!({ "standardId": "demo-81" }),
        ),
        (&["irregular", "--output", "json"], "LeadershipService/ListIrregularities", json!({})),
        (
            &["desk", "--as", "p-zhao", "--json"],
            "DeskService/GetDesk",
            json!({ "person": "p-zhao", "pageSize": 50 }),
        ),
        (&["desk", "--waiting-on", "--json"], "DeskService/GetWaitingOn", json!({})),
        (
            &["due", "--within", "60", "--json"],
            "DeskService/GetDue",
            json!({ "withinDays": 60, "pageSize": 200 }),
        ),
        (
            &["times", "--as-of", "2026-03-01", "--output", "json"],
            "LeadershipService/GetTimes",
            json!({ "asOf": "2026-03-01" }),
        ),
        (
            &["times", "--from", "40.20", "--to", "40.60", "--output", "json"],
            "LeadershipService/GetTimeBetween",
            json!({ "from": "40.20", "to": "40.60" }),
        ),
        (
            &["implementation", "figures", "--period", "2026", "--output", "json"],
            "LeadershipService/GetInUse",
            json!({ "period": "2026" }),
        ),
        (
            &["implementation", "unanswered", "--output", "json"],
            "LeadershipService/ListOpenFeedback",
            json!({}),
        ),
        (&["people", "list", "--output", "json"], "PeopleService/GetPeople", json!({})),
        (&["calendar", "show", "--json"], "CalendarService/GetCalendar", json!({})),
        (&["policy", "--json"], "PolicyService/GetPolicy", json!({})),
    ];
    for (words, call, question) in pairs {
        let (mut told, mut answered) = (command(words), ask(call, question));
        // An empty list is left out by the one and told by the other.
        for side in [&mut told, &mut answered] {
            side.as_object_mut().unwrap().retain(|_, value| *value != json!([]));
        }
        assert_eq!(told, answered, "{words:?}");
    }
    let shown = command(&["show", "demo-04-2", "--output", "json"]);
    assert_eq!(shown["revises"], "demo-04");
    assert_eq!(
        shown["events"].as_array().unwrap().len() as u64,
        shown["eventsTotal"].as_u64().unwrap()
    );
    let watched = run(&[
        "watch",
        "--once",
        "--json",
        "--standard",
        "demo-04-2",
        "--data",
        data.to_str().unwrap(),
    ]);
    let watched = String::from_utf8(watched.stdout).unwrap();
    let watched: Vec<Value> =
        watched.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for event in shown["events"].as_array().unwrap() {
        assert!(watched.contains(event), "{event}");
    }
    let approvals = command(&["approval", "list", "demo-81", "--json"]);
    let one = approvals["approvals"][0].clone();
    let name = one["approval"].as_str().unwrap();
    assert_eq!(one, command(&["approval", "show", name, "--json"]));
    assert_eq!(one, ask("ApprovalService/GetApproval", json!({ "approval": name })));
}
