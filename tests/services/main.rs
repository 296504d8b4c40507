//! The city through services of their own: a NATS server, the writer, a service for each view, and the gateway before them.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod certificates;
mod poison;
mod traced;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_log::Reader;
use plumbline_testkit::{
    Answer, Client, Folder, House, NatsProgram, PROJECTORS, Start, plumbline, run, skipped,
};
use plumbline_views::open_some;
use serde_json::{Value, json};
use uuid::Uuid;

fn house(test: &str) -> Option<(House, Folder)> {
    let nats = NatsProgram::find(test)?;
    let folder = Folder::new(test);
    let house = House::start(&nats, &plumbline(), folder.path(), true)
        .unwrap_or_else(|why| panic!("{why}"));
    Some((house, folder))
}

/// A token for somebody of the city, made at the writer's machine.
fn token(house: &House, name: &str, role: &str, person: Option<&str>) -> String {
    token_in(&house.data("writer"), name, role, person)
}

fn token_in(data: &Path, name: &str, role: &str, person: Option<&str>) -> String {
    let mut args = vec!["token", "create", name, "--role", role, "--jurisdiction", "330100"];
    args.extend(person.iter().flat_map(|person| ["--person", person]));
    let made = run(&[&args[..], &["--data", data.to_str().unwrap()]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap().trim().to_owned()
}

fn page(client: &mut Client, path: &str, token: &str, language: &str) -> Answer {
    let cookie = format!("plumbline_token={token}; plumbline_language={language}");
    client.send("GET", path, &[("cookie", &cookie), ("accept", "text/html")], b"").unwrap()
}

fn ask(client: &mut Client, call: &str, body: Value) -> Answer {
    client.post(&format!("/plumbline.v1.{call}"), &body).unwrap()
}

/// Waits until something holds; a minute is for ever.
fn until(what: &str, holds: impl FnMut() -> bool) {
    within(Duration::from_secs(60), what, holds);
}

fn within(most: Duration, what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < most, "{what} did not come to pass");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn propose(client: &mut Client, id: &str) -> Answer {
    let header = json!({ "requestId": Uuid::now_v7() });
    let profile = json!({ "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": format!("示例：{id}") }, "draftingUnit": "示例协会" });
    let body = json!({ "header": header, "standardId": id, "propose": { "procedure": "local", "profile": profile } });
    ask(client, "StandardService/Submit", body)
}

/// Every row of the views that a folder keeps, by view, as one hash each; nobody else may be keeping them.
fn dumps(folder: &Path, views: &[&str]) -> BTreeMap<String, String> {
    let (_, runner) = open_some(&folder.join("views"), views).unwrap();
    let dump = |view: &&str| {
        ((*view).to_owned(), format!("{:?}", runner.dump(view, &mut |_| {}).unwrap()))
    };
    views.iter().map(dump).collect()
}

/// The same of a new fold of a log.
fn folded(log: &Path, views: &[&str]) -> BTreeMap<String, String> {
    let scratch = Folder::new("folded");
    let reader = Reader::open(log).unwrap();
    let (_, mut runner) = open_some(scratch.path(), views).unwrap();
    runner.catch_up(&reader, &mut |_| {}).unwrap();
    let dump = |view: &&str| {
        ((*view).to_owned(), format!("{:?}", runner.dump(view, &mut |_| {}).unwrap()))
    };
    views.iter().map(dump).collect()
}

/// The views of each service.
const KEPT: [(&str, &[&str]); 4] = [
    ("leadership", &["leadership", "catalogue", "desk"]),
    ("catalogue", &["catalogue"]),
    ("desk", &["desk"]),
    ("experts", &["experts"]),
];

fn head(folder: &Path) -> u64 {
    Reader::open(folder).unwrap().head()
}

/// A page without the ids of its forms, which are made by chance, and without how far its log went when it was asked for: two
/// cities were begun.
fn without_ids(page: &str) -> String {
    let (before, after) = page.split_once(" data-seq=\"").unwrap_or((page, ""));
    let after = after.split_once('"').map_or("", |(_, after)| after);
    let page = &format!("{before}{after}");
    let mut pieces = page.split("name=\"id\" value=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.get(36..).unwrap_or_default())
}

/// What stands where two pages begin to differ.
fn first_difference(one: &str, many: &str) -> String {
    let same = one.bytes().zip(many.bytes()).take_while(|(one, many)| one == many).count();
    let around = |text: &str| {
        let from = same.saturating_sub(80).min(text.len());
        String::from_utf8_lossy(&text.as_bytes()[from..text.len().min(same + 80)]).into_owned()
    };
    format!("{} … and not … {}", around(one), around(many))
}

#[test]
fn the_city_is_the_same_through_services_of_their_own() {
    let Some((mut house, folder)) = house("the_city_is_the_same_through_services_of_their_own")
    else {
        return;
    };
    let office = token(&house, "office", "office", None);
    let zhao = token(&house, "zhao", "reader", Some("p-zhao"));
    let mut gateway = house.client().with_token(&office);

    // Whoever has done something sees it at once, whichever service answers.
    for n in 0..20 {
        let id = format!("seen-{n}");
        let answer = propose(&mut gateway, &id);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let listed =
            ask(&mut gateway, "StandardService/ListStandards", json!({ "query": id })).json();
        assert_eq!(listed["standards"][0]["standardId"], id.as_str(), "{listed}");
        let seen = json!({ "notBeforeSeq": answer.json()["lastSeq"] });
        let pipeline =
            ask(&mut house.client().with_token(&office), "LeadershipService/GetPipeline", seen);
        assert!(
            pipeline.json()["seenSeq"].as_str().unwrap()
                >= answer.json()["lastSeq"].as_str().unwrap()
        );
    }

    // The same pages and answers as one process gives over the same log.
    let copy = folder.path().join("copy");
    let copied =
        run(&["backup", copy.to_str().unwrap(), "--data", house.data("writer").to_str().unwrap()]);
    assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
    let alone = Start::new(&copy.join("latest")).arg("--demo").start().unwrap();
    let (mut one, mut many) = (alone.client(), house.client());
    for language in ["zh", "en"] {
        for path in [
            "/",
            "/?as_of=2025-06-30",
            "/?field=elderly-care",
            "/times?from=40.20&to=40.60",
            "/in-use?as_of=2026-06-30",
            "/due?within=90",
            "/catalogue",
            "/experts",
            "/catalogue?q=%E6%9C%8D%E5%8A%A1",
            "/desk",
            "/standards/demo-81",
        ] {
            for token in ["", &office, &zhao] {
                let [one, many] =
                    [&mut one, &mut many].map(|client| page(client, path, token, language));
                assert_eq!(one.status, many.status, "{path} in {language}");
                let [one, many] = [one, many].map(|answer| without_ids(&answer.text()));
                assert!(one == many, "{path} in {language}: {}", first_difference(&one, &many));
            }
        }
    }
    let (mut one, mut many) = (one.with_token(&zhao), many.with_token(&zhao));
    for (call, body) in [
        ("LeadershipService/GetPipeline", json!({ "asOf": "2024-12-31" })),
        ("LeadershipService/ListIrregularities", json!({})),
        ("StandardService/ListStandards", json!({ "pageSize": 50 })),
        ("StandardService/GetStandard", json!({ "standardId": "demo-81" })),
        ("DeskService/GetDesk", json!({})),
        ("DeskService/GetWaitingOn", json!({})),
        ("DeskService/GetDue", json!({ "withinDays": 90 })),
        ("LeadershipService/GetTimes", json!({ "asOf": "2026-06-30" })),
        ("LeadershipService/GetTimeBetween", json!({ "from": "40.20", "to": "40.60" })),
        ("LeadershipService/GetInUse", json!({ "period": "2026" })),
        ("LeadershipService/ListOpenFeedback", json!({})),
    ] {
        let [one, many] = [&mut one, &mut many].map(|client| {
            let mut told = ask(client, call, body.clone()).json();
            // The one process has granted its visitors' tokens anew, eight events.
            told.as_object_mut().map(|told| told.remove("seenSeq"));
            told
        });
        assert_eq!(one, many, "{call}");
    }
    drop(alone);

    // Each view is to the byte what a fold of the writer's log gives, and the replicas have its tree.
    let end = head(&house.data("writer"));
    for (role, _) in KEPT {
        until("the replica's end", || head(&house.data(role)) == end);
    }
    for (role, views) in KEPT {
        house.stop(role);
        assert_eq!(dumps(&house.data(role), views), folded(&house.data("writer"), views), "{role}");
        let verified = run(&["verify", "--data", house.data(role).to_str().unwrap()]);
        let says = String::from_utf8_lossy(&verified.stdout).into_owned();
        assert!(verified.status.success() && says.contains("came without their data"), "{says}");
        house.start_again(role).unwrap();
    }
    house.end();
}

#[test]
fn a_service_that_is_killed_takes_nobody_with_it_and_comes_back_to_the_same_bytes() {
    let Some((mut house, _folder)) = house("a_service_that_is_killed_takes_nobody_with_it") else {
        return;
    };
    let office = token(&house, "office", "office", None);
    let mut gateway = house.client().with_token(&office);
    let pages = [
        ("leadership", "/"),
        ("catalogue", "/catalogue"),
        ("experts", "/experts"),
        ("writer", "/desk"),
    ];
    let calls = [
        ("leadership", "LeadershipService/GetPipeline"),
        ("catalogue", "StandardService/ListStandards"),
        ("desk", "DeskService/GetWaitingOn"),
        ("experts", "ExpertsService/ListExperts"),
    ];
    for (n, killed) in PROJECTORS.into_iter().enumerate() {
        house.kill(killed);
        for (role, path) in pages {
            let shown = page(&mut house.client(), path, &office, "zh");
            match role == killed {
                true => {
                    assert_eq!(shown.status, 503);
                    let says = shown.text();
                    assert!(
                        says.contains("暂时没有应答，数据没有丢失")
                            && says.contains(&format!("（{killed}）")),
                        "{says}"
                    );
                }
                false => assert_eq!(shown.status, 200, "{role} while {killed} is gone"),
            }
        }
        for (role, call) in calls {
            let answer = ask(&mut gateway, call, json!({}));
            match role == killed {
                true => assert_eq!(
                    (answer.status, &answer.json()["code"]),
                    (503, &json!("unavailable"))
                ),
                false => assert_eq!(answer.status, 200, "{role} while {killed} is gone"),
            }
        }
        let ready = gateway.get("/readyz").unwrap();
        assert_eq!(
            (ready.status, ready.text()),
            (200, format!("ready\n{killed}: does not answer\n"))
        );
        // What is decided meanwhile is not lost to it.
        assert_eq!(propose(&mut gateway, &format!("meanwhile-{n}")).status, 200);
        let tended = Instant::now();
        house.start_again(killed).unwrap();
        until("the gateway's finding it again", || {
            ask(&mut gateway, calls[n].1, json!({})).status == 200
        });
        assert!(tended.elapsed() < Duration::from_secs(30));
    }
    let end = head(&house.data("writer"));
    for (role, views) in KEPT {
        until("the replica's end", || head(&house.data(role)) == end);
        house.stop(role);
        assert_eq!(dumps(&house.data(role), views), folded(&house.data("writer"), views), "{role}");
    }
    house.end();
}

#[test]
fn a_service_answers_nobody_but_its_gateway_which_knows_whose_a_token_is() {
    let Some((mut house, _folder)) = house("a_service_answers_nobody_but_its_gateway") else {
        return;
    };
    let office = token(&house, "soon-revoked", "office", None);
    for role in PROJECTORS {
        let mut direct = Client::new(house.address(role)).with_token(&office);
        for path in ["/", "/catalogue", "/experts", "/desk", "/metrics", "/openapi.json"] {
            let shown =
                direct.send("GET", path, &[("x-plumbline-gateway", "1.7b7d.00")], b"").unwrap();
            assert_eq!(shown.status, 403, "{role} {path}: {}", shown.text());
        }
        assert_eq!(ask(&mut direct, "LeadershipService/GetPipeline", json!({})).status, 403);
        assert_eq!(direct.get("/healthz").unwrap().status, 200);
        // Nor does it decide anything, also for the gateway's key.
        let data = house.data(role);
        let given = run(&[
            "submit",
            "x",
            r#"{"command":"AcceptProposal"}"#,
            "--data",
            data.to_str().unwrap(),
        ]);
        let says = String::from_utf8_lossy(&given.stderr).into_owned();
        assert!(!given.status.success() && says.contains("replica of a log"), "{says}");
    }
    // Nobody says through the gateway who they are.
    let mut stranger = house.client();
    let forged = [("x-plumbline-gateway", "1.7b7d.00")];
    assert_eq!(stranger.send("POST", "/gateway/caller", &forged, b"").unwrap().status, 403);
    assert_eq!(ask(&mut stranger, "LeadershipService/GetPipeline", json!({})).status, 401);
    assert_eq!(ask(&mut stranger, "StandardService/ListStandards", json!({})).status, 200);
    let mut guesser = house.client().with_token("pl_guessed");
    assert_eq!(ask(&mut guesser, "LeadershipService/GetPipeline", json!({})).status, 401);

    let mut client = house.client().with_token(&office);
    assert_eq!(ask(&mut client, "LeadershipService/GetPipeline", json!({})).status, 200);
    for path in [
        "/metrics",
        "/metrics/writer",
        "/metrics/leadership",
        "/metrics/catalogue",
        "/metrics/desk",
    ] {
        let told = client.get(path).unwrap();
        assert!(
            told.status == 200 && told.text().contains("process_open_fds"),
            "{path}: {}",
            told.text()
        );
        assert_eq!(house.client().get(path).unwrap().status, 401, "{path}");
    }
    // While the writer is gone, what only reads goes on for whom it knew; nothing is decided.
    house.kill("writer");
    assert_eq!(ask(&mut client, "LeadershipService/GetPipeline", json!({})).status, 200);
    let refused = propose(&mut client, "nobody-decides");
    assert_eq!((refused.status, &refused.json()["code"]), (503, &json!("unavailable")));
    assert_eq!(
        ask(
            &mut house.client().with_token("pl_unheard"),
            "LeadershipService/GetPipeline",
            json!({})
        )
        .status,
        503
    );
    house.start_again("writer").unwrap();
    // Who is revoked is out in a moment.
    let data = house.data("writer");
    let listed = run(&["token", "list", "--data", data.to_str().unwrap()]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    let number = listed
        .lines()
        .find(|line| line.contains("soon-revoked"))
        .and_then(|line| line.split_whitespace().next());
    let number = number.unwrap().to_owned();
    let revoked = run(&["token", "revoke", &number, "--data", data.to_str().unwrap()]);
    assert!(revoked.status.success(), "{}", String::from_utf8_lossy(&revoked.stderr));
    until("the token's end", || {
        ask(&mut client, "LeadershipService/GetPipeline", json!({})).status == 401
    });
    house.end();
}

/// Real observations of another body's catalogue, where `PLUMBLINE_ISO_DATA` names them.
#[test]
fn a_service_that_is_fed_by_the_bus_tells_of_each_day_what_one_process_tells() {
    let test = "a_service_that_is_fed_by_the_bus_tells_of_each_day_what_one_process_tells";
    let Some(record) = std::env::var_os("PLUMBLINE_ISO_DATA") else {
        return skipped(test, "PLUMBLINE_ISO_DATA names no record of observations");
    };
    let Some(nats) = NatsProgram::find(test) else { return };
    let folder = Folder::new(test);
    let data = folder.path().join("writer");
    let at = data.to_str().unwrap();
    let imported = run(&["import", "iso", record.to_str().unwrap(), "--data", at]);
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    let office = token_in(&data, "office", "office", None);
    // One process on a copy of the same log.
    let copy = folder.path().join("copy");
    let alone = copy.join("latest");
    let alone = alone.to_str().unwrap();
    let copied = run(&["backup", copy.to_str().unwrap(), "--data", at]);
    assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
    let house = House::start(&nats, &plumbline(), folder.path(), false).unwrap();
    let end = head(&data);
    within(Duration::from_secs(300), "the replica's end", || {
        head(&house.data("leadership")) == end
    });
    // One that is not kept open while a long question is worked out.
    let gateway = || house.client().with_token(&office);
    for month in 1..=12 {
        let day = jiff::civil::date(2024, month, 1).last_of_month().to_string();
        let one = run(&["pipeline", "--as-of", &day, "--output", "json", "--data", alone]);
        assert!(one.status.success(), "{}", String::from_utf8_lossy(&one.stderr));
        let one: Value = serde_json::from_slice(&one.stdout).unwrap();
        let many = ask(
            &mut gateway(),
            "LeadershipService/GetPipeline",
            json!({ "asOf": day, "notBeforeSeq": end.to_string() }),
        );
        assert_eq!(one, many.json(), "{day}");
        assert!(one["total"].as_u64().is_some_and(|total| total > 1_000), "{one}");
    }
    house.end();
}
