//! What the leadership group is told of all standards: how far they are applied, what was fed back, how long steps took. Worked out a
//! second time from the events up to that day.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::approval::{self, Approval, Outcome};
use plumbline_lifecycle::implementation::{Basis, Figures, Ledger, Wish};
use plumbline_lifecycle::{Event, Folded, Jurisdiction, StandardId, State, StreamId};
use plumbline_log::{Reader, Recorded};
use plumbline_testkit::Client;
use serde_json::{Value, json};

use crate::truth::folded;

/// The streams that the questions are about, by hand.
pub(crate) struct Group {
    rows: BTreeMap<StreamId, Vec<Recorded>>,
    /// The standards that are kept at or within the place of whoever asks.
    within: Jurisdiction,
}

/// What is told on one day, or is right.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) in_use: u64,
    coverage: (u64, u64),
    satisfaction: (u64, u64),
    pub(crate) unanswered: u64,
    /// Steps that were decided, and of these how many were sent back and declined.
    pub(crate) steps: (u64, u64, u64),
}

impl Group {
    pub(crate) fn read(folder: &Path, within: &str) -> Group {
        let mut rows: BTreeMap<StreamId, Vec<Recorded>> = BTreeMap::new();
        for row in Reader::open(folder).unwrap().read_from(1, 1_000_000).unwrap() {
            let stream: StreamId = row.stream.parse().unwrap();
            if is_asked(&stream) {
                rows.entry(stream).or_default().push(row);
            }
        }
        Group { rows, within: within.parse().unwrap() }
    }

    fn until(&self, stream: &StreamId, day: Date) -> impl Iterator<Item = &Recorded> {
        self.rows.get(stream).into_iter().flatten().filter(move |row| row.happened_on <= day)
    }

    /// Whether the standard had begun by then, at a place that is asked about.
    fn tells_of(&self, standard: &StandardId, day: Date) -> bool {
        let stream = StreamId::Standard(standard.clone());
        match folded(&stream, self.until(&stream, day), |_, _, _| {}).state {
            State::Standard(known) => {
                known.jurisdiction().is_some_and(|area| area.within(&self.within))
            }
            _ => false,
        }
    }

    /// What is right at the end of a day.
    pub(crate) fn told(&self, day: Date) -> Told {
        let mut told = Told::default();
        for stream in self.rows.keys() {
            match stream {
                StreamId::Implementation(id) if self.tells_of(id, day) => {
                    self.used(stream, day, &mut told);
                }
                StreamId::Approval(part)
                    if part.pool().is_none() && self.tells_of(part.owner(), day) =>
                {
                    let trail = self.decided(stream, day);
                    let of = |how| trail.iter().filter(|one| **one == how).count() as u64;
                    told.steps.0 += trail.len() as u64;
                    told.steps.1 += of("back");
                    told.steps.2 += of("declined");
                }
                _ => {}
            }
        }
        told
    }

    fn used(&self, stream: &StreamId, day: Date, told: &mut Told) {
        let (mut ledger, mut begun) = (Ledger::default(), false);
        folded(stream, self.until(stream, day), |on, event, _| {
            begun = true;
            if let Event::Implementation(event) = event {
                ledger.hear(event, on);
            }
        });
        if !begun || ledger.ended.is_some() {
            return;
        }
        told.in_use += 1;
        let add = |to: &mut (u64, u64), Figures { hits, of }| *to = (to.0 + hits, to.1 + of);
        add(&mut told.coverage, ledger.by_unit(Basis::Coverage).1);
        add(&mut told.satisfaction, ledger.by_unit(Basis::Satisfaction).1);
        let open = |said: &plumbline_lifecycle::implementation::Said| {
            said.wants != Wish::Nothing && said.answer.is_none()
        };
        told.unanswered += ledger.feedback.values().filter(|said| open(said)).count() as u64;
    }

    /// How each step was decided, in that order; what was taken back is not among it.
    fn decided(&self, stream: &StreamId, day: Date) -> Vec<&'static str> {
        let (mut before, mut trail) = (Folded::unborn(stream).state, Vec::new());
        folded(stream, self.until(stream, day), |_, event, after| {
            if let (State::Approval(Approval::Running(was)), State::Approval(is)) = (&before, after)
            {
                let gone = is.chain().is_some_and(|chain| chain.at != was.at);
                match event {
                    Event::Approval(approval::Event::StepSentBack { .. }) => trail.push("back"),
                    Event::Approval(approval::Event::DecisionTakenBack { .. }) if gone => {
                        trail.pop();
                    }
                    Event::Approval(approval::Event::SeatDecided { .. }) => match is {
                        Approval::Ended { outcome: Outcome::Declined, .. } => {
                            trail.push("declined");
                        }
                        Approval::Ended { .. } => trail.push("agreed"),
                        _ if gone => trail.push("agreed"),
                        _ => {}
                    },
                    _ => {}
                }
            }
            before = after.clone();
        });
        trail
    }
}

fn is_asked(stream: &StreamId) -> bool {
    matches!(stream, StreamId::Standard(_) | StreamId::Implementation(_) | StreamId::Approval(_))
}

/// What the API tells.
pub(crate) fn told(api: &mut Client, day: Date) -> Told {
    let mut ask = |call: &str| -> Value {
        let asked = json!({ "asOf": day.to_string() });
        let path = format!("/plumbline.v1.LeadershipService/{call}");
        let answer = api.post(&path, &asked).unwrap();
        assert_eq!(answer.status, 200, "{call} as of {day}: {}", answer.text());
        answer.json()
    };
    let number = |value: &Value| value.as_u64().unwrap_or_default();
    let share = |of: &Value| {
        let part = |name: &str| of[name].as_str().map_or(0, |text| text.parse().unwrap());
        (part("hits"), part("of"))
    };
    let (used, open, times) = (ask("GetInUse"), ask("ListOpenFeedback"), ask("GetTimes"));
    assert_eq!(number(&used["unanswered"]), number(&open["total"]), "as of {day}");
    let later = |on: &str| on > day.to_string().as_str();
    let rows = open["rows"].as_array().into_iter().flatten();
    assert!(rows.clone().all(|row| !later(row["on"].as_str().unwrap())), "{open}");
    let steps = times["steps"].as_array().cloned().unwrap_or_default();
    let sum = |name: &str| steps.iter().map(|step| number(&step[name])).sum();
    Told {
        in_use: number(&used["total"]),
        coverage: share(&used["coverage"]),
        satisfaction: share(&used["satisfaction"]),
        unanswered: number(&open["total"]),
        steps: (sum("decided"), sum("sentBack"), sum("declined")),
    }
}
