//! The streams that the writer has at hand, folded, within a bounded number of bytes.
//!
//! Streams of the house stay once they are loaded. The others live in two generations: what is used moves to the young one;
//! when that is full it becomes the old one, and what nobody has used since is forgotten. Losing a stream costs one reading
//! of it. Nothing is forgotten while a command is being decided.

use std::collections::HashMap;

use plumbline_lifecycle::{Folded, Known, StoredEvent, StreamId, Unreadable};
use plumbline_lifecycle::{Horizon, replay};
use plumbline_log::{Batch, LogError, Recorded};

pub(crate) struct Memory {
    house: HashMap<StreamId, Folded>,
    young: Generation,
    old: Generation,
    bytes_max: usize,
}

#[derive(Default)]
struct Generation {
    streams: HashMap<StreamId, (Folded, usize)>,
    bytes: usize,
}

/// A stream that cannot be had.
pub(crate) enum NotLoaded {
    /// One of its events cannot be read, or is not what was recorded.
    Unreadable { seq: u64, why: String, damaged: bool },
    /// The log itself failed.
    Log(LogError),
}

impl Known for Memory {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        if id.is_of_the_house() {
            return self.house.get(id);
        }
        self.young.get(id).or_else(|| self.old.get(id))
    }
}

impl Memory {
    pub(crate) fn new(bytes_max: usize) -> Memory {
        let (house, young, old) = (HashMap::new(), Generation::default(), Generation::default());
        Memory { house, young, old, bytes_max }
    }

    /// Reads a stream whole, the events staged in this batch included.
    pub(crate) fn load(&mut self, batch: &Batch<'_>, id: &StreamId) -> Result<(), NotLoaded> {
        let rows = batch.read_stream(&id.to_string()).map_err(|error| match error {
            LogError::Damaged(bad) => {
                NotLoaded::Unreadable { seq: bad.seq, why: bad.why, damaged: true }
            }
            other => NotLoaded::Log(other),
        })?;
        let folded = replay(id, rows.iter().map(stored), Horizon::default(), |_, _, _| {});
        let folded = folded.map_err(|Unreadable { seq, why, .. }| NotLoaded::Unreadable {
            seq,
            why: why.to_string(),
            damaged: false,
        })?;
        self.keep(id.clone(), folded);
        Ok(())
    }

    /// Takes a stream out to be changed; whoever takes it puts it back, or it is read anew the next time.
    pub(crate) fn take(&mut self, id: &StreamId) -> Option<Folded> {
        if id.is_of_the_house() {
            return self.house.remove(id);
        }
        self.young.remove(id).or_else(|| self.old.remove(id))
    }

    /// Puts a stream in that was loaded or changed. The bound is kept by [`Memory::turn`].
    pub(crate) fn keep(&mut self, id: StreamId, folded: Folded) {
        if id.is_of_the_house() {
            self.house.insert(id, folded);
        } else {
            self.young.insert(id, folded);
        }
    }

    /// Remembers that these streams were used, and forgets what nobody has used for long. To be called between commands.
    pub(crate) fn turn(&mut self, used: &[StreamId]) {
        for id in used.iter().filter(|id| !id.is_of_the_house()) {
            if let Some(folded) = self.old.remove(id) {
                self.young.insert(id.clone(), folded);
            }
        }
        if self.young.bytes > self.bytes_max / 2 {
            self.old = std::mem::take(&mut self.young);
        }
    }

    /// Forgets everything: what was staged did not become durable.
    pub(crate) fn forget_all(&mut self) {
        *self = Memory::new(self.bytes_max);
    }
}

impl Generation {
    fn get(&self, id: &StreamId) -> Option<&Folded> {
        self.streams.get(id).map(|(folded, _)| folded)
    }

    fn insert(&mut self, id: StreamId, folded: Folded) {
        let weight = folded.state.weight() + OVERHEAD;
        self.bytes += weight;
        if let Some((_, before)) = self.streams.insert(id, (folded, weight)) {
            self.bytes -= before;
        }
    }

    fn remove(&mut self, id: &StreamId) -> Option<Folded> {
        let (folded, weight) = self.streams.remove(id)?;
        self.bytes -= weight;
        Some(folded)
    }
}

/// About what a stream's id and its place in the map take, in bytes.
const OVERHEAD: usize = 160;

/// An event as the core reads it.
pub(crate) fn stored(row: &Recorded) -> StoredEvent<'_> {
    StoredEvent {
        seq: row.seq,
        version: row.version,
        kind: &row.kind,
        schema: row.schema,
        on: row.happened_on,
        data: &row.data,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_what_was_used_last_within_its_bytes() {
        let id = |n: u32| StreamId::Standard(format!("s-{n}").parse().unwrap());
        let folded = |n: u32| Folded::unborn(&id(n));
        let weight = folded(0).state.weight() + OVERHEAD;
        let mut memory = Memory::new(weight * 20);
        memory.keep(StreamId::Procedures, Folded::unborn(&StreamId::Procedures));
        for n in 0..100 {
            memory.keep(id(n), folded(n));
            memory.turn(&[id(0)]);
            assert!(memory.young.bytes + memory.old.bytes <= weight * 21);
        }
        assert!(memory.stream(&id(99)).is_some(), "the newest");
        assert!(memory.stream(&id(0)).is_some(), "used all the time");
        assert!(memory.stream(&id(1)).is_none(), "used long ago");
        assert!(memory.stream(&StreamId::Procedures).is_some(), "the house stays");
        assert!(memory.take(&id(99)).is_some());
        assert!(memory.take(&id(99)).is_none(), "taken is taken");
    }
}
