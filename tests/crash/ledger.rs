//! What the clients know, and whether a log agrees with it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plumbline_log::{Log, Options, Reader, verify};
use uuid::Uuid;

/// What became of each command that was sent.
#[derive(Debug, Default, Clone)]
pub(crate) struct Ledger {
    /// Every one, the program's own among them.
    pub(crate) sent: BTreeSet<Uuid>,
    /// Those that were acknowledged, with the seqs that they were told.
    pub(crate) acked: BTreeMap<Uuid, (u64, u64)>,
    /// Those of which it was said that nothing was written.
    pub(crate) failed: BTreeSet<Uuid>,
}

/// How a log is opened here.
pub(crate) fn options() -> Options {
    Options { reserve_bytes: 0, ..Options::default() }
}

/// Opens the log to write it, proves it, and compares it: acknowledged ⊆ log ⊆ sent, nothing twice, nothing that was said to be
/// undone. Says what does not hold.
pub(crate) fn compare(folder: &Path, ledger: &Ledger) -> Result<(), String> {
    drop(Log::open(folder, &options()).map_err(|error| format!("REFUSED: {error}"))?);
    let verified = verify(folder, |_, _| {}).map_err(|error| format!("DAMAGED: {error}"))?;
    let held = commands(folder)?;
    let size: u64 = held.values().map(|(first, last)| last - first + 1).sum();
    if size != verified.size {
        return Err(format!("DOUBLED: {} events, of commands {size}", verified.size));
    }
    for (id, told) in &ledger.acked {
        match held.get(id) {
            Some(span) if span == told => {}
            Some(span) => return Err(format!("MOVED: {id} is at {span:?}, was told {told:?}")),
            None => return Err(format!("LOST: {id} was acknowledged at {told:?}")),
        }
    }
    match held.keys().find(|id| !ledger.sent.contains(id) || ledger.failed.contains(id)) {
        Some(id) if ledger.failed.contains(id) => {
            Err(format!("FALSE: {id} is there, and it was said that nothing was written"))
        }
        Some(id) => Err(format!("STRANGE: {id} is there, and nobody sent it")),
        None => Ok(()),
    }
}

/// The commands of a log, each with the span of its events; a command that is in two places is not told.
pub(crate) fn commands(folder: &Path) -> Result<BTreeMap<Uuid, (u64, u64)>, String> {
    let reader = Reader::open(folder).map_err(|error| error.to_string())?;
    let rows = reader.read_from(1, u64::MAX >> 1).map_err(|error| error.to_string())?;
    let mut spans: BTreeMap<Uuid, (u64, u64)> = BTreeMap::new();
    for row in rows {
        let span = spans.entry(row.command).or_insert((row.seq, row.seq));
        if row.seq > span.1 + 1 {
            return Err(format!("DOUBLED: {} at {span:?} and {}", row.command, row.seq));
        }
        span.1 = row.seq;
    }
    Ok(spans)
}
