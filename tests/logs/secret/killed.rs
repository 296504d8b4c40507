//! The writer is killed in the middle of a count: the votes are counted once.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, mpsc};

use plumbline_lifecycle::ballot::Choice;
use plumbline_lifecycle::{Command, Event, No, StreamId, World, decide};
use plumbline_log::{Log, Options};
use plumbline_testkit::Folder;
use plumbline_workflow::{Answer, Writer, WriterOptions};
use serde_json::json;

use super::{cast, close, copy, data, handed, kinds, request};
use crate::{clock, end, start};

/// Where the process that is killed finds its folder, and the file by which it says that it may be killed.
const KILLED: [&str; 2] = ["PLUMBLINE_TEST_KILLED_FOLDER", "PLUMBLINE_TEST_KILLED_SAYS"];

/// Is waited for by the thread of the writer, so that what is posted meanwhile is one batch.
static GATE: Mutex<Option<mpsc::Receiver<()>>> = Mutex::new(None);

/// The core, but for two standards: at `wait` the writer stands still until the gate opens, at `kill` until its process is killed.
fn decide_or_stand_still(
    world: &World<'_>,
    target: &StreamId,
    command: &Command,
) -> Result<Vec<(StreamId, Event)>, No> {
    match target.to_string().as_str() {
        "standard/wait" => {
            let gate = GATE.lock().unwrap().take();
            if let Some(gate) = gate {
                gate.recv().unwrap();
            }
        }
        "standard/kill" => {
            fs::write(std::env::var(KILLED[1]).unwrap(), "").unwrap();
            loop {
                std::thread::park();
            }
        }
        _ => {}
    }
    decide(world, target, command)
}

/// The process that is killed: the count in one batch with a command behind it, so that the box is sealed and the COMMIT never
/// comes.
fn count_and_stand_still(folder: &Path) {
    let log = Log::open(folder, &Options::default()).unwrap();
    let options =
        WriterOptions { clock, decide: decide_or_stand_still, ..WriterOptions::default() };
    let (writer, _thread) = Writer::start(log, options).unwrap();
    let (opens, gate) = mpsc::channel();
    *GATE.lock().unwrap() = Some(gate);
    let accept = json!({"command": "AcceptProposal"});
    let _first = writer.post(request(2_000, "", "standard/wait", &accept)).unwrap();
    let _closed = writer.post(close(1_000, &["e-0", "e-1", "e-2"])).unwrap();
    let last = writer.post(request(2_001, "", "standard/kill", &accept)).unwrap();
    opens.send(()).unwrap();
    let answer = last.blocking_recv();
    panic!("nobody killed it, and it answered {answer:?}");
}

/// Casts three cards, and kills (SIGKILL) a process that has sealed the box and not committed the count.
fn killed_in_the_middle_of_a_count() -> Folder {
    let (folder, beside) = (handed(), Folder::new("secret-says"));
    let (writer, thread) = start(&folder);
    (0..3).for_each(|nth| cast(&writer, nth, Choice::Yes).unwrap());
    end(writer, thread);
    let says = beside.join("sealed");
    let mut child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "secret::killed::between_the_seal_and_the_commit_it_is_counted_once"])
        .env(KILLED[0], folder.path())
        .env(KILLED[1], &says)
        .spawn()
        .unwrap();
    while !says.exists() {
        assert_eq!(child.try_wait().unwrap(), None, "it ended before it could be killed");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    folder
}

/// Story 36. The test is the process that is killed, too: it starts itself, with a folder in its environment.
#[test]
fn between_the_seal_and_the_commit_it_is_counted_once() {
    if let Some(folder) = std::env::var_os(KILLED[0]) {
        return count_and_stand_still(Path::new(&folder));
    }
    let killed = killed_in_the_middle_of_a_count();
    // Sealed, and not counted.
    let boxes = killed.join("boxes");
    assert!(boxes.join("a.proposal.1.1").exists());
    let left = Folder::new("secret-left");
    copy(&boxes, &left.join("boxes"));
    let (writer, thread) = start(&killed);
    assert_eq!(kinds(&killed), ["BallotOpened", "CardsHanded"]);
    assert_eq!(cast(&writer, 3, Choice::No), Err("box-sealed".into()), "the count has begun");
    assert_eq!(cast(&writer, 0, Choice::Yes), Ok(()), "it lies there");
    let closed: Answer = writer.submit_blocking(close(1_000, &["e-0", "e-1", "e-2"])).unwrap();
    assert!(!closed.repeated);
    assert_eq!(kinds(&killed), ["BallotOpened", "CardsHanded", "BallotCounted"]);
    end(writer, thread);
    assert!(!boxes.join("a.proposal.1.1").exists());

    // It is what is counted where nobody is killed.
    let whole = handed();
    let (writer, thread) = start(&whole);
    (0..3).for_each(|nth| cast(&writer, nth, Choice::Yes).unwrap());
    writer.submit_blocking(close(1_000, &["e-0", "e-1", "e-2"])).unwrap();
    end(writer, thread);
    assert_eq!(data(&killed).last(), data(&whole).last(), "the same count");

    // Killed after the commit, before the box was destroyed: the next start destroys it, and whoever asks again hears the first answer.
    copy(&left.join("boxes"), &boxes);
    let (writer, thread) = start(&killed);
    assert!(!boxes.join("a.proposal.1.1").exists());
    let repeated = writer.submit_blocking(close(1_000, &["e-0", "e-1", "e-2"])).unwrap();
    assert_eq!(repeated, Answer { repeated: true, ..closed });
    assert_eq!(cast(&writer, 3, Choice::No), Err("ballot-closed".into()));
    assert_eq!(kinds(&killed), ["BallotOpened", "CardsHanded", "BallotCounted"]);
    end(writer, thread);
}
