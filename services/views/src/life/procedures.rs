//! The procedures as they were known at a seq, folded once for as long as their stream does not change: most of a life's cost
//! was their texts, parsed again for every page.

use std::sync::{Arc, Mutex, PoisonError};

use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::{Horizon, State, StreamId, replay};
use plumbline_log::{Hash, Reader};

use crate::folded::stored;
use crate::life::NoLife;

/// More than are asked about at a time: what is known now, and a few seqs of the past.
const KEPT_MAX: usize = 8;

/// What was folded, the oldest first. Cheap to clone, and shared by the clones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<Known>>>);

#[derive(Debug, Clone)]
struct Known {
    /// The leaf of the last event in it, which tells one log from another too.
    last: Option<Hash>,
    procedures: Arc<Procedures>,
}

impl Kept {
    /// The procedures as they were known then, on whatever day they were adopted. A standard may be bound to one of a later
    /// day than it began: the days before an office kept its log here were entered afterwards.
    pub(crate) fn known(&self, log: &Reader, horizon: Horizon) -> Result<Arc<Procedures>, NoLife> {
        let stream = StreamId::Procedures;
        let known = Horizon { as_of: None, ..horizon };
        let rows = log.read_stream(&stream.to_string())?;
        let last = rows.iter().rfind(|row| known.holds(row.happened_on, row.seq));
        let last = last.map(|row| row.leaf);
        if let Some(kept) = self.with(|kept| kept.iter().find(|one| one.last == last).cloned()) {
            return Ok(kept.procedures);
        }
        let folded = replay(&stream, rows.iter().map(stored), known, |_, _, _| {})?;
        let procedures = Arc::new(match folded.state {
            State::Procedures(procedures) => procedures,
            _ => Procedures::default(),
        });
        self.with(|kept| {
            if kept.len() >= KEPT_MAX {
                kept.remove(0);
            }
            kept.push(Known { last, procedures: Arc::clone(&procedures) });
        });
        Ok(procedures)
    }

    fn with<T>(&self, then: impl FnOnce(&mut Vec<Known>) -> T) -> T {
        // Whoever panicked left a list in which every entry is whole.
        then(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
