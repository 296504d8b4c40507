//! A secret ballot leaves nothing that links a voter to a vote, and its votes are counted once, whenever the writer is killed. Who
//! holds which card is known to nobody, so that two voters who swap cards and votes differ in nothing but the order in which
//! the cards come; the same folder is taken both ways and compared byte by byte.

mod killed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use plumbline_access::Caller;
use plumbline_lifecycle::ballot::{Choice, Code};
use plumbline_lifecycle::{BallotId, StreamId};
use plumbline_log::{Envelope, Reader};
use plumbline_testkit::Folder;
use plumbline_workflow::{Cast, Failure, Request, Writer, WriterThread, destroy_boxes, lose_boxes};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{command_to, end, name, start};

const PROCEDURE: &str = r#"
id = "secret"
version = 1
levels = ["local"]
title = { zh = "示例程序", en = "Made up" }
[panels.proposal]
form = ["letter"]
size = { least = 5, most = 5 }
source = "示例"
[votes.proposal]
secret = true
conditions = [{ count = "yes", more_than = "1/2", of = "members" }]
source = "示例"
"#;

const EXPERTS: [&str; 5] = ["e-0", "e-1", "e-2", "e-3", "e-4"];

/// The last of them draws no card.
const VOTERS: [&str; 4] = ["e-0", "e-1", "e-2", "e-3"];

fn ballot() -> BallotId {
    "a.proposal.1.1".parse().unwrap()
}

fn code(nth: u8) -> Code {
    Code::of(std::array::from_fn(|at| nth * 29 + at as u8))
}

fn request(nth: u128, by: &str, target: &str, command: &Value) -> Request {
    let target: StreamId = target.parse().unwrap();
    let by = match by {
        "" => Caller::at_the_machine(name("示例：专员")),
        person => Caller::for_person(name("示例：专员"), person.parse().unwrap()),
    };
    Request {
        id: Uuid::from_u128(nth),
        command: command_to(&target, &command.to_string()),
        target,
        expected_version: None,
        happened_on: None,
        caller: by,
        on_behalf_of: None,
    }
}

/// A folder in which five experts may vote in secret, and four of them drew a card.
fn handed() -> Folder {
    let folder = Folder::new("secret");
    let (writer, thread) = start(&folder);
    let review = "review/a.proposal.1";
    let mut cards: Vec<String> = (0..5).map(|nth| code(nth).hash(&ballot()).to_string()).collect();
    let voided = cards.pop().unwrap();
    let all: Vec<&String> = cards.iter().chain([&voided]).collect();
    let unit = json!({"command": "FoundUnit", "unit": "u-a", "description":
        {"names": {"zh": "示例局"}, "kind": "bureau", "area": "330100"}});
    let profile = json!({"level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": {"zh": "示例"}, "drafting_unit": "示例协会"});
    let call = json!({"purpose": "proposal", "form": "letter", "on": "2026-12-20", "size": 5});
    let mut given = vec![
        ("", "people", unit),
        ("", "procedures", json!({"command": "AdoptProcedure", "text": PROCEDURE})),
    ];
    for expert in EXPERTS {
        given.push(("p-li", "pool/330100", json!({"command": "AdmitExpert", "expert": expert,
            "description": {"kind": "expert", "name": "示例", "unit": "u-a", "fields": ["elderly-care"], "senior": false},
            "until": "2030-12-31", "approval": "示例批文"})));
    }
    given.extend([
        (
            "",
            "standard/a",
            json!({"command": "Propose", "procedure": "secret", "profile": profile}),
        ),
        ("p-li", "standard/a", json!({"command": "CallReview", "call": call})),
        ("p-li", review, json!({"command": "Draw"})),
    ]);
    let accept = json!({"command": "AnswerInvitation", "answer": "accepted"});
    given.extend(EXPERTS.map(|expert| (expert, review, accept.clone())));
    given.extend([
        ("p-li", review, json!({"command": "CallBallot", "closes": "2026-12-20", "cards": all})),
        (
            "p-li",
            "ballot/a.proposal.1.1",
            json!({"command": "HandCards", "to": VOTERS,
            "voided": [voided], "scrutineer": "p-qian"}),
        ),
    ]);
    for (nth, (by, target, command)) in given.iter().enumerate() {
        let request = request(1 + nth as u128, by, target, command);
        writer.submit_blocking(request).unwrap_or_else(|no| panic!("{command}: {no}"));
    }
    end(writer, thread);
    folder
}

fn close(nth: u128, voted: &[&str]) -> Request {
    let command = json!({"command": "CloseBallot", "voted": voted, "scrutineer": "p-qian"});
    request(nth, "p-li", "ballot/a.proposal.1.1", &command)
}

fn cast(writer: &Writer, nth: u8, choice: Choice) -> Result<(), String> {
    let cast = Cast { ballot: ballot(), code: code(nth), choice };
    writer.cast_blocking(cast).map_err(|failure| match failure {
        Failure::Refused(no) => no.reason().rule.to_owned(),
        other => panic!("{other}"),
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, &to).unwrap()),
        }
    }
}

/// Every file of a folder, by its path.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(dir) = folders.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                // SQLite's index of a write-ahead log, made anew by whoever opens it; the log itself is compared.
                false if path.extension().is_some_and(|ends| ends == "db-shm") => {}
                false => {
                    let name = path.strip_prefix(folder).unwrap().to_owned();
                    found.insert(name, fs::read(&path).unwrap());
                }
            }
        }
    }
    found
}

/// Casts in this order, counts, and says all that there is: the folder's files, before the count and after it; the feed, which is
/// what a subscriber and an export are given; and what the views hold.
fn voted(folder: &Folder, order: &[(u8, Choice)]) -> Vec<(String, Vec<u8>)> {
    let (writer, thread) = start(folder);
    let head = Reader::open(folder.path()).unwrap().head();
    for (nth, choice) in order {
        cast(&writer, *nth, *choice).unwrap();
    }
    let mut told = Vec::new();
    let mut tell = |when: &str, files: BTreeMap<PathBuf, Vec<u8>>| {
        told.extend(files.into_iter().map(|(path, is)| (format!("{when} {}", path.display()), is)));
    };
    tell("boxes", files(&folder.join("boxes")));
    assert_eq!(Reader::open(folder.path()).unwrap().head(), head, "the log hears of no card");
    writer.submit_blocking(close(1_000, &VOTERS)).unwrap();
    end(writer, thread);
    tell("folder", files(folder.path()));

    let reader = Reader::open(folder.path()).unwrap();
    let (views, mut runner) = plumbline_views::open(&folder.join("views")).unwrap();
    runner.catch_up(&reader, &mut |_| {}).unwrap();
    for (view, _) in views.positions() {
        let mut text = String::new();
        runner.dump(view, &mut |line| text += &format!("{line}\n")).unwrap();
        told.push((format!("view {view}"), text.into_bytes()));
    }
    let rows = reader.read_from(1, reader.head()).unwrap();
    let feed = rows.iter().map(|row| Envelope::of(row, reader.id(), false).unwrap());
    told.push(("feed".into(), feed.collect::<Vec<_>>().join("\n").into_bytes()));
    told
}

/// Story 35.
#[test]
fn two_voters_swap_cards_and_votes_and_every_byte_is_the_same() {
    use Choice::{Abstain, No, Yes};
    let (one, other) = (handed(), Folder::new("secret-swapped"));
    copy(one.path(), other.path());
    let told = voted(&one, &[(0, Yes), (1, No), (2, Yes), (3, Abstain)]);
    let swapped = voted(&other, &[(1, No), (0, Yes), (3, Abstain), (2, Yes)]);
    let names =
        |told: &[(String, Vec<u8>)]| told.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&told), names(&swapped));
    for ((name, is), (_, swapped)) in told.iter().zip(&swapped) {
        assert!(is == swapped, "{name} tells who holds which card");
    }
    let feed = String::from_utf8(told.last().unwrap().1.clone()).unwrap();
    let counted = feed.lines().find(|line| line.contains("BallotCounted")).unwrap();
    for nth in 0..4 {
        assert!(counted.contains(code(nth).as_str()), "a voter finds the own card in {counted}");
    }
    assert!(!feed.contains(code(4).as_str()), "and a card that was not used is not there");
    assert!(!other.join("boxes/a.proposal.1.1").exists(), "the box is destroyed");
}

#[test]
fn a_card_is_of_one_ballot_and_of_one_choice() {
    let folder = handed();
    let (writer, thread) = start(&folder);
    assert_eq!(cast(&writer, 0, Choice::Yes), Ok(()));
    assert_eq!(cast(&writer, 0, Choice::Yes), Ok(()), "the same answer");
    assert_eq!(cast(&writer, 0, Choice::No), Err("card-used".into()));
    assert_eq!(cast(&writer, 4, Choice::Yes), Err("card-voided".into()), "it was left over");
    assert_eq!(cast(&writer, 7, Choice::Yes), Err("card-foreign".into()));
    // Whoever has no card of it does not hear whether there is such a ballot.
    let elsewhere =
        Cast { ballot: "b.proposal.1.1".parse().unwrap(), code: code(0), choice: Choice::Yes };
    let Err(Failure::Refused(no)) = writer.cast_blocking(elsewhere) else { panic!("it was taken") };
    assert_eq!(no.reason().rule, "card-foreign");
    // A roll that names another number of voters is no count, and nobody repairs it.
    writer.submit_blocking(close(1_000, &VOTERS)).unwrap();
    assert_eq!(kinds(&folder).last().unwrap(), "BallotAnnulled");
    assert_eq!(cast(&writer, 1, Choice::Yes), Err("ballot-annulled".into()));
    assert!(!folder.join("boxes/a.proposal.1.1").exists());
    end(writer, thread);
}

#[test]
fn a_refused_count_leaves_the_box_open() {
    let folder = handed();
    let (writer, thread) = start(&folder);
    cast(&writer, 0, Choice::Yes).unwrap();
    let Err(Failure::Refused(no)) = writer.submit_blocking(close(1_000, &["e-4"])) else {
        panic!("somebody who drew no card stands on the roll")
    };
    assert_eq!(no.reason().rule, "count-unsound");
    cast(&writer, 1, Choice::No).unwrap();
    writer.submit_blocking(close(1_001, &["e-1", "e-0"])).unwrap();
    assert_eq!(kinds(&folder).last().unwrap(), "BallotCounted");
    end(writer, thread);
}

/// Cards that come while the ballot closes: each is in the count or is refused, and the count is one.
#[test]
fn a_card_that_comes_while_the_ballot_closes_is_counted_or_refused() {
    let folder = handed();
    let (writer, thread) = start(&folder);
    cast(&writer, 0, Choice::Yes).unwrap();
    let (taken, closed) = std::thread::scope(|scope| {
        let others = [1, 2, 3].map(|nth| {
            let writer = writer.clone();
            scope.spawn(move || (nth, cast(&writer, nth, Choice::No)))
        });
        let closes = scope.spawn(|| writer.submit_blocking(close(1_000, &["e-0"])));
        (others.map(|other| other.join().unwrap()), closes.join().unwrap())
    });
    closed.unwrap();
    let taken: Vec<u8> =
        taken.iter().filter(|(_, answer)| answer.is_ok()).map(|(nth, _)| *nth).collect();
    let kinds = kinds(&folder);
    match taken.as_slice() {
        // The roll names one voter.
        [] => assert_eq!(kinds.last().unwrap(), "BallotCounted"),
        _ => assert_eq!(kinds.last().unwrap(), "BallotAnnulled", "{taken:?}"),
    }
    assert_eq!(kinds.len(), 3, "opened, handed out, and one end: {kinds:?}");
    end(writer, thread);
}

/// A log that was put back has no boxes, and the service says so itself: nobody waits for votes that are lost.
#[test]
fn where_the_boxes_are_lost_the_open_ballot_is_annulled() {
    let folder = handed();
    let (writer, thread) = start(&folder);
    cast(&writer, 0, Choice::Yes).unwrap();
    end(writer, thread);
    destroy_boxes(folder.path()).unwrap();
    let (writer, thread): (Writer, WriterThread) = start(&folder);
    assert_eq!(cast(&writer, 1, Choice::Yes), Err("box-lost".into()));
    end(writer, thread);
    lose_boxes(folder.path()).unwrap();
    let (writer, thread) = start(&folder);
    let reader = Reader::open(folder.path()).unwrap();
    let rows = reader.read_stream("ballot/a.proposal.1.1").unwrap();
    let last = rows.last().unwrap();
    assert_eq!((last.kind.as_str(), last.actor.as_str()), ("BallotAnnulled", "clock"));
    assert!(last.data.contains("票箱不在"), "{}", last.data);
    assert_eq!(cast(&writer, 1, Choice::Yes), Err("ballot-annulled".into()));
    end(writer, thread);
    let before = Reader::open(folder.path()).unwrap().head();
    let (writer, thread) = start(&folder);
    end(writer, thread);
    assert_eq!(Reader::open(folder.path()).unwrap().head(), before, "once");
}

fn rows(folder: &Folder) -> Vec<plumbline_log::Recorded> {
    Reader::open(folder.path()).unwrap().read_stream("ballot/a.proposal.1.1").unwrap()
}

fn kinds(folder: &Folder) -> Vec<String> {
    rows(folder).into_iter().map(|row| row.kind).collect()
}

fn data(folder: &Folder) -> Vec<String> {
    rows(folder).into_iter().map(|row| row.data).collect()
}
