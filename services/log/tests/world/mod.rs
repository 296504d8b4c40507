//! The small world of the log's tests: numbered commands, numbered events.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses its part"
)]

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;
use plumbline_log::{Log, NewEvent, Options, Provenance};
use plumbline_pages::CutWal;
use rusqlite::{Connection, OpenFlags};
use uuid::Uuid;

/// A log without a reserve, so that a test writes no 64 MB.
pub(crate) fn small() -> Options {
    Options { reserve_bytes: 0, ..Options::default() }
}

/// The log's database as a stranger opens it who knows of its checksums, and of nothing else.
pub(crate) fn by_hand(dir: &Path) -> Connection {
    plumbline_pages::open(&dir.join("log.db"), OpenFlags::default(), CutWal::Ends).unwrap()
}

/// Command number `n`.
pub(crate) fn from(n: u128) -> Provenance {
    Provenance {
        command: Uuid::from_u128(n),
        digest: [n as u8; 32],
        actor: "office:li".into(),
        on_behalf_of: n.is_multiple_of(3).then(|| "bureau".into()),
    }
}

/// An event with a few words in it.
pub(crate) fn event(stream: &str, version: u64) -> NewEvent {
    NewEvent {
        stream: stream.into(),
        version,
        kind: "SomethingHappened",
        schema: 1,
        happened_on: date(2026, 11, 24),
        data: format!(r#"{{"title":"养老机构服务规范","version":{version}}}"#),
    }
}

/// An event of some 3 KB, the `version`th of its stream.
pub(crate) fn large(version: u64) -> NewEvent {
    NewEvent { data: format!(r#"{{"text":"{}"}}"#, "x".repeat(3_000)), ..event("large", version) }
}

/// Appends `count` events from number `first` on, each by a command and in a stream of its own, 50 to a batch.
pub(crate) fn append(log: &mut Log, first: u64, count: u64) {
    let numbers: Vec<u64> = (first..first + count).collect();
    for some in numbers.chunks(50) {
        let mut batch = log.appender.begin().unwrap();
        for n in some {
            let now = Timestamp::from_second(1_790_000_000 + *n as i64).unwrap();
            batch.append(&from(u128::from(*n)), now, &[event(&format!("stream/{n}"), 1)]).unwrap();
        }
        batch.commit().unwrap();
    }
}
