//! What goes wrong with one command stays with that command: a panic in a rule, a stream that cannot be read, a commit of
//! which nobody knows.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use std::path::Path;

use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{Event, No, StreamId, decide};
use plumbline_log::verify;
use plumbline_workflow::{Failure, WriterOptions};
use world::{BUILT_IN, World, propose, request, suspend};

/// The core, but for one standard whose rules panic.
fn decide_or_panic(
    world: &plumbline_lifecycle::World<'_>,
    target: &StreamId,
    command: &plumbline_lifecycle::Command,
) -> Result<Vec<(StreamId, Event)>, No> {
    let events = decide(world, target, command)?;
    assert!(target.to_string() != "standard/cursed", "a rule has a fault");
    Ok(events)
}

#[test]
fn a_panic_in_one_decision_ends_that_command_alone() {
    let dir = tempfile::tempdir().unwrap();
    let options = WriterOptions { decide: decide_or_panic, ..WriterOptions::default() };
    let world = World::start_with(dir.path(), options);
    // In one batch with others, before and after it.
    let waiting: Vec<_> = ["a", "cursed", "b", "cursed", "c"]
        .map(|standard| world.writer.post(propose(standard)).unwrap())
        .into_iter()
        .map(|answer| answer.blocking_recv().unwrap())
        .collect();
    for (at, answer) in waiting.iter().enumerate() {
        match answer {
            Err(Failure::Broken(why)) if at % 2 == 1 => {
                assert!(why.contains("a rule has a fault"), "{why}")
            }
            Ok(_) if at % 2 == 0 => {}
            other => panic!("{at}: {other:?}"),
        }
    }
    assert!(world.writer.is_running());
    assert_eq!(world.kinds("cursed"), [""; 0]);
    world.stop();
    assert_eq!(verify(dir.path(), |_, _| {}).unwrap().size, BUILT_IN + 3, "three proposals");
}

/// The clock of the world that wrote the log.
fn the_same_clock() -> WriterOptions {
    let clock = || jiff::Timestamp::from_second(1_790_000_000).unwrap();
    WriterOptions { clock, ..WriterOptions::default() }
}

/// Changes an event behind the triggers' back, with its hash left as it was.
fn damage(dir: &Path, sql: &str) {
    let flags = rusqlite::OpenFlags::default();
    let db =
        plumbline_pages::open(&dir.join("log.db"), flags, plumbline_pages::CutWal::Ends).unwrap();
    db.execute_batch("DROP TRIGGER event_is_written_once").unwrap();
    assert_eq!(db.execute(sql, []).unwrap(), 1, "{sql}");
}

#[test]
fn a_stream_that_cannot_be_read_refuses_its_own_commands_and_nobody_elses() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("hurt")).unwrap();
    world.writer.submit_blocking(suspend("hurt")).unwrap();
    let seq = world.writer.submit_blocking(request("hurt", Command::Resume)).unwrap().first_seq;
    for n in 0..32 {
        world.writer.submit_blocking(propose(&format!("other-{n}"))).unwrap();
    }
    world.stop();
    damage(dir.path(), &format!("UPDATE event SET data = '[]' WHERE seq = {seq}"));

    // A start would name it; this stands for damage that no start has met.
    let log = plumbline_log::Log::open(
        dir.path(),
        &plumbline_log::Options { tail_checked: 0, reserve_bytes: 0, ..Default::default() },
    );
    let log = log.unwrap();
    let reader = log.reader.clone();
    let (writer, _thread) = plumbline_workflow::Writer::start(log, the_same_clock()).unwrap();
    let refused = writer.submit_blocking(suspend("hurt")).unwrap_err();
    let Failure::Unreadable { stream, seq: at, .. } = &refused else { panic!("{refused}") };
    assert_eq!((stream.as_str(), *at), ("standard/hurt", seq));
    assert!(refused.to_string().contains(&format!("seq {seq}")), "{refused}");
    let head = reader.head();
    std::thread::scope(|scope| {
        for n in 0..32 {
            let writer = writer.clone();
            scope.spawn(move || {
                for round in 0..10 {
                    let standard = format!("other-{n}");
                    let command = if round % 2 == 0 {
                        suspend(&standard)
                    } else {
                        request(&standard, Command::Resume)
                    };
                    writer.submit_blocking(command).unwrap();
                    let hurt = writer.submit_blocking(suspend("hurt"));
                    assert!(matches!(hurt, Err(Failure::Unreadable { .. })), "{hurt:?}");
                }
            });
        }
    });
    assert_eq!(reader.head(), head + 320, "the others' commands, and nothing else");
    let [trouble] = &writer.troubles()[..] else { panic!("{:?}", writer.troubles()) };
    assert!(trouble.stops && trouble.says.contains(&format!("seq {seq}")), "{trouble:?}");
}

/// The same on a worn disk: the page on which one stream's events stand does not fit its checksum.
#[test]
fn a_page_that_cannot_be_read_refuses_the_commands_that_need_it_and_nobody_elses() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    for n in 0..40 {
        world.writer.submit_blocking(propose(&format!("before-{n}"))).unwrap();
    }
    world.writer.submit_blocking(propose("hurt")).unwrap();
    // A start looks at the leaves of the last 256 events and more.
    for n in 0..520 {
        world.writer.submit_blocking(propose(&format!("other-{n}"))).unwrap();
    }
    world.stop();
    let path = dir.path().join("log.db");
    let mut bytes = std::fs::read(&path).unwrap();
    // Version 1 takes no byte in a row, so the kind comes next in the table, and something else in its index.
    let row =
        |window: &[u8]| window.starts_with(b"standard/hurt") && window[13].is_ascii_uppercase();
    let at = bytes.windows(14).position(row).unwrap();
    bytes[at + 3] ^= 1;
    std::fs::write(&path, bytes).unwrap();

    let options =
        plumbline_log::Options { tail_checked: 0, reserve_bytes: 0, ..Default::default() };
    let log = plumbline_log::Log::open(dir.path(), &options).unwrap();
    let (writer, thread) =
        plumbline_workflow::Writer::start(log, WriterOptions::default()).unwrap();
    for round in 0..20 {
        // In one batch with others, before and after it.
        let others = [format!("new-{round}-a"), format!("new-{round}-b")];
        let commands = [propose(&others[0]), suspend("hurt"), propose(&others[1])];
        let waiting = commands.map(|command| writer.post(command).unwrap());
        let answers = waiting.map(|answer| answer.blocking_recv().unwrap());
        assert!(answers[0].is_ok() && answers[2].is_ok(), "{answers:?}");
        let said = answers[1].as_ref().unwrap_err();
        assert!(!matches!(said, Failure::Unknown(_)), "nothing of it was written: {said}");
        assert!(said.to_string().contains("seq") || said.to_string().contains("log.db"), "{said}");
    }
    assert!(writer.is_running());
    drop(writer);
    thread.join().unwrap();
}

#[test]
fn a_house_stream_that_cannot_be_read_stops_only_what_needs_it() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("a")).unwrap();
    let found = people_command(&world);
    world.stop();
    damage(dir.path(), &format!("UPDATE event SET data = '{{}}' WHERE seq = {found}"));
    let options =
        plumbline_log::Options { tail_checked: 0, reserve_bytes: 0, ..Default::default() };
    let log = plumbline_log::Log::open(dir.path(), &options).unwrap();
    let (writer, _thread) = plumbline_workflow::Writer::start(log, the_same_clock()).unwrap();
    assert_eq!(writer.troubles(), [], "nobody has needed it yet");
    let refused = writer.submit_blocking(found_unit("u-2")).unwrap_err();
    assert!(
        matches!(&refused, Failure::Unreadable { stream, seq, .. } if stream == "people" && *seq == found),
        "{refused}"
    );
    writer.submit_blocking(suspend("a")).unwrap();
    assert!(writer.troubles()[0].says.contains(&format!("seq {found}")));
}

/// What a start finds, or the walk over the whole log, is left alone though the writer has the stream in memory.
#[test]
fn a_stream_in_which_somebody_finds_damage_is_left_alone_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    for standard in ["hurt", "whole"] {
        world.writer.submit_blocking(propose(standard)).unwrap();
    }
    let hurt = world.reader.read_stream("standard/hurt").unwrap()[0].seq;
    let stream = Some("standard/hurt".to_owned());
    let why = "its content does not fit its hash".to_owned();
    world.writer.set_aside(&plumbline_log::Damage { seq: hurt, stream, leaf: None, why });
    let refused = world.writer.submit_blocking(suspend("hurt")).unwrap_err();
    assert!(matches!(&refused, Failure::Unreadable { seq, .. } if *seq == hurt), "{refused}");
    world.writer.submit_blocking(suspend("whole")).unwrap();
    world.stop();

    damage(dir.path(), &format!("UPDATE event SET actor = 'wang' WHERE seq = {hurt}"));
    let world = World::start(dir.path());
    let troubles = world.writer.troubles();
    assert!(troubles.len() == 1 && troubles[0].stops, "{troubles:?}");
    assert!(troubles[0].says.contains(&format!("a stream cannot be read at seq {hurt}")));
    world.writer.submit_blocking(request("whole", Command::Resume)).unwrap();
    world.stop();
}

fn people_command(world: &World) -> u64 {
    world.writer.submit_blocking(found_unit("u-1")).unwrap().first_seq
}

fn found_unit(unit: &str) -> plumbline_workflow::Request {
    let command = serde_json::json!({
        "command": "FoundUnit", "unit": unit,
        "description": { "names": { "zh": "示例局" }, "kind": "bureau", "area": "330100" },
    });
    let command: plumbline_lifecycle::people::Command = serde_json::from_value(command).unwrap();
    let admin = world::caller("admin", plumbline_access::Role::Administrator, "100000", None);
    plumbline_workflow::Request {
        target: StreamId::People,
        command: command.into(),
        caller: admin,
        ..propose("a")
    }
}

/// The core, but a rule that asks for one stream after the other.
fn asks_without_end(
    world: &plumbline_lifecycle::World<'_>,
    target: &StreamId,
    command: &plumbline_lifecycle::Command,
) -> Result<Vec<(StreamId, Event)>, No> {
    for n in 0.. {
        world.standard(&format!("s-{n}").parse().unwrap())?;
    }
    decide(world, target, command)
}

#[test]
fn a_rule_that_asks_without_end_is_a_fault_of_that_command() {
    let dir = tempfile::tempdir().unwrap();
    let options = WriterOptions { decide: asks_without_end, ..WriterOptions::default() };
    let log = plumbline_log::Log::open(
        dir.path(),
        &plumbline_log::Options { reserve_bytes: 0, ..Default::default() },
    )
    .unwrap();
    // The built-in procedures cannot be adopted under such a rule, and the start says why.
    let Err(error) = plumbline_workflow::Writer::start(log, options) else { panic!("it started") };
    assert!(error.to_string().contains("more than 16 streams"), "{error}");
}
