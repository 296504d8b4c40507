//! How long the steps of chains took, as of any day: worked out a second time from the events up to that day, with nothing of a later
//! one at hand.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::approval::{self, Approval, Outcome};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{Calendar, Event, Folded, State, StreamId};
use plumbline_views::{Filter, Views};

use crate::house::Made;

/// A stay at a step: how it ended, for how many days it lasted, and whether that was by its last day, where it had one.
struct Stay {
    step: (Gate, String, String),
    at: u32,
    how: &'static str,
    days: u32,
    in_time: Option<bool>,
}

/// The view says of that day what the events up to it say; how many stays that were.
pub(crate) fn agree(views: &Views, made: &[Made], day: Date) -> usize {
    let mut steps: BTreeMap<(Gate, String, String), Vec<Stay>> = BTreeMap::new();
    let stays = stays(made, day);
    let count = stays.len();
    for stay in stays {
        steps.entry(stay.step.clone()).or_default().push(stay);
    }
    let right: BTreeMap<_, _> =
        steps.into_iter().map(|(step, stays)| (step, told(stays))).collect();
    let said = views.leadership.step_times(&Filter::default(), day).unwrap();
    let mut gates: Vec<usize> = Vec::new();
    let said: BTreeMap<_, _> = said
        .into_iter()
        .map(|of| {
            gates.push(Gate::ALL.iter().position(|gate| *gate == of.gate).unwrap());
            let lengths = (of.median_days.unwrap(), of.p90_days.unwrap(), of.longest_days.unwrap());
            let counts = (of.decided, of.sent_back, of.declined);
            ((of.gate, of.step.zh, of.step.en), (counts, lengths, (of.in_time.hits, of.in_time.of)))
        })
        .collect();
    assert_eq!(said, right, "the steps as of {day}");
    assert!(gates.is_sorted(), "the gates in their order, as of {day}");
    count
}

type Told = ((u64, u64, u64), (u32, u32, u32), (u64, u64));

fn told(stays: Vec<Stay>) -> Told {
    let of = |how| stays.iter().filter(|stay| stay.how == how).count() as u64;
    let mut days: Vec<u32> = stays.iter().map(|stay| stay.days).collect();
    days.sort_unstable();
    let at = |share: usize| days[(days.len() * share).div_ceil(10) - 1];
    let limited = stays.iter().filter_map(|stay| stay.in_time);
    let in_time = limited.clone().filter(|in_time| *in_time).count() as u64;
    (
        (stays.len() as u64, of("sent back"), of("declined")),
        (at(5), at(9), days[days.len() - 1]),
        (in_time, limited.count() as u64),
    )
}

/// Every stay that had ended by that day, of the events up to it. A decision that is taken back takes its stay with it.
fn stays(made: &[Made], day: Date) -> Vec<Stay> {
    let mut trails: BTreeMap<&StreamId, (Folded, Vec<Stay>)> = BTreeMap::new();
    let mut calendar = Folded::unborn(&StreamId::Calendar);
    for Made { on, stream, event } in made.iter().filter(|made| made.on <= day) {
        if *stream == StreamId::Calendar {
            calendar = calendar.then(0, event, *on).unwrap();
        }
        let Event::Approval(said) = event else { continue };
        let held = trails.entry(stream).or_insert_with(|| (Folded::unborn(stream), Vec::new()));
        let State::Approval(before) = held.0.state.clone() else { panic!("{stream}") };
        let folded = std::mem::replace(&mut held.0, Folded::unborn(stream));
        held.0 = folded.then(0, event, *on).unwrap();
        let State::Approval(after) = &held.0.state else { panic!("{stream}") };
        let State::Calendar(calendar) = &calendar.state else { panic!("no calendar") };
        match (said, ended(said, &before, after)) {
            (approval::Event::DecisionTakenBack { step, .. }, _) => {
                let Approval::Running(was) = &before else { panic!("{stream}") };
                if was.at != *step {
                    assert_eq!(held.1.pop().map(|stay| stay.at), Some(*step), "{stream} on {on}");
                }
            }
            (_, Some(how)) => held.1.push(stay(&before, how, *on, calendar)),
            (_, None) => {}
        }
    }
    trails.into_values().flat_map(|(_, trail)| trail).collect()
}

fn ended(said: &approval::Event, before: &Approval, after: &Approval) -> Option<&'static str> {
    let Approval::Running(was) = before else { return None };
    match (said, after) {
        (approval::Event::StepSentBack { .. }, _) => Some("sent back"),
        (_, Approval::Ended { outcome: Outcome::Declined, .. }) => Some("declined"),
        (
            approval::Event::SeatDecided { .. } | approval::Event::SignerRemoved { .. },
            Approval::Running(is) | Approval::Ended { chain: is, .. },
        ) => {
            let stands = matches!(after, Approval::Running(_)) && is.at == was.at;
            (!stands && is.route.iter().any(|step| step.no == was.at)).then_some("agreed")
        }
        _ => None,
    }
}

fn stay(before: &Approval, how: &'static str, on: Date, calendar: &Calendar) -> Stay {
    let Approval::Running(was) = before else { panic!("no stay") };
    let step = was.step().unwrap();
    let last = step.within.and_then(|limit| limit.last_day(was.since, calendar));
    Stay {
        step: (was.gate, step.zh.clone(), step.en.clone()),
        at: step.no,
        how,
        days: was.since.until((jiff::Unit::Day, on)).unwrap().get_days().unsigned_abs(),
        in_time: last.map(|last| on <= last.day),
    }
}
