//! The course of one life: from what was seen on which day, the stays with their ends and last days. Pure.
//!
//! A course is worked out whole each time, from the sightings in the order of their days. A sighting that is recorded late
//! takes its place by date, and everything after it follows; there is no second, incremental rule that could disagree.

use std::collections::BTreeMap;

use plumbline_lifecycle::{End, MoveKind, Place, Procedure, Stage, StageCode};

use crate::day::{NEVER, date_of, number};

/// What the log says of one day: of several moves in a day the last one in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sighting {
    pub(crate) code: StageCode,
    /// Told by another body's catalogue, so the move is judged; our own moves were judged when they were decided.
    pub(crate) observed: bool,
    /// Days that the clock stood still while the standard stood here.
    pub(crate) paused_days: i64,
}

/// The sightings of one standard by day.
pub(crate) type Sightings = BTreeMap<i64, Sighting>;

/// Limits that hold across several stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The last day of the plan: the draft should have passed expert review by then.
    pub(crate) plan_due: Option<i64>,
    /// The clock stands still since that day.
    pub(crate) suspended_on: Option<i64>,
}

/// One interval: `entered <= day < left`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stay {
    pub(crate) entered: i64,
    /// [`NEVER`] while it lasts.
    pub(crate) left: i64,
    pub(crate) sighting: Sighting,
    /// When it came to this place, perhaps under another code.
    pub(crate) since: i64,
    /// The place it came from; `None` at first.
    pub(crate) came_from: Option<StageCode>,
    /// The last day allowed, or [`NEVER`].
    pub(crate) due: i64,
    /// For observed lives.
    pub(crate) kind: Option<MoveKind>,
}

impl Stay {
    pub(crate) fn place(&self) -> Place {
        self.sighting.code.place()
    }

    /// The first day on which it is late, if that comes before it leaves.
    pub(crate) fn late_from(&self) -> Option<i64> {
        let late = (self.due + 1).max(self.entered);
        (self.due < NEVER && late < self.left).then_some(late)
    }
}

/// Works out the course.
pub(crate) fn course(sightings: &Sightings, clock: &Clock, procedure: &Procedure) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::with_capacity(sightings.len());
    let mut code_since = 0;
    let mut paused_days = 0;
    for (day, sighting) in sightings {
        let before = stays.last_mut().map(|stay| {
            stay.left = *day;
            *stay
        });
        let same_code = before.is_some_and(|b| b.sighting.code == sighting.code);
        if !same_code {
            code_since = *day;
            paused_days = 0;
        }
        paused_days += sighting.paused_days;
        let came_from = before.map(|b| b.sighting.code);
        let since = before.filter(|b| b.place() == sighting.code.place()).map_or(*day, |b| b.since);
        let own = procedure
            .time_limit(sighting.code)
            .and_then(|limit| limit.after(date_of(code_since)))
            .map(number);
        let plan = if under_plan(sighting.code.place()) { clock.plan_due } else { None };
        let due = own.map(|day| day + paused_days).into_iter().chain(plan).min().unwrap_or(NEVER);
        let kind = sighting.observed.then(|| procedure.classify(came_from, sighting.code));
        stays.push(Stay {
            entered: *day,
            left: NEVER,
            sighting: *sighting,
            since,
            came_from,
            due,
            kind,
        });
    }
    if let (Some(last), Some(_)) = (stays.last_mut(), clock.suspended_on) {
        last.due = NEVER;
    }
    stays
}

/// The plan runs from acceptance to the end of expert review.
fn under_plan(place: Place) -> bool {
    match place {
        Place::At(Stage::Drafting | Stage::ExpertReview) => true,
        Place::At(
            Stage::Proposal | Stage::Publication | Stage::Implementation | Stage::Revision,
        )
        | Place::Ended(End::Rejected | End::Withdrawn | End::Abolished) => false,
    }
}
