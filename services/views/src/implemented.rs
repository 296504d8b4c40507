//! How one standard is put into effect, straight from its stream, within a horizon: what calls, pages and the command line tell.

use jiff::civil::Date;
use plumbline_lifecycle::implementation::Ledger;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{
    Calendar, Event, Horizon, Rules, StandardId, State, StreamId, UnitId, Wait, replay, waits,
};
use plumbline_log::Reader;

use crate::folded::{folded, stored};
use crate::life::NoLife;
use crate::views::Views;

/// Everything that was recorded of one standard in use.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Implemented {
    pub id: StandardId,
    /// The version of the stream's newest event within the horizon; 0 where nothing was recorded.
    pub version: u64,
    pub ledger: Ledger,
    /// What it waits for.
    pub waits: Vec<Wait>,
    /// The standard, as it was within the horizon.
    pub standard: Standard,
    /// Who is who, within the horizon.
    pub people: People,
    /// What was recorded up to there is in it, and nothing else.
    pub seen: u64,
    /// The day that is asked about.
    pub day: Date,
}

impl Implemented {
    /// Reads it as of the horizon's day, or of `today` where it names none. Who is not told how the house handles a standard
    /// knows nothing of it; one of which nothing was recorded has an empty ledger.
    ///
    /// # Errors
    /// [`NoLife`].
    pub fn read(
        views: &Views,
        log: &Reader,
        id: &StandardId,
        horizon: Horizon,
        today: Date,
    ) -> Result<Implemented, NoLife> {
        let log = &log.now();
        let standard = folded(log, &StreamId::Standard(id.clone()), horizon)?.state;
        if !views.tells_inside(log, id, today)? {
            return Err(NoLife::Unknown);
        }
        let stream = StreamId::Implementation(id.clone());
        let rows = log.read_stream(&stream.to_string())?;
        let mut ledger = Ledger::default();
        let told = replay(&stream, rows.iter().map(stored), horizon, |row, event, _| {
            if let Event::Implementation(event) = event {
                ledger.hear(event, row.on);
            }
        })?;
        let people = match folded(log, &StreamId::People, horizon)?.state {
            State::People(people) => people,
            _ => People::default(),
        };
        let (State::Standard(standard), State::Implementation(_)) = (standard, &told.state) else {
            return Err(NoLife::Unknown);
        };
        if standard == Standard::Unborn {
            return Err(NoLife::Unknown);
        }
        let rules = Rules { procedure: None, calendar: Calendar::unknown() };
        Ok(Implemented {
            id: id.clone(),
            version: told.version,
            ledger,
            waits: waits(&told.state, &rules),
            standard,
            people,
            seen: horizon.known_at.unwrap_or(log.head()),
            day: horizon.as_of.unwrap_or(today),
        })
    }

    /// What the text is called, for a reader of this language.
    #[must_use]
    pub fn title(&self, language: &str) -> String {
        match self.standard.titles().best(language) {
            "" => self.id.to_string(),
            title => title.to_owned(),
        }
    }

    /// What a unit is called, for a reader of this language; its id where nobody knows it.
    #[must_use]
    pub fn unit<'a>(&'a self, unit: &'a UnitId, language: &str) -> &'a str {
        self.people.unit_name(unit, language)
    }

    /// Whether anything was planned or recorded.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.version > 0
    }
}
