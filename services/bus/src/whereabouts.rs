//! Where each stream belongs, worked out from its first event: a map that can be lost at any time.
//!
//! A standard is where it began, whatever is corrected later, so that a stream that is told again has the same subjects. A part of
//! a standard is where its standard is. What is not in the map is read from the log.

use std::collections::HashMap;

use plumbline_lifecycle::{Folded, StandardId, State, StoredEvent, StreamId};
use plumbline_log::{LogError, Reader, Recorded};

use crate::place::Place;

/// Streams that are remembered; some 10 MB. When there are so many, they are forgotten and read again as they come.
const REMEMBERED_MAX: usize = 100_000;

pub(crate) struct Whereabouts {
    reader: Reader,
    known: HashMap<String, Place>,
}

impl Whereabouts {
    pub(crate) fn new(reader: Reader) -> Whereabouts {
        Whereabouts { reader, known: HashMap::new() }
    }

    /// Where an event's stream belongs.
    pub(crate) fn of(&mut self, event: &Recorded) -> Result<Place, LogError> {
        if let Some(place) = self.known.get(&event.stream) {
            return Ok(*place);
        }
        let Ok(stream) = event.stream.parse::<StreamId>() else { return Ok(Place::NONE) };
        match &stream {
            StreamId::Standard(_) if event.version == 1 => Ok(self.keep(&stream, event)),
            StreamId::Standard(_) => self.read(&stream),
            StreamId::Approval(part) | StreamId::Review(part) | StreamId::Consultation(part) => {
                match part.pool() {
                    Some(area) => Ok(Place::of(&area)),
                    None => self.of_owner(part.owner()),
                }
            }
            StreamId::Ballot(id) => self.of_owner(id.review().owner()),
            StreamId::Implementation(id) => self.of_owner(id),
            StreamId::Pool(area) => Ok(Place::of(area)),
            StreamId::Procedures
            | StreamId::People
            | StreamId::Calendar
            | StreamId::Grants
            | StreamId::Person(_)
            | StreamId::Register(_) => Ok(Place::NONE),
        }
    }

    /// Where the standard belongs whose part it is.
    fn of_owner(&mut self, owner: &StandardId) -> Result<Place, LogError> {
        let owner = StreamId::Standard(owner.clone());
        match self.known.get(&owner.to_string()) {
            Some(place) => Ok(*place),
            None => self.read(&owner),
        }
    }

    fn read(&mut self, stream: &StreamId) -> Result<Place, LogError> {
        let first = self.reader.first_of_stream(&stream.to_string())?;
        Ok(first.map_or(Place::NONE, |first| self.keep(stream, &first)))
    }

    fn keep(&mut self, stream: &StreamId, first: &Recorded) -> Place {
        let place = place(stream, first);
        if self.known.len() >= REMEMBERED_MAX {
            self.known.clear();
        }
        self.known.insert(stream.to_string(), place);
        place
    }
}

/// Where a standard is that begins with this event; nowhere, if it cannot be read.
fn place(stream: &StreamId, first: &Recorded) -> Place {
    let stored = StoredEvent {
        seq: first.seq,
        version: first.version,
        kind: &first.kind,
        schema: first.schema,
        on: first.happened_on,
        data: &first.data,
    };
    match Folded::unborn(stream).read(stream, &stored) {
        Ok((Folded { state: State::Standard(standard), .. }, _)) => {
            standard.jurisdiction().map_or(Place::NONE, |place| Place::of(&place))
        }
        _ => Place::NONE,
    }
}
