//! What was overdue at the end of a day, of every kind: worked out a second time from the events up to that day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::{Horizon, Rules, State, StreamId, waits};
use plumbline_log::{Reader, Recorded};
use plumbline_testkit::Client;
use serde_json::json;

use crate::truth::folded;

/// A wait: its stream, what it is in English, and its last day.
pub(crate) type Late = BTreeSet<(String, String)>;

/// The streams that can make somebody late, by hand.
pub(crate) struct Overdue {
    rows: BTreeMap<StreamId, Vec<Recorded>>,
    procedures: State,
    calendar: State,
}

impl Overdue {
    pub(crate) fn read(folder: &Path) -> Overdue {
        let reader = Reader::open(folder).unwrap();
        let mut rows: BTreeMap<StreamId, Vec<Recorded>> = BTreeMap::new();
        for row in reader.read_from(1, 1_000_000).unwrap() {
            rows.entry(row.stream.parse().unwrap()).or_default().push(row);
        }
        let now =
            |stream| plumbline_views::folded(&reader, &stream, Horizon::default()).unwrap().state;
        let (procedures, calendar) = (now(StreamId::Procedures), now(StreamId::Calendar));
        Overdue { rows, procedures, calendar }
    }

    /// What is right at the end of a day, and of how many kinds of stream.
    pub(crate) fn told(&self, day: Date) -> (Late, BTreeSet<String>) {
        let (State::Procedures(adopted), State::Calendar(calendar)) =
            (&self.procedures, &self.calendar)
        else {
            panic!("streams of other nouns")
        };
        let (mut late, mut nouns) = (Late::new(), BTreeSet::new());
        for (stream, rows) in &self.rows {
            // An approval may be one of a pool.
            if stream.owner().is_none() && !matches!(stream, StreamId::Approval(_)) {
                continue;
            }
            let until = rows.iter().filter(|row| row.happened_on <= day);
            let state = folded(stream, until, |_, _, _| {}).state;
            let procedure = match &state {
                State::Standard(standard) => {
                    standard.binding().and_then(|binding| adopted.get(binding)).map(AsRef::as_ref)
                }
                _ => None,
            };
            for wait in waits(&state, &Rules { procedure, calendar }) {
                let Some(until) = wait.until.filter(|until| wait.binds() && *until < day) else {
                    continue;
                };
                late.insert((stream.to_string(), until.to_string()));
                nouns.insert(format!("{:?}", stream.noun()));
            }
        }
        (late, nouns)
    }
}

/// What the API tells.
pub(crate) fn told(api: &mut Client, day: Date) -> Late {
    let asked = json!({ "asOf": day.to_string(), "pageSize": 1000 });
    let answer = api.post("/plumbline.v1.DeskService/GetDue", &asked).unwrap();
    assert_eq!(answer.status, 200, "GetDue as of {day}: {}", answer.text());
    let body = answer.json();
    assert!(body["overdueMore"].is_null(), "more than one answer holds");
    let rows = body["overdue"].as_array().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter()
        .map(|row| {
            assert!(text(&row["since"]) <= day.to_string(), "{row}");
            (text(&row["stream"]), text(&row["until"]))
        })
        .collect()
}
