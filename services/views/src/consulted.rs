//! One consultation, straight from its stream, within a horizon: what calls, pages and sheets tell.
//!
//! Whoever sees a text sees what was said of it: a consultation is told to whom its standard is told, and to nobody else.

use jiff::civil::Date;
use plumbline_lifecycle::consultation::{Consultation, Table};
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Event, Horizon, Jurisdiction, PartId, State, StreamId, replay};
use plumbline_log::Reader;

use crate::example::cited_for;
use crate::folded::{NotFolded, folded, stored};
use crate::life::NoLife;
use crate::views::Views;

/// Everything about one consultation.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Consulted {
    pub id: PartId,
    /// The version of the stream's newest event within the horizon.
    pub version: u64,
    pub consultation: Consultation,
    /// Who was asked, what was said and what came of it.
    pub table: Table,
    /// The standard that is consulted on, as it was within the horizon.
    pub standard: Standard,
    /// The place where what is cited for its length binds, where that is another one: an example here.
    pub example_of: Option<Jurisdiction>,
    /// What was recorded up to there is in it, and nothing else.
    pub seen: u64,
    /// The day that is asked about.
    pub day: Date,
}

impl Consulted {
    /// Reads a consultation as of the horizon's day, or of `today` where it names none. One that had not begun by then, and one
    /// whose standard whoever asks may not read, are unknown.
    ///
    /// # Errors
    /// [`NoLife`].
    pub fn read(
        views: &Views,
        log: &Reader,
        id: &PartId,
        horizon: Horizon,
        today: Date,
    ) -> Result<Consulted, NoLife> {
        let log = &log.now();
        let standard = folded(log, &StreamId::Standard(id.owner().clone()), horizon)?.state;
        if !views.shows(id.owner(), &standard, today)? {
            return Err(NoLife::Unknown);
        }
        let stream = StreamId::Consultation(id.clone());
        let rows = log.read_stream(&stream.to_string())?;
        let mut table = Table::default();
        let told = replay(&stream, rows.iter().map(stored), horizon, |row, event, _| {
            if let Event::Consultation(event) = event {
                table.hear(event, row.on);
            }
        })?;
        match (told.state, standard) {
            (State::Consultation(consultation), State::Standard(standard))
                if consultation.held().is_some() =>
            {
                let procedures = views.procedures.known(log, horizon)?;
                let example_of = cited_for(&standard, &procedures);
                Ok(Consulted {
                    id: id.clone(),
                    version: told.version,
                    consultation,
                    table,
                    standard,
                    example_of,
                    seen: horizon.known_at.unwrap_or(log.head()),
                    day: horizon.as_of.unwrap_or(today),
                })
            }
            _ => Err(NoLife::Unknown),
        }
    }

    /// What the text is called, for a reader of this language.
    #[must_use]
    pub fn title(&self, language: &str) -> String {
        match self.standard.titles().best(language) {
            "" => self.id.owner().to_string(),
            title => title.to_owned(),
        }
    }
}

impl From<NotFolded> for NoLife {
    fn from(no: NotFolded) -> NoLife {
        match no {
            NotFolded::Log(error) => NoLife::Log(error),
            NotFolded::Unreadable(error) => NoLife::Unreadable(error),
        }
    }
}
