//! Who may do what with an approval: the policy, met through the writer, a test a row of its table.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use plumbline_access::{Caller, Role};
use plumbline_lifecycle::standard::Command as Standard;
use plumbline_lifecycle::{Command, StreamId, Which, deadline, procedure};
use plumbline_workflow::{Failure, Request};
use serde_json::{Value, json};
use world::bureau::{assign, bureau, people, proposed, submits, to_approval, token};
use world::{World, caller, request};

const MATTER: &str = "a.proposal.1";

fn agree() -> Value {
    json!({"command": "Decide", "agree": true})
}

fn remind() -> Value {
    json!({"command": "Remind"})
}

fn reassign(seat: (u32, u32)) -> Value {
    json!({"command": "Reassign", "step": seat.0, "seat": seat.1, "to": "p-chen", "reason": "示例：空缺"})
}

/// What a command came to: `ok`, or the rule that said no.
fn gives(world: &World, caller: &Caller, command: Value) -> String {
    rule(world, to_approval(MATTER, caller, command))
}

fn rule(world: &World, request: Request) -> String {
    match world.writer.submit_blocking(request) {
        Ok(_) => "ok".into(),
        Err(Failure::Refused(refusal)) => refusal.reason().rule.to_owned(),
        Err(Failure::Denied(denial)) => denial.reason().rule.to_owned(),
        Err(other) => panic!("{other:?}"),
    }
}

/// A submitted matter in a bureau with one head.
fn submitted(dir: &tempfile::TempDir) -> World {
    let world = World::start(dir.path());
    bureau(&world, 1);
    proposed(&world, "a");
    submits(&world, "a");
    world
}

#[test]
fn who_neither_reads_a_matter_nor_takes_part_in_it_hears_nothing_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let world = submitted(&dir);
    let elsewhere = |person: &str| Caller {
        jurisdiction: "330200".parse().unwrap(),
        ..token(Role::Office, person)
    };
    for command in [agree(), remind(), json!({"command": "Note", "text": "示例"})] {
        let given = to_approval(MATTER, &elsewhere("p-chen"), command);
        assert_eq!(rule(&world, given.clone()), "outside-jurisdiction");
        let guess = Request { expected_version: Some(99), id: uuid::Uuid::now_v7(), ..given };
        assert_eq!(rule(&world, guess), "outside-jurisdiction", "and not its version");
    }
    let stale = to_approval(MATTER, &token(Role::Reader, "p-chen"), agree());
    let stale = world.writer.submit_blocking(Request { expected_version: Some(99), ..stale });
    assert!(matches!(stale, Err(Failure::Stale { .. })), "{stale:?}");
    // Whoever takes part does so from wherever.
    assert_eq!(gives(&world, &elsewhere("p-feng"), remind()), "ok", "who submitted it");
    assert_eq!(gives(&world, &elsewhere("p-head-0"), agree()), "ok", "whose turn it is");
    let back = json!({"command": "TakeBackDecision"});
    assert_eq!(gives(&world, &elsewhere("p-head-0"), back), "ok", "who has decided");
}

#[test]
fn whoever_a_token_names_decides_whatever_its_role_and_a_token_that_names_nobody_does_not() {
    for role in Role::ALL {
        let dir = tempfile::tempdir().unwrap();
        let world = submitted(&dir);
        let nobody = Caller { person: None, ..token(role, "p-head-0") };
        for command in [
            agree(),
            remind(),
            reassign((1, 1)),
            json!({"command": "TakeBack"}),
            json!({"command": "Copy", "to": "p-li"}),
        ] {
            let wanted = if is_administrator(role) { "role-may-not" } else { "person-unnamed" };
            assert_eq!(gives(&world, &nobody, command), wanted, "{role:?}");
        }
        if is_administrator(role) {
            // No administrator approves, not by a token that names whoever might, either.
            assert_eq!(
                gives(&world, &token(role, "p-head-0"), agree()),
                "role-may-not",
                "{role:?}"
            );
            continue;
        }
        let stranger = token(role, "p-chen");
        assert_eq!(gives(&world, &stranger, agree()), "not-your-seat", "{role:?}: not by the role");
        let head = token(role, "p-head-0");
        for command in [
            json!({"command": "AddSigner", "person": "p-sun", "place": "after"}),
            json!({"command": "RemoveSigner", "person": "p-sun"}),
            json!({"command": "Copy", "to": "p-li"}),
            json!({"command": "Note", "text": "示例"}),
            agree(),
            json!({"command": "TakeBackDecision"}),
            json!({"command": "SendBack", "to": "submitter", "resume": "direct", "opinion": "示例"}),
        ] {
            assert_eq!(gives(&world, &head, command.clone()), "ok", "{role:?} {command}");
        }
        let submitter = token(role, "p-feng");
        let again = json!({"command": "Resubmit", "note": "示例"});
        assert_eq!(gives(&world, &submitter, again), "ok", "{role:?}");
        let over = json!({"command": "HandOver", "to": "p-chen", "reason": "示例"});
        assert_eq!(gives(&world, &head, over), "ok", "{role:?}");
        assert_eq!(gives(&world, &submitter, json!({"command": "TakeBack"})), "ok", "{role:?}");
    }
}

fn is_administrator(role: Role) -> bool {
    match role {
        Role::Administrator
        | Role::SystemAdministrator
        | Role::SecurityAdministrator
        | Role::AuditAdministrator => true,
        Role::Office | Role::Drafter | Role::Reader | Role::Clock | Role::Anybody => false,
    }
}

#[test]
fn the_submitter_and_the_office_remind_and_nobody_else_does() {
    let dir = tempfile::tempdir().unwrap();
    let world = submitted(&dir);
    // While nobody holds the role, a token of that name is the office.
    assert_eq!(gives(&world, &token(Role::Reader, "p-li"), remind()), "not-the-office");
    assert_eq!(gives(&world, &token(Role::Drafter, "p-li"), remind()), "not-the-office");
    assert_eq!(gives(&world, &token(Role::Administrator, "p-feng"), remind()), "role-may-not");
    assert_eq!(gives(&world, &token(Role::Reader, "p-feng"), remind()), "ok", "the submitter");
    assert_eq!(gives(&world, &token(Role::Office, "p-li"), remind()), "reminded-today");
}

#[test]
fn once_somebody_holds_the_role_they_their_deputies_and_delegates_are_the_office() {
    let dir = tempfile::tempdir().unwrap();
    let world = submitted(&dir);
    // The seat has a filler: whoever may reassign hears that from the rules.
    let may = |caller: &Caller| gives(&world, caller, reassign((1, 1)));
    let (li, wang) = (token(Role::Office, "p-li"), token(Role::Office, "p-wang"));
    assert_eq!([may(&li), may(&wang)], ["seat-has-filler", "seat-has-filler"]);
    assign(&world, "office", "u-bureau", "p-li");
    assert_eq!([may(&li), may(&wang)], ["seat-has-filler", "not-the-office"]);
    assert_eq!(
        may(&token(Role::Reader, "p-li")),
        "seat-has-filler",
        "the role counts, not the token's"
    );
    assert_eq!(may(&token(Role::Administrator, "p-li")), "role-may-not");

    let deputy = json!({"command": "NameDeputy", "role": "office", "unit": "u-bureau", "person": "p-wang", "rank": 1});
    people(&world, deputy);
    assert_eq!(may(&wang), "seat-has-filler", "the deputy");
    let delegate = |first: &str, to: &str, gate: &str| json!({"command": "Delegate", "from": "p-li", "to": to, "first": first, "last": "2026-09-30", "gates": [gate]});
    for (first, to, gate) in [
        ("2026-09-22", "p-chen", "proposal"),
        ("2026-09-21", "p-sun", "approval"),
        ("2026-09-21", "p-zhou", "proposal"),
    ] {
        people(&world, delegate(first, to, gate));
    }
    assert_eq!(may(&token(Role::Office, "p-chen")), "not-the-office", "from tomorrow on");
    assert_eq!(may(&token(Role::Office, "p-sun")), "not-the-office", "for another gate");
    assert_eq!(may(&token(Role::Office, "p-zhou")), "seat-has-filler", "a delegate of today");

    people(
        &world,
        json!({"command": "EndRole", "role": "office", "unit": "u-bureau", "person": "p-li"}),
    );
    assert_eq!(may(&token(Role::Office, "p-chen")), "seat-has-filler", "nobody holds it again");
}

#[test]
fn a_county_s_office_does_not_touch_what_the_city_approves() {
    let dir = tempfile::tempdir().unwrap();
    let world = submitted(&dir);
    let county =
        |person| Caller { jurisdiction: "330106".parse().unwrap(), ..token(Role::Office, person) };
    assert_eq!(gives(&world, &county("p-li"), reassign((1, 1))), "outside-jurisdiction");
    assert_eq!(gives(&world, &county("p-li"), remind()), "outside-jurisdiction");
    // Nor does who holds the role for a county, with a token of the whole city.
    let unit = json!({"names": {"zh": "示例区民政局"}, "kind": "bureau", "area": "330106"});
    people(&world, json!({"command": "FoundUnit", "unit": "u-county", "description": unit}));
    assign(&world, "office", "u-county", "p-wang");
    let wang = token(Role::Office, "p-wang");
    assert_eq!(gives(&world, &wang, reassign((1, 1))), "not-the-office");
    assert_eq!(gives(&world, &wang, remind()), "not-the-office");
}

#[test]
fn the_office_reassigns_a_seat_that_nobody_can_fill() {
    let dir = tempfile::tempdir().unwrap();
    let world = submitted(&dir);
    people(&world, json!({"command": "Leave", "person": "p-head-0"}));
    assert_eq!(gives(&world, &token(Role::Drafter, "p-li"), reassign((1, 1))), "not-the-office");
    assert_eq!(gives(&world, &token(Role::Office, "p-li"), reassign((1, 1))), "ok");
    assert_eq!(gives(&world, &token(Role::Reader, "p-chen"), agree()), "ok");
}

#[test]
fn a_gate_is_submitted_by_office_and_drafters_and_drafters_are_named_by_the_office() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    bureau(&world, 1);
    proposed(&world, "a");
    let gate = procedure::Gate::Proposal;
    let submit = |caller: Caller| {
        rule(&world, Request { caller, ..request("a", Standard::SubmitGate { gate }) })
    };
    let name = |caller: Caller| {
        let persons = vec!["p-sun".parse().unwrap()];
        let command = Standard::NameDrafters { units: vec![], persons };
        rule(&world, Request { caller, ..request("a", command) })
    };
    assert_eq!(name(token(Role::Drafter, "p-feng")), "role-may-not");
    assert_eq!(name(token(Role::Reader, "p-feng")), "role-may-not");
    assert_eq!(name(token(Role::Office, "p-li")), "ok");
    assert_eq!(submit(token(Role::Reader, "p-feng")), "role-may-not");
    let stranger = Caller {
        person: "p-feng".parse().ok(),
        ..caller("zhao", Role::Drafter, "330100", Some("示例研究院"))
    };
    assert_eq!(submit(stranger), "other-unit");
    let county = Caller { jurisdiction: "330106".parse().unwrap(), ..token(Role::Office, "p-li") };
    assert_eq!(submit(county), "outside-jurisdiction");
    let nobody = Caller { person: None, ..token(Role::Drafter, "p-feng") };
    assert_eq!(submit(nobody), "person-unnamed");
    assert_eq!(submit(token(Role::Drafter, "p-feng")), "ok");
}

#[test]
fn the_clock_s_commands_are_the_administrator_s() {
    let dir = tempfile::tempdir().unwrap();
    let world = submitted(&dir);
    let note = |caller: Caller| {
        let which = Which::Seat { step: 1, seat: 1 };
        let until = "2026-09-20".parse().unwrap();
        let command = Command::from(deadline::Command::NoteDeadline { which, until });
        let target = StreamId::Approval(MATTER.parse().unwrap());
        rule(&world, Request { target, command, caller, ..request("a", Standard::AcceptProposal) })
    };
    for role in [Role::Office, Role::Drafter, Role::Reader] {
        assert_eq!(note(token(role, "p-feng")), "role-may-not");
    }
    let machine = caller("admin", Role::Administrator, "100000", None);
    assert_eq!(note(machine), "not-waited-for");
}
