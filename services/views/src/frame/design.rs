//! What a view is: its name, its tables, what it wants to be told of, and the projector that fills the tables.

use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Noun, State, StreamId};
use rusqlite::Transaction;

use crate::error::ApplyError;
use crate::frame::record::Record;
use crate::frame::states::States;

/// One view. Each is a static of its own folder, and a line in the list of all views.
#[derive(Debug)]
pub(crate) struct Design {
    /// Its name and its file's.
    pub(crate) name: &'static str,
    /// The version of its tables; a file with another one is made again.
    pub(crate) version: i64,
    /// Its tables.
    pub(crate) tables: &'static [&'static str],
    /// The nouns it is told of. What happens to others costs it nothing.
    pub(crate) wants: &'static [Noun],
    /// Kinds of event that it is not told of although it wants their noun. A stream with one of them holds no others.
    pub(crate) passes_over: &'static [&'static str],
    /// The streams whose states its own tables hold; all others are kept as JSON, whole, at each change.
    pub(crate) restores: Option<Restores>,
    /// Its projector, as it is before the first event and after every start.
    pub(crate) projector: fn() -> Box<dyn Projector>,
}

impl Design {
    /// Whether the view is told of this event.
    pub(crate) fn wants(&self, record: &Record<'_>) -> bool {
        Noun::of_stream(record.stream).is_some_and(|noun| self.wants.contains(&noun))
            && !self.passes_over.contains(&record.kind)
    }
}

/// How the states of a noun are read back out of a view's own tables: for what is too large to be written whole at each change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Restores {
    /// The noun.
    pub(crate) noun: Noun,
    /// One of its streams at a version, out of the rows that the projector wrote up to it.
    pub(crate) state: fn(&Transaction<'_>, &StreamId, u64) -> Result<State, ApplyError>,
}

/// Changes in, SQL out.
pub(crate) trait Projector: Send {
    /// Writes what a change means. It decides before it writes, so that a misfit leaves no half of an event behind.
    ///
    /// # Errors
    /// [`ApplyError`] sets the event's stream aside, unless it is the file's fault.
    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        change: &Change<'_>,
        states: &mut States,
    ) -> Result<(), ApplyError>;
}

/// One event, and what it did to its stream.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change<'a> {
    /// As it was recorded, with its provenance.
    pub(crate) record: &'a Record<'a>,
    /// Its stream.
    pub(crate) stream: &'a StreamId,
    /// The stream's state before it.
    pub(crate) before: &'a State,
    /// And after it.
    pub(crate) after: &'a State,
}

impl Change<'_> {
    /// Whether the event is of a day before the latest that was known of an observed life.
    pub(crate) fn is_late(&self) -> bool {
        let State::Standard(Standard::Observed(before)) = self.before else { return false };
        let latest = before.sightings.iter().next_back();
        latest.is_some_and(|(latest, _)| self.record.happened_on < *latest)
    }
}
