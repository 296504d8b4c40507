//! One matter under approval, straight from its stream, within a horizon: what calls and the terminal tell.

use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::approval::Approval;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{
    Calendar, Event, Horizon, PartId, PersonId, State, StreamId, Words, replay,
};
use plumbline_log::{Reader, Recorded};

use crate::folded::{NotFolded, folded, stored};

/// Everything about one matter.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Matter {
    pub id: PartId,
    /// The version of the stream's newest event within the horizon; 0 where nothing was submitted by then.
    pub version: u64,
    pub approval: Approval,
    /// What happened, in the order of the log.
    pub acts: Vec<Act>,
    /// Units and persons within the same horizon: names, and who may act.
    pub people: Arc<People>,
    /// The working days within the same horizon.
    pub calendar: Arc<Calendar>,
    /// The day that is asked about.
    pub day: Date,
}

/// One event of a matter, in words.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Act {
    pub recorded: Recorded,
    pub event: Event,
    /// What somebody did, without what they said.
    pub words: Words,
}

impl Matter {
    /// Reads a matter as of the horizon's day, or of `today` where it names none.
    ///
    /// # Errors
    /// [`NotFolded`], naming the event that cannot be read.
    pub fn read(
        log: &Reader,
        id: &PartId,
        horizon: Horizon,
        today: Date,
    ) -> Result<Matter, NotFolded> {
        let (people, calendar) = around(log, horizon)?;
        Matter::among(log, id, horizon, today, &people, &calendar)
    }

    /// Reads several matters, and units, persons and working days once for all of them.
    ///
    /// # Errors
    /// [`NotFolded`], naming the event that cannot be read.
    pub fn read_all<'a>(
        log: &Reader,
        ids: impl IntoIterator<Item = &'a PartId>,
        horizon: Horizon,
        today: Date,
    ) -> Result<Vec<Matter>, NotFolded> {
        let (people, calendar) = around(log, horizon)?;
        let read = |id| Matter::among(log, id, horizon, today, &people, &calendar);
        ids.into_iter().map(read).collect()
    }

    fn among(
        log: &Reader,
        id: &PartId,
        horizon: Horizon,
        today: Date,
        people: &Arc<People>,
        calendar: &Arc<Calendar>,
    ) -> Result<Matter, NotFolded> {
        let stream = StreamId::Approval(id.clone());
        let rows = log.read_stream(&stream.to_string())?;
        let mut events = Vec::new();
        let matter = replay(&stream, rows.iter().map(stored), horizon, |row, event, _| {
            events.push((row.seq, event.clone()));
        })?;
        let approval = match matter.state {
            State::Approval(approval) => approval,
            _ => Approval::default(),
        };
        let mut rows = rows.into_iter();
        let acts = events.into_iter().filter_map(|(seq, event)| {
            let recorded = rows.find(|row| row.seq == seq)?;
            let words = told(&event, people);
            Some(Act { recorded, event, words })
        });
        let acts = acts.collect();
        let day = horizon.as_of.unwrap_or(today);
        let version = matter.version;
        let (people, calendar) = (Arc::clone(people), Arc::clone(calendar));
        Ok(Matter { id: id.clone(), version, approval, acts, people, calendar, day })
    }
}

/// Units and persons, and the working days, within a horizon.
fn around(log: &Reader, horizon: Horizon) -> Result<(Arc<People>, Arc<Calendar>), NotFolded> {
    let people = match folded(log, &StreamId::People, horizon)?.state {
        State::People(people) => people,
        _ => People::default(),
    };
    let calendar = match folded(log, &StreamId::Calendar, horizon)?.state {
        State::Calendar(calendar) => calendar,
        _ => Calendar::default(),
    };
    Ok((Arc::new(people), Arc::new(calendar)))
}

impl Act {
    /// Whose act it was; nobody's where a day passed or the matter lapsed.
    #[must_use]
    pub fn by(&self) -> Option<&PersonId> {
        match &self.event {
            Event::Approval(event) => event.by(),
            _ => None,
        }
    }

    /// What was said with it.
    #[must_use]
    pub fn opinion(&self) -> Option<&str> {
        match &self.event {
            Event::Approval(event) => event.opinion(),
            _ => None,
        }
    }
}

/// A last day that has passed stands on the same stream, and is nobody's act.
fn told(event: &Event, people: &People) -> Words {
    match event {
        Event::Approval(event) => event.in_words(people),
        other => Words { zh: other.zh().into(), en: other.en().into() },
    }
}
