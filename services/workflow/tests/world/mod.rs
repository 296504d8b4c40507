//! A writer on a log of its own, with a clock that stands still, and the commands of an office.
#![allow(dead_code, clippy::allow_attributes, reason = "each test binary uses a part of it")]

pub(crate) mod bureau;
pub(crate) mod panel;

use std::path::Path;

use jiff::Timestamp;
use plumbline_access::{Caller, Role};
use plumbline_lifecycle::standard::{Command, Document, Event, StandardId};
use plumbline_lifecycle::{Noun, StreamId, calendar, procedure};
use plumbline_log::{Log, Options, Reader};
use plumbline_workflow::{Failure, Request, Writer, WriterOptions, WriterThread};
use uuid::Uuid;

/// The events with which a new log begins: what comes with the program.
pub(crate) const BUILT_IN: u64 = (procedure::BUILT_IN.len() + calendar::BUILT_IN.len()) as u64;

/// A running writer.
pub(crate) struct World {
    pub(crate) writer: Writer,
    pub(crate) thread: WriterThread,
    pub(crate) reader: Reader,
}

impl World {
    pub(crate) fn start(dir: &Path) -> World {
        World::start_with(dir, WriterOptions::default())
    }

    pub(crate) fn start_with(dir: &Path, options: WriterOptions) -> World {
        let log = Log::open(dir, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
        let reader = log.reader.clone();
        let clock = || Timestamp::from_second(1_790_000_000).unwrap();
        let (writer, thread) = Writer::start(log, WriterOptions { clock, ..options }).unwrap();
        World { writer, thread, reader }
    }

    pub(crate) fn stop(self) {
        drop(self.writer);
        self.thread.join().unwrap();
    }

    /// The rule that refuses a request.
    pub(crate) fn refusal(&self, request: Request) -> String {
        match self.writer.submit_blocking(request) {
            Err(Failure::Refused(refusal)) => refusal.reason().rule.to_owned(),
            Err(Failure::Denied(denial)) => denial.reason().rule.to_owned(),
            other => panic!("{other:?}"),
        }
    }

    /// The kinds of a standard's events.
    pub(crate) fn kinds(&self, standard: &str) -> Vec<String> {
        let rows = self.reader.read_stream(&format!("standard/{standard}")).unwrap();
        rows.into_iter().map(|row| row.kind).collect()
    }

    pub(crate) fn events(&self, standard: &str) -> Vec<Event> {
        let rows = self.reader.read_stream(&format!("standard/{standard}")).unwrap();
        let decoded = rows.iter().map(|row| {
            match plumbline_lifecycle::Event::decode(
                Noun::Standard,
                &row.kind,
                row.schema,
                &row.data,
            ) {
                Ok(plumbline_lifecycle::Event::Standard(event)) => event,
                other => panic!("{other:?}"),
            }
        });
        decoded.collect()
    }
}

pub(crate) fn id(standard: &str) -> StandardId {
    standard.parse().unwrap()
}

/// The office of a city.
pub(crate) fn office() -> Caller {
    caller("li", Role::Office, "330100", None)
}

pub(crate) fn caller(name: &str, role: Role, jurisdiction: &str, unit: Option<&str>) -> Caller {
    Caller {
        name: name.parse().unwrap(),
        role,
        jurisdiction: jurisdiction.parse().unwrap(),
        unit: unit.map(|unit| unit.parse().unwrap()),
        person: None,
    }
}

pub(crate) fn propose(standard: &str) -> Request {
    request(standard, Command::Propose { procedure: "local".into(), profile: profile() })
}

pub(crate) fn profile() -> plumbline_lifecycle::standard::Profile {
    serde_json::from_value(serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330106",
        "titles": {"zh": "示例：助餐服务规范"}, "drafting_unit": "示例协会",
    }))
    .unwrap()
}

pub(crate) fn document(kind: &str) -> Command {
    Command::AttachDocument {
        document: Document {
            kind: kind.into(),
            name: "示例.pdf".parse().unwrap(),
            media_type: "application/pdf".into(),
            size: 1,
            sha256: "0f".repeat(32),
        },
    }
}

pub(crate) fn suspend(standard: &str) -> Request {
    request(standard, Command::Suspend { reason: "示例".parse().unwrap() })
}

pub(crate) fn adopt(text: &str) -> Request {
    Request {
        target: StreamId::Procedures,
        command: procedure::Command::AdoptProcedure { text: text.to_owned() }.into(),
        caller: caller("admin", Role::Administrator, "100000", None),
        ..propose("a")
    }
}

pub(crate) fn request(standard: &str, command: Command) -> Request {
    Request {
        id: Uuid::now_v7(),
        target: StreamId::Standard(id(standard)),
        command: command.into(),
        expected_version: None,
        happened_on: None,
        caller: office(),
        on_behalf_of: None,
    }
}
