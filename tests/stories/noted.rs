//! The clock of a story: everything that has passed by a day, wherever it is waited for, and that each kind of last day is among it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Event, State, StreamId, Which, deadline, waits};

use crate::World;

impl World {
    /// Notes what has passed by this day until nothing new comes of it. What was noted is asked for again each time: that it
    /// happens once is the core's to see to.
    pub(crate) fn catch_up(&mut self, today: Date) -> Vec<String> {
        let mut told = Vec::new();
        loop {
            let before = told.len();
            for (passes_on, stream, which, until) in self.passed_by(today) {
                // What is not run here was never asked about by a clock.
                let latest = self.0[&stream].state.latest();
                let on = latest.map_or(passes_on, |latest| latest.max(passes_on));
                let command = deadline::Command::NoteDeadline { which, until };
                let given = self.give_as(on, today, None, &stream, &command.clone().into());
                // What follows may stand on another stream, where something later has happened.
                let given =
                    given.or_else(|_| self.give_as(today, today, None, &stream, &command.into()));
                let Ok(events) = given else { continue };
                let Some((_, Event::Deadline(noted))) = events.first() else {
                    panic!("{events:?}")
                };
                let also: Vec<String> = events[1..]
                    .iter()
                    .map(|(of, event)| format!(" + {} of {of}", event.kind()))
                    .collect();
                told.push(format!(
                    "{stream} {} until {until}: {} days late{}",
                    which.key(),
                    noted.late_days(today),
                    also.concat()
                ));
            }
            if told.len() == before {
                return if told.is_empty() { vec!["nothing".into()] } else { told };
            }
        }
    }

    fn passed_by(&self, today: Date) -> Vec<(Date, StreamId, Which, Date)> {
        let mut passed = Vec::new();
        for (stream, folded) in &self.0 {
            let is_ours = !matches!(folded.state, State::Standard(Standard::Observed(_)));
            for wait in waits(&folded.state, &self.rules(stream)).into_iter().filter(|_| is_ours) {
                if let (Some(on), Some(until)) = (wait.passes_on(), wait.until)
                    && on <= today
                {
                    passed.push((on, stream.clone(), wait.which, until));
                }
            }
        }
        passed.sort();
        passed
    }
}

/// What the keys of a kind begin with, where it has a last day. A kind that is new gets a row here, and then one in the story.
fn with_last_day(which: Which) -> Option<&'static str> {
    match which {
        Which::Plan => Some("plan"),
        Which::Milestone(_) => Some("milestone"),
        Which::Extension => Some("extension"),
        Which::Stay => Some("stay"),
        Which::Consultation => Some("consultation"),
        Which::Review => Some("review"),
        Which::ReviewLead => Some("review-lead"),
        Which::Publicity => Some("publicity"),
        Which::Filing => Some("filing"),
        Which::Report => Some("report"),
        Which::Effective => Some("effective"),
        Which::Seat { .. } => Some("seat"),
        Which::Invitation { .. } => Some("invitation"),
        Which::Papers => Some("papers"),
        Which::Ballot => Some("ballot"),
        Which::Rollout => Some("rollout"),
        Which::Rectification { .. } => Some("rectification"),
        Which::Term { .. } => Some("term"),
        // Whoever is waited for there is told no day by any procedure.
        Which::Disposal
        | Which::Resumption
        | Which::Successor
        | Which::Gate(_)
        | Which::Resubmission
        | Which::Panel
        | Which::Conclusion
        | Which::Feedback { .. }
        | Which::Reinspection { .. } => None,
    }
}

#[test]
fn each_kind_of_last_day_is_noted_once_with_its_lateness_by_a_clock_that_was_down() {
    let story = std::fs::read_to_string(crate::folder().join("clock.story")).unwrap();
    let mut asked = story.split(" procedures catch-up\n").skip(1);
    let (first, second) = (asked.next().unwrap(), asked.next().unwrap());
    let answers = |text: &str| -> Vec<String> {
        let lines = text.lines().map_while(|line| line.strip_prefix("    -> "));
        lines.map(str::to_owned).collect()
    };
    let noted = answers(first);
    let mut once = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for line in &noted {
        let (what, late) = line.split_once(": ").unwrap();
        assert!(once.insert(what.to_owned()), "twice: {what}");
        assert!(!late.starts_with("0 days"), "{line}");
        let key = what.split(' ').nth(1).unwrap();
        kinds.insert(key.split(':').next().unwrap().to_owned());
    }
    let wanted = EVERY.iter().filter_map(|which| with_last_day(*which)).map(str::to_owned);
    assert_eq!(kinds, wanted.collect());
    assert_eq!(answers(second), ["nothing"]);
}

/// One of each kind; `with_last_day` does not compile without a new one.
const EVERY: [Which; 27] = {
    use plumbline_lifecycle::procedure::Gate;
    [
        Which::Plan,
        Which::Milestone(Gate::Consultation),
        Which::Extension,
        Which::Stay,
        Which::Consultation,
        Which::Disposal,
        Which::Review,
        Which::ReviewLead,
        Which::Publicity,
        Which::Filing,
        Which::Report,
        Which::Resumption,
        Which::Successor,
        Which::Effective,
        Which::Gate(Gate::Proposal),
        Which::Seat { step: 1, seat: 1 },
        Which::Resubmission,
        Which::Panel,
        Which::Invitation { no: 1 },
        Which::Papers,
        Which::Conclusion,
        Which::Ballot,
        Which::Rollout,
        Which::Feedback { no: 1 },
        Which::Rectification { no: 1 },
        Which::Reinspection { no: 1 },
        Which::Term { no: 1 },
    ]
};
