//! How a life is read: found by name, replayed within its horizon, told.

use jiff::civil::Date;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Horizon, StandardId, State, StreamId, deadline, replay, waits};
use plumbline_log::{Reader, Recorded};

use crate::folded::stored;
use crate::leadership::course::stays;
use crate::life::calendars::Calendars;
use crate::life::telling::{Step, Telling};
use crate::life::ties::ties;
use crate::life::{Life, Line, NoLife};
use crate::views::Views;

impl Life {
    /// The life of the standard that goes by `name`: an id, a number or a reference. `today` is the day of the question. One
    /// that is not to be shown to whoever asks, as it was within the horizon, is unknown to them. All of it is read from the
    /// log as it is at one moment, [`Life::seen`].
    ///
    /// # Errors
    /// [`NoLife`].
    pub fn read(
        views: &Views,
        log: &Reader,
        name: &str,
        horizon: Horizon,
        today: Date,
    ) -> Result<Life, NoLife> {
        let id = find(views, name)?;
        // After that: what the catalogue knows is in it.
        let log = &log.now();
        let stream = StreamId::Standard(id.clone());
        let known = known_at(horizon);
        let mut rows = log.read_stream(&stream.to_string())?;
        rows.retain(|row| known.holds(row.happened_on, row.seq));
        // What was recorded late takes its place by its day.
        rows.sort_by_key(|row| (row.happened_on, row.seq));
        let days = || rows.iter().map(|row| row.happened_on);
        let day = horizon.as_of.unwrap_or(today);
        let (before, after) = (days().rfind(|on| *on < day), days().find(|on| *on > day));
        let born = days().next().ok_or(NoLife::Unknown)?;
        let next = nexts(&rows);
        rows.retain(|row| horizon.holds(row.happened_on, row.seq));
        if rows.is_empty() {
            let known = log.read_stream(&stream.to_string())?;
            let then = replay(&stream, known.iter().map(stored), known_at(horizon), |_, _, _| {})?;
            return Err(match views.shows(&id, &then.state, today)? {
                true => NoLife::NotYet { born },
                false => NoLife::Unknown,
            });
        }
        let procedures = views.procedures.known(log, horizon)?;
        let calendars = Calendars::known(log, horizon)?;
        let mut telling = Telling::new(&procedures, &calendars);
        let mut after_each = next.iter().copied();
        let folded = replay(&stream, rows.iter().map(stored), horizon, |stored, event, state| {
            telling.tell(stored.on, event, state, after_each.next().flatten());
        })?;
        if !views.shows(&id, &folded.state, today)? {
            return Err(NoLife::Unknown);
        }
        let standard = match &folded.state {
            State::Standard(standard) => standard.clone(),
            _ => Standard::Unborn,
        };
        let procedure = telling.procedure(&standard).cloned();
        let rules = telling.rules(&standard, next.get(rows.len() - 1).copied().flatten());
        let waits = rules.map(|rules| waits(&folded.state, &rules));
        let owed = match (&standard, &procedure, rules) {
            (Standard::Run(run), Some(procedure), Some(rules)) => run.owed(procedure, &rules),
            _ => Vec::new(),
        };
        // Of a life with late events the last one by its day need not be the newest.
        let newest = |number: fn(&Recorded) -> u64| rows.iter().map(number).max().unwrap_or(0);
        Ok(Life {
            version: newest(|row| row.version),
            last_seq: newest(|row| row.seq),
            seen: horizon.known_at.unwrap_or(log.head()),
            procedure,
            waits: waits.unwrap_or_default(),
            owed,
            stays: stays(&telling.course),
            names: telling.names,
            before,
            after,
            ties: ties(views, log, &id, &standard, horizon)?,
            lines: rows.into_iter().zip(telling.steps).map(Line::of).collect(),
            id,
            horizon,
            standard,
        })
    }
}

impl Line {
    fn of((recorded, step): (Recorded, Step)) -> Line {
        let Step { event, code, moved, kind } = step;
        Line { recorded, event, code, moved, kind }
    }
}

/// Of each event the seq of the next one by which something was true of the standard: what the clock notes is none.
fn nexts(rows: &[Recorded]) -> Vec<Option<u64>> {
    let noted = |row: &&Recorded| deadline::Kind::NAMES.contains(&row.kind.as_str());
    let after = |at: usize| rows.iter().skip(at + 1).find(|row| !noted(row)).map(|row| row.seq);
    (0..rows.len()).map(after).collect()
}

/// By all that was known then, whatever day is asked about.
fn known_at(horizon: Horizon) -> Horizon {
    Horizon { as_of: None, ..horizon }
}

/// The standard that is meant. One whose first event the catalogue was not told of yet is known by its id.
fn find(views: &Views, name: &str) -> Result<StandardId, NoLife> {
    let id = match views.catalogue.meant(name)? {
        Some(id) => id.parse(),
        None => name.parse(),
    };
    id.map_err(|_| NoLife::Unknown)
}
