//! What is right: of each stream what had happened by a day, folded by the core.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::{
    Event, Folded, Horizon, Rules, State, StoredEvent, StreamId, due, waits,
};
use plumbline_log::{Reader, Recorded};

use crate::ties::Said;

/// What everybody must say of one standard on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) place: String,
    pub(crate) code: String,
    pub(crate) since: String,
    pub(crate) label: String,
    pub(crate) titles: BTreeMap<String, String>,
    pub(crate) version: u64,
    pub(crate) due: Option<Date>,
}

/// Every stream of a log, by hand.
pub(crate) struct Truth {
    rows: BTreeMap<String, Vec<Recorded>>,
    pub(crate) said: BTreeMap<String, Said>,
    procedures: Folded,
    calendar: Folded,
    today: Date,
    /// What was worked out already: of each standard, by how many of its events had happened.
    worked_out: RefCell<BTreeMap<(String, usize), Option<Told>>>,
}

impl Truth {
    pub(crate) fn read(folder: &Path) -> Truth {
        let reader = Reader::open(folder).unwrap();
        let mut rows: BTreeMap<String, Vec<Recorded>> = BTreeMap::new();
        for row in reader.read_from(1, 1_000_000).unwrap() {
            if let Some(id) = row.stream.strip_prefix("standard/") {
                rows.entry(id.to_owned()).or_default().push(row);
            }
        }
        let now = Horizon::default();
        let procedures = plumbline_views::folded(&reader, &StreamId::Procedures, now).unwrap();
        let calendar = plumbline_views::folded(&reader, &StreamId::Calendar, now).unwrap();
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
        let today = zone.to_datetime(jiff::Timestamp::now()).date();
        let said =
            rows.iter().map(|(id, rows)| (id.clone(), Said::of(&stream(id), rows))).collect();
        Truth { rows, said, procedures, calendar, today, worked_out: RefCell::default() }
    }

    pub(crate) fn today(&self) -> Date {
        self.today
    }

    pub(crate) fn standards(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    pub(crate) fn first_day(&self) -> Date {
        self.rows.values().flatten().map(|row| row.happened_on).min().unwrap()
    }

    /// The days on which something happened to a standard.
    pub(crate) fn days(&self, standard: &str) -> Vec<Date> {
        self.rows[standard].iter().map(|row| row.happened_on).collect()
    }

    /// What is right of a standard at the end of a day; nothing before it began.
    pub(crate) fn told(&self, standard: &str, day: Date) -> Option<Told> {
        let until: Vec<&Recorded> =
            self.rows[standard].iter().filter(|row| row.happened_on <= day).collect();
        // Nothing but these events goes in, and of two days with equally many they are the same.
        let key = (standard.to_owned(), until.len());
        if let Some(told) = self.worked_out.borrow().get(&key) {
            return told.clone();
        }
        let told = self.work_out(standard, &until);
        self.worked_out.borrow_mut().insert(key, told.clone());
        told
    }

    fn work_out(&self, standard: &str, until: &[&Recorded]) -> Option<Told> {
        let folded = folded(&stream(standard), until.iter().copied(), |_, _, _| {});
        let (State::Standard(known), State::Procedures(adopted), State::Calendar(calendar)) =
            (&folded.state, &self.procedures.state, &self.calendar.state)
        else {
            panic!("streams of other nouns")
        };
        let procedure = adopted.get(known.binding()?).unwrap();
        let rules = Rules { procedure: Some(procedure), calendar };
        let titles = known.titles().into_owned();
        Some(Told {
            place: known.place()?.key().to_owned(),
            code: known.code()?.to_string(),
            since: known.since()?.to_string(),
            label: known.label().unwrap_or_default(),
            titles: titles.into(),
            version: folded.version,
            due: due(&waits(&folded.state, &rules)).and_then(|wait| wait.until),
        })
    }
}

fn stream(standard: &str) -> StreamId {
    StreamId::Standard(standard.parse().unwrap())
}

/// The events in the order in which they were recorded; `each` sees them and the state they led to.
pub(crate) fn folded<'a>(
    stream: &StreamId,
    rows: impl Iterator<Item = &'a Recorded>,
    mut each: impl FnMut(Date, &Event, &State),
) -> Folded {
    let mut folded = Folded::unborn(stream);
    for row in rows {
        let stored = StoredEvent {
            seq: row.seq,
            version: row.version,
            kind: &row.kind,
            schema: row.schema,
            on: row.happened_on,
            data: &row.data,
        };
        let (next, event) = folded.read(stream, &stored).unwrap();
        each(row.happened_on, &event, &next.state);
        folded = next;
    }
    folded
}
