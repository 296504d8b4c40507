//! Who may: the one policy, met through the writer.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use plumbline_access::{Caller, Role};
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_lifecycle::standard::{Command, Event, Profile};
use plumbline_lifecycle::{StreamId, people};
use plumbline_workflow::Request;
use serde_json::json;
use world::{World, adopt, caller, document, profile, propose, request, suspend};

fn by(caller: &Caller, request: Request) -> Request {
    Request { caller: caller.clone(), ..request }
}

fn drafter() -> Caller {
    caller("wang", Role::Drafter, "330100", Some("示例协会"))
}

fn amended() -> Profile {
    Profile { titles: titles("示例：助餐服务规范（修改）"), ..profile() }
}

fn titles(zh: &str) -> plumbline_lifecycle::Titles {
    std::collections::BTreeMap::from([("zh".to_owned(), zh.to_owned())]).try_into().unwrap()
}

/// By the office, without a refusal.
fn office_does(world: &World, commands: Vec<Command>) {
    for command in commands {
        let name = command.name();
        let done = world.writer.submit_blocking(request("a", command));
        done.unwrap_or_else(|failure| panic!("{name}: {failure}"));
    }
}

fn documents(kinds: &str) -> Vec<Command> {
    kinds.split(' ').map(document).collect()
}

#[test]
fn a_drafter_touches_what_their_unit_drafts_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let amend = || request("a", Command::AmendProfile { profile: amended() });
    world.writer.submit_blocking(by(&drafter(), propose("a"))).unwrap();
    world.writer.submit_blocking(by(&drafter(), amend())).unwrap();
    world.writer.submit_blocking(by(&drafter(), request("a", document("first-draft")))).unwrap();

    let stranger = caller("zhao", Role::Drafter, "330100", Some("示例研究院"));
    assert_eq!(world.refusal(by(&stranger, amend())), "other-unit");
    assert_eq!(world.refusal(by(&stranger, request("a", document("first-draft")))), "other-unit");
    assert_eq!(world.refusal(by(&stranger, propose("b"))), "other-unit", "in another unit's name");
    let of_no_unit = Caller { unit: None, ..drafter() };
    assert_eq!(world.refusal(by(&of_no_unit, amend())), "other-unit");
    let given_away = Profile { drafting_unit: "示例研究院".parse().unwrap(), ..profile() };
    let give_away = request("a", Command::AmendProfile { profile: given_away });
    assert_eq!(world.refusal(by(&drafter(), give_away)), "other-unit");
    assert_eq!(world.refusal(by(&drafter(), suspend("a"))), "role-may-not");
    assert_eq!(world.kinds("a"), ["StandardProposed", "ProfileAmended", "DocumentAttached"]);
}

#[test]
fn a_standard_in_force_is_not_rewritten_by_its_drafters_nor_silently_by_the_office() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("a")).unwrap();
    let say = || "示例".parse().unwrap();
    office_does(&world, documents("proposal-form first-draft drafting-notes"));
    office_does(&world, vec![Command::AcceptProposal]);
    office_does(&world, documents("draft-for-comment explanatory-note consulted-list"));
    let day = |text: &str| Some(text.parse().unwrap());
    let on = |text, command| Request { happened_on: day(text), ..request("a", command) };
    // The clock stands on 2026-09-21; the life goes on from there, so the consultation is opened and its end awaited.
    world.stop();
    let later = || jiff::Timestamp::from_second(1_820_000_000).unwrap();
    let log = plumbline_log::Log::open(
        dir.path(),
        &plumbline_log::Options { reserve_bytes: 0, ..Default::default() },
    );
    let options = plumbline_workflow::WriterOptions {
        clock: later,
        clock_is_right: true,
        ..Default::default()
    };
    let log = log.unwrap();
    let reader = log.reader.clone();
    let (writer, thread) = plumbline_workflow::Writer::start(log, options).unwrap();
    let world = World { writer, thread, reader };
    world
        .writer
        .submit_blocking(on(
            "2026-10-01",
            Command::OpenConsultation { days: 31, purpose: Purpose::Draft, bodies: Vec::new() },
        ))
        .unwrap();
    office_does(&world, vec![Command::CloseConsultation]);
    assert_eq!(
        world.refusal(by(&drafter(), request("a", Command::AcceptProposal))),
        "role-may-not",
        "an office's command"
    );
    office_does(&world, documents("draft-for-review comment-table"));
    office_does(&world, vec![Command::BeginReview]);
    let amend = || request("a", Command::AmendProfile { profile: amended() });
    assert_eq!(world.refusal(by(&drafter(), amend())), "not-drafted", "it is being reviewed");
    office_does(&world, documents("meeting-minutes attendance"));
    office_does(&world, vec![Command::PassReview { conclusion: say() }]);
    office_does(&world, documents("submission-letter submission-form draft-for-approval"));
    let year = jiff::tz::TimeZone::UTC.to_datetime(later()).year();
    let number = format!("DB3301/T 0412-{year}").parse().unwrap();
    office_does(&world, vec![Command::ApprovePublication { number }]);
    office_does(&world, documents("announcement final-text"));
    let effective_on = jiff::tz::TimeZone::UTC.to_datetime(later()).date().tomorrow().unwrap();
    office_does(&world, vec![Command::Publish { effective_on }]);

    let before = world.kinds("a").len();
    for caller in [drafter(), world::office()] {
        let text = by(&caller, request("a", document("final-text")));
        let (profile, text) = (world.refusal(by(&caller, amend())), world.refusal(text));
        match caller.role {
            Role::Drafter => {
                assert_eq!((profile.as_str(), text.as_str()), ("not-drafted", "not-drafted"))
            }
            _ => assert_eq!(
                (profile.as_str(), text.as_str()),
                ("profile-settled", "document-settled")
            ),
        }
    }
    assert_eq!(world.kinds("a").len(), before);
    let correct = Command::CorrectProfile { profile: amended(), approval: say(), reason: say() };
    assert_eq!(world.refusal(by(&drafter(), request("a", correct.clone()))), "role-may-not");
    office_does(&world, vec![correct]);
    let Some(Event::ProfileCorrected { before, after, .. }) = world.events("a").pop() else {
        panic!("{:?}", world.kinds("a"))
    };
    assert_eq!((*before, *after), (profile(), amended()), "both stand in the history");
}

#[test]
fn an_office_acts_in_its_jurisdiction_and_a_reader_nowhere() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let county = caller("county", Role::Office, "330110", None);
    assert_eq!(world.refusal(by(&county, propose("a"))), "outside-jurisdiction");
    world.writer.submit_blocking(propose("a")).unwrap();
    assert_eq!(world.refusal(by(&county, suspend("a"))), "outside-jurisdiction");
    let moved = Profile { jurisdiction: "330200".parse().unwrap(), ..profile() };
    let away = request("a", Command::AmendProfile { profile: moved });
    assert_eq!(world.refusal(away), "outside-jurisdiction", "where it would go");
    // That somebody else's standard replaces it is agreed to by the office that keeps it, or one above.
    let agree = || request("a", Command::AgreeToReplacement { by: "b".parse().unwrap() });
    let elsewhere = caller("ningbo", Role::Office, "330200", None);
    assert_eq!(world.refusal(by(&elsewhere, agree())), "outside-jurisdiction");
    assert_eq!(world.refusal(by(&drafter(), agree())), "role-may-not");
    assert_eq!(world.refusal(agree()), "out-of-turn", "the core's matter from here on");
    let reader = caller("reader", Role::Reader, "100000", None);
    assert_eq!(world.refusal(by(&reader, suspend("a"))), "role-may-not");
    let text = BUILT_IN[0].1.replace("version = 3", "version = 4");
    assert_eq!(world.refusal(by(&world::office(), adopt(&text))), "role-may-not");
}

#[test]
fn whoever_a_token_names_delegates_for_themselves_and_gives_no_other_command_about_people() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let admin = caller("admin", Role::Administrator, "100000", None);
    let li = Caller { person: "p-li".parse().ok(), ..world::office() };
    let give = |caller: &Caller, command: serde_json::Value| {
        let command = serde_json::from_value::<people::Command>(command).unwrap().into();
        by(caller, Request { target: StreamId::People, command, ..propose("a") })
    };
    let unit = json!({"names": {"zh": "示例局"}, "kind": "bureau", "area": "330100"});
    let found = json!({"command": "FoundUnit", "unit": "u-bureau", "description": unit});
    let done = |request| world.writer.submit_blocking(request).unwrap();
    done(give(&admin, found));
    for person in ["p-li", "p-wang"] {
        let join = json!({"command": "Join", "person": person, "unit": "u-bureau", "name": "示例"});
        assert_eq!(world.refusal(give(&li, join.clone())), "role-may-not");
        done(give(&admin, join));
    }
    let assign = json!({"command": "AssignRole", "role": "office", "unit": "u-bureau", "person": "p-li", "from": "2026-09-21", "until": null});
    assert_eq!(world.refusal(give(&li, assign)), "role-may-not");

    let delegate = |from: &str, to: &str| json!({"command": "Delegate", "from": from, "to": to, "first": "2026-09-21", "last": "2026-09-30", "gates": []});
    let end = |from: &str, to: &str| json!({"command": "EndDelegation", "from": from, "to": to});
    assert_eq!(world.refusal(give(&li, delegate("p-wang", "p-li"))), "other-person");
    assert_eq!(world.refusal(give(&world::office(), delegate("p-li", "p-wang"))), "other-person");
    let reader = Caller { role: Role::Reader, ..li.clone() };
    assert_eq!(world.refusal(give(&reader, delegate("p-li", "p-wang"))), "role-may-not");
    done(give(&li, delegate("p-li", "p-wang")));
    let wang = Caller { person: "p-wang".parse().ok(), ..drafter() };
    assert_eq!(world.refusal(give(&wang, end("p-li", "p-wang"))), "other-person");
    done(give(&li, end("p-li", "p-wang")));
    done(give(&wang, delegate("p-wang", "p-li")));
    done(give(&admin, end("p-wang", "p-li")));
}

#[test]
fn somebody_acts_for_themselves_for_their_unit_and_for_who_has_delegated_to_them_today() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let admin = caller("admin", Role::Administrator, "100000", None);
    let li = Caller { person: "p-li".parse().ok(), ..world::office() };
    let give = |caller: &Caller, command: serde_json::Value| {
        let command = serde_json::from_value::<people::Command>(command).unwrap().into();
        let given = by(caller, Request { target: StreamId::People, command, ..propose("a") });
        world.writer.submit_blocking(given).unwrap();
    };
    let unit = json!({"names": {"zh": "示例局"}, "kind": "bureau", "area": "330100"});
    give(&admin, json!({"command": "FoundUnit", "unit": "u-bureau", "description": unit}));
    for (person, name) in [("p-li", "示例：李某"), ("p-wang", "示例：王某")] {
        let join = json!({"command": "Join", "person": person, "unit": "u-bureau", "name": name});
        give(&admin, join);
    }
    world.writer.submit_blocking(propose("a")).unwrap();
    let mut documents = 0;
    let mut for_whom = |caller: &Caller, whom: &str| {
        documents += 1;
        let attach = request("a", document(&format!("kind-{documents}")));
        let on_behalf_of = Some(whom.parse().unwrap());
        world.refusal(Request { on_behalf_of, ..by(caller, attach) })
    };
    // What stands for a command that the policy lets through: the rule after it.
    let through = "unknown-document";
    for own in ["li", "p-li", "示例：李某", "u-bureau", "示例局"] {
        assert_eq!(for_whom(&li, own), through, "{own}");
    }
    assert_eq!(for_whom(&drafter(), "示例协会"), through, "the unit of the token");
    let nobody = world::office();
    for whom in ["p-wang", "示例：王某", "示例：局长", "u-other"] {
        assert_eq!(for_whom(&li, whom), "not-for-them", "{whom}");
        assert_eq!(for_whom(&nobody, whom), "not-for-them", "{whom}");
        assert_eq!(for_whom(&admin, whom), "not-for-them", "{whom}");
    }
    let wang = Caller { person: "p-wang".parse().ok(), ..world::office() };
    let days = |first: &str, last: &str| json!({"command": "Delegate", "from": "p-wang", "to": "p-li", "first": first, "last": last, "gates": []});
    give(&wang, days("2026-09-22", "2026-09-30"));
    assert_eq!(for_whom(&li, "p-wang"), "not-for-them", "it begins tomorrow");
    give(&wang, days("2026-09-21", "2026-09-21"));
    assert_eq!(for_whom(&li, "p-wang"), through);
    assert_eq!(for_whom(&li, "示例：王某"), through);
    assert_eq!(for_whom(&wang, "p-li"), "not-for-them", "not the other way round");
    give(&wang, json!({"command": "EndDelegation", "from": "p-wang", "to": "p-li"}));
    assert_eq!(for_whom(&li, "p-wang"), "not-for-them");
}

#[test]
fn who_may_not_does_not_learn_the_version() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("a")).unwrap();
    let guess = |caller: &Caller| {
        world.refusal(Request { expected_version: Some(99), ..by(caller, suspend("a")) })
    };
    assert_eq!(guess(&caller("county", Role::Office, "330110", None)), "outside-jurisdiction");
    assert_eq!(guess(&caller("reader", Role::Reader, "330100", None)), "role-may-not");
}

#[test]
fn no_name_can_break_a_line_of_the_log() {
    for name in ["li\nwang", "li\rwang", "li\u{2028}wang", ""] {
        assert!(name.parse::<plumbline_lifecycle::Name>().is_err(), "{name:?}");
    }
}

#[test]
fn what_the_writer_would_say_can_be_asked_before_the_command_is_given() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let today = jiff::civil::date(2026, 9, 21);
    let would = |request: &Request| {
        plumbline_workflow::foretell(&world.reader, request, today).map_err(|no| no.to_string())
    };
    let attach = request("a", document("first-draft"));
    let before = would(&attach).unwrap_err();
    assert_eq!(before, world.writer.submit_blocking(attach).unwrap_err().to_string());
    world.writer.submit_blocking(propose("a")).unwrap();
    let head = world.reader.head();
    let attach = request("a", document("first-draft"));
    assert_eq!(would(&attach), Ok(()));
    assert_eq!(world.reader.head(), head, "asking changes nothing");
    let stranger = caller("zhao", Role::Drafter, "330100", Some("示例研究院"));
    assert!(would(&by(&stranger, attach.clone())).unwrap_err().contains("drafts this standard"));
    let stale = Request { expected_version: Some(7), ..attach.clone() };
    assert!(would(&stale).unwrap_err().contains("has moved on"));
    // A repeat gets the first answer from the writer, whatever would stand against it by now.
    world.writer.submit_blocking(attach.clone()).unwrap();
    assert_eq!(would(&Request { expected_version: Some(7), ..attach }), Ok(()));
}
