//! Reading it all again: decode and fold every event, and hash every event.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use plumbline_lifecycle::{StoredEvent, Streams};
use plumbline_log::{Reader, Row};

use crate::{BenchError, Figure};

/// Reads, decodes and folds every event of a log.
///
/// # Errors
/// When the log cannot be read, or holds what does not fold.
pub fn replay(folder: &Path) -> Result<Figure, BenchError> {
    let reader = Reader::open(folder).map_err(|err| BenchError::of("opening the log", err))?;
    let began = Instant::now();
    let mut streams = Streams::default();
    let (mut count, mut wrong) = (0_u64, None);
    let scanned = reader.scan(1, |row| {
        count += 1;
        match fold(&mut streams, &row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(why) => {
                wrong = Some(why);
                ControlFlow::Break(())
            }
        }
    });
    scanned.map_err(|err| BenchError::of("reading the log", err))?;
    match wrong {
        Some(why) => Err(BenchError::of("replaying the log", why)),
        None => Ok(Figure::counted("log", "replay: read, decode, fold", 1, count, began.elapsed())),
    }
}

fn fold(streams: &mut Streams, row: &Row<'_>) -> Result<(), String> {
    let on = row.happened_on.parse().map_err(|err| format!("at seq {}: {err}", row.seq))?;
    let Row { seq, version, kind, schema, data, .. } = *row;
    let stored = StoredEvent { seq, version, kind, schema, on, data };
    streams.read(row.stream, &stored).map(drop).map_err(|err| err.to_string())
}

/// Reads and hashes every event of a log, and compares the tree.
///
/// # Errors
/// When the log does not verify.
pub fn verify(folder: &Path) -> Result<Figure, BenchError> {
    let began = Instant::now();
    let verified = plumbline_log::verify(folder, |_, _| {})
        .map_err(|err| BenchError::of("verifying the log", err))?;
    Ok(Figure::counted("log", "verify: read, hash, Merkle", 1, verified.size, began.elapsed()))
}
