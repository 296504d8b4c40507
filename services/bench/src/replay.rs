//! Reading it all again: decode and fold every event, and hash every event.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use plumbline_lifecycle::{Event, Standard};
use plumbline_log::{Reader, Row};

use crate::{BenchError, Figure};

/// Reads, decodes and folds every event of the standards in a log.
///
/// # Errors
/// When the log cannot be read, or holds what does not fold.
pub fn replay(folder: &Path) -> Result<Figure, BenchError> {
    let reader = Reader::open(folder).map_err(|err| BenchError::of("opening the log", err))?;
    let began = Instant::now();
    let mut states: HashMap<String, Standard> = HashMap::new();
    let (mut count, mut wrong) = (0_u64, None);
    let scanned = reader.scan(1, |row| {
        count += 1;
        if !row.stream.starts_with("standard/") {
            return ControlFlow::Continue(());
        }
        match fold(&mut states, &row) {
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

fn fold(states: &mut HashMap<String, Standard>, row: &Row<'_>) -> Result<(), String> {
    let event = Event::decode(row.kind, row.schema, row.data).map_err(|err| err.to_string())?;
    let on = row.happened_on.parse().map_err(|err| format!("at seq {}: {err}", row.seq))?;
    let state = states.remove(row.stream).unwrap_or_default();
    let next = state.evolve(&event, on).map_err(|err| err.to_string())?;
    states.insert(row.stream.to_owned(), next);
    Ok(())
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
