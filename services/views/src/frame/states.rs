//! The folded state of every stream that a view is told of: a table of its file, and the part of it that is in memory.
//!
//! The core folds; this file only remembers. A stream that changes often is neither read nor parsed again, and what changed
//! is written once, when the transaction ends. Memory is bounded in bytes: what was not asked for since the younger half
//! filled up is let go. Of a stream whose state the view's own tables hold, only the version is written here.

use std::collections::HashMap;
use std::sync::Arc;

use plumbline_lifecycle::{Folded, StreamId};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::error::ApplyError;
use crate::frame::design::{Design, Restores};

pub(crate) const TABLE: &str = "
    CREATE TABLE state(stream TEXT PRIMARY KEY, version INTEGER NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL)
    STRICT, WITHOUT ROWID;";

/// Half of what may be held; the other half is what was held before.
const YOUNG_BYTES_MAX: usize = 16 << 20;

/// The states of one view.
#[derive(Debug)]
pub(crate) struct States {
    restores: Option<Restores>,
    // Looked up by key alone, so that their order cannot show.
    young: HashMap<StreamId, Held>,
    young_bytes: usize,
    old: HashMap<StreamId, Held>,
    changed: Vec<StreamId>,
}

#[derive(Debug)]
struct Held {
    folded: Arc<Folded>,
    bytes: usize,
    changed: bool,
}

impl States {
    /// Of a view of this design, before anything was asked for.
    pub(crate) fn new(design: &Design) -> States {
        States {
            restores: design.restores,
            young: HashMap::new(),
            young_bytes: 0,
            old: HashMap::new(),
            changed: Vec::new(),
        }
    }

    /// A stream as it is folded up to now; unborn when nothing of it was told.
    ///
    /// # Errors
    /// [`ApplyError`] when the file cannot be read or holds what is no state.
    pub(crate) fn folded(
        &mut self,
        tx: &Transaction<'_>,
        stream: &StreamId,
    ) -> Result<Arc<Folded>, ApplyError> {
        if let Some(held) = self.young.get(stream) {
            return Ok(Arc::clone(&held.folded));
        }
        let held = match self.old.remove(stream) {
            Some(held) => held,
            None => {
                let folded = self.read(tx, stream)?.unwrap_or_else(|| Folded::unborn(stream));
                Held { bytes: folded.state.weight(), folded: Arc::new(folded), changed: false }
            }
        };
        let folded = Arc::clone(&held.folded);
        self.hold(tx, stream, held)?;
        Ok(folded)
    }

    /// The stream has changed.
    ///
    /// # Errors
    /// [`ApplyError`] when the file cannot be written.
    pub(crate) fn put(
        &mut self,
        tx: &Transaction<'_>,
        stream: &StreamId,
        folded: Folded,
    ) -> Result<(), ApplyError> {
        let bytes = folded.state.weight();
        let before = self.young.remove(stream);
        self.young_bytes -= before.as_ref().map_or(0, |held| held.bytes);
        if !before.is_some_and(|held| held.changed) {
            self.changed.push(stream.clone());
        }
        self.hold(tx, stream, Held { folded: Arc::new(folded), bytes, changed: true })
    }

    fn hold(
        &mut self,
        tx: &Transaction<'_>,
        stream: &StreamId,
        held: Held,
    ) -> Result<(), ApplyError> {
        self.young_bytes += held.bytes;
        self.young.insert(stream.clone(), held);
        if self.young_bytes > YOUNG_BYTES_MAX {
            self.write(tx)?;
            self.old = std::mem::take(&mut self.young);
            self.young_bytes = 0;
        }
        Ok(())
    }

    /// Writes what has changed since the last time.
    ///
    /// # Errors
    /// [`ApplyError`] when the file cannot be written.
    pub(crate) fn write(&mut self, tx: &Transaction<'_>) -> Result<(), ApplyError> {
        let mut insert =
            tx.prepare_cached("INSERT OR REPLACE INTO state VALUES (?1, ?2, ?3, ?4)")?;
        for stream in self.changed.drain(..) {
            let Some(held) = self.young.get_mut(&stream) else { continue };
            held.changed = false;
            let Folded { version, seq, state } = held.folded.as_ref();
            let data = match restored(self.restores, &stream) {
                Some(_) => String::new(),
                None => serde_json::to_string(state).map_err(|e| damaged(&stream, &e))?,
            };
            insert.execute(params![stream.to_string(), version, seq, data])?;
        }
        Ok(())
    }

    fn read(&self, tx: &Transaction<'_>, stream: &StreamId) -> Result<Option<Folded>, ApplyError> {
        let Some(restores) = restored(self.restores, stream) else { return read(tx, stream) };
        let stored = tx
            .prepare_cached("SELECT version, seq FROM state WHERE stream = ?1")?
            .query_row([stream.to_string()], |row| Ok((row.get("version")?, row.get("seq")?)))
            .optional()?;
        let Some((version, seq)) = stored else { return Ok(None) };
        Ok(Some(Folded { version, seq, state: (restores.state)(tx, stream, version)? }))
    }
}

/// How the stream is read back, where the view's own tables hold it.
fn restored(restores: Option<Restores>, stream: &StreamId) -> Option<Restores> {
    restores.filter(|restores| restores.noun == stream.noun())
}

/// A stream that is kept as JSON, as a view's file has it; `None` when nothing of it was told.
///
/// # Errors
/// [`ApplyError`] when the file cannot be read or holds what is no state.
pub(crate) fn read(tx: &Transaction<'_>, stream: &StreamId) -> Result<Option<Folded>, ApplyError> {
    let stored = tx
        .prepare_cached("SELECT version, seq, data FROM state WHERE stream = ?1")?
        .query_row([stream.to_string()], |row| {
            Ok((row.get("version")?, row.get("seq")?, row.get::<_, String>("data")?))
        })
        .optional()?;
    let Some((version, seq, data)) = stored else { return Ok(None) };
    let state = serde_json::from_str(&data).map_err(|e| damaged(stream, &e))?;
    Ok(Some(Folded { version, seq, state }))
}

fn damaged(stream: &StreamId, cause: &serde_json::Error) -> ApplyError {
    ApplyError::Damaged(format!("the state of {stream}: {cause}"))
}
