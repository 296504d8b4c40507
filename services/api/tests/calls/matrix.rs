//! Who may call what: every call of the contract and every address beside it, by everybody. A new one without a row fails.
//!
//! Each row asks about `lunch`, a proposal of the city 330100 that is under approval, about what was said of `supper`, whose
//! consultation is over, or gives a command that a rule refuses to
//! whoever may give it: `rules` says that the policy let them through. `shows` and `hides` say whether what may not be read
//! elsewhere stands in the answer.

use std::collections::BTreeSet;

use plumbline_log::{Log, NewEvent, Provenance};
use serde_json::{Value, json};

use crate::streams::feed_until;
use crate::world::{EXPIRED, REVOKED, World, calls, read};

/// Everybody who calls: who they are in the tables below, and their token.
const CALLERS: [(&str, Option<&str>); 16] = [
    ("stranger", None),
    ("revoked", Some(REVOKED)),
    ("expired", Some(EXPIRED)),
    ("reader", Some("reader")),
    ("drafter", Some("drafter p-feng")),
    ("office", Some("office")),
    ("admin", Some("administrator")),
    ("county", Some("office@330106 p-wu")),
    ("reader2", Some("reader@330200")),
    ("drafter2", Some("drafter@330200 p-wu")),
    ("office2", Some("office@330200 p-wu")),
    ("province", Some("reader@330000")),
    ("system", Some("system-administrator")),
    ("system2", Some("system-administrator@330106")),
    ("security", Some("security-administrator")),
    ("audit", Some("audit-administrator")),
];

/// For each call what everybody gets, in the order of [`CALLERS`].
const CALLS: &str = "
StandardService/Submit            401   401   401   deny  deny  rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny
StandardService/GetStandard       401   401   401   shows shows shows shows none  none  none  none  shows shows none  shows shows
StandardService/ListStandards     hides 401   401   shows shows shows shows hides hides hides hides shows shows hides shows shows
ApprovalService/Submit            401   401   401   deny  rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny  deny
ApprovalService/GetApproval       401   401   401   shows shows shows shows none  none  none  none  shows shows none  shows shows
BallotService/Submit              401   401   401   deny  deny  none  deny  deny  deny  deny  deny  deny  deny  deny  deny  deny
BallotService/GetBallot           401   401   401   none  none  none  none  none  none  none  none  none  none  none  none  none
CalendarService/SetCalendar       401   401   401   deny  deny  deny  rules deny  deny  deny  deny  deny  rules deny  deny  deny
CalendarService/GetCalendar       401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
ConsultationService/Submit        401   401   401   deny  rules rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny
ConsultationService/GetConsultation none  401   401   shows shows shows shows none  none  none  none  shows shows none  shows shows
DeskService/GetDesk               401   401   401   deny  deny  shows shows hides deny  deny  hides deny  deny  deny  deny  shows
DeskService/GetWaiting            401   401   401   shows shows shows shows hides hides hides hides shows shows hides shows shows
DeskService/GetWaitingOn          401   401   401   shows shows shows shows hides hides hides hides shows shows hides shows shows
DeskService/GetDue                401   401   401   shows shows shows shows hides hides hides hides shows shows hides shows shows
ExpertsService/ListExperts        401   401   401   shows shows shows shows hides hides hides hides shows shows hides shows shows
ExpertsService/GetExpert          401   401   401   shows shows shows shows none  none  none  none  shows shows none  shows shows
ExplanationService/Explain        401   401   401   shows shows shows shows none  none  none  none  shows shows none  shows shows
ImplementationService/Submit      401   401   401   deny  deny  rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny
ImplementationService/GetImplementation 401   401   401   shows shows shows shows none  none  none  none  shows shows none  shows shows
LeadershipService/GetPipeline     401   401   401   shows shows shows shows hides hides hides hides shows shows hides shows shows
LeadershipService/ListIrregularities 401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
LeadershipService/GetTimes        401   401   401   shows shows shows shows hides hides hides hides shows shows hides shows shows
LeadershipService/GetTimeBetween  401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
LeadershipService/GetInUse        401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
LeadershipService/ListOpenFeedback 401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
LogService/GetHead                401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
LogService/StreamEvents           401   401   401   feed  feed  feed  feed  feed  feed  feed  feed  feed  feed  feed  feed  feed
PeopleService/Submit              401   401   401   deny  deny  deny  rules deny  deny  deny  deny  deny  rules deny  deny  deny
PeopleService/GetPeople           401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
PolicyService/GetPolicy           401   401   401   hides hides hides hides hides hides hides hides hides hides hides hides hides
PoolService/Submit                401   401   401   deny  deny  rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny
PoolService/SealPersonalData      401   401   401   deny  deny  rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny
PoolService/ErasePersonalData     401   401   401   deny  deny  rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny
PoolService/GetPersonalData       401   401   401   deny  deny  shows shows deny  deny  deny  deny  deny  deny  deny  deny  deny
ProcedureService/AdoptProcedure   401   401   401   deny  deny  deny  rules deny  deny  deny  deny  deny  rules rules deny  deny
ReviewService/Submit              401   401   401   deny  deny  rules deny  deny  deny  deny  deny  deny  deny  deny  deny  deny
ReviewService/GetReview           401   401   401   shows shows shows shows none  none  none  none  shows shows none  shows shows
POST /v1/standards/{id}/documents 401   401   401   deny  rules rules rules deny  deny  deny  deny  deny  deny  deny  deny  deny
GET /v1/standards/{id}/documents/{sha256} 401   401   401   none  none  none  none  none  none  none  none  none  none  none  none  none
GET /v1/consultations/{consultation}/table.csv none  401   401   200   200   200   200   none  none  none  none  200   200   none  200   200
GET /v1/consultations/{consultation}/table.xlsx none  401   401   200   200   200   200   none  none  none  none  200   200   none  200   200
GET /events                       401   401   401   feed  feed  feed  feed  feed  feed  feed  feed  feed  feed  feed  feed  feed
GET /metrics                      401   401   401   200   200   200   200   200   200   200   200   200   200   200   200   200
GET /healthz                      200   200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
GET /readyz                       200   200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
GET /openapi.json                 200   200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
";

/// What is asked, and a word that stands in an answer which shows something of the city alone.
fn asked(call: &str) -> (Value, &'static str) {
    let header = json!({"requestId": uuid::Uuid::now_v7()});
    let lunch = json!({"standardId": "lunch"});
    match call {
        "StandardService/Submit" => {
            (json!({"header": header, "standardId": "lunch", "resume": {}}), "")
        }
        "StandardService/GetStandard" | "ExplanationService/Explain" => (lunch, "lunch"),
        "DeskService/GetWaiting" => (lunch, "lunch"),
        "StandardService/ListStandards" => (json!({}), "lunch"),
        "ApprovalService/Submit" => {
            (json!({"header": header, "approval": "lunch.proposal.1", "takeBackDecision": {}}), "")
        }
        "ApprovalService/GetApproval" => (json!({"approval": "lunch.proposal.1"}), "lunch"),
        // The city's pool holds one expert, so that no ballot of it can be opened: `ballots.rs` opens one.
        "BallotService/Submit" => {
            let annul = json!({"reason": "示例"});
            (json!({"header": header, "ballot": "lunch.proposal.1.1", "annulBallot": annul}), "")
        }
        "BallotService/GetBallot" => (json!({"ballot": "lunch.proposal.1.1"}), "lunch"),
        "ReviewService/Submit" => {
            (json!({"header": header, "review": "lunch.proposal.1", "askAlternate": {}}), "")
        }
        "ReviewService/GetReview" => (json!({"review": "lunch.proposal.1"}), "lunch"),
        "CalendarService/SetCalendar" => (
            json!({"header": header, "year": 2027, "off": ["2027-01-01"], "work": ["2027-01-04"], "source": "示例"}),
            "",
        ),
        "ConsultationService/Submit" => {
            let comment = json!({"text": "示例：请致电 138-0013-8000", "from": "示例：热心市民"});
            (json!({"header": header, "consultation": "supper.draft.1", "comment": comment}), "")
        }
        "ConsultationService/GetConsultation" => {
            (json!({"consultation": "supper.draft.1"}), "supper")
        }
        "ImplementationService/Submit" => {
            let record = json!({"unit": "u-nowhere", "period": "2026-Q3", "basis": "coverage", "hits": 1, "of": 1});
            (json!({"header": header, "standardId": "lunch", "keepRecord": record}), "")
        }
        "ImplementationService/GetImplementation" => (lunch, "lunch"),
        "DeskService/GetDesk" => (json!({"person": "p-zhao"}), "lunch"),
        "DeskService/GetWaitingOn" => (json!({}), "\"count\":"),
        "DeskService/GetDue" => (json!({"withinDays": 366}), "lunch"),
        "LeadershipService/GetTimes" => (json!({}), "\"gate\":"),
        "LeadershipService/GetTimeBetween" => (json!({"from": "40.20", "to": "40.60"}), "lunch"),
        // Nothing of the city is in use there: `implementations.rs` asks who is told.
        "LeadershipService/GetInUse" | "LeadershipService/ListOpenFeedback" => (json!({}), "lunch"),
        "ExpertsService/ListExperts" => (json!({}), "e-001"),
        "ExpertsService/GetExpert" => (json!({"area": "330100", "expert": "e-001"}), "e-001"),
        "LeadershipService/GetPipeline" => (json!({}), "330100"),
        "PeopleService/Submit" => {
            let join = json!({"person": "p-li", "name": "示例", "unit": "u-bureau"});
            (json!({"header": header, "join": join}), "")
        }
        "PoolService/Submit" => {
            (json!({"header": header, "area": "330100", "expert": "e-001", "resume": {}}), "")
        }
        "PoolService/SealPersonalData" => (
            json!({"header": header, "area": "330100", "expert": "e-009", "data": {"mail": "a@b.invalid"}}),
            "",
        ),
        "PoolService/ErasePersonalData" => {
            (json!({"header": header, "area": "330100", "expert": "e-009"}), "")
        }
        "PoolService/GetPersonalData" => {
            (json!({"area": "330100", "expert": "e-001"}), "0571-88880000")
        }
        "ProcedureService/AdoptProcedure" => (json!({"header": header, "text": "id = 1"}), ""),
        "CalendarService/GetCalendar"
        | "LeadershipService/ListIrregularities"
        | "LogService/GetHead"
        | "LogService/StreamEvents"
        | "PeopleService/GetPeople"
        | "PolicyService/GetPolicy" => (json!({}), "lunch"),
        other => panic!("what is asked of {other}?"),
    }
}

/// Somebody was granted a token, and somebody was admitted to the city's pool.
fn begin(log: &mut Log) {
    let provenance = Provenance {
        command: "01934b2e-7a00-7000-8000-000000000998".parse().unwrap(),
        digest: [0; 32],
        actor: "operator".into(),
        on_behalf_of: None,
    };
    let grant = json!({"credential": "5f".repeat(32), "name": "li", "role": "office", "jurisdiction": "330100"});
    let granted = NewEvent {
        stream: "grants".into(),
        version: 1,
        kind: "TokenGranted",
        schema: 1,
        happened_on: "2026-11-24".parse().unwrap(),
        data: json!({"token": 1, "grant": grant}).to_string(),
    };
    let description = json!({"kind": "expert", "name": "示例：林某", "unit": "u-college", "fields": ["elderly-care"], "senior": true});
    let admission = json!({"expert": "e-001", "description": description, "until": "2030-12-31", "approval": "示例：聘任文件"});
    let admitted = NewEvent {
        stream: "pool/330100".into(),
        version: 1,
        kind: "ExpertAdmitted",
        schema: 1,
        happened_on: "2026-11-24".parse().unwrap(),
        data: admission.to_string(),
    };
    let mut batch = log.appender.begin().unwrap();
    let at = "2026-11-24T01:00:00Z".parse().unwrap();
    batch.append(&provenance, at, &[granted, admitted]).unwrap();
    batch.commit().unwrap();
}

/// A world in which everything of the golden files has happened.
fn world(name: &str) -> World {
    let world = World::on(name, begin);
    let mut files: Vec<_> =
        std::fs::read_dir(calls()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for golden in files.iter().map(|file| read(file)).filter(|golden| golden["messages"].is_null())
    {
        world.call(&golden);
    }
    let head =
        world.client().with_token("reader").post("/plumbline.v1.LogService/GetHead", &json!({}));
    let seen = json!({"notBeforeSeq": head.unwrap().json()["size"]});
    let path = "/plumbline.v1.LeadershipService/GetPipeline";
    assert_eq!(world.client().with_token("administrator").post(path, &seen).unwrap().status, 200);
    world
}

/// What a call came to, in a word of the table.
fn came_to(world: &World, call: &str, token: Option<&str>, wanted: &str) -> String {
    let client = world.client();
    let mut client = match token {
        Some(token) => client.with_token(token),
        None => client,
    };
    if wanted == "feed" {
        let events = feed_until(world.address, token.unwrap(), "/events?after=0", "", |found| {
            found.len() == 5
        });
        return if events.len() == 5 { "feed" } else { "nothing" }.to_owned();
    }
    let (answer, shows) = match call.split_once(' ') {
        Some((method, path)) => {
            let sha256 = "5f".repeat(32);
            let path = path.replace("{id}", "lunch").replace("{sha256}", &sha256);
            let path = path.replace("{consultation}", "supper.draft.1");
            let path = match method {
                "POST" => format!("{path}?kind=unheard-of&name=a.pdf"),
                _ => path,
            };
            let id = uuid::Uuid::now_v7().to_string();
            let headers = [("idempotency-key", id.as_str()), ("content-type", "application/pdf")];
            (client.send(method, &path, &headers, b"").unwrap(), "")
        }
        None => {
            let (body, shows) = asked(call);
            (client.post(&format!("/plumbline.v1.{call}"), &body).unwrap(), shows)
        }
    };
    let body = answer.text();
    let code = serde_json::from_str::<Value>(&body).ok();
    let code = code.and_then(|body| body["code"].as_str().map(str::to_owned));
    match (answer.status, code.as_deref()) {
        (401, Some("unauthenticated")) => "401".to_owned(),
        (_, Some("permission_denied")) => "deny".to_owned(),
        (_, Some("not_found")) => "none".to_owned(),
        (_, Some("failed_precondition" | "invalid_argument")) => "rules".to_owned(),
        (200, None) if call.contains(' ') => "200".to_owned(),
        (200, None) if body.contains(shows) => "shows".to_owned(),
        (200, None) => "hides".to_owned(),
        (status, code) => format!("{status} {code:?} {body}"),
    }
}

#[test]
fn every_call_is_decided_for_everybody() {
    let world = world("api-matrix");
    let mut rows = BTreeSet::new();
    let mut wrong = Vec::new();
    for line in CALLS.lines().filter(|line| !line.is_empty()) {
        let (words, at) = match line.split_once(' ') {
            Some(("GET" | "POST", rest)) => (rest.split_whitespace(), line.len() - rest.len()),
            _ => (line.split_whitespace(), 0),
        };
        let mut words = words;
        let call = format!("{}{}", &line[..at], words.next().unwrap());
        let wanted: Vec<&str> = words.collect();
        assert_eq!(wanted.len(), CALLERS.len(), "{call}");
        for ((who, token), wanted) in CALLERS.into_iter().zip(wanted) {
            let found = came_to(&world, &call, token, wanted);
            if found != wanted {
                wrong.push(format!("{call} by {who}: {found}, not {wanted}"));
            }
        }
        rows.insert(call);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let document = world.client().get("/openapi.json").unwrap().json();
    let beside = document["paths"].as_object().unwrap().iter().filter_map(|(path, methods)| {
        let method = methods.as_object()?.keys().find(|key| ["get", "post"].contains(&&***key))?;
        (!path.starts_with("/plumbline.")).then(|| format!("{} {path}", method.to_uppercase()))
    });
    let offered: BTreeSet<String> = world.contract().into_iter().chain(beside).collect();
    let missing: Vec<&String> = offered.difference(&rows).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
}

#[test]
fn a_feed_sends_what_its_reader_may_read_and_goes_on_past_the_rest() {
    let world = world("api-feed-scope");
    // Public, and the last event of all.
    let seen = json!({"code": "60.60", "reference": "ISO 1:2026", "titles": {"en": "An end"}});
    let last =
        world.submit("administrator", 777, "2026-11-24", "iso-1", ("recordObservation", seen));
    assert_eq!(last["status"], 200, "{last}");
    let subjects = |token: &str| -> BTreeSet<String> {
        let enough = |found: &[(String, Value)]| {
            found.last().is_some_and(|(_, event)| event["subject"] == "standard/iso-1")
        };
        let events = feed_until(world.address, token, "/events?after=0", "", enough);
        events.iter().map(|(_, event)| event["subject"].as_str().unwrap().to_owned()).collect()
    };
    let (city, province) = (subjects("reader"), subjects("reader@330000"));
    assert_eq!((&city, &city), (&province, &subjects("office p-li")));
    let more: Vec<String> = subjects("administrator").difference(&city).cloned().collect();
    let alone = ["grants", "person/e-001", "person/e-002", "pool/330100"];
    assert_eq!(more, alone, "who has which token, and who is away, is the administrator's alone");
    let elsewhere = subjects("office@330200");
    let hidden: BTreeSet<&str> =
        city.difference(&elsewhere).map(|subject| subject.split('/').next().unwrap()).collect();
    assert_eq!(hidden, BTreeSet::from(["approval", "consultation", "review", "standard"]));
    let told: Vec<&str> = elsewhere.iter().map(String::as_str).collect();
    // What is in force everybody reads, and with it the number that it bears.
    let of_all = ["calendar", "people", "procedures", "register/DB3301/T", "standard/dining-room"];
    assert_eq!(told, [&of_all[..], &["standard/iso-1", "standard/iso-82804"]].concat());
}
