//! Approvals, draws and votes under contention, over the real writer: one decides, and the others read what happened instead. And
//! what is private of an expert, whose key outlives no erasure.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

#[path = "races/private.rs"]
mod private;
mod world;

use std::sync::Barrier;

use plumbline_access::Role;
use plumbline_lifecycle::{Refusal, approval};
use plumbline_workflow::Failure;
use serde_json::json;
use world::World;
use world::bureau::{bureau, proposed, submits, to_approval, token};
use world::panel::{called, pool, to_ballot, to_pool, to_review};

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

/// A draw is seeded by the tree that ends with its call, however late it is given; and of two draws at once that would ask one
/// person beyond what they may have in hand, the second finds them taken.
#[test]
fn two_draws_at_once_overbook_nobody_and_each_is_seeded_by_its_call() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    bureau(&world, 0);
    pool(&world, 5);
    called(&world, "a");
    called(&world, "b");
    let begun = Barrier::new(2);
    let answers: Vec<_> = std::thread::scope(|scope| {
        let draw = |standard: &'static str| {
            let request = to_review(standard, "p-li", json!({"command": "Draw"}));
            let (begun, writer) = (&begun, world.writer.clone());
            scope.spawn(move || {
                begun.wait();
                (standard, writer.submit_blocking(request))
            })
        };
        let draws = [draw("a"), draw("b")];
        draws.into_iter().map(|drawn| drawn.join().unwrap()).collect()
    });
    let (drawn, refused): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|(_, answer)| answer.is_ok());
    let [(first, _)] = drawn.as_slice() else { panic!("{drawn:?}") };
    let [(_, Err(Failure::Refused(no)))] = refused.as_slice() else { panic!("{refused:?}") };
    assert_eq!(no.reason().rule, "panel-cannot-be-formed");
    assert!(no.reason().en.contains("3 has as many open reviews as may be (E7)"), "{no}");

    let rows = world.reader.read_stream(&format!("review/{first}.proposal.1")).unwrap();
    let [call, drawn] = rows.as_slice() else { panic!("{rows:?}") };
    let drawn: serde_json::Value = serde_json::from_str(&drawn.data).unwrap();
    let root = world.reader.root(call.seq).unwrap().unwrap();
    assert_eq!(drawn["seed"], json!({"size": call.seq, "root": root.to_string()}));
    world.stop();
}

/// However much was recorded in the pool since the call, the draw is out of the pool as it was then.
#[test]
fn a_draw_that_comes_late_is_out_of_the_pool_as_it_was_at_the_call() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    bureau(&world, 0);
    pool(&world, 5);
    called(&world, "a");
    called(&world, "b");
    let draw = |standard: &str| {
        world.writer.submit_blocking(to_review(standard, "p-li", json!({"command": "Draw"})))
    };
    let told = |standard: &str| {
        let rows = world.reader.read_stream(&format!("review/{standard}.proposal.1")).unwrap();
        let drawn: serde_json::Value = serde_json::from_str(&rows[1].data).unwrap();
        (drawn["panel"].clone(), drawn["alternates"].clone())
    };
    // At most twice as many events are kept as must be.
    let changes = plumbline_lifecycle::pool::Pool::CHANGES_MIN + 10;
    for _ in 0..changes {
        let answers = ["PauseExpert", "ResumeExpert"].map(|command| {
            let command = json!({"command": command, "expert": "e-0", "reason": "示例"});
            world.writer.post(to_pool(command)).unwrap()
        });
        for answer in answers {
            answer.blocking_recv().unwrap().unwrap();
        }
    }
    draw("a").unwrap();
    let (panel, alternates) = told("a");
    assert_eq!(
        (panel.as_array().map(Vec::len), alternates.as_array().map(Vec::len)),
        (Some(3), Some(1))
    );
    let busy = panel.as_array().unwrap();
    // Whoever sits for the first has as much in hand as they may, and is passed over: the pool as it is counts as well.
    let no = draw("b").unwrap_err().to_string();
    assert!(no.contains("(E7)") && busy.len() == 3, "{no}");
    world.stop();
}

#[test]
fn of_a_hundred_votes_of_one_elector_one_counts_and_the_others_read_that() {
    const VOTES: usize = 100;
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    bureau(&world, 0);
    pool(&world, 3);
    called(&world, "a");
    world.writer.submit_blocking(to_review("a", "p-li", json!({"command": "Draw"}))).unwrap();
    for expert in ["e-0", "e-1", "e-2"] {
        let accept = json!({"command": "AnswerInvitation", "answer": "accepted"});
        world.writer.submit_blocking(to_review("a", expert, accept)).unwrap();
    }
    let ballot = json!({"command": "CallBallot", "closes": "2026-10-20"});
    world.writer.submit_blocking(to_review("a", "p-li", ballot)).unwrap();
    let begun = Barrier::new(VOTES + 1);
    let (answers, closed) = std::thread::scope(|scope| {
        let post = |request| {
            let (begun, writer) = (&begun, world.writer.clone());
            scope.spawn(move || {
                begun.wait();
                writer.submit_blocking(request)
            })
        };
        let votes: Vec<_> = (0..VOTES)
            .map(|_| post(to_ballot("a", "e-0", json!({"command": "CastVote", "choice": "yes"}))))
            .collect();
        let closes = post(to_ballot("a", "p-li", json!({"command": "CloseBallot"})));
        let answers: Vec<_> = votes.into_iter().map(|vote| vote.join().unwrap()).collect();
        (answers, closes.join().unwrap())
    });
    closed.unwrap();
    let counted = answers.iter().filter(|answer| answer.is_ok()).count();
    let rows = world.reader.read_stream("ballot/a.proposal.1.1").unwrap();
    let cast = rows.iter().filter(|row| row.kind == "VoteCast").count();
    assert!(
        counted <= 1 && cast == counted,
        "{counted} were told that their vote counts, {cast} do"
    );
    for answer in answers.into_iter().filter_map(Result::err) {
        let Failure::Refused(no) = answer else { panic!("{answer:?}") };
        assert!(matches!(no.reason().rule, "voted-already" | "ballot-closed"), "{no}");
    }
    assert_eq!(rows.last().map(|row| row.kind.as_str()), Some("BallotClosed"));
    world.stop();
}
