//! A real log of every stored version, kept for ever: today's program reads what every earlier one wrote, and knows its
//! commands again.
//!
//! `tests/golden/log-v1` and its successors hold the commands (and the cards that lay in a box), the log that they made, and what that log says to a reader as
//! text. What is kept is never made again: `PLUMBLINE_BLESS=1` makes a log, or its text, only where there is none.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod schema;
mod secret;
mod told;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::{
    Command, Event, Name, Noun, PersonId, StreamId, approval, ballot, calendar, deadline, grants,
    people, pool, procedure, review, standard,
};
use plumbline_log::{Log, Options, Reader};
use plumbline_testkit::Folder;
use plumbline_workflow::{Cast, Failure, Request, Writer, WriterOptions, WriterThread};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use uuid::Uuid;

/// Every stored version.
const VERSIONS: [&str; 12] = [
    "log-v1", "log-v2", "log-v3", "log-v4", "log-v5", "log-v6", "log-v7", "log-v8", "log-v9",
    "log-v10", "log-v11", "log-v12",
];

/// Those in which any name was taken for whom somebody acted.
const BEFORE_5: [&str; 4] = ["log-v1", "log-v2", "log-v3", "log-v4"];

/// A line of the commands. Version 1 called a command an order, and knew no stream but that of a standard; from version 3 on
/// a line may name the person who gives it.
#[derive(Deserialize)]
struct Line {
    on: Date,
    by: Option<PersonId>,
    #[serde(alias = "standard")]
    target: String,
    #[serde(alias = "order")]
    command: Box<RawValue>,
}

#[test]
fn version_1_is_read_and_verified_as_on_its_first_day() {
    check("log-v1");
}

#[test]
fn version_2_is_read_and_verified_as_on_its_first_day() {
    make("log-v2");
    check("log-v2");
}

#[test]
fn version_3_is_read_and_verified_as_on_its_first_day() {
    make("log-v3");
    check("log-v3");
}

#[test]
fn version_4_is_read_and_verified_as_on_its_first_day() {
    make("log-v4");
    check("log-v4");
}

#[test]
fn version_5_is_read_and_verified_as_on_its_first_day() {
    make("log-v5");
    check("log-v5");
}

#[test]
fn version_6_is_read_and_verified_as_on_its_first_day() {
    make("log-v6");
    check("log-v6");
}

#[test]
fn version_7_is_read_and_verified_as_on_its_first_day() {
    make("log-v7");
    check("log-v7");
}

#[test]
fn version_8_is_read_and_verified_as_on_its_first_day() {
    make("log-v8");
    check("log-v8");
}

#[test]
fn version_9_is_read_and_verified_as_on_its_first_day() {
    make("log-v9");
    check("log-v9");
}

#[test]
fn version_10_is_read_and_verified_as_on_its_first_day() {
    make("log-v10");
    check("log-v10");
}

/// What is owed of a published text, reminders, and days that passed.
#[test]
fn version_11_is_read_and_verified_as_on_its_first_day() {
    make("log-v11");
    check("log-v11");
}

/// Tokens that end, accounts, who signed in, and the three administrators.
#[test]
fn version_12_is_read_and_verified_as_on_its_first_day() {
    make("log-v12");
    check("log-v12");
}

/// A kind that no kept log holds could change its stored form and nobody would notice.
#[test]
fn every_kind_stands_in_some_stored_version() {
    let mut kinds = BTreeSet::new();
    for version in VERSIONS {
        let (_folder, reader) = copy_of(version);
        let rows = reader.read_from(1, reader.head()).unwrap();
        kinds.extend(rows.into_iter().map(|row| format!("{}.v{}", row.kind, row.schema)));
    }
    let known = Noun::ALL.into_iter().flat_map(Event::kinds).map(|kind| format!("{kind}.v1"));
    let newer =
        ["StandardProposed.v2", "StandardProposed.v3", "ConsultationOpened.v2", "TokenGranted.v2"]
            .map(str::to_owned);
    let missing: Vec<_> = known.chain(newer).filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no kept log holds {missing:?}");
}

/// What others are told of an event's form (`proto/events`) is true of every event that was ever stored; and it is no empty word: a
/// field more, or one less of those that must be there, does not fit.
#[test]
fn every_stored_event_fits_the_schema_that_others_are_given_of_it() {
    let schemas = schema::published();
    for version in VERSIONS {
        let (_folder, reader) = copy_of(version);
        for row in reader.read_from(1, reader.head()).unwrap() {
            let name = format!("{}.v{}", row.kind, row.schema);
            let schema = schemas.get(&name).unwrap_or_else(|| panic!("{name} has no schema"));
            let data: Value = serde_json::from_str(&row.data).unwrap();
            let misfit = schema::misfit(schema, &data);
            assert_eq!(misfit, None, "{version} {}: {name} {data}", row.seq);

            let mut more = data.clone();
            more["another"] = 1.into();
            assert!(schema::misfit(schema, &more).is_some(), "{name} with a field more");
            for field in schema["required"].as_array().into_iter().flatten() {
                let mut less = data.clone();
                less.as_object_mut().unwrap().remove(field.as_str().unwrap());
                assert!(schema::misfit(schema, &less).is_some(), "{name} without {field}");
            }
        }
    }
}

/// Whoever sends the commands of an earlier version again, say an import that is run a second time, adds nothing.
#[test]
fn the_commands_of_every_version_are_known_again() {
    for version in VERSIONS {
        let (folder, reader) = copy_of(version);
        let (writer, thread) = start(&folder);
        // A start adopts the built-in procedures that the log does not hold.
        let before = reader.refresh().unwrap();
        for request in requests(version) {
            let id = request.id;
            let answer = writer.submit_blocking(request).unwrap_or_else(|no| panic!("{id}: {no}"));
            assert!(answer.repeated, "{version} {id} was taken for a new command");
        }
        end(writer, thread);
        nothing_but_what_comes_with_the_program(&reader, before);
    }
}

/// The id of a command given for somebody is not a repeat of the same command for nobody, or for another; version 1 did not
/// hash for whom.
#[test]
fn the_id_of_a_command_of_version_1_does_not_serve_for_somebody_else() {
    let (folder, reader) = copy_of("log-v1");
    let (writer, thread) = start(&folder);
    let before = reader.refresh().unwrap();
    for request in requests("log-v1") {
        let id = request.id;
        let for_another = match request.on_behalf_of {
            Some(_) => None,
            None => Some(name("示例：处长")),
        };
        let another = Caller::at_the_machine(name("示例：他人"));
        for request in [
            Request { on_behalf_of: for_another, ..request.clone() },
            Request { on_behalf_of: Some(name("示例：局长")), ..request.clone() },
            Request { caller: another, ..request },
        ] {
            assert_eq!(writer.submit_blocking(request), Err(Failure::IdReused(id)));
        }
    }
    end(writer, thread);
    nothing_but_what_comes_with_the_program(&reader, before);
}

/// A newer program adopts at its first start what an older one did not know; nothing else was added.
fn nothing_but_what_comes_with_the_program(reader: &Reader, before: u64) {
    let after = reader.refresh().unwrap();
    let added = reader.read_from(before + 1, after).unwrap();
    let others: Vec<_> = added.iter().filter(|row| row.actor != "plumbline").collect();
    assert!(others.is_empty(), "{others:?}");
}

fn check(version: &str) {
    let (folder, reader) = copy_of(version);
    let verified = plumbline_log::verify(folder.path(), |_, _| {}).unwrap();
    let told = told::told(&reader, &verified.root.to_string());
    let path = golden(version).join("events.txt");
    if blessed() && !path.exists() {
        std::fs::write(&path, &told).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap();
    for (at, (found, wanted)) in told.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, wanted, "line {}", at + 1);
    }
    assert_eq!(told.lines().count(), expected.lines().count());
}

/// A log made anew where there is none. The ids of its commands are counted; those of the procedures that a first start adopts
/// are the writer's own.
fn make(version: &str) {
    let kept = golden(version).join("log.db");
    if !blessed() || kept.exists() {
        return;
    }
    let folder = Folder::new("golden-log-made");
    let (writer, thread) = start(&folder);
    for request in requests(version) {
        let id = request.id.as_u128();
        for cast in casts(version).into_iter().filter(|cast| cast.before == id) {
            let Card { ballot, code, choice, .. } = cast;
            let (ballot, code) = (ballot.parse().unwrap(), code.parse().unwrap());
            writer.cast_blocking(Cast { ballot, code, choice }).unwrap();
        }
        writer.submit_blocking(request).unwrap_or_else(|no| panic!("line {id}: {no}"));
    }
    end(writer, thread);
    std::fs::copy(folder.join("log.db"), kept).unwrap();
}

/// A card that was put into the box before a command, which is no command itself.
#[derive(Deserialize)]
struct Card {
    /// The number of the command's line, from 1.
    before: u128,
    ballot: String,
    code: String,
    choice: ballot::Choice,
}

fn casts(version: &str) -> Vec<Card> {
    let text = std::fs::read_to_string(golden(version).join("cast.jsonl")).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The commands of a version as they were given; the answers to them are in its log.
fn requests(version: &str) -> Vec<Request> {
    let folder = golden(version);
    let lines = std::fs::read_to_string(folder.join("commands.jsonl"))
        .or_else(|_| std::fs::read_to_string(folder.join("orders.jsonl")))
        .unwrap();
    let request = |(at, line): (usize, &str)| {
        let Line { on, by, target, command } = serde_json::from_str(line).unwrap();
        let target = target.parse().or_else(|_| format!("standard/{target}").parse()).unwrap();
        Request {
            id: Uuid::from_u128(at as u128 + 1),
            command: command_to(&target, command.get()),
            target,
            expected_version: None,
            happened_on: Some(on),
            on_behalf_of: match &by {
                Some(person) => Some(name(person.as_str())),
                None => (at % 7 == 0 && BEFORE_5.contains(&version)).then(|| name("示例：处长")),
            },
            caller: match by {
                Some(person) => Caller::for_person(name("示例：专员"), person),
                // The service itself says how many it turned away.
                None if command.get().contains("NoteRefusals") => Caller::clock(),
                None => Caller::at_the_machine(name("示例：专员")),
            },
        }
    };
    lines.lines().enumerate().map(request).collect()
}

fn command_to(target: &StreamId, text: &str) -> Command {
    // The clock's goes to any stream.
    if let Ok(command) = serde_json::from_str::<deadline::Command>(text) {
        return command.into();
    }
    match target.noun() {
        Noun::People => serde_json::from_str::<people::Command>(text).unwrap().into(),
        Noun::Procedure => serde_json::from_str::<procedure::Command>(text).unwrap().into(),
        Noun::Calendar => serde_json::from_str::<calendar::Command>(text).unwrap().into(),
        Noun::Grants => serde_json::from_str::<grants::Command>(text).unwrap().into(),
        Noun::Approval => serde_json::from_str::<approval::Command>(text).unwrap().into(),
        Noun::Consultation => {
            serde_json::from_str::<plumbline_lifecycle::consultation::Command>(text).unwrap().into()
        }
        Noun::Standard => serde_json::from_str::<standard::Command>(text).unwrap().into(),
        Noun::Pool => serde_json::from_str::<pool::Command>(text).unwrap().into(),
        Noun::Person => {
            serde_json::from_str::<plumbline_lifecycle::person::Command>(text).unwrap().into()
        }
        Noun::Review => serde_json::from_str::<review::Command>(text).unwrap().into(),
        Noun::Ballot => serde_json::from_str::<ballot::Command>(text).unwrap().into(),
        Noun::Implementation => {
            serde_json::from_str::<plumbline_lifecycle::implementation::Command>(text)
                .unwrap()
                .into()
        }
        Noun::Register => panic!("a register takes no commands"),
    }
}

/// The clock of the day on which version 1 was made.
fn clock() -> Timestamp {
    Timestamp::from_second(1_795_500_000).unwrap()
}

fn start(folder: &Folder) -> (Writer, WriterThread) {
    let log = Log::open(folder.path(), &Options::default()).unwrap();
    Writer::start(log, WriterOptions { clock, ..WriterOptions::default() }).unwrap()
}

fn end(writer: Writer, thread: WriterThread) {
    drop(writer);
    thread.join().unwrap();
}

/// A copy, opened as a server does: whatever a start checks or brings up to date must take it.
fn copy_of(version: &str) -> (Folder, Reader) {
    let folder = Folder::new("golden-log");
    std::fs::copy(golden(version).join("log.db"), folder.join("log.db")).unwrap();
    drop(Log::open(folder.path(), &Options::default()).unwrap());
    let reader = Reader::open(folder.path()).unwrap();
    (folder, reader)
}

fn golden(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(version)
}

fn blessed() -> bool {
    std::env::var_os("PLUMBLINE_BLESS").is_some()
}

fn name(text: &str) -> Name {
    text.parse().unwrap()
}
