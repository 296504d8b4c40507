//! Approvals under contention, over the real writer: one decides, and the others read who did.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use std::sync::Barrier;

use plumbline_access::Role;
use plumbline_lifecycle::{Refusal, approval};
use plumbline_workflow::Failure;
use serde_json::json;
use world::World;
use world::bureau::{bureau, proposed, submits, to_approval, token};

#[test]
fn of_a_hundred_approvers_at_once_one_decides_and_the_others_read_who_and_when() {
    const APPROVERS: usize = 100;
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    bureau(&world, APPROVERS);
    proposed(&world, "a");
    submits(&world, "a");
    let begun = Barrier::new(APPROVERS);
    let answers: Vec<_> = std::thread::scope(|scope| {
        let decide = |head: usize| {
            let caller = token(Role::Reader, &format!("p-head-{head}"));
            let agree = json!({"command": "Decide", "agree": true});
            let request = to_approval("a.proposal.1", &caller, agree);
            let (begun, writer) = (&begun, world.writer.clone());
            scope.spawn(move || {
                begun.wait();
                (head, writer.submit_blocking(request))
            })
        };
        let approvers: Vec<_> = (0..APPROVERS).map(decide).collect();
        approvers.into_iter().map(|approver| approver.join().unwrap()).collect()
    });
    let (decided, refused): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|(_, answer)| answer.is_ok());
    let [(winner, answer)] = decided.as_slice() else { panic!("{decided:?}") };
    assert_eq!(answer.as_ref().unwrap().version, 2, "one event after the submission");
    let name = format!("示例：p-head-{winner}");
    for (head, answer) in refused {
        let Err(Failure::Refused(Refusal::Approval(refusal))) = answer else {
            panic!("{head}: {answer:?}")
        };
        let approval::Refusal::DecidedAlready { by, on, agree, now } = *refusal else {
            panic!("{head}: {refusal:?}")
        };
        assert_eq!(
            (by, on.to_string(), agree, now.en),
            (name.clone(), "2026-09-21".into(), true, "Deputy director".into())
        );
    }
    let rows = world.reader.read_stream("approval/a.proposal.1").unwrap();
    let kinds: Vec<&str> = rows.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, ["ApprovalSubmitted", "SeatDecided"]);
}

#[test]
fn of_a_take_back_and_a_decision_exactly_one_wins() {
    const ROUNDS: u32 = 200;
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    bureau(&world, 1);
    proposed(&world, "a");
    let mut decided = 0;
    for round in 1..=ROUNDS {
        submits(&world, "a");
        let matter = format!("a.proposal.{round}");
        let disagree = json!({"command": "Decide", "agree": false, "opinion": "示例：不同意"});
        let requests = [
            to_approval(&matter, &token(Role::Office, "p-feng"), json!({"command": "TakeBack"})),
            to_approval(&matter, &token(Role::Reader, "p-head-0"), disagree),
        ];
        let begun = Barrier::new(2);
        let answers = std::thread::scope(|scope| {
            let give = |request| {
                let (begun, writer) = (&begun, world.writer.clone());
                scope.spawn(move || {
                    begun.wait();
                    writer.submit_blocking(request)
                })
            };
            requests.map(give).map(|sent| sent.join().unwrap())
        });
        let rules = answers.map(|answer| match answer {
            Ok(answer) => format!("version {}", answer.version),
            Err(Failure::Refused(refusal)) => refusal.reason().rule.to_owned(),
            Err(other) => panic!("{other:?}"),
        });
        let [taken_back, said] = rules.each_ref().map(String::as_str);
        match (taken_back, said) {
            ("version 2", "matter-ended") => {}
            ("too-late-to-take-back", "version 2") => decided += 1,
            other => panic!("round {round}: {other:?}"),
        }
        let rows = world.reader.read_stream(&format!("approval/{matter}")).unwrap();
        assert_eq!(rows.len(), 2, "round {round}");
    }
    println!("the decision won {decided} of {ROUNDS} rounds");
}
