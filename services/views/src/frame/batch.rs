//! A run of events, applied in one transaction with the position they lead to.

use std::sync::Arc;

use plumbline_lifecycle::{Folded, Noun, StreamId};
use plumbline_log::Damage;
use rusqlite::Transaction;

use crate::error::{ApplyError, ViewError};
use crate::frame::design::{Change, Design};
use crate::frame::mark::Mark;
use crate::frame::memory::Memory;
use crate::frame::quarantine;
use crate::frame::record::Record;
use crate::pool::Pool;

/// Events being applied. Dropped without [`Batch::commit`], nothing of it happened.
pub(crate) struct Batch<'v> {
    design: &'static Design,
    tx: Transaction<'v>,
    memory: &'v mut Memory,
    pool: &'v Pool,
    mark: Mark,
    set_aside: bool,
}

impl<'v> Batch<'v> {
    pub(crate) fn new(
        design: &'static Design,
        tx: Transaction<'v>,
        memory: &'v mut Memory,
        pool: &'v Pool,
    ) -> Batch<'v> {
        let (mark, set_aside) = (memory.mark, memory.set_aside);
        Batch { design, tx, memory, pool, mark, set_aside }
    }

    /// Applies one event. One that cannot be applied sets its stream aside.
    ///
    /// # Errors
    /// [`ViewError::Gap`] when it does not follow the last one, and when the file cannot be written.
    pub(crate) fn apply(&mut self, record: &Record<'_>) -> Result<(), ViewError> {
        let (view, position) = (self.design.name, self.mark.seq);
        if record.seq != position + 1 {
            return Err(ViewError::Gap { view, position, found: record.seq });
        }
        self.mark = Mark { seq: record.seq, leaf: record.leaf };
        if !self.design.wants(record) {
            return Ok(());
        }
        match self.change(record) {
            Ok(()) => Ok(()),
            Err(ApplyError::Sqlite(cause)) => Err(ViewError::Sqlite { view, cause }),
            Err(ApplyError::Damaged(word)) => Err(ViewError::Damaged { view, word }),
            Err(why) => {
                tracing::error!(view, seq = record.seq, stream = record.stream, %why, "an event could not be applied; its stream is set aside");
                self.set_aside = true;
                quarantine::set_aside(&self.tx, record.stream, record.seq, &why.to_string())
                    .map_err(ViewError::of(view))
            }
        }
    }

    /// Goes on without an event that is not what was recorded: its stream is set aside, if anybody can tell which it is.
    ///
    /// # Errors
    /// As [`Batch::apply`].
    pub(crate) fn pass_over(&mut self, damage: &Damage) -> Result<(), ViewError> {
        let (view, position) = (self.design.name, self.mark.seq);
        let Damage { seq, stream, leaf, .. } = damage;
        if *seq != position + 1 {
            return Err(ViewError::Gap { view, position, found: *seq });
        }
        tracing::error!(view, %damage, "an event is not what was recorded; its stream is set aside");
        self.mark = Mark { seq: *seq, leaf: leaf.map_or([0; 32], |leaf| leaf.0) };
        let wants = |stream: &&String| {
            Noun::of_stream(stream).is_some_and(|noun| self.design.wants.contains(&noun))
        };
        let Some(stream) = stream.as_ref().filter(wants) else { return Ok(()) };
        let of_view = ViewError::of(view);
        if !quarantine::holds(&self.tx, stream).map_err(&of_view)? {
            quarantine::set_aside(&self.tx, stream, *seq, &damage.to_string()).map_err(of_view)?;
        }
        self.set_aside = true;
        Ok(())
    }

    fn change(&mut self, record: &Record<'_>) -> Result<(), ApplyError> {
        let (tx, states) = (&self.tx, &mut self.memory.states);
        if self.set_aside && quarantine::holds(tx, record.stream)? {
            return Ok(());
        }
        let stream: StreamId = record.stream.parse()?;
        let before = match record.version {
            // Most streams of a catalogue hold one event: nothing needs to be looked up for it.
            1 => Arc::new(Folded::unborn(&stream)),
            _ => states.folded(tx, &stream)?,
        };
        if before.version + 1 != record.version {
            return Err(ApplyError::Hole { before: before.version, found: record.version });
        }
        let (after, _) = before.as_ref().clone().read(&stream, &record.stored())?;
        let (before, state) = (&before.state, &after.state);
        let change = Change { record, stream: &stream, before, after: state };
        self.memory.projector.apply(tx, &change, states)?;
        states.put(tx, &stream, after)
    }

    /// Makes all of it durable.
    ///
    /// # Errors
    /// [`ViewError`] when the file cannot be written; then nothing of it happened.
    pub(crate) fn commit(self) -> Result<(), ViewError> {
        let Batch { design, tx, memory, pool, mark, set_aside } = self;
        let written = memory.states.write(&tx).and_then(|()| Ok(mark.write(&tx)?));
        written.map_err(|why| match why {
            ApplyError::Sqlite(cause) => ViewError::Sqlite { view: design.name, cause },
            why => ViewError::Damaged { view: design.name, word: why.to_string() },
        })?;
        let aside = set_aside.then(|| quarantine::counted(&tx)).transpose();
        let aside = aside.map_err(ViewError::of(design.name))?;
        tx.commit().map_err(ViewError::of(design.name))?;
        pool.say_set_aside(aside.unwrap_or_default());
        (memory.mark, memory.set_aside, memory.settled) = (mark, set_aside, true);
        pool.set_position(mark.seq);
        Ok(())
    }
}
