//! What the writer knows of a stream: its version and the state that its facts fold to.

use plumbline_lifecycle::{Event, Register, Standard};
use plumbline_log::Recorded;

use crate::writer::Fault;

/// A stream of a standard or of a register, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded<S> {
    pub(crate) version: u64,
    pub(crate) state: S,
}

impl Folded<Standard> {
    pub(crate) fn fold(self, row: &Recorded) -> Result<Self, Fault> {
        let event = decode(row)?;
        let state = self.state.evolve(&event, row.happened_on).map_err(|misfit| {
            Fault::Damaged { seq: row.seq, stream: row.stream.clone(), why: misfit.to_string() }
        })?;
        Ok(Folded { version: row.version, state })
    }
}

impl Folded<Register> {
    pub(crate) fn fold(self, row: &Recorded) -> Result<Self, Fault> {
        Ok(Folded { version: row.version, state: self.state.evolve(&decode(row)?) })
    }
}

pub(crate) fn decode(row: &Recorded) -> Result<Event, Fault> {
    Event::decode(&row.kind, row.schema, &row.data).map_err(|e| Fault::Damaged {
        seq: row.seq,
        stream: row.stream.clone(),
        why: e.to_string(),
    })
}
