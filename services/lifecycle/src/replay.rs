//! The one fold: a stream's stored events, one after the other, into its state.
//!
//! *As of* a day is what had happened by the end of that day, by all that is recorded now (valid time). *As known at* a
//! seq is what was recorded by then (transaction time). Both are a [`Horizon`]; whoever asks about the past asks with one,
//! and nothing that lies beyond it shows.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::ballot::{BallotId, CastCard};
use crate::draw::Seed;
use crate::event::{Event, Undecodable};
use crate::misfit::Misfit;
use crate::state::State;
use crate::stream::{NoStream, Noun, StreamId};

/// A stream up to some event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The version of the last event in it; 0 before the first.
    pub version: u64,
    /// That event's seq; 0 before the first.
    pub seq: u64,
    /// What the events have led to.
    pub state: State,
}

/// A stored event as it is read back, without the columns that a fold does not need.
#[derive(Debug, Clone, Copy)]
pub struct StoredEvent<'a> {
    /// Its seq in the log.
    pub seq: u64,
    /// Its version in its stream.
    pub version: u64,
    /// The name of its kind.
    pub kind: &'a str,
    /// The version of the kind's schema.
    pub schema: u32,
    /// The day it happened.
    pub on: Date,
    /// The data as JSON text.
    pub data: &'a str,
}

/// How far a question looks. Nothing set: all that is recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Horizon {
    /// What had happened by the end of this day.
    pub as_of: Option<Date>,
    /// What was recorded up to this seq.
    pub known_at: Option<u64>,
}

/// A stream that cannot be folded, and at which event.
#[derive(Debug, thiserror::Error)]
#[error("{stream} cannot be read at seq {seq}: {why}")]
pub struct Unreadable {
    /// The stream.
    pub stream: String,
    /// The first event that cannot be folded.
    pub seq: u64,
    /// Why.
    pub why: Unfit,
}

/// Why an event cannot be folded.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// No noun has streams of this name.
    #[error(transparent)]
    NoStream(#[from] NoStream),
    /// It cannot be read.
    #[error(transparent)]
    Undecodable(#[from] Undecodable),
    /// It does not fit what came before it.
    #[error(transparent)]
    Misfit(#[from] Misfit),
}

impl Horizon {
    /// What had happened by the end of this day.
    #[must_use]
    pub fn as_of(day: Date) -> Horizon {
        Horizon { as_of: Some(day), known_at: None }
    }

    /// Whether an event that happened on this day and stands at this seq lies within it.
    #[must_use]
    pub fn holds(&self, on: Date, seq: u64) -> bool {
        self.as_of.is_none_or(|day| on <= day) && self.known_at.is_none_or(|last| seq <= last)
    }
}

impl Folded {
    /// Before the first event.
    #[must_use]
    pub fn unborn(stream: &StreamId) -> Folded {
        Folded::of(stream.noun())
    }

    fn of(noun: Noun) -> Folded {
        Folded { version: 0, seq: 0, state: State::unborn(noun) }
    }

    /// With one more event, which stands at `seq`.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn then(self, seq: u64, event: &Event, on: Date) -> Result<Folded, Misfit> {
        let state = self.state.evolve(event, on)?;
        Ok(Folded { version: self.version + 1, seq, state })
    }

    /// With one more stored event of this noun's stream; gives that event too.
    ///
    /// # Errors
    /// [`Unfit`] when it cannot be read, or cannot have happened to this state.
    pub fn read(
        self,
        of: impl Into<Noun>,
        stored: &StoredEvent<'_>,
    ) -> Result<(Folded, Event), Unfit> {
        let event = Event::decode(of.into(), stored.kind, stored.schema, stored.data)?;
        let folded = self.then(stored.seq, &event, stored.on)?;
        // Of a past day some events of a stream are left out: the version is that of the last one in it.
        Ok((Folded { version: stored.version, ..folded }, event))
    }
}

/// Folds a stream within a horizon; `each` sees every event within it and the state it led to.
///
/// # Errors
/// [`Unreadable`] at the first event within the horizon that cannot be folded.
pub fn replay<'a>(
    stream: &StreamId,
    events: impl IntoIterator<Item = StoredEvent<'a>>,
    horizon: Horizon,
    mut each: impl FnMut(&StoredEvent<'a>, &Event, &State),
) -> Result<Folded, Unreadable> {
    let mut folded = Folded::unborn(stream);
    for stored in events {
        if !horizon.holds(stored.on, stored.seq) {
            continue;
        }
        let (next, event) = folded.read(stream, &stored).map_err(|why| Unreadable {
            stream: stream.to_string(),
            seq: stored.seq,
            why,
        })?;
        each(&stored, &event, &next.state);
        folded = next;
    }
    Ok(folded)
}

/// What is known of the box of a secret ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BallotBox {
    /// Nobody here has boxes.
    Unknown,
    /// There is none of this ballot: it was lost, or stood beside another log.
    Lost,
    /// It is sealed, and this lay in it, in no order.
    Sealed(Vec<CastCard>),
}

/// The streams that somebody has at hand: the writer's memory, or a map in a test. `None` says that the stream was not
/// loaded; one that holds no event is there as unborn.
pub trait Known {
    /// The stream as it is folded up to now.
    fn stream(&self, id: &StreamId) -> Option<&Folded>;

    /// The first checkpoint of the log whose tree holds the first event of a stream: until checkpoints are witnessed, the
    /// tree that ends with that event. `None` where nobody has the log at hand.
    fn checkpoint_of(&self, _stream: &StreamId) -> Option<Seed> {
        None
    }

    /// A stream as it was at an earlier version, folded once more; `None` where nobody has the log at hand, or it holds no
    /// such version.
    fn earlier(&self, _stream: &StreamId, _version: u64) -> Option<Folded> {
        None
    }

    /// What lies in the box of a secret ballot, which takes no card any more.
    fn ballot_box(&self, _ballot: &BallotId) -> BallotBox {
        BallotBox::Unknown
    }
}

impl Known for BTreeMap<StreamId, Folded> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.get(id)
    }
}

/// Every stream of a log, folded while the log is read from its first event.
#[derive(Debug, Default)]
pub struct Streams(HashMap<String, Folded>);

impl Streams {
    /// Folds the next event of the log, and gives it.
    ///
    /// # Errors
    /// [`Unreadable`] when it cannot be folded; its stream is forgotten then.
    pub fn read(&mut self, stream: &str, stored: &StoredEvent<'_>) -> Result<Event, Unreadable> {
        let unreadable = |why: Unfit| Unreadable { stream: stream.into(), seq: stored.seq, why };
        let noun =
            Noun::of_stream(stream).ok_or_else(|| unreadable(NoStream(stream.into()).into()))?;
        let held = self.0.get_mut(stream);
        let before =
            held.map_or_else(|| Folded::of(noun), |held| std::mem::replace(held, Folded::of(noun)));
        let (after, event) = before.read(noun, stored).map_err(unreadable)?;
        match self.0.get_mut(stream) {
            Some(held) => *held = after,
            None => {
                self.0.insert(stream.to_owned(), after);
            }
        }
        Ok(event)
    }

    /// Puts a stream in that holds no event, so that a decision finds it.
    pub fn begin(&mut self, id: &StreamId) {
        self.0.entry(id.to_string()).or_insert_with(|| Folded::unborn(id));
    }

    /// Every stream that was met, by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Folded)> {
        self.0.iter().map(|(name, folded)| (name.as_str(), folded))
    }
}

impl Known for Streams {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.0.get(&id.to_string())
    }
}
