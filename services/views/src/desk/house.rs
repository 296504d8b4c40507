//! The people and the calendar as the view holds them, read once for as long as they do not change.

use std::sync::{Arc, Mutex, PoisonError};

use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{Calendar, Folded, PersonId, State, StreamId};
use rusqlite::{OptionalExtension, Transaction};

use crate::desk::answers::Named;
use crate::error::AskError;

/// The house at one state of the view. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct House {
    pub(crate) people: Arc<People>,
    pub(crate) calendar: Arc<Calendar>,
}

/// What was read last. Shared by the clones of a desk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Held>>);

/// A text and what it says. It is compared whole: a view that was made again from another log may have the same version.
#[derive(Debug, Default)]
struct Held {
    people: (String, Arc<People>),
    calendar: (String, Arc<Calendar>),
}

impl Kept {
    /// The house as this transaction sees it.
    pub(crate) fn house(&self, tx: &Transaction<'_>) -> Result<House, AskError> {
        let people = text(tx, &StreamId::People)?;
        let calendar = text(tx, &StreamId::Calendar)?;
        // Whoever panicked left whole entries.
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.people.0 != people {
            let said = match state(&people)? {
                Some(State::People(people)) => people,
                _ => People::default(),
            };
            held.people = (people, Arc::new(said));
        }
        if held.calendar.0 != calendar {
            let said = match state(&calendar)? {
                Some(State::Calendar(calendar)) => calendar,
                _ => Calendar::default(),
            };
            held.calendar = (calendar, Arc::new(said));
        }
        let (people, calendar) = (Arc::clone(&held.people.1), Arc::clone(&held.calendar.1));
        Ok(House { people, calendar })
    }
}

impl House {
    pub(crate) fn named(&self, person: &PersonId) -> Named {
        Named { id: person.to_string(), name: self.people.name_of(person).to_owned() }
    }
}

/// What the view's file holds of a stream of the house; empty before its first event.
fn text(tx: &Transaction<'_>, stream: &StreamId) -> Result<String, AskError> {
    let found = tx
        .prepare_cached("SELECT data FROM state WHERE stream = ?1")?
        .query_row([stream.to_string()], |row| row.get("data"))
        .optional()?;
    Ok(found.unwrap_or_default())
}

fn state(text: &str) -> Result<Option<State>, AskError> {
    if text.is_empty() {
        return Ok(None);
    }
    serde_json::from_str(text).map(Some).map_err(AskError::damaged)
}

/// A stream that waits, as the view's file holds it.
pub(crate) fn folded(tx: &Transaction<'_>, stream: &str) -> Result<State, AskError> {
    let id: StreamId = stream.parse().map_err(AskError::damaged)?;
    let found = crate::frame::read(tx, &id)?;
    Ok(found.unwrap_or_else(|| Folded::unborn(&id)).state)
}
