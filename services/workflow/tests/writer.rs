//! The writer on a real log: one answer a command, whatever is repeated, contended or refused.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_lifecycle::standard::Command;
use plumbline_log::verify;
use plumbline_workflow::{Failure, Request, WriterOptions};
use world::{World, adopt, propose, request, suspend};

#[test]
fn a_command_is_answered_once_however_often_it_is_sent() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let command = propose("a");
    let first = world.writer.submit_blocking(command.clone()).unwrap();
    let again = world.writer.submit_blocking(command.clone()).unwrap();
    assert_eq!((first.version, first.repeated), (1, false));
    assert_eq!((again.version, again.first_seq, again.repeated), (1, first.first_seq, true));
    let other = Request { command: Command::AcceptProposal.into(), ..command.clone() };
    assert_eq!(world.writer.submit_blocking(other), Err(Failure::IdReused(command.id)));
    let for_another = Request { on_behalf_of: Some("wang".parse().unwrap()), ..command.clone() };
    assert_eq!(world.writer.submit_blocking(for_another), Err(Failure::IdReused(command.id)));
    world.stop();

    let world = World::start(dir.path());
    let after_restart = world.writer.submit_blocking(command).unwrap();
    assert_eq!((after_restart.first_seq, after_restart.repeated), (first.first_seq, true));
    assert_eq!(world.kinds("a"), ["StandardProposed"]);
    world.stop();
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, world::BUILT_IN + 1, "one proposal");
}

#[test]
fn a_repeat_within_one_batch_gets_the_same_answer() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let command = propose("a");
    // Posted before anybody waits, so that they share a batch as far as the queue allows.
    let waiting: Vec<_> = (0..20).map(|_| world.writer.post(command.clone()).unwrap()).collect();
    let answers: Vec<_> =
        waiting.into_iter().map(|answer| answer.blocking_recv().unwrap().unwrap()).collect();
    assert_eq!(answers.iter().filter(|answer| !answer.repeated).count(), 1);
    assert!(answers.iter().all(|answer| answer.first_seq == answers[0].first_seq));
    assert_eq!(world.kinds("a").len(), 1);
}

#[test]
fn a_refusal_changes_nothing_and_names_its_rule() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("a")).unwrap();
    let head = world.reader.head();
    let refused = world.writer.submit_blocking(request("a", Command::AcceptProposal)).unwrap_err();
    let Failure::Refused(refusal) = refused else { panic!("{refused}") };
    assert_eq!(refusal.reason().rule, "documents-missing");
    assert!(refusal.reason().zh.contains("项目建议书"));
    let stale = Request { expected_version: Some(7), ..suspend("a") };
    let target = stale.target.clone();
    let found = Failure::Stale { target, expected: 7, found: 1 };
    assert_eq!(world.writer.submit_blocking(stale), Err(found));
    assert_eq!(world.reader.head(), head);
}

#[test]
fn of_many_racers_on_one_version_exactly_one_wins() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("a")).unwrap();
    let won: usize = std::thread::scope(|scope| {
        let racers: Vec<_> = (0..50)
            .map(|_| {
                let writer = world.writer.clone();
                scope.spawn(move || {
                    let command = Request { expected_version: Some(1), ..suspend("a") };
                    usize::from(writer.submit_blocking(command).is_ok())
                })
            })
            .collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).sum()
    });
    assert_eq!(won, 1);
    assert_eq!(world.kinds("a"), ["StandardProposed", "StandardSuspended"]);
}

#[test]
fn a_new_procedure_version_binds_those_who_start_later() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("a")).unwrap();
    let text = BUILT_IN[0].1.replace("version = 3", "version = 4");
    world.writer.submit_blocking(adopt(&text)).unwrap();
    let again = world.writer.submit_blocking(adopt(&text)).unwrap_err();
    assert!(again.to_string().contains("the next one is 5"), "{again}");
    world.stop();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("b")).unwrap();
    let bound =
        |stream: &str| world.reader.read_stream(stream).unwrap()[0].data.contains("\"version\":4");
    assert!(!bound("standard/a"));
    assert!(bound("standard/b"));
}

#[test]
fn a_full_queue_says_busy_and_takes_commands_again_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let options = WriterOptions { queue_max: 4, decide: slowly, ..WriterOptions::default() };
    let world = World::start_with(dir.path(), options);
    let mut waiting = Vec::new();
    let busy = loop {
        match world.writer.post(propose(&format!("s-{}", waiting.len()))) {
            Ok(answer) => waiting.push(answer),
            Err(failure) => break failure,
        }
        assert!(waiting.len() < 1_000, "the queue never became full");
    };
    assert_eq!(busy, Failure::Busy);
    let taken = waiting.len();
    for answer in waiting {
        answer.blocking_recv().unwrap().unwrap();
    }
    assert_eq!(world.kinds(&format!("s-{taken}")), [""; 0], "one that was told busy left nothing");
    world.writer.submit_blocking(propose("later")).unwrap();
}

fn slowly(
    world: &plumbline_lifecycle::World<'_>,
    target: &plumbline_lifecycle::StreamId,
    command: &plumbline_lifecycle::Command,
) -> Result<Vec<(plumbline_lifecycle::StreamId, plumbline_lifecycle::Event)>, plumbline_lifecycle::No>
{
    std::thread::sleep(std::time::Duration::from_millis(5));
    plumbline_lifecycle::decide(world, target, command)
}

#[test]
fn a_tiny_memory_changes_no_answer() {
    let told = |bytes| {
        let dir = tempfile::tempdir().unwrap();
        let options = WriterOptions { memory_bytes_max: bytes, ..WriterOptions::default() };
        let world = World::start_with(dir.path(), options);
        let mut told = Vec::new();
        for round in 0..3 {
            for standard in ["a", "b", "c", "d"] {
                let command = if round == 0 { propose(standard) } else { suspend(standard) };
                told.push(
                    world
                        .writer
                        .submit_blocking(command)
                        .map(|answer| answer.version)
                        .map_err(|e| e.to_string()),
                );
            }
        }
        told
    };
    assert_eq!(told(0), told(64 << 20));
}

#[test]
fn every_waiting_command_is_answered_before_an_orderly_end() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let waiting: Vec<_> =
        (0..500).map(|n| world.writer.post(propose(&format!("s-{n}"))).unwrap()).collect();
    world.stop();
    for answer in waiting {
        answer.blocking_recv().unwrap().unwrap();
    }
}
