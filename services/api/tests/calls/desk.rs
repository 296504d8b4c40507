//! A desk over the wire, of a matter that lies before a role, a delegate and who has a copy.

use jiff::civil::{Date, date};
use plumbline_lifecycle::approval::{self, Limit, Mode, SeatOf, StepAsked};
use plumbline_lifecycle::people::{self, Role};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{Event, StreamId};
use plumbline_log::{Log, NewEvent, Provenance};
use serde_json::{Value, json};

use crate::world::World;

/// A head of division on leave, whose delegate acts until the end of the month.
fn on_leave() -> Vec<(Date, Event)> {
    let unit = "u-welfare";
    let joined = |person: &str, name: &str| {
        let (person, name) = (person.parse().unwrap(), name.parse().unwrap());
        people::Event::PersonJoined { person, name, unit: unit.parse().unwrap() }
    };
    let description = serde_json::from_value(json!({
        "names": { "zh": "示例处", "en": "Welfare" }, "kind": "division", "area": "330100",
    }));
    let events = vec![
        people::Event::UnitFounded {
            unit: unit.parse().unwrap(),
            description: description.unwrap(),
        },
        joined("p-li", "李某"),
        joined("p-wang", "王某"),
        joined("p-chen", "陈某"),
        people::Event::RoleAssigned {
            role: Role::DivisionHead,
            unit: unit.parse().unwrap(),
            person: "p-li".parse().unwrap(),
            from: date(2026, 11, 1),
            until: None,
        },
        people::Event::DelegationGiven {
            from: "p-li".parse().unwrap(),
            to: "p-wang".parse().unwrap(),
            first: date(2026, 11, 20),
            last: date(2026, 11, 30),
            gates: Vec::new(),
        },
    ];
    events.into_iter().map(|event| (date(2026, 11, 1), Event::People(event))).collect()
}

/// A matter that was to be decided by 19 November.
fn matter() -> Vec<(Date, Event)> {
    let step = StepAsked {
        zh: "处室审核".into(),
        en: "Division".into(),
        mode: Mode::All,
        seats: vec![SeatOf::Role { role: Role::DivisionHead, unit: "u-welfare".parse().unwrap() }],
        within: Some(Limit { days: 3, working: true, roll: true }),
        overdue: None,
        source: "示例".into(),
        unverified: true,
    };
    let submitted = approval::Event::ApprovalSubmitted {
        gate: Gate::Proposal,
        submitter: "p-chen".parse().unwrap(),
        barred: Vec::new(),
        route: vec![step],
        bundle: Vec::new(),
    };
    let copied =
        approval::Event::CopySent { to: "p-chen".parse().unwrap(), by: "p-li".parse().unwrap() };
    vec![
        (date(2026, 11, 16), Event::Approval(submitted)),
        (date(2026, 11, 17), Event::Approval(copied)),
    ]
}

fn write(log: &mut Log) {
    let approval: StreamId = "approval/day-care.proposal.1".parse().unwrap();
    let mut batch = log.appender.begin().unwrap();
    let mut command = 0_u128;
    for (stream, events) in [(StreamId::People, on_leave()), (approval, matter())] {
        for (version, (happened_on, event)) in (1..).zip(events) {
            command += 1;
            let provenance = Provenance {
                command: uuid::Uuid::from_u128(command),
                digest: [0; 32],
                actor: "office:li".into(),
                on_behalf_of: None,
            };
            let stored = event.encode();
            let row = NewEvent {
                stream: stream.to_string(),
                version,
                kind: stored.kind,
                schema: stored.schema,
                happened_on,
                data: stored.data,
            };
            let now = "2026-11-24T01:00:00Z".parse().unwrap();
            batch.append(&provenance, now, &[row]).unwrap();
        }
    }
    batch.commit().unwrap();
}

fn ask(world: &World, call: &str, body: &Value) -> Value {
    let asked = json!({ "call": format!("DeskService/{call}"), "token": "office", "body": body });
    let answer = world.call(&asked);
    assert_eq!(answer["status"], 200, "{answer}");
    answer["body"].clone()
}

#[test]
fn a_desk_says_what_is_whose_as_what_and_since_when() {
    let world = World::on("api-desk", write);
    world.propose();
    // Three built-in procedures, two calendars and the proposal follow what was written.
    let seen = "14";
    let desk =
        |person: &str| ask(&world, "GetDesk", &json!({"person": person, "notBeforeSeq": seen}));
    let mine = desk("p-wang")["mine"][0].clone();
    assert_eq!(
        mine,
        json!({
            "capacity": "delegate",
            "standsFor": { "person": "p-li", "name": "李某" },
            "waiting": {
                "stream": "approval/day-care.proposal.1",
                "standardId": "day-care",
                "titleZh": "社区老年人日间照料服务规范（示例）",
                "titleEn": "Day care for older people in the community (made up)",
                "place": "proposal",
                "jurisdiction": "330100",
                "gate": "proposal",
                "whatZh": "处室审核",
                "whatEn": "Division",
                "whoZh": "示例处处室负责人",
                "whoEn": "Head of division of Welfare",
                "since": "2026-11-16",
                "workingDays": 6,
                "until": "2026-11-19",
                "late": true,
                // Nobody has set the calendar of 2026.
                "then": "late",
                "clause": "示例",
                "unverified": true,
                "submitter": { "person": "p-chen", "name": "陈某" },
                "may": [
                    { "person": "p-li", "name": "李某", "capacity": "holder" },
                    { "person": "p-wang", "name": "王某", "capacity": "delegate", "standsFor": "p-li" },
                ],
            },
        })
    );
    let submitter = desk("p-chen");
    assert_eq!(submitter["mine"], Value::Null);
    assert_eq!(submitter["sent"][0]["nowZh"], "处室审核");
    assert_eq!(submitter["copied"][0]["by"], json!({ "person": "p-li", "name": "李某" }));

    let on = ask(&world, "GetWaitingOn", &json!({"notBeforeSeq": seen}));
    let heads = json!({
        "whoZh": "示例处处室负责人", "whoEn": "Head of division of Welfare", "role": "division-head",
        "unit": "u-welfare", "count": 1, "oldest": "2026-11-16", "late": 1,
    });
    assert_eq!(on["rows"][0], heads);
}
